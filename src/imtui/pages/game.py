"""The pages of the sorting game: a messenger without its verdict, the reveal, and the closing view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from imtui.guide.game import Game, Veil, agreement, questions_to_ask
from imtui.guide.model import Claim, Guide, Messenger
from imtui.guide.query import Index
from imtui.guide.verdict import judge
from imtui.guide.words import KINDS, VALUE_NAMES, country_names
from imtui.language import _
from imtui.pages.blocks import Block, Heading, Notes, Page, Paragraph, Role, Row, Sign, Span, Title, text
from imtui.pages.category import caveat_of_the_guide
from imtui.pages.messenger import beware, claim_details, claim_row, face_role, sources, verdict_line
from imtui.pages.why import decided


def hidden_page(guide: Guide, messenger: Messenger) -> Page:
    """What may be known of a messenger without giving its category away: who runs it, where it runs, how it is to use.

    Values are words without sign or colour, since the same colours draw the categories. The questions are the same
    for every messenger: the group answers them.
    """
    notes, veil = Notes(), Veil(guide)
    names = [str(p.name) for p in guide.platforms.values() if p.id in messenger.platforms]
    told = ((_("Run by"), messenger.vendor), (_("Money"), messenger.funding))
    blocks: list[Block] = [Title(messenger.name, _(KINDS[messenger.kind]))]
    blocks += [Row(label, text(str(said))) for label, said in told if not veil.hides(said)]
    blocks.append(Row(_("Country"), text(country_names(guide, messenger.jurisdiction.countries))))
    blocks.append(Row(_("Platforms"), text(", ".join(names) or _("none any more"))))
    blocks.append(Row(_("Apps"), text(", ".join(app.name for app in messenger.apps))))
    blocks.append(Heading(_("To ask yourselves")))
    blocks += [Paragraph(text(str(guide.properties[p].question)), Sign.BULLET) for p in questions_to_ask(guide)]
    blocks.append(Heading(_("What it is like to use")))
    blocks += [_plain_row(guide, claim, veil, notes) for claim in veil.facts(messenger)]
    return Page((*blocks, *sources(notes)))


def reveal_page(index: Index, game: Game, messenger: Messenger) -> Page:
    """Show the group's answer beside the guide's, the reason that decided, and what surprises most groups."""
    guide, notes = index.guide, Notes()
    verdict = judge(guide, messenger)
    blocks: list[Block] = [Title(messenger.name)]
    blocks.append(Row(_("The group"), (_category(guide, game.category(messenger.id)),)))
    blocks.append(Row(_("The guide"), (_category(guide, verdict.category),)))
    blocks += [verdict_line(guide, verdict)]
    blocks += beware(messenger, notes)
    blocks += [Heading(_("What decided")), Paragraph(text(decided(guide, verdict)))]
    blocks += _claims(guide, messenger, [c.property for c in verdict.deciding], notes)
    if verdict.differs() and messenger.document and messenger.document.differs:
        blocks.append(Paragraph(text(str(messenger.document.differs))))
    if messenger.surprise:
        blocks.append(Heading(_("What surprises most groups")))
        blocks += _claims(guide, messenger, [messenger.surprise], notes)
    blocks.append(Paragraph(text(Span(caveat_of_the_guide(), Role.MUTED))))
    return Page((*blocks, *sources(notes)))


def closing_page(index: Index, game: Game) -> Page:
    """Show where group and guide agree and where they differ, and what to talk about next; nothing is counted."""
    guide, result = index.guide, agreement(index, game)
    blocks: list[Block] = [Title(_("What the group said"))]
    if result.same:
        blocks.append(Heading(_("Group and guide say the same")))
        blocks += [_both(index, game, m) for m in result.same]
    if result.different:
        blocks.append(Heading(_("They differ")))
        why = _("To differ is not to be wrong: a category is a judgement. What would the group need to know?")
        blocks += [Paragraph(text(why)), *(_both(index, game, m) for m in result.different)]
    if result.unsorted:
        blocks.append(Heading(_("The group left these open")))
        blocks += [_both(index, game, m) for m in result.unsorted]
    if result.hidden:
        blocks.append(Heading(_("Not revealed")))
        blocks += [Row(guide.messengers[m].name, (_category(guide, game.category(m)),)) for m in result.hidden]
    blocks += _to_discuss(guide, result.discuss)
    blocks.append(Paragraph(text(Span(caveat_of_the_guide(), Role.MUTED))))
    return Page(tuple(blocks))


def _both(index: Index, game: Game, messenger_id: str) -> Row:
    """One messenger with what group and guide say: once when they say the same, or the group nothing."""
    guide, messenger = index.guide, index.guide.messengers[messenger_id]
    given, true = game.category(messenger_id), index.categories[messenger_id]
    group = () if given in (None, true) else (_category(guide, given), Span(_(" (the group); ")))
    whose = _(" (the guide)") if group else ""
    return Row(messenger.name, (*group, _category(guide, true), Span(f"{whose}. {messenger.caveat}")))


def _to_discuss(guide: Guide, messengers: Sequence[str]) -> Iterator[Block]:
    """Turn what decided where they differ into questions, each with the messengers of which to ask it."""
    if messengers:
        yield Heading(_("What to discuss next"))
    for asked in questions_to_ask(guide):
        names = [
            guide.messengers[m].name
            for m in messengers
            if asked in {condition.property for condition in judge(guide, guide.messengers[m]).deciding}
        ]
        if names:
            question = Span(str(guide.properties[asked].question), Role.STRONG)
            yield Paragraph(text(question, " ", ", ".join(names)), Sign.BULLET)


def _category(guide: Guide, category_id: str | None) -> Span:
    if category_id is None:
        return Span(_("nothing yet"), Role.MUTED)
    category = guide.category(category_id)
    return Span(str(category.name), face_role(category.face))


def _plain_row(guide: Guide, claim: Claim, veil: Veil, notes: Notes) -> Row:
    """A claim without sign or colour, and without its note when that would tell."""
    note = "" if veil.hides(claim.note) else f"{claim.note} "
    spans = text(note, notes.cite(claim.source, claim.also, claim_details(claim)))
    return Row(str(guide.properties[claim.property].name), spans, word=Span(_(VALUE_NAMES[claim.value])))


def _claims(guide: Guide, messenger: Messenger, properties: Iterable[str], notes: Notes) -> list[Block]:
    return [claim_row(guide, messenger.claims[p], notes) for p in properties if p in messenger.claims]
