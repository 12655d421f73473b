"""What makes a guide wrong, stale or unsourced, beyond what the loader refuses; and how good it is in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path as FilePath

from imtui.guide.model import ANDROID, Claim, Guide, Messenger, Status, Text, Value
from imtui.guide.reading.messengers import MESSENGERS
from imtui.guide.reading.problems import Level, Problem
from imtui.guide.reading.sheet import Lines, Path, nearest_line
from imtui.guide.reading.steps import STEPS
from imtui.guide.reading.yaml_files import read_sheet
from imtui.guide.text import fold
from imtui.guide.verdict import judge
from imtui.guide.words import STATUS_NAMES
from imtui.language import _, plural
from imtui.records import record

DAYS_PER_MONTH = 30.44
SAME_TEXT_WORDS = 4
"""A text of so many words that is the same in both languages was probably never translated."""


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
"""What may be wrong with a messenger: how bad it is, where it stands in its file, and a sentence."""


def problems_in(
    guide: Guide, folders: Sequence[FilePath], today: date, older_than: float | None = None
) -> Iterator[Problem]:
    """All that is wrong or doubtful, on its line in the first of these folders that has the file.

    `older_than` (months) lists the old claims too, the oldest first.
    """
    places = _Places(folders)
    for messenger in guide.messengers.values():
        file = f"{MESSENGERS}/{messenger.id}.yaml"
        for check in CHECKS:
            for level, path, message in check(guide, messenger):
                yield places.problem(level, file, path, message)
        for path, message in _future(_dates(messenger), today):
            yield places.problem(Level.ERROR, file, path, message)
    for steps in guide.steps.values():
        file = f"{STEPS}/{steps.messenger}.yaml"
        dates = ((("steps", position, "as_of"), step.as_of) for position, step in enumerate(steps.steps))
        for path, message in _future(dates, today):
            yield places.problem(Level.ERROR, file, path, message)
        for path, message in _same(((("steps", n, "text"), step.text) for n, step in enumerate(steps.steps))):
            yield places.problem(Level.WARNING, file, path, message)
    if older_than is not None:
        for messenger, path, message in _old(guide, today, older_than):
            yield places.problem(Level.WARNING, f"{MESSENGERS}/{messenger.id}.yaml", path, message)


class _Places:
    """On which line of which file a problem can be mended: a file is read when the first problem in it is found."""

    def __init__(self, folders: Sequence[FilePath]) -> None:
        self._folders = folders
        self._lines: dict[str, Lines] = {}

    def problem(self, level: Level, file: str, path: Path, message: str) -> Problem:
        """A problem at a place of a file."""
        if file not in self._lines:
            home = next((folder for folder in self._folders if (folder / file).is_file()), None)
            self._lines[file] = read_sheet(home, file).lines if home else {}
        return Problem(level, file, nearest_line(self._lines[file], path), message)


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
    for path, message in _same(_texts(messenger)):
        yield Level.WARNING, path, message


def _same(texts: Iterable[tuple[Path, Text]]) -> Iterator[tuple[Path, str]]:
    """What is written twice in one language, rather than translated."""
    for path, text in texts:
        if text.fr == text.en and len(text.fr.split()) >= SAME_TEXT_WORDS:
            yield path, _("the same text in both languages: “{text}”").format(text=text.fr)


def _future(dates: Iterable[tuple[Path, str]], today: date) -> Iterator[tuple[Path, str]]:
    for path, day in dates:
        if _earliest(day) > today:
            yield path, _("{date} is in the future").format(date=day)


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


def _ties(_guide: Guide, messenger: Messenger) -> Iterator[tuple[Level, Path, str]]:
    reached = [connection.messenger for connection in messenger.talks_to]
    for position, other in enumerate(reached):
        if other == messenger.id or other in reached[:position]:
            message = _("another messenger, once; not {id}").format(id=other)
            yield Level.ERROR, ("talks_to", position, "messenger"), message
    if messenger.jurisdiction.countries == () and not messenger.jurisdiction.note:
        yield Level.ERROR, ("jurisdiction",), _("no country: the note has to say why")


CHECKS: tuple[Check, ...] = (_sources, _missing, _verdict, _duplicate_apps, _the_dead, _untranslated, _systems, _ties)


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
        for platform, oldest in app.min_os.items():
            yield (*place, "min_os", platform, "as_of"), oldest.as_of
        if app.without_google:
            yield (*place, "without_google", "as_of"), app.without_google.as_of


def _old(guide: Guide, today: date, older_than: float) -> Iterator[tuple[Messenger, Path, str]]:
    aged = [
        (age, messenger, position, claim)
        for messenger in guide.messengers.values()
        for position, claim in enumerate(messenger.claims.values())
        if (age := age_in_months(claim.as_of, today)) > older_than
    ]
    for age, messenger, position, claim in sorted(aged, key=lambda entry: (-entry[0], entry[1].id, entry[2])):
        yield messenger, ("claims", position, "as_of"), _old_claim(claim, age)


def _old_claim(claim: Claim, age: float) -> str:
    months = plural("{n} month", "{n} months", round(age))
    return _("{property}: {date}, {age} old").format(property=claim.property, date=claim.as_of, age=months)
