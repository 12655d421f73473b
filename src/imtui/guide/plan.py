"""A plan for a group: each person has devices, limits and messengers; which messengers all can use, or all but one.

It is the same query engine as everywhere, asked once for each person. Nothing is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from imtui.errors import UsageError
from imtui.guide.find import bearing, find, suggest
from imtui.guide.model import App, Guide, Messenger, Status, version_order
from imtui.guide.query import NAME, PLATFORM, Failure, Index, Query, QueryError, Requirement, Vocabulary
from imtui.guide.query.tokens import bare_words, words_of
from imtui.language import _
from imtui.records import record

MOST_PEOPLE = 100


class PlanError(UsageError):
    """A line about a person cannot be read."""


@record
class Person:
    """Somebody of a group: what they need, and the messengers that they already have."""

    name: str
    needs: Query
    has: tuple[Messenger, ...] = ()


@record
class Obstacle:
    """Why a person cannot use a messenger."""

    person: Person
    failures: tuple[Failure, ...]


@record
class Option:
    """A messenger that a group can use, or all but one of it."""

    messenger: Messenger
    category: str
    obstacle: Obstacle | None = None


@record
class Plan:
    """What a group can use, by category and then by name: nothing is counted, nobody outvoted."""

    people: tuple[Person, ...]
    for_all: tuple[Option, ...]
    but_one: tuple[Option, ...]


def read_people(vocabulary: Vocabulary, text: str) -> tuple[Person, ...]:
    """Read a person a line, as `Ana: iphone 12, no number, has Signal`; raises PlanError with line and remedy."""
    lines = [(number, line.partition("#")[0].strip()) for number, line in enumerate(text.splitlines(), 1)]
    people = tuple(_person(vocabulary, number, line) for number, line in lines if line)
    if not people:
        raise PlanError(_("Nobody is in this plan: write a line for each person, as “Ana: iphone, no number”."))
    if len(people) > MOST_PEOPLE:
        raise PlanError(
            _("{n} people are too many for a plan: at most {most}.").format(n=len(people), most=MOST_PEOPLE)
        )
    return people


def person(vocabulary: Vocabulary, name: str, said: str) -> Person:
    """Read what is said of a person: parts with commas, each a filter, or messengers that they already have.

    Each part may name a device; several devices are a choice, so that what runs on one of them will do.
    """
    devices, needs, has = frozenset[str](), Query(), dict[str, Messenger]()
    for part in filter(None, (part.strip() for part in re.split("[,;]", said))):
        names = _names_after_having(vocabulary.guide, part)
        asked = None if bearing(vocabulary.guide, names) else _asked(vocabulary, part, names)
        if asked is None:
            has |= {messenger.id: messenger for messenger in _messengers(vocabulary.guide, names)}
        else:
            devices |= _devices(asked)
            needs &= asked.without_field(PLATFORM)
    wanted = (Requirement(PLATFORM, devices),) if devices else ()
    return Person(name, Query((*wanted, *needs.requirements)), tuple(has.values()))


def plan_for(index: Index, people: Sequence[Person]) -> Plan:
    """What all can use, and what all but one can; what was shut down is never proposed."""
    order = [category.id for category in index.guide.categories]
    alive = [m for m in index.messengers if m.status is not Status.DISCONTINUED]
    options = sorted(filter(None, (_option(index, m, people) for m in alive)), key=lambda o: order.index(o.category))
    return Plan(
        tuple(people),
        for_all=tuple(option for option in options if option.obstacle is None),
        but_one=tuple(option for option in options if option.obstacle is not None),
    )


def apps_for(messenger: Messenger, person: Person) -> tuple[App, ...]:
    """The apps with which a person can use a messenger on one of their devices, maintained where there is one."""
    devices = devices_with(messenger, person)
    apps = [
        app
        for app in messenger.usable_apps
        if not devices or any(_runs_on(app, platform, versions) for platform, versions in devices.items())
    ]
    return tuple(app for app in apps if app.status is Status.ACTIVE) or tuple(apps)


def devices_with(messenger: Messenger, person: Person) -> dict[str, Iterable[str]]:
    """The platforms of a person's devices, each with the versions that were named."""
    named = {r.field: r.values for r in person.needs.requirements if r.field in messenger.platforms}
    return {**dict.fromkeys(person.needs.platforms(), ()), **named}


