"""The pages of scenarios: a situation, what it needs, what nothing protects from, who answers, who nearly does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum

from imtui.guide.dates import claim_details
from imtui.guide.model import Guide, Question, Scenario, Value
from imtui.guide.query import (
    Index,
    Query,
    Requirement,
    Vocabulary,
    field_name,
    requirement_in_words,
    sentence,
    values_in_words,
)
from imtui.guide.scenarios import Candidate, Result, WishAnswer, needs_of, result_for, scenario_result
from imtui.guide.wizard import Answers, query_of, steps
from imtui.guide.words import VALUE_NAMES
from imtui.language import _, current, plural, series
from imtui.pages.blocks import (
    Block,
    Heading,
    Notes,
    Page,
    Paragraph,
    Role,
    Row,
    Sign,
    Span,
    Title,
    signed,
    text,
)
from imtui.pages.messenger import beware, face_role, sources
from imtui.pages.packs import counted
from imtui.pages.provenance import caveat_of_the_guide


def scenarios_page(guide: Guide) -> Page:
    """List the situations of the guide."""
    blocks: list[Block] = [Title(_("Scenarios"))]
    blocks.append(Paragraph(text(_("Start from people's situation, not from tools. Which one is nearest to yours?"))))
    blocks += [Row(str(s.title), text(Span(f"[{s.id}]", Role.MUTED))) for s in guide.scenarios.values()]
    return Page(tuple(blocks))


class Told(IntEnum):
    """How much of a situation a page tells: a group looks for the needs and the answers itself first."""

    SITUATION = 0
    NEEDS = 1
    ANSWERS = 2


def scenario_page(index: Index, scenario: Scenario, told: Told = Told.ANSWERS) -> Page:
    """A situation; what it does not protect from comes before any messenger."""
    notes = Notes()
    blocks: list[Block] = [Title(str(scenario.title)), Paragraph(text(str(scenario.situation)))]
    blocks.append(Heading(_("What this does not protect from")))
    blocks.append(Paragraph(text(Span(str(scenario.protects_not), Role.STRONG)), Sign.WARNING))
    if told >= Told.NEEDS:
        blocks += _needs(index.guide, needs_of(index.guide, scenario))
    if told >= Told.ANSWERS:
        blocks += result_blocks(index.guide, scenario_result(index, scenario), notes)
        blocks.append(Heading(_("Beware")))
        blocks += [Paragraph(text(str(w.text), " ", notes.cite(w.source)), Sign.WARNING) for w in scenario.warnings]
        based_on = notes.cite(None, scenario.based_on)
        blocks.append(Row(_("The situation comes from"), text(based_on)))
    return Page((*blocks, *sources(notes)))


def wizard_page(index: Index, answers: Answers, told: Told = Told.ANSWERS) -> Page:
    """What the answers to the plain questions became, and who satisfies them."""
    guide, notes = index.guide, Notes()
    blocks: list[Block] = [Title(_("Your situation"))]
    for step in steps(guide, answers):
        became = Span(_(" (becomes: {requirements})").format(requirements=in_words(guide, step.became)), Role.ACCENT)
        blocks.append(Row(str(step.question.text), text(said(step.question, step.choices), became)))
    needs = query_of(guide, answers)
    blocks += _needs(guide, needs)
    if told >= Told.ANSWERS:
        blocks += result_blocks(guide, result_for(index, needs), notes)
    return Page((*blocks, *sources(notes)))


def said(question: Question, choices: Iterable[str]) -> str:
    """The answer to a plain question as people gave it."""
    return ", ".join(str(question.choices[choice].label) for choice in choices) or _("I don't know")


def in_words(guide: Guide, query: Query) -> str:
    """A query in words, its requirements after one another."""
    asked = series(requirement_in_words(guide, requirement) for requirement in query.requirements)
    return asked or _("asks for nothing")


def giving_all(guide: Guide, candidates: Sequence[Candidate]) -> str:
    """How many messengers satisfy all the needs; those of packs apart."""
    own, added = counted(guide, [candidate.messenger for candidate in candidates])
    return plural("{n} messenger gives all that is needed", "{n} messengers give all that is needed", own) + added


def missing_one(guide: Guide, candidates: Sequence[Candidate]) -> str:
    """How many messengers miss one need; those of packs apart."""
    own, added = counted(guide, [candidate.messenger for candidate in candidates])
    return plural("{n} messenger misses one thing", "{n} messengers miss one thing", own) + added


def result_blocks(guide: Guide, result: Result, notes: Notes) -> Iterator[Block]:
    """Who satisfies all the needs, who misses one, and how far each meets the wishes."""
    yield Heading(giving_all(guide, result.satisfying))
    if not result.satisfying:
        yield Paragraph(text(_("No messenger of the guide does. Look at what the nearest ones miss.")))
    for candidate in result.satisfying:
        yield from _candidate(guide, candidate, notes)
    if result.nearly:
        yield Heading(missing_one(guide, result.nearly))
    for candidate in result.nearly:
        yield from _candidate(guide, candidate, notes)
    yield Paragraph(text(Span(caveat_of_the_guide(), Role.MUTED)))


def _needs(guide: Guide, needs: Query) -> Iterator[Block]:
    yield Heading(_("What is needed"))
    yield from (
        Paragraph(text(requirement_in_words(guide, requirement)), Sign.BULLET) for requirement in needs.requirements
    )
    yield Row(_("As a filter"), text(Vocabulary(guide).format(needs, current()) or _("(everything)")))


def _candidate(guide: Guide, candidate: Candidate, notes: Notes) -> Iterator[Block]:
    """A messenger with its category and what to beware of; then what it misses, then the wishes."""
    messenger, category = candidate.messenger, guide.category(candidate.category)
    judged = Span(_(" ({category})").format(category=category.name), face_role(category.face))
    yield Paragraph((Span(messenger.name, Role.STRONG), judged), Sign.BULLET)
    yield from beware(guide, messenger, notes)
    if candidate.missing:
        found = Span(sentence(guide, candidate.missing))
        yield Row(_("Misses"), (found,), Sign.UNKNOWN if candidate.missing.is_unknown() else Sign.NO)
    for answer in candidate.answers:
        yield _answer(guide, answer, notes)


def _answer(guide: Guide, answer: WishAnswer, notes: Notes) -> Row:
    sign = _sign(answer)
    word = Span(_(VALUE_NAMES[answer.value]), signed(sign).role)
    claim = answer.claim
    spans = text(str(claim.note), " ", notes.cite(claim.source, claim.also, claim_details(claim))) if claim else ()
    return Row(_wish(guide, answer.wish), spans, sign, word)


def _wish(guide: Guide, wish: Requirement) -> str:
    """A wish in words: just the name of the property where yes is wished for."""
    name = field_name(guide, wish.field)
    if wish.field in guide.properties and Value.YES in wish.values and not wish.negated:
        return name
    return _("{field} (wished for: {values})").format(field=name, values=values_in_words(guide, wish))


def _sign(answer: WishAnswer) -> Sign:
    """Draw the value itself where yes is wished for; else (`multi-device:no`) whether the wish is granted."""
    if Value.YES in answer.wish.values or answer.value is Value.UNKNOWN:
        return Sign(answer.value.value)
    return Sign.YES if answer.granted else Sign.NO
