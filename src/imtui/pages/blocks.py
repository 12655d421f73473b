"""The parts a page is made of. Screens and exports each lay them out in their own way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text with one role; with `sign`, the text is only what a reader hears instead of the sign."""

    text: str
    role: Role = Role.PLAIN
    sign: Sign | None = None


Spans = tuple[Span, ...]


def signed(sign: Sign, spoken: str = "") -> Span:
    """Make the span of a sign."""
    return Span(spoken, SIGN_ROLES[sign], sign)


@dataclass(frozen=True, slots=True)
class Title:
    """The name of the page, with a word beside it."""

    text: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a part of the page."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; with a sign, it hangs beside it."""

    spans: Spans
    sign: Sign | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One fact: a sign, what it is about, the answer in a word, and what there is to add."""

    label: str
    spans: Spans = ()
    sign: Sign | None = None
    word: Span | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """One condition of the best category: its sign, its name, and the answer in a word."""

    sign: Sign
    name: str
    word: str


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """The category in large, and how the conditions of the best category stand."""

    category: Span
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered source: its address, then what is known of it."""

    number: int
    address: str
    details: str


Block = Title | Heading | VerdictLine | Paragraph | Row | Note


@dataclass(frozen=True, slots=True)
class Page:
    """Everything to say about one thing."""

    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """Give the name of the page."""
        return next((b.text for b in self.blocks if isinstance(b, Title)), "")

    def notes(self) -> tuple[Note, ...]:
        """Give the numbered sources of the page."""
        return tuple(b for b in self.blocks if isinstance(b, Note))


@dataclass(slots=True)
class Notes:
    """The sources of a page while it is written: each address gets one number."""

    entries: dict[str, Note] = field(default_factory=dict)

    def cite(self, address: str | None, also: Iterable[str] = (), details: str = "") -> Span:
        """Cite a source, of which `details` are known, and others: `[1, 2]`, or nothing."""
        numbers = {self._number(address, details)} if address else set()
        numbers |= {self._number(other, "") for other in also}
        return Span(f"[{', '.join(map(str, sorted(numbers)))}]" if numbers else "", Role.MUTED)

    def _number(self, address: str, details: str) -> int:
        known = self.entries.get(address)
        number = known.number if known else len(self.entries) + 1
        if known is None or (details and not known.details):
            self.entries[address] = Note(number, address, details)
        return number

    def blocks(self) -> tuple[Note, ...]:
        """Give the notes in the order of their numbers."""
        return tuple(self.entries.values())


def text(*parts: str | Span) -> Spans:
    """Make spans of texts, leaving out what is empty."""
    spans = (Span(part) if isinstance(part, str) else part for part in parts)
    return tuple(span for span in spans if span.text or span.sign)
