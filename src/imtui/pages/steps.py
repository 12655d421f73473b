"""The page that leads from a verdict to action: get a messenger, set it, make sure, live with it, leave."""

from __future__ import annotations

from collections.abc import Iterator

from imtui.guide.dates import dates_in_words
from imtui.guide.find import Match
from imtui.guide.model import Access, Face, Guide, Messenger, PackStep, Status, Step, Topic
from imtui.guide.steps import Part, PartSteps, apps_on, is_moot, part_of, parts_of, steps_on
from imtui.guide.verdict import category_of
from imtui.guide.words import ACCESS, PARTS, TOPICS
from imtui.language import SOURCE, _, current, labelled
from imtui.pages.blocks import Block, Heading, Notes, Page, Paragraph, Role, Row, Sign, Span, Spans, Title, text
from imtui.pages.links import links_of
from imtui.pages.messenger import app_head, beware, claim_row, sentence_case, sources
from imtui.pages.shops import commands, shop_links, where

_CLAIMED = {
    Part.SET_FIRST: (Topic.DISAPPEARING, "disappearing"),
    Part.MAKE_SURE: (Topic.COMPARE, "verification"),
    Part.GROUPS_AND_DEVICES: (Topic.REMOVE_DEVICE, "multi-device"),
}
"""What the guide answers in general where nobody knows the step: the property that stands in for a topic."""


def steps_page(guide: Guide, messenger: Messenger, platform: str | None = None) -> Page:
    """How to get a messenger, set it up, use it and leave it, on one platform or on all."""
    notes = Notes()
    on = str(guide.platforms[platform].name) if platform else ""
    blocks: list[Block] = [Title(_("Step by step: {name}").format(name=messenger.name), on)]
    blocks.append(_verdict(guide, messenger))
    blocks += beware(guide, messenger, notes)
    if apps_on(messenger, platform):
        for part in parts_of(guide, messenger, platform):
            blocks.append(Heading(_(PARTS[part.part])))
            blocks += _part(guide, messenger, part, platform, notes)
    else:
        blocks.append(Paragraph(text(_nothing_to_install(guide, messenger, on))))
    blocks += _packs(guide, messenger, platform, notes)
    pages = (link for app in apps_on(messenger, platform) for link in shop_links(guide, app, platform))
    return Page((*blocks, *sources(notes)), (*pages, *links_of(Match(messenger))))


def _verdict(guide: Guide, messenger: Messenger) -> Paragraph:
    """The category in one line; for the worst, what follows is meant for who cannot leave yet."""
    category = guide.category(category_of(guide, messenger))
    said = text(Span(str(category.name), Role.STRONG))
    if category.face is Face.BAD and messenger.status is not Status.DISCONTINUED:
        return Paragraph((*said, *text(". ", _("If you have to use it, this limits the harm."))))
    return Paragraph(said)


def _nothing_to_install(guide: Guide, messenger: Messenger, on: str) -> str:
    """Why there are no steps: the messenger has ended, or it runs elsewhere."""
    runs_on = [str(guide.platforms[name].name) for name in guide.platforms if apps_on(messenger, name)]
    if not runs_on:
        return _("There is no app to install any more.")
    elsewhere = ", ".join(runs_on)
    return _("There is no app of it for {platform}. It runs on: {elsewhere}.").format(platform=on, elsewhere=elsewhere)


def _part(guide: Guide, messenger: Messenger, part: PartSteps, platform: str | None, notes: Notes) -> Iterator[Block]:
    if part.part is Part.GET:
        yield from _apps(guide, messenger, platform, notes)
        if part.steps:
            yield Paragraph(text(Span(_("Before you install"), Role.STRONG)), Sign.BULLET)
    if is_moot(messenger, part.part):
        yield Paragraph(text(_("There are no keys to compare: who runs the service can read the messages.")))
        yield claim_row(guide, messenger, "e2ee", notes)
        return
    yield from (_step(guide, step, platform, notes) for step in part.steps)
    asked = _CLAIMED.get(part.part)
    if asked and asked[0] not in {step.about for step in part.steps} and asked[1] in messenger.claims:
        yield claim_row(guide, messenger, asked[1], notes)
    if part.unknown:
        names = ", ".join(_(TOPICS[topic]) for topic in part.unknown)
        yield Row(_("Not known"), text(names), Sign.UNKNOWN)
    elif not part.steps and part.part is Part.SET_FIRST:
        yield Row(_("Not known"), text(_("which settings matter")), Sign.UNKNOWN)


def _apps(guide: Guide, messenger: Messenger, platform: str | None, notes: Notes) -> Iterator[Block]:
    for app in apps_on(messenger, platform):
        yield app_head(app)
        yield from where(guide, app, notes, platform)
        if app.status is Status.ACTIVE:
            yield from commands(guide, app, platform)
        access = app.platforms.get(platform or "", Access.STANDALONE)
        if access is not Access.STANDALONE:
            yield Row(_("Beware"), text(sentence_case(_(ACCESS[access])), "."), Sign.WARNING)


def _step(guide: Guide, step: Step, platform: str | None, notes: Notes) -> Row:
    """One step: what it is about, what to do, by which menu, and where it holds when that is not everywhere."""
    details = dates_in_words(step)
    if step.seen_in:
        details += ", " + _("version {version}").format(version=step.seen_in)
    holds = [step.app] if step.app else [] if platform else [str(guide.platforms[p].name) for p in step.platforms]
    label = sentence_case(_(TOPICS[step.about]))
    label = f"{label} ({', '.join(holds)})" if holds else label
    return Row(label, text(str(step.text), *_menu(step), " ", notes.cite(step.source, step.also, details)))


def _menu(step: Step) -> Spans:
    if step.menu is None:
        return ()
    foreign = current() != SOURCE and str(step.menu) == step.menu[SOURCE]
    named = _("Menu, in English") if foreign else _("Menu")
    return text(" ", Span(labelled(named, str(step.menu)), Role.ACCENT), ".")


def _packs(guide: Guide, messenger: Messenger, platform: str | None, notes: Notes) -> Iterator[Block]:
    """The steps that packs add, each under the name of its pack."""
    for pack in guide.packs:
        overlay = pack.overlays.get(messenger.id)
        steps: tuple[PackStep, ...] = steps_on(overlay.steps, platform) if overlay else ()
        if steps:
            yield Heading(str(pack.name))
        for step in sorted(steps, key=lambda step: list(Part).index(part_of(step.about))):
            yield Row(sentence_case(_(TOPICS[step.about])), text(str(step.text), " ", notes.cite(step.source)))
