"""Lines of styled text, before any widget: wrapping, cutting and putting two ends on one line."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import overload

from rich.cells import cell_len, split_graphemes

from imtui.guide.text import glued
from imtui.pages.blocks import ADDRESS, Role, Span, Spans
from imtui.records import record, replace
from imtui.tui.painting.glyphs import ASCII, Glyphs, to_ascii

Line = tuple[Span, ...]
"""Spans drawn side by side on one line; their signs are already glyphs."""


@record
class ListRow:
    """One line of a list; `key` is what it stands for, None when it cannot be selected."""

    key: Hashable | None
    spans: Line
    aside: Line = ()
    faded: bool = False


class Rows(Sequence[ListRow]):
    """Rows whose keys are known at once, and that are drawn one by one, when they come into sight."""

    def __init__(self, keys: Sequence[Hashable | None], draw: Callable[[int], ListRow]) -> None:
        self.keys = keys
        self._draw = draw

    @classmethod
    def of(cls, rows: Sequence[ListRow]) -> Rows:
        """Make the rows of a short list, drawn already."""
        return cls([row.key for row in rows], rows.__getitem__)

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, position: int) -> ListRow: ...
    @overload
    def __getitem__(self, position: slice) -> list[ListRow]: ...
    def __getitem__(self, position: int | slice) -> ListRow | list[ListRow]:
        """Draw a row, or several."""
        if isinstance(position, slice):
            return [self._draw(n) for n in range(len(self))[position]]
        return self._draw(range(len(self))[position])


def drawn(spans: Iterable[Span], glyphs: Glyphs) -> Line:
    """Replace signs by their glyphs."""
    line = tuple(Span(glyphs.signs[s.sign], s.role) if s.sign else s for s in spans)
    return tuple(replace(s, text=to_ascii(s.text)) for s in line) if glyphs is ASCII else line


def joined(line: Line) -> Iterator[Span]:
    """A line in as few spans as its roles and links allow: the terminal is sent each with its style."""
    for (role, link), spans in groupby(line, lambda span: (span.role, span.link)):
        yield Span("".join(span.text for span in spans), role, link=link)


def uncoloured(line: Line) -> Line:
    """A line without colours, as it stands under a cursor: reversed colours would be patches."""
    return tuple(replace(s, role=Role.STRONG if s.role is Role.STRONG else Role.PLAIN) for s in line)


def line_width(line: Iterable[Span]) -> int:
    """The cells that a line takes."""
    return sum(cell_len(span.text) for span in line)


def indent(line: Iterable[Span]) -> int:
    """Return the cells before the first letter or sign of a line; 0 for an empty one."""
    text = "".join(span.text for span in line)
    return len(text) - len(text.lstrip()) if text.strip() else 0


def wrap(spans: Spans, columns: int, gap: int = 1) -> list[Line]:
    """Break spans at spaces into lines of at most `columns` cells, words `gap` cells apart; a longer word is cut."""
    lines: list[list[Span]] = [[]]
    used = 0
    for word, size in _words(spans, max(columns, 1)):
        if used and used + gap + size > columns:
            lines.append([])
            used = 0
        if used:
            lines[-1].append(Span(" " * gap))
            used += gap
        lines[-1] += word
        used += size
    return [tuple(line) for line in lines]


def _words(spans: Spans, columns: int) -> Iterator[tuple[list[Span], int]]:
    """The words of spans, each with the cells it takes; a word may go over from one span into the next."""
    word: list[Span] = []
    for span in spans:
        first, *others = glued(span.text).split(" ")
        word += _with_links(first, span.role)
        for piece in others:
            if word:
                yield from _cut(word, columns)
            word = _with_links(piece, span.role)
    if word:
        yield from _cut(word, columns)


def _with_links(word: str, role: Role) -> list[Span]:
    """The spans of a word: an address in it is one of its own, and leads where it says."""
    spans: list[Span] = []
    start = 0
    for address in ADDRESS.finditer(word) if "://" in word else ():
        spans += [Span(word[start : address.start()], role), Span(address[0], role, link=address[0])]
        start = address.end()
    return [span for span in (*spans, Span(word[start:], role)) if span.text]


def _cut(word: list[Span], columns: int) -> Iterator[tuple[list[Span], int]]:
    """Break a word that is wider than `columns` into pieces that fit, never inside what is read as one character."""
    size = line_width(word)
    if size <= columns:
        yield word, size
        return
    piece: list[Span] = []
    used = 0
    for span in word:
        text = ""
        for character, cells in _characters(span.text):
            if used and used + cells > columns:
                yield [*piece, replace(span, text=text)], used
                piece, text, used = [], "", 0
            text += character
            used += cells
        piece.append(replace(span, text=text))
    yield piece, used


def _characters(text: str) -> Iterator[tuple[str, int]]:
    """Yield each character as people see it (a letter with its accents, a joined emoji) and the cells it takes."""
    for start, end, cells in split_graphemes(text)[0]:
        yield text[start:end], cells


def crop(line: Iterable[Span], columns: int, ellipsis: str) -> Line:
    """Cut a line to `columns` cells, ending it with an ellipsis when something is lost."""
    line = tuple(line)
    if line_width(line) <= columns:
        return line
    kept: list[Span] = []
    room = columns - cell_len(ellipsis)
    for span in line:
        text = _start(span.text, room)
        kept.append(Span(text, span.role))
        room -= cell_len(text)
        if text != span.text:
            break
    return (*kept, Span(ellipsis, Role.MUTED)) if columns > 0 else ()


def _start(text: str, columns: int) -> str:
    """Return as much of the start of a text as fits in `columns` cells."""
    kept = ""
    for character, cells in _characters(text) if cell_len(text) > columns else [(text, 0)]:
        if cells > columns:
            break
        kept += character
        columns -= cells
    return kept


def both_ends(left: Line, right: Line, columns: int, ellipsis: str) -> Line:
    """Put two lines at the two ends of one; the left one is cut when there is no room for both."""
    room = columns - line_width(right)
    if left and right and room < 4:
        return crop(left, columns, ellipsis)
    left = crop(left, room - (1 if right else 0), ellipsis)
    return (*left, Span(" " * (room - line_width(left))), *right)
