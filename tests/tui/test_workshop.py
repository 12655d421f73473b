"""The workshop from the keyboard: situations, questions, words, the sorting game."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import Driver, interface

from imtui.guide.model import Guide
from imtui.language import Lang
from imtui.tui.painting.page_view import PageView


async def test_a_situation_becomes_the_filter(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("s")
        await ui.sees("Which situation?")
        scenario = next(iter(guide.scenarios.values()))
        await ui.press("down", "enter")
        await ui.sees(str(scenario.title)[:40], "What is needed")
        await ui.press("enter")
        await ui.until(lambda: bool(ui.state.query))
        assert ui.state.query == ui.explorer.session.vocabulary.parse(scenario.needs)


async def test_those_who_satisfy_a_situation_can_be_marked(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("s", "down", "enter", "space")
        await ui.until(lambda: bool(ui.state.query))
        matching = {m.id for m in ui.explorer.session.index.matching(ui.state.query)}
        assert set(ui.state.marked) <= matching
        assert ui.state.marked


async def test_seven_questions_at_most_and_not_knowing_is_an_answer(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("s", "enter")
        assert len(guide.questions) <= 7
        for number in range(1, len(guide.questions) + 1):
            await ui.sees(f"Question {number} of {len(guide.questions)}", "I don't know")
            await ui.press("end", "enter")
        await ui.sees("Your situation", "asks for nothing")
        await ui.press("escape")
        await ui.sees("The guide")


async def test_an_answer_is_shown_as_the_requirement_it_became(guide: Guide) -> None:
    async with interface(guide, size=(120, 60)) as ui:
        await ui.press("s", "enter")
        await ui.sees("Question 1")
        await ui.press("home", "space", "enter")
        for number in range(2, len(guide.questions) + 1):
            await ui.sees(f"Question {number} of")
            await ui.press("end", "enter")
        await ui.sees("becomes: Platform: Android", "platform:android")


async def test_the_words_of_a_page_are_explained_over_it(guide: Guide) -> None:
    async with interface(guide, "signal") as ui:
        await ui.press("down", "down", "down", "m")
        await ui.sees("Words:")
        await ui.type("forward")
        await ui.press("enter")
        await ui.sees("forward secrecy")
        await ui.press("escape")
        await ui.until(lambda: ui.state.messenger == "signal")
        await ui.sees("1 of ")


async def test_a_property_is_explained_from_the_panel(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("f", *["down"] * 7, "m")
        await ui.sees("What the answers mean")
        await ui.press("escape")
        await ui.sees("[ ] Android")


async def play(ui: Driver, *choices: str) -> None:
    """Choose a set of messengers and begin."""
    await ui.press("v")
    await ui.sees("What to sort?")
    await ui.press(*choices, "enter")
    await ui.sees("Sorting game", "hidden")


def telling(guide: Guide, lang: Lang) -> list[str]:
    """What would tell a category: its name and its marks."""
    marks = [m.text[lang] for c in guide.categories for m in c.marks]
    return [c.name[lang].upper() for c in guide.categories] + marks


@pytest.mark.parametrize("lang", ["fr", "en"])
async def test_nothing_on_the_screen_tells_a_category_before_it_is_revealed(guide: Guide, lang: Lang) -> None:
    async with interface(guide, lang=lang, size=(120, 50)) as ui:
        await ui.press("v", "enter")
        await ui.until(lambda: " m " in ui.screen_text() and " t " in ui.screen_text(), "the game")
        for _messenger in range(15):
            screen = ui.screen_text()
            lines = [line for line in screen.splitlines() if not line.startswith(" m ")]
            text = "\n".join(lines)
            assert not any(word in text for word in telling(guide, lang)[:3])
            assert not any(c.name[lang] in text for c in guide.categories)
            assert "✓" not in text
            assert "✗" not in text
            await ui.press("down")


async def test_the_group_sorts_passes_and_takes_back(guide: Guide) -> None:
    async with interface(guide) as ui:
        await play(ui)
        await ui.press("m", "t", "space")
        await ui.sees("2 sorted", "passed")
        await ui.press("u", "u")
        await ui.sees("1 sorted")


async def test_what_is_known_is_that_of_the_messenger_under_the_cursor(guide: Guide) -> None:
    async with interface(guide) as ui:
        await play(ui)
        view = ui.app.screen.query_one(PageView)
        await ui.until(lambda: view.page is not None and view.page.title == "Discord")
        await ui.press("down")
        await ui.until(lambda: view.page is not None and view.page.title == "Jami")


def row_of(ui: Driver, name: str) -> str:
    """The row of a messenger in the list of the game, its columns one space apart."""
    rows = (" ".join(line.partition("│")[0].split()) for line in ui.screen_text().splitlines())
    return next(row for row in rows if row.startswith(name))


async def test_revealing_one_shows_both_answers_and_the_reason(guide: Guide) -> None:
    async with interface(guide) as ui:
        await play(ui)
        await ui.press("t", "up", "enter")
        await ui.sees("Show what the guide says of Discord?")
        await ui.press("v")
        await ui.sees("What decided", "What surprises most groups")
        assert row_of(ui, "Discord") == "Discord Very good Bad"
        assert row_of(ui, "the group") == "the group the guide"
        await ui.press("u")
        await ui.until(lambda: row_of(ui, "Discord") == "Discord Very good")
        await ui.sees("To ask yourselves")


@pytest.mark.parametrize("key", ["enter", "R", "v", "space"])
async def test_a_key_held_down_reveals_nothing(key: str, guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("v", "enter")
        await ui.sees("Sorting game")
        await ui.press(*[key] * 9)
        await ui.press("j")
        await ui.sees("15 hidden")


async def test_what_is_revealed_can_be_voted_on_again_apart(guide: Guide) -> None:
    async with interface(guide) as ui:
        await play(ui)
        await ui.press("t", "up", "enter", "v", "p")
        await ui.sees("The group, since")
        assert row_of(ui, "Discord") == "Discord Very good Bad"


async def test_hands_are_counted(guide: Guide) -> None:
    async with interface(guide) as ui:
        await play(ui)
        await ui.press("M", "M", "P", "T", "T", "T")
        await ui.sees("2 / 1 / 3  Very good")
        await ui.press("u")
        await ui.sees("2 / 1 / 2  ?")
        await ui.press("enter", "v")
        await ui.sees("2 ██", "1 █")


async def test_the_game_is_gone_on_with(guide: Guide) -> None:
    async with interface(guide) as ui:
        await play(ui)
        await ui.press("t", "t", "escape")
        await ui.sees("workshop: verdicts are hidden")
        await ui.press("v")
        await ui.sees("Go on with the game (15)")
        await ui.press("enter")
        await ui.sees("2 sorted")


async def test_words_are_explained_and_reasons_given_in_the_game(guide: Guide) -> None:
    async with interface(guide) as ui:
        await play(ui)
        await ui.press("w")
        await ui.sees("hidden until it is revealed")
        await ui.press("tab", "m")
        await ui.sees("Words:")
        await ui.press("escape", "escape", "enter", "v", "w")
        await ui.sees("Why “Bad”: Discord")
        await ui.press("escape", "z")
        await ui.sees_no("Jami")
        await ui.press("escape")
        await ui.sees("Jami")


async def test_revealing_all_closes_with_only_one_left_to_reveal(guide: Guide) -> None:
    async with interface(guide, "signal") as ui:
        await ui.press(*["down"] * 3, "space")
        await play(ui, "down", "down", "down")
        await ui.press("R")
        await ui.sees("Show what the guide says of 1 messenger?")
        await ui.press("v")
        await ui.sees("What the group said")


async def test_revealing_all_closes_without_a_score(guide: Guide) -> None:
    async with interface(guide) as ui:
        await play(ui)
        await ui.press("t", "m", "R")
        await ui.sees("Show what the guide says of 15 messengers?")
        await ui.press("v")
        await ui.sees("What the group said", "They differ")
        text = ui.screen_text()
        assert "%" not in text
        assert "score" not in text.lower()


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_what_is_known_takes_the_place_of_the_list_where_there_is_room_for_one(
    guide: Guide, size: tuple[int, int]
) -> None:
    async with interface(guide, size=size) as ui:
        await ui.press("v", "enter")
        await ui.sees("Snapchat", " Discord ")
        await ui.press("tab")
        await ui.sees("Run by")
        await ui.sees_no("Signal")
        await ui.press("escape")
        await ui.sees("Signal")
        await ui.press("enter", "v", "tab")
        await ui.sees("The group")


@pytest.mark.parametrize("size", [(80, 24), (60, 12), (40, 6)])
@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_quitting_with_votes_always_asks_and_is_seen_to(key: str, size: tuple[int, int], guide: Guide) -> None:
    async with interface(guide, size=size) as ui:
        await ui.press("v", "enter", "m", key)
        await ui.sees("Quit imtui?")
        await ui.press("j")
        await ui.sees_no("Quit imtui?")
        await ui.press("tab", key)
        await ui.until(lambda: ui.app.is_running, "still there")


@pytest.mark.parametrize("keys", [("q", "q"), ("ctrl+q", "ctrl+q"), ("R", "v", "ctrl+q", "enter")])
async def test_quitting_with_votes(keys: tuple[str, str], guide: Guide) -> None:
    async with interface(guide) as ui:
        await play(ui)
        await ui.press("m", *keys)
        await ui.until(lambda: not ui.app.is_running, "the end")


async def test_without_votes_nothing_is_asked(guide: Guide) -> None:
    async with interface(guide) as ui:
        await play(ui)
        await ui.press("escape")
        await ui.sees("The guide")


async def test_what_a_group_did_is_kept_and_gone_on_with(
    guide: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with interface(guide, "platform:ios") as ui:
        await ui.press("down", "down", "space")
        await play(ui)
        await ui.press("m", "t", "escape", "e", "down", "enter")
        await ui.sees("group.yaml")
        await ui.press("enter")
        await ui.sees("group.yaml is written")
        kept = ui.state
        await ui.press("q")
        await ui.until(lambda: not ui.app.is_running, "nothing is lost")
    async with interface(guide) as ui:
        await ui.press("L", "enter")
        await ui.until(lambda: ui.state.game == kept.game)
        assert (ui.state.query, ui.state.marked, ui.state.workshop) == (kept.query, kept.marked, True)
        await ui.press("v", "enter")
        await ui.sees("2 sorted")


async def test_a_file_that_cannot_be_gone_on_with_says_why(
    guide: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "group.yaml").write_text("marks: [signol]\n", encoding="utf-8")
    async with interface(guide) as ui:
        await ui.press("L", "enter")
        await ui.sees("group.yaml:1", "signal")
        await ui.press("escape")
        await ui.sees("The guide")


async def test_the_hints_of_the_game_name_what_acts_on_this_messenger_and_in_this_pane(guide: Guide) -> None:
    async with interface(guide, size=(80, 24)) as ui:
        await play(ui)
        await ui.sees("enter reveal", "space pass", "tab other pane", "m Bad")
        assert "w why" not in hints_of(ui)
        assert "u undo" not in hints_of(ui)
        await ui.press("t", "up", "enter", "v")
        await ui.sees("w why", "u undo")
        assert "enter reveal" not in hints_of(ui)
        await ui.press("tab")
        await ui.sees("m words")
        assert "m Bad" not in ui.screen_text()


async def test_a_situation_told_step_by_step_hints_at_nothing_that_waits_for_the_end(guide: Guide) -> None:
    async with interface(guide, workshop=True) as ui:
        await ui.press("s", "down", "enter")
        await ui.sees("enter show more")
        assert "use as filter" not in hints_of(ui)
        await ui.press("enter")
        await ui.sees("v show it", "any other key: no")
        await ui.press("v", "enter", "v")
        await ui.sees("enter use as filter", "space mark them")


@pytest.mark.parametrize(("opens", "key"), [(("v", "enter"), "a"), (("s", "down", "enter"), "c"), (("?",), "s")])
async def test_a_key_of_the_explorer_that_is_not_heard_here_says_where_it_is(
    guide: Guide, opens: tuple[str, ...], key: str
) -> None:
    async with interface(guide) as ui:
        await ui.press(*opens, key, key)
        await ui.sees(f"“{key}” (")
        assert ui.screen_text().count("is for the explorer") == 1


async def test_escape_never_quits_not_even_when_asked(guide: Guide) -> None:
    async with interface(guide) as ui:
        await play(ui)
        await ui.press("m", "q")
        await ui.sees("Quit imtui?", "any other key: no")
        await ui.press("escape")
        await ui.sees("1 sorted")
        await ui.press("q", "q")
        await ui.until(lambda: not ui.app.is_running, "q twice")


def hints_of(ui: Driver) -> str:
    return ui.screen_text().splitlines()[-1]
