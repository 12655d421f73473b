"""Everything of a guide that rests on a source and grows old, each with its place in the files."""

from __future__ import annotations

from collections.abc import Iterator

from imtui.guide.dates import Dated
from imtui.guide.model import App, Guide, Jurisdiction, Messenger, Status
from imtui.guide.reading.layout import OVERLAYS
from imtui.guide.reading.messengers import MESSENGERS
from imtui.guide.reading.sheet import Path
from imtui.guide.reading.steps import STEPS
from imtui.records import record, replace


@record
class Fact:
    """Something that rests on a source: where it stands, and what people call it who edit the file.

    `ages` is whether it may still become untrue: what is said of a program that is shut down does not. Where several
    packs speak of a messenger, `nth` is the place of this one among them.
    """

    file: str
    path: Path
    name: str
    thing: Dated
    ages: bool
    nth: int = 0


def facts_of(guide: Guide) -> Iterator[Fact]:
    """All facts of a guide, history apart: what happened does not grow old."""
    for messenger in map(guide.without_packs, guide.messengers.values()):
        yield from _facts(messenger, f"{MESSENGERS}/{messenger.id}.yaml")
        for nth, laid in enumerate(laid_over(guide, messenger)):
            yield from _facts(laid, f"{OVERLAYS}/{messenger.id}.yaml", nth)
    for steps in guide.steps.values():
        alive = guide.messengers[steps.messenger].status is not Status.DISCONTINUED
        for position, step in enumerate(steps.steps):
            yield Fact(f"{STEPS}/{steps.messenger}.yaml", ("steps", position), step.about, step, alive)
    for rank, shop in enumerate(guide.shops.values()):
        for key, its_steps in (("steps", shop.steps), ("steps_without", shop.steps_without)):
            for position, step in enumerate(its_steps):
                place: Path = ("shops", rank, key, position)
                yield Fact("shops.yaml", place, f"{shop.id}, {step.about}", step, ages=True)


def laid_over(guide: Guide, messenger: Messenger) -> Iterator[Messenger]:
    """For each pack that speaks of a messenger, in their order, the messenger with only what that pack lays over it."""
    bare = replace(messenger, jurisdiction=Jurisdiction(), talks_to=())
    for _pack, overlay in guide.overlays_on(messenger.id):
        yield replace(bare, apps=overlay.apps, claims=overlay.claims)


def _facts(messenger: Messenger, file: str, nth: int = 0) -> Iterator[Fact]:
    alive = messenger.status is not Status.DISCONTINUED
    for path, name, thing in _of_messenger(messenger):
        ended = isinstance(thing, App) and thing.status is Status.DISCONTINUED
        yield Fact(file, path, name, thing, alive and not ended, nth)


def _of_messenger(messenger: Messenger) -> Iterator[tuple[Path, str, Dated]]:
    if messenger.jurisdiction.as_of:
        yield ("jurisdiction",), "jurisdiction", messenger.jurisdiction
    for position, connection in enumerate(messenger.talks_to):
        yield ("talks_to", position), f"talks_to {connection.messenger}", connection
    if messenger.group_call:
        yield ("group_call",), "group_call", messenger.group_call
    for position, app in enumerate(messenger.apps):
        place: Path = ("apps", position)
        yield place, app.name, app
        for rank, listing in enumerate(app.shops):
            yield (*place, "shops", rank), f"{app.name}, {listing.shop}", listing
        for platform, oldest in app.min_os.items():
            yield (*place, "min_os", platform), f"{app.name}, min_os {platform}", oldest
        if app.without_google:
            yield (*place, "without_google"), f"{app.name}, without_google", app.without_google
    for position, claim in enumerate(messenger.claims.values()):
        yield ("claims", position), claim.property, claim
