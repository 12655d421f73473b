"""The facilitator's sheets, followed key by key in the program: every key of every step does what the step needs."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from driver import Driver, interface

from conftest import ROOT
from imtui.guide.model import Guide
from imtui.language import Lang

SHEETS: dict[Lang, Path] = {"en": ROOT / "docs" / "workshop.md", "fr": ROOT / "docs" / "atelier.md"}
SPOKEN_KEYS = {"esc": "escape", "échap": "escape", "entrée": "enter", "espace": "space"}
ROOM = (100, 30)


def keys_of(sheet: Path) -> dict[int, set[str]]:
    """Give the keys that the tables of each numbered step name."""
    steps: dict[int, set[str]] = {}
    for section in re.split(r"^## ", sheet.read_text(encoding="utf-8"), flags=re.M):
        number = re.match(r"(\d+)\.", section)
        if number:
            found = re.findall(r"^\| `([^`]+)` \|", section, flags=re.M)
            steps[int(number[1])] = {SPOKEN_KEYS.get(key, key) for key in found}
    return steps


class Facilitator:
    """Follows a sheet and remembers which keys it used."""

    def __init__(self, ui: Driver) -> None:
        self.ui = ui
        self.used: set[str] = set()

    async def press(self, *keys: str) -> None:
        self.used |= set(keys)
        await self.ui.press(*keys)

    async def becomes(self, condition: Callable[[], bool]) -> None:
        await self.ui.until(condition, "what the sheet says")

    @property
    def screen(self) -> str:
        return type(self.ui.app.screen).__name__


async def welcome(group: Facilitator) -> None:
    await group.press("z")
    await group.becomes(lambda: group.ui.explorer.view.has_class("-zoom"))
    await group.press("?")
    await group.becomes(lambda: group.screen == "ReadingScreen")
    await group.press("escape")
    await group.becomes(lambda: group.screen == "ExploreScreen")
    await group.ui.press("z")


async def game(group: Facilitator) -> None:
    await group.press("v")
    await group.ui.sees("(15)")
    await group.ui.press("enter")
    await group.becomes(lambda: group.screen == "GameScreen")
    play = group.ui.app.screen
    await group.press("m", "p", "t", "space")
    await group.becomes(lambda: len(play.game.moves) == 4)  # type: ignore[attr-defined]
    await group.press("u")
    await group.becomes(lambda: len(play.game.moves) == 3)  # type: ignore[attr-defined]
    await group.press("tab")
    await group.becomes(lambda: play.focused is not None and play.focused.id == "page")
    await group.press("tab", "enter")
    await group.becomes(lambda: len(play.game.revealed) == 1)  # type: ignore[attr-defined]
    await group.press("R")
    await group.becomes(lambda: group.screen == "ReadingScreen")
    await group.press("escape", "escape", "escape")
    await group.becomes(lambda: group.screen == "ExploreScreen")


async def words(group: Facilitator) -> None:
    await group.ui.press("down", "down")
    await group.press("w")
    await group.becomes(lambda: group.screen == "ReadingScreen")
    await group.press("m")
    await group.becomes(lambda: group.screen == "PickerScreen")
    await group.ui.press("enter")
    await group.becomes(lambda: group.screen == "ReadingScreen" and len(group.ui.app.screen_stack) == 3)
    await group.press("escape", "escape")
    await group.becomes(lambda: group.screen == "ExploreScreen")


async def situation(group: Facilitator) -> None:
    for key in ("enter", "space"):
        await group.press("s")
        await group.becomes(lambda: group.screen == "PickerScreen")
        await group.ui.press("down")
        await group.press("enter")
        await group.becomes(lambda: group.screen == "ScenarioScreen")
        await group.press(key)
        await group.becomes(lambda: group.screen == "ExploreScreen" and bool(group.ui.state.query))
    assert group.ui.state.marked
    await group.press("/")
    await group.becomes(lambda: group.ui.explorer.view.query_line.has_focus)
    await group.ui.press("escape")
    await group.press("f")
    await group.becomes(lambda: group.ui.explorer.view.panel.has_focus)
    await group.ui.press("escape")
    await group.press("x")
    await group.becomes(lambda: group.screen == "ReadingScreen")
    await group.ui.press("escape")
    await group.becomes(lambda: group.screen == "ExploreScreen")


async def comparison(group: Facilitator) -> None:
    await group.ui.press("u", "escape", "G")
    await group.press("space")
    await group.ui.press("up")
    await group.press("space")
    await group.becomes(lambda: len(group.ui.state.marked) == 2)
    await group.press("c")
    await group.becomes(lambda: group.screen == "CompareScreen")
    table = group.ui.app.screen
    await group.press("d")
    await group.becomes(lambda: table.state.only_differences)  # type: ignore[attr-defined]
    await group.press("z")
    await group.becomes(lambda: table.has_class("-zoom"))
    await group.ui.press("z", "down")
    await group.press("enter")
    await group.becomes(lambda: group.screen == "ReadingScreen")
    await group.ui.press("escape")


async def home(group: Facilitator) -> None:
    await group.press("e")
    await group.becomes(lambda: group.screen == "SaveScreen")
    await group.ui.press("escape")
    await group.press("r")
    await group.becomes(lambda: group.screen == "QrScreen")
    await group.ui.press("escape")


STEPS: dict[int, Callable[[Facilitator], Awaitable[None]]] = {
    1: welcome,
    2: game,
    3: words,
    4: situation,
    5: comparison,
    6: home,
}


@pytest.mark.parametrize("lang", SHEETS)
async def test_a_facilitator_follows_the_sheet(guide: Guide, lang: Lang) -> None:
    named = keys_of(SHEETS[lang])
    assert set(named) == set(STEPS)
    async with interface(guide, lang=lang, size=ROOM) as ui:
        for number, step in STEPS.items():
            group = Facilitator(ui)
            await step(group)
            assert named[number] <= group.used | {"q"}, number
