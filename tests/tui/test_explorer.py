"""Exploring the guide from the keyboard."""

from __future__ import annotations

import gc
from pathlib import Path
from weakref import ref

import pytest
from driver import Driver, interface

from conftest import MakePack, messenger_data
from imtui.guide.model import Guide
from imtui.guide.reading.folder import read_folder
from imtui.language import Lang
from imtui.tui.explorer.screen import ExploreScreen

DOCUMENT_APPS = ["Gajim", "Conversations", "Dino", "Monal", "Siskin IM"]


async def test_the_guide_opens_with_its_introduction_and_categories(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.sees(
            "Instant messaging and digital self-defence", "Very good", "Fairly good", "Bad", "/ filter", "? more"
        )
        await ui.sees("communicating in private is no trifle")


async def test_typing_android_leaves_only_what_runs_on_android(guide: Guide) -> None:
    running = [m for m in guide.messengers.values() if "android" in m.platforms]
    async with interface(guide) as ui:
        await ui.press("/")
        await ui.type("android")
        await ui.sees(f"{len(running)} of {len(guide.messengers)}")
        await ui.sees_no("Skype")


async def test_enter_on_xmpp_opens_its_apps_the_document_s_first(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("/")
        await ui.type("xmpp")
        await ui.sees("1 of")
        await ui.press("enter", "enter")
        await ui.until(lambda: ui.state.messenger == "xmpp-omemo")
        await ui.sees(*DOCUMENT_APPS)
        text = ui.screen_text()
        assert sorted(DOCUMENT_APPS, key=lambda app: text.index("      " + app)) == DOCUMENT_APPS


async def test_enter_opens_what_is_closed_and_closes_what_is_open(guide: Guide) -> None:
    def tree(ui: Driver) -> str:
        return "\n".join(line[:41] for line in ui.screen_text().splitlines()[3:])

    async with interface(guide, "signal") as ui:
        await ui.press("down", "down", "down", "enter")
        await ui.until(lambda: "Signal (Android)" in tree(ui), "its apps")
        await ui.press("down", "enter")
        await ui.until(lambda: "Signal (Android)" in tree(ui), "an app holds nothing")
        await ui.press("tab", "up", "enter", "tab", "up", "enter")
        await ui.until(lambda: "Signal (Android)" not in tree(ui) and "Signal" in tree(ui), "no apps")
        await ui.press("up", "enter")
        await ui.until(lambda: "Signal" not in tree(ui), "a closed category")
        await ui.press("enter")
        await ui.until(lambda: "Signal" in tree(ui), "an open category")
        await ui.press("down", "tab", "enter", "tab")
        await ui.until(lambda: "Signal (Android)" not in tree(ui), "Enter acts on the page where keys do")


async def test_enter_opens_the_page_where_only_one_pane_fits_and_never_closes(guide: Guide) -> None:
    async with interface(guide, "signal", size=(80, 24)) as ui:
        await ui.press("down", "down", "enter", "enter")
        await ui.sees("Signal", "Fairly good", "The guide")
        await ui.press("down", "enter")
        await ui.sees("Good if you need")
        await ui.press("escape", "enter")
        await ui.sees("Good if you need")
        await ui.press("escape")
        await ui.sees("Signal (Android)")
        await ui.press("g", "enter")
        await ui.sees("Instant messaging and digital self-defence")


async def test_the_page_follows_the_cursor(guide: Guide) -> None:
    async with interface(guide, "signal") as ui:
        await ui.press("down", "down", "down")
        await ui.until(lambda: ui.state.messenger == "signal")
        await ui.sees("depends", "Good if you need")


async def test_the_selected_messenger_stays_while_it_matches(guide: Guide) -> None:
    async with interface(guide, "signal") as ui:
        await ui.press("down", "down", "down")
        await ui.until(lambda: ui.state.messenger == "signal")
        await ui.press("escape")
        await ui.until(lambda: not ui.state.query)
        assert ui.state.messenger == "signal"
        await ui.press("/")
        await ui.type("android")
        await ui.until(lambda: bool(ui.state.query))
        assert ui.state.messenger == "signal"


async def test_lists_and_pages_scroll_to_their_end(guide: Guide) -> None:
    async with interface(guide, size=(110, 20)) as ui:
        await ui.sees_no("Zoom Team Chat")
        await ui.press("G")
        await ui.sees("Zoom Team Chat")
        await ui.press("tab", "G")
        await ui.sees_no("more line")
        await ui.press("g")
        await ui.sees("more lines")
        await ui.press("pagedown")
        first = ui.explorer.view.page.scroll_y
        await ui.until(lambda: ui.explorer.view.page.scroll_y > 0 and first >= 0)
        await ui.press("escape", "g")
        await ui.sees("The guide")


async def test_nothing_found_says_so_and_how_to_widen(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("/")
        await ui.type("xyzzyx")
        await ui.sees("0 of", "Nothing answers this filter", "To widen it")


async def test_an_unreadable_filter_keeps_the_last_result(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("/")
        await ui.type("e2ee")
        await ui.sees(" of ")
        shown = ui.screen_text().split(" of ")[0].split()[-1]
        await ui.type(":mayby")
        await ui.sees("! column 6", "one of: yes", f"{shown} of ")


async def test_escape_peels_one_layer_and_never_quits(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("/")
        await ui.type("ios")
        await ui.press("escape", "f")
        await ui.sees("Platforms", "[+] iOS")
        await ui.press("escape")
        await ui.sees_no("[+] iOS")
        assert ui.state.query
        await ui.press("escape")
        await ui.until(lambda: not ui.state.query)
        await ui.press("escape", "escape", "escape")
        await ui.sees("filter: a name, a platform, a property")
        assert ui.app.is_running


async def test_the_panel_requires_excludes_and_ignores(guide: Guide) -> None:
    async with interface(guide) as ui:
        total = len(guide.messengers)
        await ui.press("f", "space")
        await ui.sees("[+] GNU/Linux")
        required = len(ui.explorer.session.index.matching(ui.state.query))
        await ui.press("space")
        await ui.sees("[−] GNU/Linux", "-platform:gnu-linux")
        excluded = len(ui.explorer.session.index.matching(ui.state.query))
        assert required + excluded == total
        await ui.press("space")
        await ui.sees("[ ] GNU/Linux", f"{total} messengers")


async def test_marking_names_the_marked_across_filters(guide: Guide) -> None:
    async with interface(guide, "signal") as ui:
        await ui.press("space")
        await ui.sees("Choose a messenger first.")
        await ui.press("down", "down", "down", "space")
        await ui.sees("marked: Signal")
        await ui.press("escape")
        await ui.sees("marked: Signal")


async def test_why_explains_the_verdict(guide: Guide) -> None:
    async with interface(guide, "xmpp") as ui:
        await ui.press("down", "down", "w")
        await ui.sees("Why “Very good”", "Why they differ")
        await ui.press("escape")
        await ui.sees("1 of")


@pytest.mark.parametrize("key", ["?", "f1"])
async def test_help_shows_every_key(guide: Guide, key: str) -> None:
    async with interface(guide, size=(100, 200)) as ui:
        await ui.press(key)
        await ui.sees("Type a filter, applied as you type", "Quit (while typing", "Signs")
        await ui.press("escape")
        await ui.sees("The guide")


async def test_what_a_screen_drew_goes_with_it(guide: Guide) -> None:
    async with interface(guide) as ui:
        for _time in range(2):  # one screen, the first, stays in a context that Textual keeps: no more of them
            await ui.press("?")
            await ui.sees("Help")
            await ui.press("escape")
            await ui.sees("The guide")
        await ui.press("?")
        await ui.sees("Help")
        drawn = [ref(widget._styles_cache) for widget in ui.app.screen.walk_children(with_self=True)]
        await ui.press("escape")
        await ui.until(lambda: gc.collect() >= 0 and not any(lines() for lines in drawn), "nothing is left of it")


async def test_q_is_a_letter_while_typing_and_quits_elsewhere(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("/", "q")
        await ui.until(lambda: bool(ui.state.query))
        await ui.press("escape", "escape", "q")
        await ui.until(lambda: not ui.app.is_running)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12), (20, 6), (10, 2), (300, 100)])
async def test_it_stands_any_size(guide: Guide, size: tuple[int, int]) -> None:
    async with interface(guide, size=size) as ui:
        for keys in (["down"] * 3, ["enter"], ["tab"], ["f"], ["escape"], ["/", "a", "escape"], ["?"], ["escape"]):
            await ui.press(*keys)
        assert ui.app.is_running


async def test_it_follows_a_resize_at_any_time(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("/")
        await ui.type("xm")
        await ui.resize(40, 12)
        await ui.type("pp")
        await ui.resize(100, 30)
        await ui.sees("1 of", "XMPP")


async def test_one_pane_at_a_time_when_narrow(guide: Guide) -> None:
    async with interface(guide, "signal", size=(80, 24)) as ui:
        await ui.press("down", "down", "down")
        await ui.sees_no("Good if you need")
        await ui.press("enter")
        await ui.sees("Good if you need")
        await ui.sees_no("1/17")
        there = ui.state
        await ui.press("right", "right", "enter")
        await ui.sees("Good if you need")
        assert ui.state == there, "what opens and closes is the tree, and only where keys act on it"
        await ui.press("escape")
        await ui.sees("Signal (Android)")


IN_FRENCH = ["Très bon", "filtrer", "Le guide"]
IN_ENGLISH = ["Very good", "filter", "The guide"]


@pytest.mark.parametrize(("lang", "words"), [("fr", IN_FRENCH), ("en", IN_ENGLISH)])
async def test_it_speaks_both_languages(guide: Guide, lang: Lang, words: list[str]) -> None:
    async with interface(guide, lang=lang) as ui:
        await ui.sees(*words)


@pytest.mark.parametrize("payload", ["[/x]", "[@click=app.quit]x[/]", "[$primary]", "[link=https://a]b[/link]", "[b"])
async def test_markup_in_data_is_text(make_pack: MakePack, payload: str) -> None:
    texts = {"fr": payload, "en": payload}
    messenger = messenger_data("one", name=payload, summary=texts, caveat=texts)
    async with interface(read_folder(make_pack(messenger))) as ui:
        await ui.press("/")
        await ui.type(f'"{payload}"')
        await ui.press("enter", "space", "w")
        await ui.sees(payload)
        await ui.press("escape")
        await ui.sees("marked: " + payload)


async def test_markup_in_a_message_is_text(guide: Guide) -> None:
    async with interface(guide) as ui:
        ui.app.notify("[/x] [@click=app.quit]y[/]")
        await ui.sees("[/x] [@click=app.quit]y[/]")


async def test_what_is_pasted_into_the_filter_is_only_text(guide: Guide) -> None:
    from textual.events import Paste
    from textual.widgets import Input

    async with interface(guide) as ui:
        await ui.press("/")
        line = ui.explorer.query_one(Input)
        line.post_message(Paste("\x1b]52;c;aGk=\x07sig\u202enal\x9b"))
        await ui.until(lambda: line.value == "]52;c;aGk=signal")


async def test_ascii_draws_no_other_sign(guide: Guide) -> None:
    async with interface(guide, "signal", lang="en", ascii_only=True) as ui:
        await ui.press("down", "down", "down")
        await ui.sees("FAIRLY")
        text = ui.screen_text()
        assert not set("▸▾✓✗–☺☹●─│…“”") & set(text)


async def test_asking_which_keys_are_active_tells_no_reasons(guide: Guide) -> None:
    async with interface(guide) as ui:
        assert ui.app.screen.active_bindings
        await ui.press("j")
        await ui.until(lambda: bool(ui.state.cursor))
        await ui.sees_no("Mark two messengers", "Nothing is left out")


async def test_capitals_act_as_small_letters_unless_they_have_a_meaning(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("S")
        await ui.sees("Which situation?")
        await ui.press("escape", "F")
        await ui.sees("[ ]")


async def test_letters_of_another_alphabet_say_once_what_works(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("й", "ц")
        await ui.sees("“й” is no key here")
        await ui.press("/", "й")
        await ui.until(lambda: ui.explorer.view.query_line.value == "й")
        assert ui.screen_text().count("is no key here") == 1


async def test_ctrl_c_says_once_how_to_quit_then_quits(guide: Guide) -> None:
    async with interface(guide, lang="fr") as ui:
        await ui.press("ctrl+c")
        await ui.sees("Pour quitter")
        await ui.press("j", "?", "ctrl+c")
        await ui.until(lambda: ui.app.is_running, "still there")
        await ui.press("ctrl+c")
        await ui.until(lambda: not ui.app.is_running, "the end")


async def test_page_list_and_marks_can_be_saved(guide: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with interface(guide, "ios free") as ui:
        await ui.press("down", "down", "space", "e")
        await ui.sees("messengers platform:ios free", "csv     for a spreadsheet", "marked", "a page to print")
        await ui.press("enter", "enter")
        await ui.sees("is written")
        await ui.press("e", *(["down"] * 5), "enter", "enter")
        await ui.sees("messengers-platform-ios-free.csv is written")
        marked = guide.messengers[ui.state.marked[0]]
    written = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir() if path.is_file()}
    page = written[f"{marked.id}.html"]
    assert marked.name in page
    (listed,) = (text for name, text in written.items() if name.startswith("messengers"))
    assert "Filter: iOS" in listed


@pytest.mark.parametrize(
    ("downs", "choices", "file", "says"),
    [
        (2, 14, "marked-berty-cards.html", "Berty"),
        (2, 15, "marked-berty-answers.html", "What decided"),
        (0, 1, "instant-messaging-and-digital-self-defence-poster.html", "Tox"),
    ],
)
async def test_what_a_workshop_hands_out_can_be_saved(
    downs: int, choices: int, file: str, says: str, guide: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with interface(guide) as ui:
        await ui.press("g", *["down"] * downs, "space", "e")
        await ui.sees("Save: choose a format")
        await ui.press(*["down"] * choices, "enter", "enter")
        await ui.until((tmp_path / file).exists, "the file")
    assert says in (tmp_path / file).read_text("utf-8")


async def test_the_page_of_a_category_counts_as_the_tree_does(guide: Guide) -> None:
    async with interface(guide, "ios") as ui:
        await ui.press("g", "down")
        (category,) = ui.state.cursor
        index = ui.explorer.session.index
        shown, total = len(index.by_category(ui.state.query)[category]), index.category_sizes[category]
        await ui.sees(f"{shown}/{total}", f"{shown} of {total} messengers")


async def test_a_key_that_breaks_something_ends_the_program_with_what_broke(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_something(_screen: ExploreScreen) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(ExploreScreen, "action_zoom", break_something)
    with pytest.raises(ZeroDivisionError):
        await visit_that_ends(guide, "z")


async def visit_that_ends(guide: Guide, key: str) -> None:
    """Press a key that ends the program."""
    async with interface(guide) as ui:
        await ui.press(key)
        await ui.until(lambda: not ui.app.is_running, "the end")
