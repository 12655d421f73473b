"""Sends a terminal only what changes: it matters on slow lines, where a whole screen takes seconds.

Textual sends each part of the screen that was drawn anew, whether it looks different or not, and each word with its
whole style: a letter typed into the filter was 40 kB and more. Here the cells that the terminal shows are remembered,
as curses does it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rich.cells import split_graphemes


class Style(NamedTuple):
    """Parameters of SGR: bold and the like, the colour of letters (any, for a blank), that behind them."""

    attributes: frozenset[str]
    front: str
    back: str


PLAIN = Style(frozenset(), "39", "49")
ANY = ""
NO_LINK = ";"

Cell = tuple[str, Style, str]
"""What stands in a cell, its style, its link. The second half of a wide character is an empty text."""

PLACE = re.compile(r"\x1b\[(\d+);(\d+)H")
TOKEN = re.compile(r"\x1b\[([\d;]*)m|\x1b\]8;([^\x07\x1b]*)\x1b\\|([^\x1b]+)")
SEQUENCE = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[^\[\]]|[\x00-\x1f]")
PARAMETER = re.compile(r"[34]8;5;\d+|[34]8;2;\d+;\d+;\d+|\d+")
SEEN_IN_A_BLANK = {"4", "7", "9"}
"""Underlined, reversed, struck through."""

GAP = 8
"""Unchanged cells that are sent along between changed ones: to go to another place takes as many bytes."""


class Run(NamedTuple):
    """Cells that stand beside each other from a place on, and can be drawn in one style."""

    y: int
    x: int
    style: Style
    cells: list[Cell]


class DamageTracker:
    """Remembers what a terminal shows."""

    def __init__(self) -> None:
        self._rows: dict[int, list[Cell | None]] = {}
        self._pieces: dict[tuple[int, int], str] = {}
        """The last text that was drawn at each place, as long as nothing else was drawn on that line."""

    def forget(self) -> None:
        """Know nothing of the terminal: it was resized or cleared, or another program wrote on it."""
        self._rows.clear()
        self._pieces.clear()

    def reduced(self, frame: str) -> str:
        """What of a frame the terminal does not show yet; what is no frame is sent as it is."""
        before, *pieces = PLACE.split(frame)
        if before or not pieces:
            if SEQUENCE.sub("", frame):  # it leaves letters somewhere
                self.forget()
            return frame
        pen, sent = Pen(), ""
        runs: list[Run] = []
        ends: dict[int, int] = {}
        for y, x, text in zip(map(int, pieces[::3]), map(int, pieces[1::3]), pieces[2::3], strict=True):
            if self._pieces.get((y, x)) == text:
                continue
            cells = _cells(text.rstrip("\r\n"))
            if cells is None:
                self.forget()
                return frame
            if x < ends.get(y, 0):  # it covers what was drawn before it
                sent += pen.draw(runs)
                runs.clear()
            ends[y] = x + len(cells)
            runs += self._changed(y, x, cells)
            self._remember(y, x, text, len(cells))
        *_others, row, column, last = pieces
        return sent + pen.draw(runs) + pen.put_down() + ("" if last else f"\x1b[{row};{column}H")

    def _changed(self, y: int, x: int, cells: list[Cell]) -> Iterator[Run]:
        """The runs of a piece of a line that look different from what is there; remembers them."""
        row = self._rows.setdefault(y, [])
        row += [None] * (x + len(cells) - len(row))
        shown = row[x : x + len(cells)]
        if shown == cells:
            return
        row[x : x + len(cells)] = cells
        begin = end = -1
        style: Style | None = None
        for n, (was, cell) in enumerate(zip(shown, cells, strict=True)):
            if was == cell:
                continue
            joint = _joint(style, cells[end + 1 : n + 1]) if style and n - end <= GAP else None
            if not joint:
                if style:
                    yield Run(y, x + begin, style, cells[begin : end + 1])
                begin, joint = n, cell[1]
                while begin and not cells[begin][0]:  # never from the middle of a wide character
                    begin -= 1
            style, end = joint, n
        if style:
            yield Run(y, x + begin, style, cells[begin : end + 1])

    def _remember(self, y: int, x: int, text: str, width: int) -> None:
        for place in [place for place in self._pieces if place[0] == y and not place[1] >= x + width]:
            del self._pieces[place]
        self._pieces[y, x] = text


class Pen:
    """Draws cells, and says of their styles only what differs from the one before."""

    def __init__(self) -> None:
        self._style = PLAIN

    def draw(self, runs: list[Run]) -> str:
        """The text that draws runs, those of one style together: to name a colour takes more than to go to a place."""
        by_style: dict[str, dict[Style, list[Run]]] = {}
        for run in runs:
            by_style.setdefault(run.style.back, {}).setdefault(run.style, []).append(run)
        drawn = ""
        for styles in by_style.values():
            for style, alike in styles.items():
                sequence, self._style = _change(self._style, style)
                drawn += sequence + "".join(f"\x1b[{run.y};{run.x}H{_linked(run.cells)}" for run in alike)
        return drawn

    def put_down(self) -> str:
        """The text after which nothing is coloured by accident."""
        before, self._style = self._style, PLAIN
        return "" if before == PLAIN else "\x1b[m"


def _linked(cells: list[Cell]) -> str:
    """The text of cells, with the links that some of it belongs to."""
    written = opened = ""
    for text, _style, link in cells:
        if link != opened:
            written += _to_link(link)
            opened = link
        written += text
    return written + (_to_link("") if opened else "")


def _joint(style: Style, cells: list[Cell]) -> Style | None:
    """The style in which a run can go on over cells, as blanks look the same in many; None when it cannot."""
    for _text, other, _link in cells:
        if other is style or other == style or _is_seen_in(style, other):
            continue
        if not _is_seen_in(other, style):
            return None
        style = other
    return style


def _is_seen_in(style: Style, blank: Style) -> bool:
    """Whether a blank is seen as it should be when it is drawn in a style."""
    return blank.front == ANY and blank.back == style.back and not style.attributes & SEEN_IN_A_BLANK


def _to_link(link: str) -> str:
    """The sequence after which text belongs to a link (OSC 8), or to none."""
    return f"\x1b]8;{link or NO_LINK}\x1b\\"


def _cells(text: str) -> list[Cell] | None:
    """The cells of a piece of a line; None when something in it has no place of its own, or is no text or style."""
    cells: list[Cell] = []
    style = link = ""
    end = 0
    for token in TOKEN.finditer(text):
        if token.start() != end:
            return None
        end = token.end()
        if token[3] is None:
            style, link = (token[1], link) if token[2] is None else (style, "" if token[2] == NO_LINK else token[2])
            continue
        letter, blank = _seen(style, False), _seen(style, True)
        if token[3].isascii():
            cells += [(character, blank if character == " " else letter, link) for character in token[3]]
            continue
        for start, stop, width in split_graphemes(token[3])[0]:
            if not width:
                return None
            character = token[3][start:stop]
            cells.append((character, blank if character == " " else letter, link))
            cells += [("", letter, link)] * (width - 1)
    return cells if end == len(text) else None


@lru_cache(maxsize=512)
def _seen(parameters: str, is_blank: bool) -> Style:
    """The style that some parameters make, as far as it can be seen: of a blank, not the colour of its letter."""
    attributes, front, back = set(), PLAIN.front, PLAIN.back
    for parameter in PARAMETER.findall(parameters):
        if parameter.startswith(("3", "9")) and len(parameter) > 1:
            front = parameter
        elif parameter.startswith(("4", "10")) and len(parameter) > 1:
            back = parameter
        elif parameter != "0":
            attributes.add(parameter)
    if is_blank and not attributes & SEEN_IN_A_BLANK:
        return Style(frozenset(), ANY, back)
    return Style(frozenset(attributes), front, back)


@lru_cache(maxsize=1024)
def _change(before: Style, after: Style) -> tuple[str, Style]:
    """The sequence that goes from one style to another, and the style that the terminal has then."""
    if after.front == ANY and not before.attributes & SEEN_IN_A_BLANK:
        after = before._replace(back=after.back)
    elif after.front == ANY:
        after = after._replace(front=before.front)
    is_reset = not before.attributes <= after.attributes
    had = PLAIN if is_reset else before
    colours = [to for was, to in zip(had[1:], after[1:], strict=True) if was != to]
    codes = [*"0" * is_reset, *sorted(after.attributes - had.attributes), *colours]
    return f"\x1b[{';'.join(codes)}m" if codes else "", after
