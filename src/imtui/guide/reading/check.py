"""What makes a guide wrong, stale or unsourced, beyond what the loader refuses; and how good it is in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path as FilePath

from imtui.guide.model import ANDROID, Claim, Guide, Messenger, Status, Text, Value
from imtui.guide.reading.schema import Path
from imtui.guide.reading.sheets import Problem, nearest_line, read_sheet
from imtui.guide.text import fold
from imtui.guide.verdict import judge
from imtui.guide.words import STATUS_NAMES
from imtui.language import _, plural
from imtui.records import record

DAYS_PER_MONTH = 30.44
SAME_TEXT_WORDS = 4
"""A text of so many words that is the same in both languages was probably never translated."""


class Level(StrEnum):
    """Whether a finding makes the guide wrong, or only deserves a look."""

    ERROR = "error"
    WARNING = "warning"


@record
class Remark:
    """Something that `check` has to say about a place of a file."""

    level: Level
    file: str
    path: Path
    message: str


@record
class Placed:
    """A remark with the line on which it can be mended."""

    level: Level
    file: str
    line: int
    message: str


@record
class Summary:
    """A guide in figures. `sourced` and `unknown` are shares from 0 to 1, `median_age` is in months."""

    messengers: int
    apps: int
    claims: int
    sourced: float
    unknown: float
    median_age: float


Check = Callable[[Guide, Messenger], Iterator[tuple[Level, Path, str]]]


def remarks(guide: Guide, today: date, older_than: float | None = None) -> list[Remark]:
    """All that is wrong or doubtful; `older_than` (months) lists the old claims too, the oldest first."""
    found = [
        Remark(level, f"messengers/{messenger.id}.yaml", path, message)
        for messenger in guide.messengers.values()
        for check in CHECKS
        for level, path, message in check(guide, messenger)
    ]
    found += _future(guide, today)
    return found + (_old(guide, today, older_than) if older_than is not None else [])


def placed(found: Iterable[Remark], folders: Sequence[FilePath]) -> list[Placed]:
    """Place each remark on the line where it can be mended, in the first folder that has the file; else line 1."""
    lines: dict[str, Mapping[Path, int]] = {}
    for remark in found:
        homes = [folder for folder in folders if (folder / remark.file).is_file()]
        if homes and remark.file not in lines:
            lines[remark.file] = read_sheet(homes[0], remark.file).lines
    return [Placed(r.level, r.file, nearest_line(lines.get(r.file, {}), r.path), r.message) for r in found]


def problems_placed(problems: Iterable[Problem]) -> list[Placed]:
    """What the loader refuses, in the form of the other remarks."""
    return [Placed(Level.ERROR, p.file, p.line, p.sentence) for p in problems]


def summarise(guide: Guide, today: date) -> Summary:
    """Count what the guide knows, and how old that is."""
    from statistics import median

    claims = [claim for m in guide.messengers.values() for claim in m.claims.values()]
    known = [claim for claim in claims if claim.value is not Value.UNKNOWN]
    return Summary(
        messengers=len(guide.messengers),
        apps=sum(len(m.apps) for m in guide.messengers.values()),
        claims=len(claims),
        sourced=sum(claim.source is not None for claim in known) / max(len(known), 1),
        unknown=(len(claims) - len(known)) / max(len(claims), 1),
        median_age=median([age_in_months(claim.as_of, today) for claim in known] or [0]),
    )


def age_in_months(as_of: str, today: date) -> float:
    """The age of a date in months, counted from its end: a year or a month is as young as its last day."""
    return max((today - _latest(as_of)).days / DAYS_PER_MONTH, 0)


def _latest(as_of: str) -> date:
    """The last day that a date (year, month or day) may mean."""
    parts = [int(part) for part in as_of.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = parts if len(parts) == 2 else (*parts, 12)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _earliest(as_of: str) -> date:
    """The first day that a date may mean."""
    parts = [int(part) for part in as_of.split("-")]
    return date(*[*parts, 1, 1][:3])


def _sources(_guide: Guide, messenger: Messenger) -> Iterator[tuple[Level, Path, str]]:
    for position, claim in enumerate(messenger.claims.values()):
        place: Path = ("claims", position)
        if claim.source is None and claim.value not in (Value.UNKNOWN, Value.NOT_APPLICABLE):
            yield (
                Level.ERROR,
                place,
                _("{property}: a value without a source; give one, or say unknown").format(property=claim.property),
            )
        if claim.source is not None and claim.grade is None:
            yield Level.ERROR, place, _("{property}: the source has no grade").format(property=claim.property)


def _missing(guide: Guide, messenger: Messenger) -> Iterator[tuple[Level, Path, str]]:
    missing = [p for p in guide.properties if p not in messenger.claims]
    if missing:
        yield Level.WARNING, ("claims",), _("nothing is said of: {properties}").format(properties=", ".join(missing))


def _verdict(guide: Guide, messenger: Messenger) -> Iterator[tuple[Level, Path, str]]:
    verdict = judge(guide, messenger)
    if verdict.differs() and not (messenger.document and messenger.document.differs):
        yield (
            Level.ERROR,
            ("document", "category"),
            _("the rule gives {rule}, the document {document}, and “differs” does not say why").format(
                rule=verdict.rule_category, document=verdict.category
            ),
        )


def _duplicate_apps(_guide: Guide, messenger: Messenger) -> Iterator[tuple[Level, Path, str]]:
    counts = Counter(fold(app.name) for app in messenger.apps)
    for position, app in enumerate(messenger.apps):
        if counts[fold(app.name)] > 1:
            yield Level.ERROR, ("apps", position, "name"), _("the app “{name}” stands here twice").format(name=app.name)


def _the_dead(guide: Guide, messenger: Messenger) -> Iterator[tuple[Level, Path, str]]:
    for position, app in enumerate(messenger.apps):
        if app.status is Status.ACTIVE and messenger.status is Status.DISCONTINUED:
            message = _("the app “{name}” is active, but its messenger is shut down").format(name=app.name)
            yield Level.ERROR, ("apps", position, "status"), message
        if app.status is not Status.ACTIVE and app.status_since is None:
            message = _("the app “{name}” has ended, but “status_since” does not say when").format(name=app.name)
            yield Level.WARNING, ("apps", position, "status"), message
    for platform in sorted(messenger.platforms):
        alive = [a for a in messenger.apps if platform in a.platforms and a.status is Status.ACTIVE]
        if not alive and messenger.status is Status.ACTIVE:
            name = guide.platforms[platform].name
            yield (
                Level.WARNING,
                ("apps",),
                _("{platform} counts only because of an app that nobody maintains").format(platform=name),
            )
    if messenger.status is not Status.ACTIVE and not (messenger.status_since and messenger.followed_by):
        state = _(STATUS_NAMES[messenger.status])
        yield (
            Level.ERROR,
            ("status",),
            _("{state}: say when (status_since) and what followed (followed_by)").format(state=state),
        )


def _untranslated(_guide: Guide, messenger: Messenger) -> Iterator[tuple[Level, Path, str]]:
    for path, text in _texts(messenger):
        if text.fr == text.en and len(text.fr.split()) >= SAME_TEXT_WORDS:
            yield Level.WARNING, path, _("the same text in both languages: “{text}”").format(text=text.fr)


def _texts(messenger: Messenger) -> Iterator[tuple[Path, Text]]:
    yield ("summary",), messenger.summary
    yield ("caveat",), messenger.caveat
    for position, claim in enumerate(messenger.claims.values()):
        yield ("claims", position, "note"), claim.note
    for position, connection in enumerate(messenger.talks_to):
        yield ("talks_to", position, "note"), connection.note
    for position, app in enumerate(messenger.apps):
        if app.note:
            yield ("apps", position, "note"), app.note
        if app.without_google:
            yield ("apps", position, "without_google", "note"), app.without_google.note
    for position, event in enumerate(messenger.history):
        yield ("history", position, "text"), event.text


def _systems(guide: Guide, messenger: Messenger) -> Iterator[tuple[Level, Path, str]]:
    for position, app in enumerate(messenger.apps):
        for platform in app.min_os:
            if platform not in app.platforms:
                message = _("“{name}” does not run on {platform}").format(
                    name=app.name, platform=guide.platforms[platform].name
                )
                yield Level.ERROR, ("apps", position, "min_os", platform), message
        if app.without_google and ANDROID not in app.platforms:
            message = _("“{name}” does not run on Android").format(name=app.name)
            yield Level.ERROR, ("apps", position, "without_google"), message


def _shops(guide: Guide, messenger: Messenger) -> Iterator[tuple[Level, Path, str]]:
    for position, app in enumerate(messenger.apps):
        listed = [listing.shop for listing in app.shops]
        for rank, listing in enumerate(app.shops):
            place, shop = ("apps", position, "shops", rank), guide.shops[listing.shop]
            if listing.shop in listed[:rank]:
                yield Level.ERROR, place, _("“{name}” is twice in {shop}").format(name=app.name, shop=shop.name)
            if shop.platform not in app.platforms:
                message = _("{shop} has apps for {platform}, where “{name}” does not run").format(
                    shop=shop.name, platform=guide.platforms[shop.platform].name, name=app.name
                )
                yield Level.ERROR, place, message


def _ties(_guide: Guide, messenger: Messenger) -> Iterator[tuple[Level, Path, str]]:
    reached = [connection.messenger for connection in messenger.talks_to]
    for position, other in enumerate(reached):
        if other == messenger.id or other in reached[:position]:
            message = _("another messenger, once; not {id}").format(id=other)
            yield Level.ERROR, ("talks_to", position, "messenger"), message
    if messenger.jurisdiction.countries == () and not messenger.jurisdiction.note:
        yield Level.ERROR, ("jurisdiction",), _("no country: the note has to say why")


CHECKS: tuple[Check, ...] = (_sources, _missing, _verdict, _duplicate_apps, _the_dead, _untranslated, _systems, _shops, _ties)


def _dates(messenger: Messenger) -> Iterator[tuple[Path, str]]:
    if messenger.jurisdiction.as_of:
        yield ("jurisdiction", "as_of"), messenger.jurisdiction.as_of
    for position, connection in enumerate(messenger.talks_to):
        yield ("talks_to", position, "as_of"), connection.as_of
    for position, claim in enumerate(messenger.claims.values()):
        yield ("claims", position, "as_of"), claim.as_of
    for position, app in enumerate(messenger.apps):
        place = ("apps", position)
        yield (*place, "as_of"), app.as_of
        for rank, listing in enumerate(app.shops):
            yield (*place, "shops", rank, "as_of"), listing.as_of
        for platform, oldest in app.min_os.items():
            yield (*place, "min_os", platform, "as_of"), oldest.as_of
        if app.without_google:
            yield (*place, "without_google", "as_of"), app.without_google.as_of


def _future(guide: Guide, today: date) -> Iterable[Remark]:
    for messenger in guide.messengers.values():
        for path, day in _dates(messenger):
            if _earliest(day) > today:
                message = _("{date} is in the future").format(date=day)
                yield Remark(Level.ERROR, f"messengers/{messenger.id}.yaml", path, message)


def _old(guide: Guide, today: date, older_than: float) -> list[Remark]:
    aged = [
        (age_in_months(claim.as_of, today), f"messengers/{messenger.id}.yaml", ("claims", position, "as_of"), claim)
        for messenger in guide.messengers.values()
        for position, claim in enumerate(messenger.claims.values())
    ]
    old = [entry for entry in aged if entry[0] > older_than]
    return [
        Remark(Level.WARNING, file, path, _old_claim(claim, age))
        for age, file, path, claim in sorted(old, key=lambda entry: (-entry[0], entry[1], str(entry[2])))
    ]


def _old_claim(claim: Claim, age: float) -> str:
    months = plural("{n} month", "{n} months", round(age))
    return _("{property}: {date}, {age} old").format(property=claim.property, date=claim.as_of, age=months)
