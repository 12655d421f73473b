"""The frame that is drawn before Textual is there is the one that Textual draws, cell by cell, at every size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyte
import pytest
from driver import Driver, interface
from rendering import guide as small_guide

from imtui.guide.model import Guide
from imtui.guide.query import Index, Vocabulary
from imtui.guide.reading import compiled
from imtui.language import Lang
from imtui.tui.first_frame import FirstFrame, fits
from imtui.tui.painting.ansi import Painter
from imtui.tui.painting.glyphs import UNICODE
from imtui.tui.painting.palettes import PALETTES
from imtui.tui.session import Session
from imtui.tui.state import State

SIZES = [
    (230, 50),
    (120, 40),
    (100, 16),
    (100, 15),
    (99, 30),
    (80, 24),
    (60, 15),
    (59, 24),
    (40, 12),
    (20, 16),
    (20, 6),
]
"""Those that people have, and those at which a rule of the layout begins, or ends."""

BEGINNINGS: dict[str, dict[str, Any]] = {
    "a filter": {"query": "android e2ee"},
    "nothing": {"query": "e2ee:no no-phone"},
    "a name": {"query": "oak", "theme": "dark"},
    "a filter, narrow": {"query": "android -web", "size": (60, 20), "lang": "fr"},
    "ascii": {"ascii_only": True},
    "large contrast": {"theme": "contrast", "query": "e2ee:?"},
    "light": {"theme": "light", "lang": "fr"},
    "a tall one": {"theme": "dark", "size": (90, 60)},
}

Cell = tuple[str, bool, bool, str, str]
"""What stands there, whether it is bold and reversed, its colours before and behind: of a blank, the one behind."""


async def assert_it_is_what_textual_draws(guide: Guide, theme: str = "terminal", **begins: Any) -> None:
    async with interface(guide, theme=theme, **begins) as ui:
        columns, rows = ui.app.size
        first = FirstFrame(ui.explorer.session, ui.state, columns, rows, Painter(PALETTES[theme], all_colours=True))
        screen = pyte.Screen(columns, rows)
        pyte.Stream(screen).feed(str(first))
        assert "\n".join(screen.display) == ui.screen_text()
        assert list(first_cells(screen)) == list(cells(ui))


def first_cells(screen: pyte.Screen) -> Iterator[Cell]:
    """The cells of the frame that is drawn without Textual."""
    for row in range(screen.lines):
        for column in range(screen.columns):
            cell = screen.buffer[row][column]
            yield seen(cell.data, cell.bold, cell.reverse, cell.fg, cell.bg)


def cells(ui: Driver) -> Iterator[Cell]:
    """The cells of the screen of Textual."""
    for strip in ui._strips():
        for text, style, _control in strip:
            colours = [c.triplet.hex[1:] if c and c.triplet else "default" for c in (style.color, style.bgcolor)]
            yield from (seen(letter, bool(style.bold), bool(style.reverse), *colours) for letter in text)


def seen(letter: str, bold: bool, reverse: bool, front: str, behind: str) -> Cell:
    """What can be seen of a cell."""
    is_blank = letter == " "
    return letter, bold and not is_blank, reverse, "" if is_blank and not reverse else front, behind


@pytest.mark.parametrize(("columns", "rows"), SIZES)
async def test_nothing_moves_at_any_size(columns: int, rows: int) -> None:
    lang: Lang = "fr" if columns % 20 else "en"
    await assert_it_is_what_textual_draws(small_guide(), size=(columns, rows), lang=lang)


@pytest.mark.parametrize("name", BEGINNINGS)
async def test_nothing_moves_whatever_it_begins_with(name: str) -> None:
    await assert_it_is_what_textual_draws(small_guide(), **BEGINNINGS[name])


async def test_nothing_moves_with_the_real_guide(guide: Guide) -> None:
    await assert_it_is_what_textual_draws(guide, theme="dark", size=(230, 50), lang="fr")


@pytest.mark.parametrize(
    ("columns", "rows", "is_room"), [(20, 6, True), (19, 6, False), (20, 5, False), (300, 99, True)]
)
def test_it_is_drawn_where_there_is_room_for_all_of_it(columns: int, rows: int, is_room: bool) -> None:
    assert fits(columns, rows) is is_room


def test_it_asks_for_nothing_that_stands_apart(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "resource", compiled.files_of(compiled.compile_guide(guide)).__getitem__)
    monkeypatch.setattr(compiled, "opener", lambda _name: pytest.fail)
    guide = compiled.read_compiled()
    session = Session(guide, Index(guide), Vocabulary(guide), UNICODE)
    first = str(FirstFrame(session, State(), 120, 40, Painter(PALETTES["dark"], all_colours=True)))
    assert all(str(category.name) in first for category in guide.categories)
