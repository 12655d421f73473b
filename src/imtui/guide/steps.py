"""From a verdict to what one does: which steps there are for a messenger, in which part, and what nobody knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from imtui.guide.model import App, Guide, Messenger, PackStep, Status, Step, Topic, Value
from imtui.records import record

if TYPE_CHECKING:
    from imtui.guide.query import Query

AnyStep = TypeVar("AnyStep", Step, PackStep)


class Part(StrEnum):
    """What one does with a messenger, from the first day to the last."""

    GET = "get"
    SET_FIRST = "set-first"
    MAKE_SURE = "make-sure"
    GROUPS_AND_DEVICES = "groups-and-devices"
    LEAVE = "leave"


TOPICS: dict[Part, tuple[Topic, ...]] = {
    Part.GET: (Topic.CHECK_FILE, Topic.REPOSITORY, Topic.TAILS, Topic.LOOK_ALIKES),
    Part.SET_FIRST: (
        Topic.SIGN_UP,
        Topic.ENCRYPTION,
        Topic.ACCOUNT_LOCK,
        Topic.LOCK,
        Topic.BACKUPS,
        Topic.CONTACTS,
        Topic.WHO_SEES,
        Topic.DISAPPEARING,
        Topic.PREVIEWS,
        Topic.RECEIPTS,
        Topic.ADDRESS,
        Topic.DEVICES,
    ),
    Part.MAKE_SURE: (Topic.COMPARE, Topic.KEY_CHANGE),
    Part.GROUPS_AND_DEVICES: (Topic.NEW_MEMBER, Topic.LOST_PHONE, Topic.REMOVE_DEVICE),
    Part.LEAVE: (Topic.EXPORT, Topic.DELETE, Topic.REMAINS),
}
"""The topics of each part, in the order in which they are shown."""

ALWAYS_ASKED = (Part.MAKE_SURE, Part.GROUPS_AND_DEVICES, Part.LEAVE)
"""The parts of which every topic is a question that any messenger has to answer: silence is shown as unknown."""

MOST_SETTINGS = 7
"""More settings on one page, and nobody sets any."""

_PART_OF = {topic: part for part, topics in TOPICS.items() for topic in topics}


def part_of(topic: Topic) -> Part:
    """The part in which a topic is shown."""
    return _PART_OF[topic]


@record
class PartSteps:
    """One part for one messenger: what is known, and of what nobody knows anything."""

    part: Part
    steps: tuple[Step, ...]
    unknown: tuple[Topic, ...] = ()


def steps_on(steps: Iterable[AnyStep], platform: str | None) -> tuple[AnyStep, ...]:
    """The steps that hold on a platform, or all of them."""
    return tuple(step for step in steps if platform is None or not step.platforms or platform in step.platforms)


def parts_of(guide: Guide, messenger: Messenger, platform: str | None = None) -> tuple[PartSteps, ...]:
    """What to do with a messenger, part by part, on one platform or on all."""
    known = guide.steps.get(messenger.id)
    steps = steps_on(known.steps, platform) if known else ()
    said = {step.about for step in steps}
    steps += tuple(step for step in steps_of_shops(guide, messenger, platform) if step.about not in said)
    return tuple(_part(messenger, part, steps) for part in Part)


def steps_of_shops(guide: Guide, messenger: Messenger, platform: str | None) -> Iterator[Step]:
    """What holds for whatever the shops of its apps have: how to check it, whether it can be had on Tails."""
    apps = apps_on(messenger, platform)
    stocked = {listing.shop for app in apps for listing in app.shops}
    served = {name for app in apps for name in app.platforms}
    looked_for = guide.pack_of(messenger.id) is None
    for shop in guide.shops.values():
        if shop.platform not in served or platform not in (None, shop.platform):
            continue
        if shop.id in stocked:
            yield from shop.steps
        elif looked_for:
            yield from shop.steps_without


def _part(messenger: Messenger, part: Part, steps: Iterable[Step]) -> PartSteps:
    topics = TOPICS[part]
    chosen = sorted((step for step in steps if step.about in topics), key=lambda step: topics.index(step.about))
    said = {step.about for step in chosen}
    gone = messenger.status is Status.DISCONTINUED
    asked = topics if part in ALWAYS_ASKED and not gone and not is_moot(messenger, part) else ()
    return PartSteps(part, tuple(chosen), tuple(topic for topic in asked if topic not in said))


def is_moot(messenger: Messenger, part: Part) -> bool:
    """Whether a part makes no sense for a messenger: without end-to-end encryption there are no keys to compare."""
    return part is Part.MAKE_SURE and messenger.value("e2ee") is Value.NO


def apps_on(messenger: Messenger, platform: str | None) -> tuple[App, ...]:
    """The apps that one can install on a platform, or on any: those that nobody maintains any more come last."""
    apps = [app for app in messenger.usable_apps if platform is None or platform in app.platforms]
    return tuple(sorted(apps, key=lambda app: app.status is not Status.ACTIVE))


def platform_asked(guide: Guide, query: Query) -> str | None:
    """The one platform that a query is about; None when it speaks of none or of several."""
    asked = query.platforms() | {r.field for r in query.requirements if r.field in guide.platforms}
    return next(iter(asked)) if len(asked) == 1 else None
