"""The parts a page is made of. Screens and exports each lay them out in their own way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from imtui.records import record


class Role(StrEnum):
    """What a piece of text is, from which each output draws its looks; never the only carrier of meaning."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"
    ACCENT = "accent"
    GOOD = "good"
    PARTIAL = "partial"
    BAD = "bad"
    UNKNOWN = "unknown"


class Sign(StrEnum):
    """Signs that outputs draw each with their own glyph."""

    YES = "yes"
    PARTIAL = "partial"
    NO = "no"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"
    GOOD_FACE = "good"
    BAD_FACE = "bad"
    WARNING = "warning"
    BULLET = "bullet"


SIGN_GLYPHS: dict[Sign, str] = {
    Sign.YES: "✓",
    Sign.PARTIAL: "~",
    Sign.NO: "✗",
    Sign.UNKNOWN: "?",
    Sign.NOT_APPLICABLE: "–",
    Sign.GOOD_FACE: "☺",
    Sign.BAD_FACE: "☹",
    Sign.WARNING: "!",
    Sign.BULLET: "•",
}
"""What is drawn where Unicode can be: one cell wide each, and all in DejaVu Sans Mono."""

SIGN_ROLES: dict[Sign, Role] = {
    Sign.YES: Role.GOOD,
    Sign.PARTIAL: Role.PARTIAL,
    Sign.NO: Role.BAD,
    Sign.UNKNOWN: Role.UNKNOWN,
    Sign.NOT_APPLICABLE: Role.MUTED,
    Sign.GOOD_FACE: Role.GOOD,
    Sign.BAD_FACE: Role.BAD,
    Sign.WARNING: Role.PARTIAL,
    Sign.BULLET: Role.MUTED,
}


@record
class Span:
    """A piece of text with one role; with `sign`, the text is only what a reader hears instead of the sign.

    `cites` are the numbers of the notes that the text names; `link` is the address that it shows, or shows a part of.
    """

    text: str
    role: Role = Role.PLAIN
    sign: Sign | None = None
    cites: tuple[int, ...] = ()
    link: str = ""


Spans = tuple[Span, ...]


def signed(sign: Sign, spoken: str = "") -> Span:
    """Make the span of a sign."""
    return Span(spoken, SIGN_ROLES[sign], sign)


@record
class Title:
    """The name of the page, with a word beside it."""

    text: str
    aside: str = ""


@record
class Heading:
    """The name of a part of the page."""

    text: str


@record
class Paragraph:
    """Running text; with a sign, it hangs beside it."""

    spans: Spans
    sign: Sign | None = None


@record
class Row:
    """One fact: a sign, what it is about, the answer in a word, and what there is to add."""

    label: str
    spans: Spans = ()
    sign: Sign | None = None
    word: Span | None = None


@record
class Criterion:
    """One condition of the best category: its sign, its name, and the answer in a word."""

    sign: Sign
    name: str
    word: str


@record
class VerdictLine:
    """The category in large, and how the conditions of the best category stand."""

    category: Span
    criteria: tuple[Criterion, ...]


@record
class Note:
    """A numbered source: its address, then what is known of it."""

    number: int
    address: str
    details: str


@record
class TableRow:
    """One line of a table: what it is about, and for each column a row whose label is the column's."""

    label: str
    cells: tuple[Row, ...]


@record
class TableGroup:
    """Lines of a table under one heading."""

    label: str
    rows: tuple[TableRow, ...]


@record
class Table:
    """The same questions asked of several things; `corner` says what stands at the beginning of each line."""

    corner: str
    columns: tuple[str, ...]
    groups: tuple[TableGroup, ...]


Block = Title | Heading | VerdictLine | Paragraph | Row | Note | Table


ADDRESS = re.compile(r"""https?://(?:[!#-'*-;=?-~]|\([!#-'*-;=?-~]*\))+(?<![.,;:!?])""")
"""An address in running text: plain ASCII, without the punctuation around it, but with brackets of its own."""


@record
class Link:
    """A place to go to, by its name."""

    label: str
    address: str


@record
class Page:
    """Everything to say about one thing, and where to go from it."""

    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()

    @property
    def title(self) -> str:
        """The name of the page."""
        return next((b.text for b in self.blocks if isinstance(b, Title)), "")

    def notes(self) -> tuple[Note, ...]:
        """The numbered sources of the page."""
        return tuple(b for b in self.blocks if isinstance(b, Note))


class Notes:
    """The sources of a page while it is written: each address gets one number for each date at which it was true."""

    def __init__(self) -> None:
        self.entries: list[Note] = []

    def cite(self, address: str | None, also: Iterable[str] = (), details: str = "") -> Span:
        """Cite a source, of which `details` are known, and others: `[1, 2]`, or nothing."""
        numbers = {self._number(address, details)} if address else set()
        numbers |= {self._number(other, "") for other in also}
        cites = tuple(sorted(numbers))
        together = ",\u00a0".join(map(str, cites))
        return Span(f"[{together}]" if cites else "", Role.MUTED, cites=cites)

    def _number(self, address: str, details: str) -> int:
        for place, note in enumerate(self.entries):
            if note.address == address and (not details or note.details in ("", details)):
                self.entries[place] = Note(note.number, address, details or note.details)
                return note.number
        self.entries.append(Note(len(self.entries) + 1, address, details))
        return len(self.entries)

    def blocks(self) -> tuple[Note, ...]:
        """The notes in the order of their numbers."""
        return tuple(self.entries)


def text(*parts: str | Span) -> Spans:
    """Make spans of texts, leaving out what is empty."""
    spans = (Span(part) if isinstance(part, str) else part for part in parts)
    return tuple(span for span in spans if span.text or span.sign)
