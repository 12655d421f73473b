"""The page of a plan for a group: its people, what all can use, what all but one can, and what each would accept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from imtui.guide.find import Match
from imtui.guide.model import Guide, Messenger, Value
from imtui.guide.plan import Option, Person, Plan, apps_for, devices_with
from imtui.guide.query import Index, requirement_in_words, sentence
from imtui.language import _, labelled, plural, series
from imtui.pages.acting import named
from imtui.pages.blocks import Block, Heading, Link, Notes, Page, Paragraph, Role, Row, Sign, Span, Title, text
from imtui.pages.links import distinct, links_of
from imtui.pages.messenger import beware, face_role, sources
from imtui.pages.packs import counted
from imtui.pages.provenance import caveat_of_the_guide
from imtui.pages.reach import reach_table
from imtui.pages.shops import shop_links

ACCEPTED = ("e2ee", "no-phone", "free-client", "gratis")
"""The properties of which a group hears, before it chooses, when the answer is not yes: all of them live with it."""

MOST_APPS = 3
"""Apps named to a person who has to install one: more, and nobody chooses."""


def plan_page(index: Index, plan: Plan) -> Page:
    """What a group can use."""
    guide, notes = index.guide, Notes()
    blocks: list[Block] = [Title(plural("A plan for {n} person", "A plan for {n} people", len(plan.people)))]
    blocks += [Row(someone.name, text(_said(guide, someone))) for someone in plan.people]
    own, added = counted(guide, [option.messenger for option in plan.for_all])
    said = plural("{n} messenger that all can use", "{n} messengers that all can use", own) + added
    blocks.append(Heading(said))
    if not plan.for_all:
        blocks.append(Paragraph(text(_("There is none. Look at what the nearest ones ask of one person."))))
    blocks += _options(guide, plan, plan.for_all, notes)
    if plan.but_one:
        own, added = counted(guide, [option.messenger for option in plan.but_one])
        blocks.append(Heading(plural("{n} that all but one can use", "{n} that all but one can use", own) + added))
        blocks += _options(guide, plan, plan.but_one, notes)
    blocks += _already_there(plan.people, notes)
    blocks.append(Paragraph(text(Span(caveat_of_the_guide(), Role.MUTED))))
    return Page((*blocks, *sources(notes)), _links(guide, plan))


def _links(guide: Guide, plan: Plan) -> tuple[Link, ...]:
    """Where each gets what they have to install, in the shops for their devices; then the sites of the messengers.

    Only of what all can use, where there is any: it is what a group goes on with.
    """
    options = plan.for_all or plan.but_one
    shops = (
        link
        for option in options
        for someone in _without_it(plan, option)
        for app in apps_for(option.messenger, someone)[:MOST_APPS]
        for platform in devices_with(option.messenger, someone) or (None,)
        for link in shop_links(guide, app, platform)
    )
    return distinct((*shops, *(link for option in options for link in links_of(Match(option.messenger))[:1])))


def _said(guide: Guide, person: Person) -> str:
    """What was said of a person, as it was understood."""
    parts = [requirement_in_words(guide, requirement) for requirement in person.needs.requirements]
    if person.has:
        parts.append(_("already has: {names}").format(names=", ".join(m.name for m in person.has)))
    return series(parts) or _("asks for nothing")


def _options(guide: Guide, plan: Plan, options: Iterable[Option], notes: Notes) -> Iterator[Block]:
    for option in options:
        messenger, category = option.messenger, guide.category(option.category)
        judged = Span(_(" ({category})").format(category=category.name), face_role(category.face))
        yield Paragraph((Span(messenger.name, Role.STRONG), judged), Sign.BULLET)
        yield from beware(guide, messenger, notes)
        if option.obstacle:
            reasons = " · ".join(sentence(guide, failure) for failure in option.obstacle.failures)
            unknown = all(failure.is_unknown() for failure in option.obstacle.failures)
            yield Row(option.obstacle.person.name, text(reasons), Sign.UNKNOWN if unknown else Sign.NO)
        yield from _accepted(guide, messenger)
        yield from _installed(plan, option)


def _accepted(guide: Guide, messenger: Messenger) -> Iterator[Row]:
    """What all would have to live with: the answers that are not yes, in the words of the guide."""
    for property_id in ACCEPTED:
        value = messenger.value(property_id)
        asked = guide.properties.get(property_id)
        if asked and value in (Value.NO, Value.PARTIAL):
            meaning = asked.no if value is Value.NO else asked.partial
            yield Row(_("All accept"), text(labelled(str(asked.name), str(meaning))), Sign(value.value))


def _installed(plan: Plan, option: Option) -> Iterator[Row]:
    """Who has it already, and what each of the others would have to install."""
    there = [someone.name for someone in plan.people if option.messenger in someone.has]
    if there:
        yield Row(_("Already there"), text(", ".join(there)), Sign.YES)
    for someone in _without_it(plan, option):
        names = [named(app) for app in apps_for(option.messenger, someone)]
        more = ", …" if len(names) > MOST_APPS else ""
        yield Row(someone.name, text(_("installs {apps}").format(apps=_(" or ").join(names[:MOST_APPS]) + more)))


def _without_it(plan: Plan, option: Option) -> list[Person]:
    """Those who can use a messenger and would have to install it."""
    kept_out = option.obstacle.person if option.obstacle else None
    return [p for p in plan.people if option.messenger not in p.has and p is not kept_out]


def _already_there(people: Sequence[Person], notes: Notes) -> Iterator[Block]:
    """Who can reach whom with what they already have, where that is more than one messenger."""
    had = list({messenger.id: messenger for someone in people for messenger in someone.has}.values())
    if len(had) > 1:
        yield reach_table(had, notes)
