"""Finding one's way in a page: searching it, its sections, going back, and what a wide screen is used for."""

from __future__ import annotations

import pytest
from driver import interface

from imtui.guide.model import Guide
from imtui.tui.painting.page_layout import WIDEST
from imtui.tui.painting.page_view import PageView


async def test_a_page_is_searched_and_the_next_place_found(guide: Guide) -> None:
    async with interface(guide, "signal", size=(80, 24)) as ui:
        await ui.press("down", "down", "down", "tab")
        page = ui.explorer.view.page
        await ui.press("/")
        await ui.type("molly")
        await ui.sees("Search this page", "Molly")
        await ui.press("enter")
        await ui.until(lambda: len(page.found) > 1)
        first = page.found[0]
        await ui.until(lambda: "Molly" in ui.screen_text())
        await ui.press("n")
        await ui.until(lambda: page.found[0] > first)
        await ui.press("N")
        await ui.until(lambda: page.found[0] == first)
        await ui.press("escape", "n")
        await ui.sees("Go to")


@pytest.mark.parametrize("columns", [40, 200])
async def test_what_is_searched_is_found_in_a_terminal_of_another_size(columns: int, guide: Guide) -> None:
    async with interface(guide, "signal", size=(80, 24)) as ui:
        await ui.press("down", "down", "down", "enter", "/")
        await ui.type("molly")
        await ui.sees("Search this page", "Molly")
        await ui.press("end", "down", "down")
        await ui.resize(columns, 24)
        await ui.press("enter")
        page = ui.app.screen.query_one(PageView)
        await ui.until(lambda: bool(page.found))
        await ui.until(lambda: "molly" in dict(page.texts)[page.found[0]].lower())


async def test_a_section_is_gone_to_in_a_terminal_of_another_size(guide: Guide) -> None:
    async with interface(guide, "signal", size=(80, 24)) as ui:
        await ui.press("down", "down", "down", "tab", "o")
        await ui.type("sources")
        await ui.resize(40, 24)
        await ui.press("enter")
        await ui.sees("[1] https://")


async def test_a_section_is_gone_to(guide: Guide) -> None:
    async with interface(guide, "signal", size=(80, 24)) as ui:
        await ui.press("down", "down", "down", "tab", "o")
        await ui.sees("Sections", "The founding document")
        await ui.type("sources")
        await ui.press("enter")
        await ui.sees("[1] https://")


@pytest.mark.parametrize("ascii_only", [False, True])
async def test_a_section_is_gone_to_however_its_name_is_drawn(guide: Guide, ascii_only: bool) -> None:
    async with interface(guide, "sans-numéro android", size=(80, 24), lang="fr", ascii_only=ascii_only) as ui:
        await ui.press("x")
        await ui.sees("Sans num")
        await ui.press("o")
        await ui.type("telephone : ")
        await ui.press("enter")
        page = ui.app.screen.query_one(PageView)
        await ui.until(lambda: dict(page.texts).get(round(page.scroll_y), "").startswith("Sans num"))


async def test_the_help_is_searched_and_begins_with_what_can_be_done_here(guide: Guide) -> None:
    async with interface(guide, size=(80, 24)) as ui:
        await ui.press("v", "enter", "?")
        await ui.sees("In the sorting game", "Put the messenger into the last category")
        await ui.press("/")
        await ui.type("qr code")
        await ui.press("enter")
        await ui.sees("Show the QR code")


async def test_one_goes_back_and_forward_through_jumps(guide: Guide) -> None:
    async with interface(guide) as ui:
        for name in ("signal", "briar"):
            await ui.press("n")
            await ui.type(name)
            await ui.press("enter")
            await ui.until(lambda name=name: ui.state.messenger == name)  # type: ignore[misc]
        await ui.press("backspace")
        await ui.until(lambda: ui.state.messenger == "signal")
        await ui.press(">")
        await ui.until(lambda: ui.state.messenger == "briar")
        await ui.press("backspace", "backspace")
        await ui.until(lambda: ui.state.cursor == ())


@pytest.mark.parametrize(
    ("typed", "seen"), [("metadata", "What the guide asks of it"), ("protect a source", "What this does not protect")]
)
async def test_words_and_situations_are_gone_to_by_their_names(guide: Guide, typed: str, seen: str) -> None:
    async with interface(guide) as ui:
        await ui.press("n")
        await ui.type(typed)
        await ui.press("enter")
        await ui.sees(seen)


async def test_text_is_never_too_wide_and_goes_on_beside_itself(guide: Guide) -> None:
    async with interface(guide, "signal", size=(300, 40)) as ui:
        await ui.press("down")
        await ui.press("down", "down")
        page = ui.app.screen.query_one("#page", PageView)
        await ui.sees("Sources" if page.text_columns == 1 else "The founding document")
        assert page.text_columns == 2
        assert max(sum(len(span.text) for span in line) for line in page.lines) <= WIDEST
        first, second = page.lines[0], page.lines[page.size.height]
        row = ui.screen_text().splitlines()[page.region.y]
        assert first[0].text in row
        assert "".join(span.text for span in second).strip() in row
        await ui.press("tab", "G")
        await ui.until(lambda: page.lines_below == 0)
        assert "".join(span.text for span in page.lines[-1]).strip() in ui.screen_text()


async def test_cells_are_whole_where_there_is_room(guide: Guide) -> None:
    async with interface(guide, size=(300, 80)) as ui:
        for name in ("signal", "whatsapp"):
            await ui.press("n")
            await ui.type(name)
            await ui.press("enter", "space")
        await ui.press("c", "d")
        await ui.sees("differences only")
        body = ui.screen_text().splitlines()[6:-4]
        assert not [line for line in body if "…" in line]


async def test_hints_name_what_can_act_and_at_80_columns_what_matters(guide: Guide) -> None:
    async with interface(guide, size=(80, 24)) as ui:
        await ui.press("down", "down", "down")
        await ui.sees("/ filter", "enter open", "w why", "s scenarios", "? more")
        hints = ui.screen_text().splitlines()[-1]
        assert "x left out" not in hints
        assert "c compare" not in hints
        await ui.press("space", "down", "space")
        await ui.sees("c compare")


async def test_a_page_or_a_link_is_copied_and_nothing_is_promised(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    async with interface(guide, "signal") as ui:
        await ui.press("down", "down", "down", "y")
        await ui.sees("Copy what?", "https://")
        await ui.press("enter")
        await ui.sees("If pasting gives nothing")
        assert ui.app.clipboard.startswith("Signal (service)")
        await ui.press("y", "down", "enter")
        await ui.until(lambda: ui.app.clipboard.startswith("https://"))


async def test_the_console_has_no_clipboard(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with interface(guide) as ui:
        await ui.press("y")
        await ui.sees("This terminal has no clipboard")
