"""Short forms: what fits on one sheet of paper, or is read aloud in two minutes. Everything else stands on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imtui.guide.compare import Comparison
from imtui.guide.find import Match
from imtui.guide.model import App, Guide, Messenger, Scenario, Status, Value
from imtui.guide.query import Index, requirement_in_words
from imtui.guide.scenarios import Candidate, needs_of, scenario_result
from imtui.guide.verdict import judge
from imtui.guide.words import KINDS, VALUE_NAMES
from imtui.language import _, labelled, plural, series
from imtui.pages.blocks import (
    Block,
    Heading,
    Note,
    Notes,
    Page,
    Paragraph,
    Role,
    Row,
    Sign,
    Span,
    Spans,
    Table,
    TableGroup,
    TableRow,
    Title,
    text,
)
from imtui.pages.comparison import comparison_page
from imtui.pages.links import links_of
from imtui.pages.messenger import beware, claim_row, face_role, sources, verdict_line
from imtui.pages.provenance import caveat_of_the_guide
from imtui.pages.scenario import giving_all, missing_one
from imtui.records import replace

MOST_APPS = 4
"""Apps that a sheet names with where to get them; the others are on the page of the messenger."""

MOST_NAMED = 8
"""Others that it only names."""


def brief_page(guide: Guide, messenger: Messenger) -> Page:
    """A messenger on one sheet: verdict, what to beware of, every answer in a word, where to get it."""
    notes = Notes()
    return Page((*brief_blocks(guide, messenger, notes), *sources(notes)), links_of(Match(messenger))[:1])


def brief_blocks(guide: Guide, messenger: Messenger, notes: Notes) -> Iterator[Block]:
    """What the sheet of a messenger says, its sources among those of other sheets."""
    yield Title(messenger.name, _(KINDS[messenger.kind]))
    yield verdict_line(guide, judge(guide, messenger))
    yield from beware(guide, messenger, notes)
    yield Paragraph(text(str(messenger.summary)))
    yield Heading(_("Answers"))
    for value in Value:
        names = [
            str(p.name)
            for p in guide.properties.values()
            if p.id in messenger.claims and messenger.value(p.id) is value
        ]
        if names:
            yield Row(_(VALUE_NAMES[value]).capitalize(), text(", ".join(names)), Sign(value.value))
    verdict = judge(guide, messenger)
    deciding = [c.property for c in verdict.deciding if c.property in messenger.claims]
    if deciding and verdict.rule_category != guide.categories[0].id:
        yield Heading(_("What decided"))
        yield from (claim_row(guide, messenger, p, notes) for p in deciding)
    yield Heading(_("Apps"))
    apps = [app for app in messenger.apps if app.status is Status.ACTIVE]
    yield from (_app(guide, app) for app in apps[:MOST_APPS])
    if others := apps[MOST_APPS:]:
        named = ", ".join(app.name for app in others[:MOST_NAMED])
        more = len(others) - MOST_NAMED
        yield Row(_("And"), text(named, plural(", {n} more", ", {n} more", more) if more > 0 else ""))


def brief_comparison_page(comparison: Comparison, left_out: int = 0) -> Page:
    """Messengers side by side on one sheet: categories, what to beware of, every value in a word."""
    whole = without_sources(comparison_page(comparison, left_out))
    blocks: list[Block] = []
    for block in whole.blocks:
        blocks += [*_verdicts(block), _in_a_word(block)] if isinstance(block, Table) else [block]
    return Page(tuple(blocks))


def brief_scenario_page(index: Index, scenario: Scenario) -> Page:
    """A situation on one sheet: what is needed, what nothing protects from, who answers and what to beware of there."""
    guide, notes, result = index.guide, Notes(), scenario_result(index, scenario)
    needs = series(requirement_in_words(guide, r) for r in needs_of(guide, scenario).requirements)
    blocks: list[Block] = [Title(str(scenario.title)), Paragraph(text(str(scenario.situation)))]
    blocks += [Row(_("What is needed"), text(needs)), Paragraph(text(str(scenario.protects_not)), Sign.WARNING)]
    blocks.append(Heading(giving_all(guide, result.satisfying)))
    blocks += [_candidate(guide, candidate) for candidate in result.satisfying]
    if result.nearly:
        blocks.append(Heading(missing_one(guide, result.nearly)))
        blocks += [_candidate(guide, candidate) for candidate in result.nearly]
    blocks.append(Heading(_("Beware")))
    blocks += [Paragraph(text(str(w.text), " ", notes.cite(w.source)), Sign.WARNING) for w in scenario.warnings]
    blocks.append(Paragraph(text(Span(caveat_of_the_guide(), Role.MUTED))))
    return Page((*blocks, *sources(notes)))


def without_sources(page: Page) -> Page:
    """A page without its sources and their numbers, for who listens to it."""
    blocks = [_uncited(block) for block in page.blocks if not isinstance(block, Note)]
    named = Heading(_("Sources"))
    return replace(page, blocks=tuple(block for block in blocks if block != named))


def _app(guide: Guide, app: App) -> Row:
    platforms = ", ".join(str(guide.platforms[p].name) for p in app.platforms)
    shops = ", ".join(str(guide.shops[listing.shop].name) for listing in app.shops)
    return Row(app.name, text(". ".join(filter(None, (platforms, shops or app.site)))))


def _candidate(guide: Guide, candidate: Candidate) -> Row:
    """A messenger, its category, what it misses, what to beware of."""
    messenger, category = candidate.messenger, guide.category(candidate.category)
    judged = Span(str(category.name), face_role(category.face))
    asked = candidate.missing.requirement if candidate.missing else None
    missing = labelled(_("Misses"), requirement_in_words(guide, asked)) + ". " if asked else ""
    return Row(messenger.name, (judged, Span(f". {missing}{messenger.caveat}")))


def _verdicts(table: Table) -> Iterator[Row]:
    """The first group of a comparison, which has sentences: a paragraph a column instead of narrow cells."""
    for place, name in enumerate(table.columns):
        cells = [row.cells[place].spans for row in table.groups[0].rows]
        said = [spans for spans in cells if spans and spans != text(_("none"))]
        category, *others = ("".join(span.text for span in spans).strip() for spans in said)
        yield Row(name, text(" ".join(others)), word=Span(category))


def _in_a_word(table: Table) -> Table:
    """A table whose values are words only, under one heading; rows of texts that are no values stay out."""
    rows = (_row_in_a_word(row) for group in table.groups[1:] for row in group.rows)
    return replace(table, groups=(TableGroup(_("Answers"), tuple(filter(None, rows))),))


def _row_in_a_word(row: TableRow) -> TableRow | None:
    if not all(cell.word for cell in row.cells):
        return None
    return replace(row, cells=tuple(replace(cell, spans=()) for cell in row.cells))


def _uncited(block: Block) -> Block:
    if isinstance(block, Paragraph | Row):
        return replace(block, spans=_spans(block.spans))
    if isinstance(block, Table):
        return replace(block, groups=tuple(replace(g, rows=tuple(map(_uncited_row, g.rows))) for g in block.groups))
    return block


def _uncited_row(row: TableRow) -> TableRow:
    return replace(row, cells=tuple(replace(cell, spans=_spans(cell.spans)) for cell in row.cells))


def _spans(spans: Sequence[Span]) -> Spans:
    return tuple(span for span in spans if not span.cites)
