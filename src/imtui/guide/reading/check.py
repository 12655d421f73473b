"""What makes a guide wrong, stale or unsourced, beyond what the loader refuses; and how good it is in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path as FilePath

from imtui.guide.dates import age_in_months, counted_from, dates_in_words, earliest_day, latest_day
from imtui.guide.in_languages import Text
from imtui.guide.model import ANDROID, Guide, Messenger, Status, Value
from imtui.guide.reading.facts import Fact, facts_of, laid_over
from imtui.guide.reading.layout import OVERLAYS
from imtui.guide.reading.messengers import MESSENGERS
from imtui.guide.reading.problems import Level, Problem
from imtui.guide.reading.sheet import ENDING, Lines, Path, nearest_line
from imtui.guide.reading.steps import STEPS
from imtui.guide.reading.yaml_files import files_in, read_sheet
from imtui.guide.text import fold
from imtui.guide.verdict import judge
from imtui.guide.words import STATUS_NAMES
from imtui.language import _, plural
from imtui.records import record

SAME_TEXT_WORDS = 4
"""A text of so many words that is the same in two languages was probably never translated."""


@record
class Additions:
    """How much packs add to a guide; `amendments` are claims that count in place of others."""

    messengers: int
    apps: int
    claims: int
    amendments: int


@record
class Summary:
    """A guide in figures. `sourced` and `unknown` are shares from 0 to 1, `median_age` is in months.

    `due` counts what is older than was asked, if that was asked. What packs add is counted apart, if there are any.
    """

    messengers: int
    apps: int
    claims: int
    sourced: float
    unknown: float
    median_age: float
    due: int | None = None
    of_packs: Additions | None = None


Check = Callable[[Guide, Messenger], Iterator[tuple[Level, Path, str]]]
"""What may be wrong with a messenger: how bad it is, where it stands in its file, and a sentence."""


def problems_in(
    guide: Guide, folders: Sequence[FilePath], today: date, older_than: float | None = None
) -> Iterator[Problem]:
    """All that is wrong or doubtful, on its line in the first of these folders that has the file.

    `older_than` (months) lists what is due by its age too, the oldest first.
    """
    places = _Places(folders)
    for messenger in map(guide.without_packs, guide.messengers.values()):
        for level, path, message in _run(CHECKS, guide, messenger):
            yield places.problem(level, f"{MESSENGERS}/{messenger.id}.yaml", path, message)
        for nth, laid in enumerate(laid_over(guide, messenger)):
            for level, path, message in _run(CHECKS_OF_OVERLAYS, guide, laid):
                yield places.problem(level, f"{OVERLAYS}/{messenger.id}.yaml", path, message, nth)
    for steps in guide.steps.values():
        for path, message in _same((("steps", n, "text"), step.text) for n, step in enumerate(steps.steps)):
            yield places.problem(Level.WARNING, f"{STEPS}/{steps.messenger}.yaml", path, message)
    for fact in facts_of(guide):
        for path, message in _wrong_dates(fact, today):
            yield places.problem(Level.ERROR, fact.file, path, message, fact.nth)
    for fact in due(guide, today, older_than) if older_than is not None else ():
        yield places.problem(Level.WARNING, fact.file, (*fact.path, "as_of"), _due_sentence(fact, today), fact.nth)


def _run(checks: Iterable[Check], guide: Guide, messenger: Messenger) -> Iterator[tuple[Level, Path, str]]:
    for check in checks:
        yield from check(guide, messenger)


class _Places:
    """On which line of which file a problem can be mended: a file is read when the first problem in it is found.

    Where several folders have the file, a problem is in the `nth` of them.
    """

    def __init__(self, folders: Sequence[FilePath]) -> None:
        self._folders = folders
        self._names: dict[str, list[tuple[FilePath, dict[str, str]]]] = {}
        self._lines: dict[tuple[str, int], Lines] = {}

    def problem(self, level: Level, file: str, path: Path, message: str, nth: int = 0) -> Problem:
        """A problem at a place of a file."""
        if (file, nth) not in self._lines:
            self._lines[file, nth] = self._lines_of(file, nth)
        return Problem(level, file, nearest_line(self._lines[file, nth], path), message)

    def _lines_of(self, file: str, nth: int) -> Lines:
        directory, _slash, name = file.partition("/")
        if directory not in self._names:
            self._names[directory] = [(folder, files_in(folder, directory)) for folder in self._folders]
        stem = name.removesuffix(ENDING)
        having = [(folder, names[stem]) for folder, names in self._names[directory] if stem in names]
        if nth >= len(having):
            return {}
        folder, written = having[nth]
        return read_sheet(folder, f"{directory}/{written}").lines


def summarise(guide: Guide, today: date, older_than: float | None = None) -> Summary:
    """Count what the guide knows, and how old that is; what packs add apart."""
    from statistics import median

    own = [guide.without_packs(m) for m in guide.messengers.values() if guide.pack_of(m.id) is None]
    claims = [claim for m in own for claim in m.claims.values()]
    known = [claim for claim in claims if claim.value is not Value.UNKNOWN]
    return Summary(
        messengers=len(own),
        apps=sum(len(m.apps) for m in own),
        claims=len(claims),
        sourced=sum(claim.source is not None for claim in known) / max(len(known), 1),
        unknown=(len(claims) - len(known)) / max(len(claims), 1),
        median_age=median([age_in_months(counted_from(claim), today) for claim in known] or [0]),
        due=None if older_than is None else len(due(guide, today, older_than)),
        of_packs=_additions(guide) if guide.packs else None,
    )


def _additions(guide: Guide) -> Additions:
    added = [guide.without_packs(guide.messengers[m]) for pack in guide.packs for m in pack.messengers]
    overlays = [overlay for pack in guide.packs for overlay in pack.overlays.values()]
    return Additions(
        messengers=len(added),
        apps=sum(len(m.apps) for m in added) + sum(len(overlay.apps) for overlay in overlays),
        claims=sum(len(messenger.claims) for messenger in added),
        amendments=sum(len(overlay.claims) for overlay in overlays),
    )


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
    """What is written twice, rather than translated."""
    for path, text in texts:
        for said, count in Counter(text.values()).items():
            if count > 1 and len(said.split()) >= SAME_TEXT_WORDS:
                yield path, _("the same text in two languages: “{text}”").format(text=said)


def _texts(messenger: Messenger) -> Iterator[tuple[Path, Text]]:
    yield ("summary",), messenger.summary
    yield ("caveat",), messenger.caveat
    for position, claim in enumerate(messenger.claims.values()):
        yield ("claims", position, "note"), claim.note
    for position, connection in enumerate(messenger.talks_to):
        yield ("talks_to", position, "note"), connection.note
    if messenger.group_call and messenger.group_call.note:
        yield ("group_call", "note"), messenger.group_call.note
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


CHECKS: tuple[Check, ...] = (
    _sources,
    _missing,
    _verdict,
    _duplicate_apps,
    _the_dead,
    _untranslated,
    _systems,
    _shops,
    _ties,
)


CHECKS_OF_OVERLAYS: tuple[Check, ...] = (_sources, _systems, _shops)
"""What may be wrong with the apps and claims that a pack lays over a messenger."""


def _wrong_dates(fact: Fact, today: date) -> Iterator[tuple[Path, str]]:
    as_of, checked = fact.thing.as_of, fact.thing.checked
    for key, day in (("as_of", as_of), ("checked", checked)):
        if day and earliest_day(day) > today:
            yield (*fact.path, key), _("{date} is in the future").format(date=day)
    if as_of and checked and latest_day(checked) < earliest_day(as_of):
        message = _("checked {checked}, before the text of {date} stood there").format(checked=checked, date=as_of)
        yield (*fact.path, "checked"), message


def due(guide: Guide, today: date, older_than: float) -> list[Fact]:
    """What is older than so many months, the oldest first."""
    aged = [(age_in_months(counted_from(fact.thing), today), fact) for fact in facts_of(guide) if fact.ages]
    aged.sort(key=lambda entry: (-entry[0], entry[1].file))
    return [fact for age, fact in aged if age > older_than]


def _due_sentence(fact: Fact, today: date) -> str:
    months = round(age_in_months(counted_from(fact.thing), today))
    age = plural("{n} month", "{n} months", months)
    return _("{fact}: {dates}: {age} old").format(fact=fact.name, dates=dates_in_words(fact.thing), age=age)
