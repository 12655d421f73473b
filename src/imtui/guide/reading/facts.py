"""Everything of a guide that rests on a source and grows old, each with its place in the files."""

from __future__ import annotations

from collections.abc import Iterator

from imtui.guide.dates import Dated
from imtui.guide.model import Guide, Messenger
from imtui.guide.reading.messengers import MESSENGERS
from imtui.guide.reading.sheet import Path
from imtui.guide.reading.steps import STEPS
from imtui.records import record


@record
class Fact:
    """Something that rests on a source: where it stands, and what people call it who edit the file."""

    file: str
    path: Path
    name: str
    thing: Dated


def facts_of(guide: Guide) -> Iterator[Fact]:
    """All facts of a guide, history apart: what happened does not grow old."""
    for messenger in guide.messengers.values():
        for path, name, thing in _of_messenger(messenger):
            yield Fact(f"{MESSENGERS}/{messenger.id}.yaml", path, name, thing)
    for steps in guide.steps.values():
        for position, step in enumerate(steps.steps):
            yield Fact(f"{STEPS}/{steps.messenger}.yaml", ("steps", position), step.about, step)


def _of_messenger(messenger: Messenger) -> Iterator[tuple[Path, str, Dated]]:
    if messenger.jurisdiction.as_of:
        yield ("jurisdiction",), "jurisdiction", messenger.jurisdiction
    for position, connection in enumerate(messenger.talks_to):
        yield ("talks_to", position), f"talks_to {connection.messenger}", connection
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
