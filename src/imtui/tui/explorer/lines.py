"""The one-line texts of the explorer: header, count, marked, hints."""

from __future__ import annotations

from collections.abc import Sequence

from imtui.guide.compare import referred
from imtui.guide.model import Guide
from imtui.guide.query import NAME, TEXT, Index, ParsedQuery, Query, QueryError, briefly
from imtui.language import _
from imtui.pages.blocks import Role, Span
from imtui.pages.listing import hidden_of_all, shown_of_all
from imtui.pages.packs import messengers_in_all
from imtui.tui.explorer.outline import Outline
from imtui.tui.keys import key_name
from imtui.tui.painting.lines import Line, line_width
from imtui.tui.state import State

Further = Sequence[str]
"""How a filter may go on, or what was meant: the first is written by a key."""

TEXTS = (NAME, TEXT)


def header(index: Index, state: State, columns: int) -> tuple[Line, Line]:
    """Name the program and say how much it knows and how fresh that is, or that verdicts are hidden, as fits."""
    latest = index.guide.latest
    total = messengers_in_all(index.guide)
    fresh = _("{total} · facts up to {date}").format(total=total, date=latest[:7]) if latest else total
    hidden = _("workshop: verdicts are hidden")
    name, known = (Span(" imtui", Role.STRONG),), (Span((hidden if state.workshop else fresh) + " ", Role.MUTED),)
    titled = (*name, Span("  " + str(index.guide.document.title)))
    left = titled if line_width((*titled, *known)) < columns else name
    return left, known if line_width((*left, *known)) < columns else ()


def placeholder() -> str:
    """The prompt of the filter line."""
    return _("filter: a name, a platform, a property")


ROOM_FOR_WORDS = 26
"""Columns below which the count has no words."""


def count(outline: Outline, query: Query, columns: int) -> tuple[Line, Line]:
    """How many answer and how many are hidden; bare numbers where room is short."""
    index, role = outline.index, Role.STRONG if outline.shown else Role.BAD
    if columns < ROOM_FOR_WORDS:
        own, added = index.tally(outline.bits)
        more = f"+{added}" if added else ""
        return (), (Span(f"{own}{more}/{index.own.bit_count()} ", role),)
    if not query:
        return (), (Span(messengers_in_all(index.guide) + " ", Role.MUTED),)
    shown, hidden = shown_of_all(index, outline.bits), hidden_of_all(index, outline.bits)
    return (), (Span(shown, role), Span(f" · {hidden} ", Role.MUTED))


def under_query(guide: Guide, parsed: ParsedQuery, problem: QueryError | None, further: Further) -> Line:
    """What the filter was read as, why it cannot be read (the last one that could still holds), how it may go on."""
    said = (Span(f" ! {problem}", Role.BAD),) if problem else read_as(guide, parsed)
    if not further:
        return said
    first, *others = further
    rest = Span("".join(f"  {other}" for other in others), Role.MUTED)
    return (*said, Span(f"  {key_name('tab')} ", Role.MUTED), Span(first, Role.ACCENT), rest)


def read_as(guide: Guide, parsed: ParsedQuery) -> Line:
    """Every part of a filter as it was understood, in its colour; and what is to be known about a word."""
    line: Line = ()
    for part in parsed.parts:
        role = Role.BAD if part.requirement.negated else Role.MUTED if part.requirement.field in TEXTS else Role.GOOD
        line += (Span(" · " if line else " ", Role.MUTED), Span(briefly(guide, part.requirement), role))
    return (*line, *(Span(f"  ({note})", Role.MUTED) for note in parsed.notes))


def marked(guide: Guide, state: State) -> Line:
    """Name the messengers marked for comparison."""
    if not state.marked:
        return ()
    names = ", ".join(referred(guide, ref).name for ref in state.marked)
    return (Span(_(" marked: "), Role.MUTED), Span(names, Role.ACCENT))
