"""From a page to lines of a given width: the one place that decides how pages look on a screen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from imtui.language import labelled
from imtui.pages.blocks import (
    Block,
    Heading,
    Note,
    Page,
    Paragraph,
    Role,
    Row,
    Span,
    Spans,
    Table,
    Title,
    VerdictLine,
    signed,
)
from imtui.records import replace
from imtui.tui.painting.glyphs import Glyphs
from imtui.tui.painting.lines import Line, both_ends, drawn, line_width, wrap

WIDEST = 90
"""Columns beyond which one loses one's line; where there is room for twice as many, the page goes on beside itself."""

GAP = 4
"""Columns between two columns of text."""

LABEL = 26
WORD = 10
NARROW = 56
"""Below this many columns a row is stacked: its answer first, what there is to add beneath it."""


def text_columns(columns: int) -> int:
    """How many columns of text stand side by side in a page of so many columns of the terminal."""
    return 2 if columns >= 2 * WIDEST + GAP else 1


def text_width(columns: int) -> int:
    """How many cells a line of text may take there."""
    return min(columns - 1, WIDEST)


def lay_out(page: Page, columns: int, glyphs: Glyphs) -> list[Line]:
    """The lines of a page."""
    return [line for _block, lines in _laid_out(page, columns, glyphs) for line in lines]


def heading_lines(page: Page, columns: int, glyphs: Glyphs) -> list[int]:
    """The lines on which the headings of a page begin."""
    starts, begin = [], 0
    for block, lines in _laid_out(page, columns, glyphs):
        if isinstance(block, Heading):
            starts.append(begin + next(n for n, line in enumerate(lines) if line))
        begin += len(lines)
    return starts


def _laid_out(page: Page, columns: int, glyphs: Glyphs) -> Iterator[tuple[Block, list[Line]]]:
    """Each block with its lines, among them the empty one that parts it from what hangs above it."""
    layout = _Layout(max(columns, 8), glyphs)
    for previous, block in pairwise((None, *page.blocks)):
        if block:
            is_parted = _hangs(previous) and isinstance(block, Paragraph) and not _hangs(block)
            yield block, [*([()] if is_parted else []), *layout.block(block)]


def _hangs(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.sign is not None


class _Layout:
    def __init__(self, columns: int, glyphs: Glyphs) -> None:
        self.columns = columns
        self.glyphs = glyphs

    def block(self, block: Block) -> Iterator[Line]:
        match block:
            case Title():
                yield from self._title(block)
            case Heading():
                yield ()
                yield from self._wrapped((Span(block.text, Role.ACCENT),))
            case VerdictLine():
                yield from self._verdict(block)
            case Paragraph():
                yield from self._paragraph(block)
            case Row():
                yield from self._stacked(block) if self.columns < NARROW else self._row(block)
            case Note():
                yield from self._note(block)
            case Table():
                yield from self._table(block)

    def _title(self, title: Title) -> Iterator[Line]:
        name = drawn((Span(title.text, Role.STRONG),), self.glyphs)
        aside = drawn((Span(title.aside, Role.MUTED),), self.glyphs) if title.aside else ()
        if line_width(name) + line_width(aside) < self.columns:
            yield both_ends(name, aside, self.columns, self.glyphs.ellipsis)
        else:
            yield from wrap(name, self.columns)
        yield (Span(self.glyphs.rule * self.columns, Role.MUTED),)

    def _verdict(self, verdict: VerdictLine) -> Iterator[Line]:
        """Keep each criterion whole: its sign and its name never part."""
        category = replace(verdict.category, text=_unbroken(verdict.category.text.upper()))
        parts: list[Spans] = [(category,)]
        parts += [(signed(c.sign), Span(_unbroken(f" {c.name}"))) for c in verdict.criteria]
        spans = tuple(span for part in parts for span in (*part, Span("   ")))
        yield from wrap(drawn(spans, self.glyphs), self.columns, gap=3)
        yield ()

    def _paragraph(self, paragraph: Paragraph) -> Iterator[Line]:
        if paragraph.sign is None:
            yield from self._wrapped(paragraph.spans)
            yield ()
            return
        yield from self._hanging((signed(paragraph.sign), Span(" ")), paragraph.spans, self.columns)

    def _row(self, row: Row) -> Iterator[Line]:
        sign = (Span(" "), signed(row.sign), Span(" ")) if row.sign else (Span("   "),)
        head = drawn(
            (*sign, *_padded(Span(row.label, Role.MUTED if row.word is None else Role.PLAIN), LABEL)), self.glyphs
        )
        if row.word:
            head += drawn(_padded(row.word, WORD), self.glyphs)
        room = self.columns - line_width(head)
        if room < NARROW // 4 or len(row.label) >= LABEL:
            yield from self._stacked(row)
            return
        yield from self._hanging(head, row.spans, self.columns)

    def _stacked(self, row: Row) -> Iterator[Line]:
        sign = (signed(row.sign), Span(" ")) if row.sign else ()
        answer = (
            Span(row.label, Role.MUTED if row.word is None else Role.PLAIN),
            *((Span(labelled("", "")), row.word) if row.word else ()),
        )
        if row.label:
            yield from self._hanging(sign, answer, self.columns)
        if row.spans:
            yield from self._hanging((Span("  "),), row.spans, self.columns)

    def _note(self, note: Note) -> Iterator[Line]:
        details = f"  {note.details}" if note.details else ""
        yield from self._hanging(
            (Span(f"[{note.number}] ".rjust(5), Role.MUTED),),
            (Span(note.address), Span(details, Role.MUTED)),
            self.columns,
        )

    def _table(self, table: Table) -> Iterator[Line]:
        """Stack a table: its lines one after the other, in each the columns one under the other."""
        for group in table.groups:
            yield from self.block(Heading(group.label))
            for row in group.rows:
                yield from self._wrapped((Span(row.label, Role.STRONG),))
                for cell in row.cells:
                    yield from self.block(cell)

    def _hanging(self, head: Spans, spans: Spans, columns: int) -> Iterator[Line]:
        """Wrap spans beside a head, the following lines indented under the first."""
        head = drawn(head, self.glyphs)
        indent = line_width(head)
        for number, line in enumerate(wrap(drawn(spans, self.glyphs), columns - indent)):
            yield (*head, *line) if number == 0 else (Span(" " * indent), *line)

    def _wrapped(self, spans: Spans) -> list[Line]:
        return wrap(drawn(spans, self.glyphs), self.columns)


def _padded(span: Span, columns: int) -> Spans:
    return (span, Span(" " * max(columns - line_width((span,)), 1)))


def _unbroken(text: str) -> str:
    return text.replace(" ", "\u00a0")
