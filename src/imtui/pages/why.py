"""The page that explains a verdict: the criteria, the one that decided, what would change it, document and rule."""

from __future__ import annotations

from collections.abc import Iterator

from imtui.guide.find import Match
from imtui.guide.model import Guide, Messenger
from imtui.guide.verdict import Change, Condition, Verdict, judge
from imtui.guide.words import VALUE_NAMES
from imtui.language import _
from imtui.pages.blocks import Block, Heading, Notes, Page, Paragraph, Role, Sign, Span, Title, text
from imtui.pages.links import links_of
from imtui.pages.messenger import claim_row, face_spans, sources, verdict_line
from imtui.pages.packs import said_by_packs
from imtui.pages.provenance import caveat_of_the_guide


def why_page(guide: Guide, messenger: Messenger) -> Page:
    """Explain why a messenger is in its category, so that one can follow without knowing the words."""
    verdict = judge(guide, messenger)
    notes = Notes()
    category = guide.category(verdict.category)
    blocks: list[Block] = [Title(_("Why “{category}”: {name}").format(category=category.name, name=messenger.name))]
    blocks += [verdict_line(guide, verdict), Paragraph(text(str(category.meaning)))]
    blocks.append(Paragraph(text(Span(str(messenger.caveat), Role.STRONG)), Sign.WARNING))
    blocks += said_by_packs(guide, messenger, notes)
    if verdict.unsourced:
        return Page(
            (*blocks, *_not_judged(guide, messenger, verdict, notes), *sources(notes)), links_of(Match(messenger))
        )
    blocks += _who_decided(guide, messenger, verdict)
    blocks.append(Heading(_("What decided")))
    blocks += [Paragraph(text(decided(guide, verdict)))]
    blocks += [
        claim_row(guide, messenger, c.property, notes) for c in verdict.deciding if c.property in messenger.claims
    ]
    blocks += _others(guide, messenger, verdict, notes)
    blocks += _what_would_change(guide, verdict)
    blocks += [Paragraph(text(str(w.text), " ", notes.cite(w.source)), Sign.WARNING) for w in messenger.warnings]
    blocks.append(Paragraph(text(Span(caveat_of_the_guide(), Role.MUTED))))
    return Page((*blocks, *sources(notes)), links_of(Match(messenger)))


def _not_judged(guide: Guide, messenger: Messenger, verdict: Verdict, notes: Notes) -> Iterator[Block]:
    """What a pack says of the criteria, and for which of them it has no source."""
    names = ", ".join(str(guide.properties[p].name) for p in verdict.unsourced)
    yield Paragraph(text(_("Not judged: the pack gives no answer with a source to: {names}.").format(names=names)))
    answered = (c.property for c in verdict.criteria if c.property in messenger.claims)
    yield from (claim_row(guide, messenger, property_id, notes) for property_id in answered)
    yield Paragraph(text(Span(caveat_of_the_guide(), Role.MUTED)))


def _who_decided(guide: Guide, messenger: Messenger, verdict: Verdict) -> Iterator[Block]:
    by_rule = guide.category(verdict.rule_category).name
    document = messenger.document
    if not verdict.from_document or document is None:
        yield Paragraph(
            text(_("The founding document does not speak of it: the rule drawn from its verdicts decides."))
        )
        return
    marks = [part for mark in document.marks for part in (", ", str(mark.text), *face_spans(mark.face))]
    reasons = text(" (", *marks[1:], ")") if marks else ()
    said = _("The founding document says: {category}").format(category=guide.category(verdict.category).name)
    yield Paragraph((*text(said), *reasons, Span(".")))
    if not verdict.differs():
        yield Paragraph(text(_("The rule drawn from its verdicts gives the same today.")))
        return
    yield Paragraph(text(_("The rule, with today's facts, gives: {category}.").format(category=by_rule)))
    if document.differs:
        yield Paragraph(text(Span(_("Why they differ: "), Role.STRONG), str(document.differs)))


def decided(guide: Guide, verdict: Verdict) -> str:
    """One sentence on what decided a verdict."""
    by_rule, best = guide.category(verdict.rule_category), guide.categories[0]
    if by_rule is best:
        return _("All the conditions of “{best}” are met:").format(best=best.name)
    if by_rule.rule:
        return _("This is enough for “{category}”:").format(category=by_rule.name)
    names = ", ".join(_condition(guide, c) for c in verdict.missing)
    return _("For “{best}” this is missing: {conditions}.").format(best=best.name, conditions=names)


def _condition(guide: Guide, condition: Condition) -> str:
    name = str(guide.properties[condition.property].name)
    return _("{property} ({value} today)").format(property=name, value=_(VALUE_NAMES[condition.found]))


def _others(guide: Guide, messenger: Messenger, verdict: Verdict, notes: Notes) -> list[Block]:
    decided = {c.property for c in verdict.deciding}
    others = [c.property for c in verdict.criteria if c.property not in decided and c.property in messenger.claims]
    if not others:
        return []
    rows = [claim_row(guide, messenger, p, notes) for p in others]
    return [Heading(_("The other criteria")), *rows]


def _what_would_change(guide: Guide, verdict: Verdict) -> Iterator[Block]:
    if not verdict.changes:
        return
    yield Heading(_("What would move it up"))
    for change in verdict.changes:
        yield Paragraph(text(_change(guide, change)), Sign.BULLET)


def _change(guide: Guide, change: Change) -> str:
    answers = _(" and ").join(_("“{meaning}”").format(meaning=guide.properties[p].yes) for p in change.properties)
    return _("{category}, if this became true: {answers}").format(
        category=guide.category(change.category).name, answers=answers
    )
