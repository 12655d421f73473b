"""What a query leaves out, and why: a reason on each line, what is merely unknown apart."""

from __future__ import annotations

from collections.abc import Sequence

from imtui.guide.dates import dates_in_words
from imtui.guide.model import Messenger
from imtui.guide.query import Failure, Index, Query, Requirement, requirement_in_words, sentence, unsourced
from imtui.language import _, plural
from imtui.pages.blocks import SIGN_ROLES, Block, Heading, Notes, Page, Paragraph, Role, Row, Sign, Span, Title, text
from imtui.pages.packs import counted


def left_out_page(index: Index, query: Query) -> Page:
    """Group those left out by what excludes them; those hidden only by something unknown come first."""
    hidden = index.members(index.everybody & ~index.bits(query))
    unknown = {m.id for m in index.members(index.hidden_by_unknowns(query))}
    reasons = {m.id: index.explain(m, query) for m in hidden}
    notes = Notes()
    blocks: list[Block] = [Title(_left_out(index, hidden, len(unknown)))]
    if not hidden:
        blocks.append(Paragraph(text(_("Everything answers: nothing is left out."))))
    if unknown:
        blocks.append(Heading(_("Only because something is unknown")))
        blocks += [_row(index, m, reasons[m.id], notes) for m in hidden if m.id in unknown]
    for requirement in query.requirements:
        members = [m for m in hidden if m.id not in unknown and _excluder(reasons[m.id]) == requirement]
        if members:
            own, added = counted(index.guide, members)
            blocks.append(Heading(f"{requirement_in_words(index.guide, requirement)} ({own}{added})"))
            blocks += [_row(index, m, reasons[m.id], notes) for m in members]
    if notes.entries:
        blocks += [Heading(_("Sources")), *notes.blocks()]
    return Page(tuple(blocks))


def why_not_page(index: Index, messenger: Messenger, query: Query) -> Page:
    """Each requirement of a query, and whether a messenger meets it."""
    failures = {failure.requirement: failure for failure in index.explain(messenger, query)}
    title = _("Why not {name}?").format(name=messenger.name)
    asked = [_asked(index, requirement, failures.get(requirement)) for requirement in query.requirements]
    if not failures:
        return Page((Title(title), Paragraph(text(_("It answers: nothing excludes it."))), *asked))
    sentences = [Paragraph(text(sentence(index.guide, f)), _sign(f)) for f in failures.values()]
    return Page((Title(title), *asked, Heading(_("What excludes it")), *sentences))


def _left_out(index: Index, hidden: Sequence[Messenger], unknown: int) -> str:
    own, added = counted(index.guide, hidden)
    count = plural("{n} left out", "{n} left out", own) + added
    only = plural(
        ", {n} of them only because something is unknown", ", {n} of them only because something is unknown", unknown
    )
    return count + (only if unknown else "")


def _excluder(failures: list[Failure]) -> Requirement:
    """The requirement that excludes for good: the first that fails on something known."""
    return next((f.requirement for f in failures if not f.is_unknown()), failures[0].requirement)


def _row(index: Index, messenger: Messenger, failures: Sequence[Failure], notes: Notes) -> Row:
    reasons: list[Span | str] = []
    for failure in failures:
        reasons += [" · "] if reasons else []
        reasons.append(Span(unsourced(index.guide, failure), Role.MUTED))
        if failure.claim and failure.claim.source:
            cited = notes.cite(failure.claim.source, failure.claim.also, dates_in_words(failure.claim))
            reasons += [" ", cited]
    sign = Sign.UNKNOWN if all(f.is_unknown() for f in failures) else Sign.NO
    return Row(messenger.name, text(*reasons), sign)


def _asked(index: Index, requirement: Requirement, failure: Failure | None) -> Row:
    """A requirement, and whether it is met."""
    sign = _sign(failure)
    words = {Sign.YES: _("met"), Sign.NO: _("not met"), Sign.UNKNOWN: _("unknown")}
    return Row(requirement_in_words(index.guide, requirement), (), sign, Span(words[sign], SIGN_ROLES[sign]))


def _sign(failure: Failure | None) -> Sign:
    if failure is None:
        return Sign.YES
    return Sign.UNKNOWN if failure.is_unknown() else Sign.NO
