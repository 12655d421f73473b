"""The pages of the sorting game once something is revealed: one messenger, and the closing view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from imtui.guide.game import Game, Votes, agreement, has_ended
from imtui.guide.model import Guide, Messenger
from imtui.guide.query import Index
from imtui.guide.verdict import judge, questions_to_ask
from imtui.language import _
from imtui.pages.blocks import Block, Heading, Notes, Page, Paragraph, Role, Row, Sign, Span, Spans, Title, text
from imtui.pages.messenger import beware, claim_row, face_role, sources, verdict_line
from imtui.pages.provenance import caveat_of_the_guide
from imtui.pages.why import decided
from imtui.records import replace

BAR = "█"
"""A block for each hand that was counted; terminals without Unicode draw another sign."""

LONGEST_BAR = 40


def reveal_page(index: Index, game: Game, messenger: Messenger) -> Page:
    """Show the group's answer beside the guide's, the reason that decided, and what surprises most groups."""
    guide, notes = index.guide, Notes()
    verdict, since = judge(guide, messenger), game.votes_since(messenger.id)
    blocks: list[Block] = [Title(messenger.name)]
    blocks += _said(guide, _("The group"), game.votes(messenger.id))
    blocks.append(Row(_("The guide"), guides_answer(guide, messenger.id, verdict.category)))
    if since != Votes():
        blocks += _said(guide, _("The group, since"), since)
    blocks += [verdict_line(guide, verdict)]
    blocks += beware(guide, messenger, notes)
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
    if result.ended:
        blocks.append(Heading(_("Apart: no longer usable")))
        blocks += [_both(index, game, m) for m in result.ended]
    if result.hidden:
        blocks.append(Heading(_("Not revealed")))
        blocks += [Row(guide.messengers[m].name, (_category(guide, game.category(m)),)) for m in result.hidden]
    blocks += _hands(guide, game)
    blocks += _to_discuss(guide, result.discuss)
    blocks.append(Paragraph(text(Span(caveat_of_the_guide(), Role.MUTED))))
    return Page(tuple(blocks))


def guides_answer(guide: Guide, messenger_id: str, category_id: str) -> Spans:
    """The category that the guide gives; of what has ended, which it was."""
    category = _category(guide, category_id)
    if not has_ended(guide, messenger_id):
        return (category,)
    return (replace(category, text=_("was {category}, no longer usable").format(category=category.text)),)


def _said(guide: Guide, whose: str, votes: Votes) -> Iterator[Row]:
    """What a group said; below it the hands that were counted, as bars."""
    yield Row(whose, (_category(guide, votes.category),))
    if votes.counts:
        yield from _bars(guide, votes)


def _bars(guide: Guide, votes: Votes) -> Iterator[Row]:
    """A bar for each category, the last one first as in the line of keys; shorter where hands are many."""
    scale = max(1, max(votes.counts.values()) / LONGEST_BAR)
    for category in reversed(guide.categories):
        count = votes.counts.get(category.id, 0)
        yield Row(f"  {category.name}", (Span(f"{count:3} "), Span(BAR * round(count / scale))))


def _hands(guide: Guide, game: Game) -> Iterator[Block]:
    """The hands that were counted, messenger by messenger."""
    counted = [m for m in game.order if game.votes(m).counts]
    if counted:
        yield Heading(_("How hands were raised"))
    for messenger in counted:
        yield Paragraph(text(Span(guide.messengers[messenger].name, Role.STRONG)), Sign.BULLET)
        yield from _bars(guide, game.votes(messenger))


def _both(index: Index, game: Game, messenger_id: str) -> Row:
    """One messenger with what group and guide say: once when they say the same, or the group nothing."""
    guide, messenger = index.guide, index.guide.messengers[messenger_id]
    given, true = game.category(messenger_id), index.categories[messenger_id]
    group = () if given in (None, true) else (_category(guide, given), Span(_(" (the group); ")))
    whose = _(" (the guide)") if group else ""
    answer = guides_answer(guide, messenger_id, true)
    return Row(messenger.name, (*group, *answer, Span(f"{whose}. {messenger.caveat}")))


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


def _claims(guide: Guide, messenger: Messenger, properties: Iterable[str], notes: Notes) -> list[Block]:
    return [claim_row(guide, messenger, p, notes) for p in properties if p in messenger.claims]