def _runs_on(app: App, platform: str, versions: Iterable[str]) -> bool:
    """Whether an app runs on a system, as far as known: on one of these versions of it, where any is named."""
    oldest = app.min_os.get(platform)
    named = [version for version in versions if version[0].isdigit()]
    if platform not in app.platforms or oldest is None or not named:
        return platform in app.platforms
    return any(version_order(version) >= version_order(oldest.version) for version in named)


def _option(index: Index, messenger: Messenger, people: Iterable[Person]) -> Option | None:
    obstacles = [
        Obstacle(someone, tuple(failures))
        for someone in people
        if (failures := index.explain(messenger, someone.needs))
    ]
    if len(obstacles) > 1:
        return None
    return Option(messenger, index.categories[messenger.id], obstacles[0] if obstacles else None)


def _person(vocabulary: Vocabulary, number: int, line: str) -> Person:
    name, colon, said = line.partition(":")
    if not colon:
        name, said = _("Person {n}").format(n=number), line
    try:
        return person(vocabulary, name.strip(), said)
    except UsageError as error:
        raise PlanError(_("Line {number}: {problem}").format(number=number, problem=error)) from None


def _asked(vocabulary: Vocabulary, part: str, names: str) -> Query | None:
    """A part as a filter; None when it says instead that somebody has what these `names` name.

    Raises PlanError for words that would only be searched, since nobody means that here.
    """
    try:
        query = vocabulary.parse(part)
    except QueryError as error:
        raise PlanError(_("“{part}”: {problem}").format(part=part, problem=error.message)) from None
    unknown = [word for requirement in query.on(NAME) for word in requirement.values]
    if unknown and not names:
        said = _("“{word}” says nothing of a device or a limit. For a messenger they have: “has {word}”.")
        raise PlanError(said.format(word=unknown[0]))
    return None if unknown else query


def _devices(query: Query) -> frozenset[str]:
    """The devices that a part names: those that all its words allow, as in “computer with Windows”."""
    named = [r.values for r in query.on(PLATFORM) if not r.negated]
    return frozenset.intersection(*named) or query.platforms() if named else frozenset()


def _names_after_having(guide: Guide, part: str) -> str:
    """What follows the words for having a messenger, of any language of the guide or of the interface; else nothing.

    Some of them are small words of a filter too, as in "on android".
    """
    of_the_interface = _("has {name}").partition("{name}")[0]
    having = {
        tuple(bare_words(form))
        for form in (of_the_interface, *(f for words in guide.language.grammar.values() for f in words.having))
    }
    words = list(words_of(part))
    bare = tuple(word.bare for word in words)
    return next((part[words[n].start :] for n in range(len(words) - 1, 0, -1) if bare[:n] in having), "")


def _any_of(forms: Iterable[str]) -> str:
    """A pattern of these words, the longest first: one may begin another."""
    return "|".join(re.escape(form) for form in sorted(filter(None, forms), key=len, reverse=True))


def _messengers(guide: Guide, names: str) -> list[Messenger]:
    """The messengers that somebody has: one, whose name may hold any word, or several joined by one."""
    if found := find(guide, names):
        return [found[0].messenger]
    joining = _any_of(f" {form} " for words in guide.language.grammar.values() for form in words.joining)
    return [_messenger(guide, name) for name in re.split(rf"[+&]|{joining}" if joining else "[+&]", names)]


def _messenger(guide: Guide, name: str) -> Messenger:
    """The messenger that a name means, or of which it names an app; raises PlanError."""
    found = find(guide, name.strip())
    if found:
        return found[0].messenger
    guess = suggest(guide, name)
    problem = _("No messenger and no app is called “{name}”.").format(name=name.strip())
    raise PlanError(problem + (_(" Did you mean “{guess}”?").format(guess=guess) if guess else ""))
