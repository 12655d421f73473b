"""Keys that are pressed less often, each on the screen where it acts."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re

import pytest
from driver import Driver, interface
from rendering import guide as small_guide
from textual.screen import Screen

from imtui import startup, tui
from imtui.guide.game import new_game
from imtui.guide.model import Guide
from imtui.guide.query import Index, Vocabulary
from imtui.pages.blocks import Page, Title
from imtui.tui.app import ImtuiApp
from imtui.tui.comparison.screen import CompareScreen
from imtui.tui.explorer.query_line import QueryLine
from imtui.tui.explorer.screen import ExploreScreen
from imtui.tui.game import GameScreen
from imtui.tui.keys import COMMANDS
from imtui.tui.notes import NotesScreen
from imtui.tui.page_screen import PageScreen
from imtui.tui.painting.glyphs import UNICODE
from imtui.tui.painting.plain_input import PlainInput
from imtui.tui.painting.row_list import RowList
from imtui.tui.plan import PlanScreen
from imtui.tui.scenario import QuestionScreen
from imtui.tui.session import Session
from imtui.tui.state import State


def query_of(ui: Driver) -> str:
    return ui.explorer.query_one(QueryLine).value


def focused(ui: Driver) -> str | None:
    widget = ui.app.screen.focused
    return widget.id if widget else None


async def test_filters_of_this_run_come_back_on_the_line() -> None:
    async with interface(small_guide()) as ui:
        for name in ("birch", "cedar", "birch"):
            await ui.press("/", "ctrl+u")
            await ui.type(name)
            await ui.press("enter")
        await ui.press("/", "up")
        await ui.until(lambda: query_of(ui) == "birch", "the last")
        await ui.press("up", "up")
        await ui.until(lambda: query_of(ui) == "cedar", "the one before, and none before that")
        await ui.sees("1 of 12", "  ▸ Cedar")
        await ui.press("down")
        await ui.until(lambda: query_of(ui) == "birch", "the last again")
        await ui.press("end", "1", "down")
        await ui.until(lambda: focused(ui) != "query", "past the newest, the tree")


async def test_a_word_that_is_begun_is_completed() -> None:
    async with interface(small_guide()) as ui:
        await ui.press("/")
        await ui.type("e2ee andr")
        await ui.sees("tab android:")
        await ui.press("tab")
        await ui.until(lambda: query_of(ui) == "e2ee android:")


async def test_left_leads_from_the_page_to_the_tree() -> None:
    async with interface(small_guide()) as ui:
        await ui.press("n", *"birch", "enter", "tab", "left")
        await ui.until(lambda: ui.explorer.view.guide_tree.has_focus)
        assert ui.state.messenger == "birch"


async def test_what_has_no_page_in_the_panel_says_so() -> None:
    async with interface(small_guide()) as ui:
        await ui.press("f", "m")
        await ui.sees("There is nothing to explain here.")


async def compared(ui: Driver) -> CompareScreen:
    """Three messengers beside each other."""
    await ui.press(
        "n", *"alder", "enter", "space", "n", *"cedar", "enter", "space", "n", *"larch", "enter", "space", "c"
    )
    await ui.sees("3 columns")
    screen = ui.app.screen
    assert isinstance(screen, CompareScreen)
    return screen


async def test_columns_of_a_comparison_move_to_the_left_and_rows_unknown_for_all_are_hidden() -> None:
    async with interface(small_guide()) as ui:
        screen = await compared(ui)
        await ui.press("right", "right", "left", "<")
        await ui.until(lambda: screen.state.refs == ("cedar", "alder", "larch"))
        await ui.press("-")
        await ui.until(lambda: screen.state.refs == ("alder", "larch"))
        await ui.press("u")
        await ui.sees("unknown for all hidden, u")
        await ui.press("u")
        await ui.sees_no("unknown for all hidden, u")


async def test_rows_of_a_comparison_are_filtered_then_gone_through() -> None:
    async with interface(small_guide()) as ui:
        screen = await compared(ui)
        await ui.press("/", *"zzz", "enter")
        await ui.sees("/ zzz", "0 rows")
        await ui.until(lambda: screen.focused is screen.table, "keys act on the table")
        await ui.press("down", "up")
        await ui.press("escape")
        await ui.sees_no("/ zzz")


async def test_lines_of_a_plan_by_keys() -> None:
    async with interface(small_guide()) as ui:
        await ui.press("p")
        await ui.until(lambda: isinstance(ui.app.screen, PlanScreen))
        await ui.type("Ana: android")
        await ui.press("enter", "enter")
        await ui.until(lambda: focused(ui) == "whole-page", "an empty line leads to the plan")
        await ui.press("a")
        await ui.until(lambda: focused(ui) == "person", "a leads to the line")
        await ui.press("tab", "p", "enter")
        await ui.until(lambda: focused(ui) == "person", "what the cursor was on is written")
        await ui.sees("Person 2: ")
        await ui.press("tab", "m")
        await ui.until(lambda: re.search("Words: [1-9]", ui.screen_text()) is not None, "the words of the plan")


async def test_a_choice_of_what_to_save_goes_up_and_down() -> None:
    async with interface(small_guide()) as ui:
        await ui.press("e")
        await ui.until(lambda: ui.app.screen.focused is not None)
        rows = ui.app.screen.query_one("#choices", RowList)
        first = rows.key
        await ui.press("down")
        await ui.until(lambda: rows.key != first)
        await ui.press("up")
        await ui.until(lambda: rows.key == first)
        await ui.press("enter")
        await ui.until(lambda: focused(ui) == "path")
        path = ui.app.screen.query_one("#path", PlainInput)
        proposed = path.value
        await ui.press("x")
        await ui.until(lambda: path.value == f"{proposed}x", "what is typed stands after what is proposed")
        await ui.press("down", "down", "up")
        await ui.until(lambda: rows.key != first, "the line keeps the keys that type, and the list the others")


async def test_an_answer_that_is_chosen_twice_is_none() -> None:
    async with interface(small_guide()) as ui:
        await ui.press("s", "enter")
        await ui.until(lambda: isinstance(ui.app.screen, QuestionScreen))
        screen = ui.app.screen
        assert isinstance(screen, QuestionScreen)
        await ui.press("space")
        await ui.until(lambda: bool(screen.chosen))
        await ui.press("space")
        await ui.until(lambda: screen.chosen is None)


async def test_what_one_looked_at_ends_somewhere() -> None:
    async with interface(small_guide()) as ui:
        await ui.press("n", *"birch", "enter")
        await ui.until(lambda: ui.state.messenger == "birch")
        here = ui.state.cursor
        await ui.press("<", "<", "<")
        await ui.until(lambda: ui.state.cursor == ())
        await ui.press(">", ">", ">")
        await ui.until(lambda: ui.state.cursor == here)


async def test_a_mark_is_taken_back() -> None:
    async with interface(small_guide()) as ui:
        await ui.press("n", *"birch", "enter", "space", "n", *"cedar", "enter", "space", "space")
        await ui.until(lambda: ui.state.marked == ("birch",))


async def test_a_page_without_sections_says_so() -> None:
    async with interface(small_guide()) as ui:
        ui.app.push_screen(PageScreen(ui.explorer.session, Page((Title("Nothing more"),))))
        await ui.press("o")
        await ui.sees("This page has no sections.")


async def test_what_was_revealed_is_read_and_closed(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("v", "enter")
        await ui.sees("Sorting game")
        await ui.press("enter", "v", "enter")
        await ui.until(lambda: ui.app.screen.has_class("-reading"), "enter leads to the page of what is revealed")
        await ui.press("escape", "R", "v")
        await ui.sees("What the group said")
        await ui.press("escape", "R")
        await ui.sees("What the group said")


@pytest.mark.parametrize(
    ("begins_with", "opened"), [("game", GameScreen), ("notes", NotesScreen), (None, ExploreScreen)]
)
async def test_a_command_begins_with_its_screen(begins_with: str | None, opened: type[Screen[object]]) -> None:
    guide = small_guide()
    session = Session(guide, Index(guide), Vocabulary(guide), UNICODE)
    state = State(workshop=True, game=new_game(guide, ["birch"]))
    app = ImtuiApp(session, "terminal", state, begins_with=begins_with)
    async with app.run_test(size=(120, 40)) as pilot:
        await Driver(app, pilot).until(lambda: type(app.screen) is opened)


def test_every_command_is_one_that_a_screen_knows() -> None:
    names = [module.name for module in pkgutil.walk_packages(tui.__path__, "imtui.tui.")]
    classes = [
        thing for name in names for thing in vars(importlib.import_module(name)).values() if isinstance(thing, type)
    ]
    acting = {name for kind in classes for name in dir(kind) if name.startswith("action_")}
    assert [command.id for command in COMMANDS if f"action_{command.id}" not in acting] == []


async def test_what_one_drags_over_is_the_terminals_to_select() -> None:
    async with interface(small_guide()) as ui:
        await ui.pilot.mouse_down(offset=(60, 6))
        await ui.pilot.hover(offset=(70, 8))
        await ui.pilot.mouse_up(offset=(70, 8))
        await ui.pilot.pause()
        assert not ui.app.screen.selections


async def test_garbage_is_collected_once_the_first_screen_is_there() -> None:
    startup.hasten()
    try:
        async with interface(small_guide()) as ui:
            await ui.until(gc.isenabled)
    finally:
        startup.settle()
