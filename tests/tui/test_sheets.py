"""The facilitator's sheets, followed key by key in the program: every key works where the sheet names it.

Each table of a step is followed by the part of the walk that bears its number: the walk presses all the keys of the
table, in a sensible order, and waits after each for what the sheet says it does.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from driver import Driver, interface

from conftest import ROOT
from imtui.export.text import page_as_text
from imtui.guide.model import Guide
from imtui.language import Lang
from imtui.pages.sheet import sheet
from imtui.tui.comparison.screen import CompareScreen
from imtui.tui.game import GameScreen

SHEETS: dict[Lang, Path] = {"en": ROOT / "docs" / "workshop.md", "fr": ROOT / "docs" / "atelier.md"}
SPOKEN_KEYS = {"esc": "escape", "échap": "escape", "entrée": "enter", "espace": "space"}
SIZES = ((100, 30), (80, 24))


def tables_of(sheet: Path) -> dict[str, set[str]]:
    """The keys of each table of each numbered step: `2b` is the second table of step 2."""
    tables: dict[str, set[str]] = {}
    for section in re.split(r"^## ", sheet.read_text(encoding="utf-8"), flags=re.M):
        number = re.match(r"(\d+)\.", section)
        for position, table in enumerate(re.findall(r"^\|(?:.*\n\|)+.*", section, flags=re.M) if number else ()):
            cells = re.findall(r"^\| (`[^|]+`) \|", table, flags=re.M)
            keys = {key for cell in cells for key in re.findall(r"`([^`]+)`", cell)}
            assert number
            tables[number[1] + "abc"[position]] = {SPOKEN_KEYS.get(key, key) for key in keys}
    return tables


@pytest.mark.parametrize("lang", SHEETS)
def test_what_each_key_does_is_on_a_page(lang: Lang) -> None:
    shown = " ".join(" ".join(page_as_text(step.page) for step in sheet(lang)).split())
    rows = re.findall(r"^\| `([^`|]+)` \| ([^|`]+) \|$", SHEETS[lang].read_text(encoding="utf-8"), flags=re.M)
    assert len(rows) > 10
    assert [key for key, said in rows if f"{key}. {said.replace('*', '')}" not in shown] == []


class Facilitator:
    """Follows a sheet and remembers which keys it used."""

    def __init__(self, ui: Driver) -> None:
        self.ui = ui
        self.used: set[str] = set()

    async def press(self, *keys: str) -> None:
        """Press keys that the table names."""
        self.used |= set(keys)
        await self.ui.press(*keys)

    async def becomes(self, condition: Callable[[], bool]) -> None:
        await self.ui.until(condition, "what the sheet says")

    async def opens(self, name: str) -> None:
        await self.becomes(lambda: type(self.ui.app.screen).__name__ == name)

    @property
    def game(self) -> GameScreen:
        screen = self.ui.app.screen
        assert isinstance(screen, GameScreen)
        return screen


async def welcome(group: Facilitator) -> None:
    view = group.ui.explorer.view
    await group.press("tab", "z")
    await group.becomes(lambda: view.has_class("-zoom") and view.page.is_on_screen and not view.guide_tree.is_on_screen)
    await group.press("escape")
    await group.becomes(lambda: not view.has_class("-zoom"))
    await group.press("n")
    await group.ui.type("whatsapp")
    await group.ui.press("enter")
    await group.becomes(lambda: group.ui.state.messenger == "whatsapp")
    await group.press("space")
    await group.becomes(lambda: group.ui.state.marked == ("whatsapp",))


async def sorting(group: Facilitator) -> None:
    await group.press("v")
    await group.ui.sees("(15)", "(1)")
    await group.press("enter")
    await group.opens("GameScreen")
    play = group.game
    await group.press("m", "p", "t", "space")
    await group.becomes(lambda: len(play.game.moves) == 4)
    await group.press("u")
    await group.becomes(lambda: len(play.game.moves) == 3)
    await group.press("M", "P", "P", "T")
    await group.becomes(lambda: sorted(play.game.votes(play.messenger).counts.values()) == [1, 1, 2])
    await group.press("tab")
    await group.becomes(lambda: play.is_reading)
    await group.press("tab")
    await group.becomes(lambda: not play.is_reading)


async def revealing(group: Facilitator) -> None:
    play = group.game
    await group.press("enter")
    await group.opens("ConfirmRevealing")
    await group.press("v")
    await group.becomes(lambda: len(play.game.revealed) == 1)
    await group.press("R")
    await group.opens("ConfirmRevealing")
    await group.press("v")
    await group.opens("ClosingScreen")


async def reasons(group: Facilitator) -> None:
    await group.press("w")
    await group.opens("PickerScreen")
    await group.press("enter")
    await group.opens("PageScreen")
    await group.press("m")
    await group.opens("PickerScreen")
    await group.press("enter")
    await group.becomes(
        lambda: type(group.ui.app.screen).__name__ == "PageScreen" and len(group.ui.app.screen_stack) == 5
    )
    await group.press("escape", "escape")
    await group.opens("ClosingScreen")
    await group.press("escape", "escape")
    await group.opens("ExploreScreen")


async def all_verdicts(group: Facilitator) -> None:
    await group.press("a")
    await group.opens("ConfirmRevealing")
    await group.press("v")
    await group.becomes(lambda: not group.ui.state.workshop)


async def situation(group: Facilitator) -> None:
    await group.press("a")
    await group.becomes(lambda: group.ui.state.workshop)
    for _time in range(2):
        await group.press("s")
        await group.opens("PickerScreen")
        await group.ui.press("down")
        await group.press("enter")
        await group.opens("TellingScreen")
        await told(group)
        if _time == 0:
            await group.ui.press("escape")
            await group.opens("ExploreScreen")


async def told(group: Facilitator) -> None:
    """Let the needs be shown, then the answers."""
    for shown in ("TellingScreen", "ScenarioScreen"):
        await group.press("enter")
        await group.opens("ConfirmRevealing")
        await group.press("v")
        await group.opens(shown)


async def needs(group: Facilitator) -> None:
    await group.press("enter")
    await group.becomes(lambda: group.ui.app.screen is group.ui.explorer and bool(group.ui.state.query))
    await group.ui.press("s", "down", "enter")
    await group.opens("ScenarioScreen")
    await group.press("space")
    await group.becomes(lambda: group.ui.app.screen is group.ui.explorer and len(group.ui.state.marked) > 1)
    await group.press("/")
    await group.becomes(lambda: group.ui.explorer.view.query_line.has_focus)
    await group.ui.press("escape")
    await group.press("f")
    await group.becomes(lambda: group.ui.explorer.view.panel.has_focus)
    await group.ui.press("escape")
    await group.press("x")
    await group.opens("PageScreen")
    await group.ui.press("escape")
    await group.opens("ExploreScreen")


async def comparison(group: Facilitator) -> None:
    await group.press("u")
    await group.becomes(lambda: not group.ui.state.marked)
    await group.ui.press("escape", "G")
    await group.press("space")
    await group.ui.press("up")
    await group.press("space")
    await group.becomes(lambda: len(group.ui.state.marked) == 2)
    await group.press("c")
    await group.opens("CompareScreen")
    table = group.ui.app.screen
    assert isinstance(table, CompareScreen)
    await group.press("enter")
    await group.opens("PageScreen")
    await group.ui.press("escape")
    await group.press("d")
    await group.becomes(lambda: table.state.only_differences)
    await group.press("z")
    await group.becomes(lambda: table.has_class("-zoom"))
    await group.ui.press("z")


async def home(group: Facilitator) -> None:
    await group.press("e")
    await group.opens("SaveScreen")
    await group.ui.press("escape")
    await group.press("r")
    await group.opens("QrScreen")
    await group.ui.press("escape")


WALK: dict[str, Callable[[Facilitator], Awaitable[None]]] = {
    "1a": welcome,
    "2a": sorting,
    "2b": revealing,
    "3a": reasons,
    "3b": all_verdicts,
    "4a": situation,
    "4b": needs,
    "5a": comparison,
    "6a": home,
}


@pytest.mark.parametrize(
    ("lang", "size"),
    [
        ("en", SIZES[0]),
        ("fr", SIZES[1]),
        pytest.param("fr", SIZES[0], marks=pytest.mark.long),
        pytest.param("en", SIZES[1], marks=pytest.mark.long),
    ],
)
async def test_a_facilitator_follows_the_sheet(guide: Guide, lang: Lang, size: tuple[int, int]) -> None:
    named = tables_of(SHEETS[lang])
    assert set(named) == set(WALK)
    async with interface(guide, lang=lang, size=size, workshop=True) as ui:
        for number, part in WALK.items():
            group = Facilitator(ui)
            await part(group)
            assert named[number] == group.used, number
