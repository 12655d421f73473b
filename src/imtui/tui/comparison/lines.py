"""The texts around the comparison."""

from __future__ import annotations

from imtui.guide.compare import Cell, Column, ComparisonRow, reference
from imtui.guide.dates import claim_details
from imtui.guide.find import Match
from imtui.guide.model import Guide
from imtui.language import _, plural
from imtui.pages.blocks import Link, Role, Span, Spans, text
from imtui.tui.comparison.grid import CompareState, Grid
from imtui.tui.painting.lines import Line

Source = tuple[Column, ComparisonRow, Cell]


def header(drawn: Grid, state: CompareState) -> tuple[Line, Line]:
    """What is compared, how many rows are hidden, and by what."""
    names = plural("{n} column", "{n} columns", len(state.refs))
    shown = drawn.total - drawn.hidden
    hidden = plural("{n} row hidden", "{n} rows hidden", drawn.hidden)
    left = (Span(" " + _("Compare"), Role.STRONG), Span(" · " + names, Role.MUTED))
    rows = plural("{n} row", "{n} rows", shown) + (f" · {hidden}{_filters(state)}" if drawn.hidden else "")
    return left, (Span(rows + " ", Role.MUTED),)


def _filters(state: CompareState) -> str:
    reasons = []
    if state.only_differences:
        reasons.append(_("differences only, d"))
    if state.only_known:
        reasons.append(_("unknown for all hidden, u"))
    if state.text:
        reasons.append(f"/ {state.text}")
    return f" ({' · '.join(reasons)})" if reasons else ""


def claim(source: Source | None) -> Spans:
    """The answer of the cell under the cursor as a sentence, with its evidence."""
    if source is None:
        return ()
    column, row, cell = source
    said = _("{column}, {row}: {answer}").format(column=column.name, row=row.label, answer=cell.word)
    spans = text(Span(said, Role.STRONG), f". {cell.note}" if cell.note else "")
    if cell.claim and cell.claim.source:
        spans += text(Span(f"  {cell.claim.source} ({claim_details(cell.claim)})", Role.MUTED))
    return spans


def link(source: Source | None) -> Link | None:
    """The link behind a cell: its source, else where its app or its messenger lives."""
    if source is None:
        return None
    column, row, cell = source
    if cell.claim and cell.claim.source:
        return Link(f"{column.name}, {row.label}", cell.claim.source)
    if cell.apps:
        return Link(cell.apps[0].name, cell.apps[0].source)
    return Link(column.name, column.match.messenger.homepage)


def addable(guide: Guide, refs: tuple[str, ...]) -> list[tuple[str, str]]:
    """What can be added to a comparison: messengers to messengers, apps to apps."""
    apps = any("/" in ref for ref in refs)
    matches = [Match(m, app) for m in guide.messengers.values() for app in (m.apps if apps else (None,))]
    named = [(reference(match), f"{match.name} ({match.messenger.name})" if apps else match.name) for match in matches]
    return [(ref, name) for ref, name in named if ref not in refs]
