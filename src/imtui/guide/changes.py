"""What changed: what happened to messengers, and which values the guide itself corrected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from imtui.guide.in_languages import Text
from imtui.guide.model import Guide, Messenger, Status
from imtui.guide.text import clean
from imtui.records import record

_CORRECTION = re.compile(
    r"- (?P<date>\d{4}(-\d\d){0,2}) (?P<messenger>[a-z0-9-]+) (?P<property>[a-z0-9-]+): "
    r"(?P<old>[a-z-]+) -> (?P<new>[a-z-]+)\. (?P<why>.+)"
)
"""A line of the log of a guide, `CHANGES.md`."""


@record
class Happening:
    """Something that happened to a messenger, or the end of one of its apps (`app`, its name)."""

    date: str
    messenger: Messenger
    text: Text | None
    source: str
    app: str = ""


@record
class Correction:
    """A value of the guide that became another, and why, in the words of the log."""

    date: str
    messenger: str
    property: str
    old: str
    new: str
    why: str


def a_year_before(guide: Guide) -> str:
    """The month a year before the latest fact of a guide: the clock of a computer may be wrong, or of another year."""
    latest = guide.latest or ""
    return f"{int(latest[:4]) - 1}{latest[4:7]}" if latest else ""


def happenings(messengers: Iterable[Messenger], since: str) -> list[Happening]:
    """What happened to some messengers since a date, the newest first."""
    found = [one for messenger in messengers for one in _of(messenger) if _is_since(one.date, since)]
    return sorted(found, key=lambda one: one.date, reverse=True)


def corrections(guide: Guide, messengers: Iterable[Messenger], since: str) -> list[Correction]:
    """Which values of some messengers the guide corrected since a date, the newest first."""
    ids = {messenger.id for messenger in messengers}
    lines = map(_CORRECTION.fullmatch, guide.change_log.splitlines())
    read = [Correction(*(clean(line[name]) for name in Correction.__match_args__)) for line in lines if line]
    known = [c for c in read if c.messenger in ids and c.property in guide.properties and _is_since(c.date, since)]
    return sorted(known, key=lambda correction: correction.date, reverse=True)


def _of(messenger: Messenger) -> Iterator[Happening]:
    for event in messenger.history:
        yield Happening(event.date, messenger, event.text, event.source)
    for app in messenger.apps:
        if app.status is not Status.ACTIVE and app.status_since:
            yield Happening(app.status_since, messenger, app.followed_by, app.source, app.name)


def _is_since(date: str, since: str) -> bool:
    """Whether a date is not before another: a year, or a month, may be all that is known."""
    return date >= since[: len(date)]
