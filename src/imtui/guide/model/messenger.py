"""What is judged: a messenger with its apps, the claims about it, and what one does with it."""

import re
from collections.abc import Iterable, Mapping
from typing import Annotated

from imtui.guide.constraints import Abbreviates, KeyedBy, MaxLength
from imtui.guide.in_languages import Text
from imtui.guide.model.shops import FDROID, Listing
from imtui.guide.model.values import (
    Access,
    Confidence,
    CountryCode,
    Date,
    Face,
    Grade,
    Id,
    Kind,
    Label,
    Means,
    Name,
    NoteText,
    Noun,
    Sentence,
    Short,
    Status,
    Url,
    Value,
    Version,
)
from imtui.records import EMPTY, record

ANDROID = "android"
"""The platform on which Google's services may be missing."""


@record
class Mark:
    """One remark of the founding document, with its face and the property it speaks of."""

    text: Label
    face: Face
    property: Id | None = None


@record
class DocumentEntry:
    """What the founding document says of a messenger or of an app, exactly as it says it."""

    name: Name
    marks: tuple[Mark, ...] = ()
    platforms: tuple[Id, ...] = ()
    platforms_as_written: Name | None = None
    category: Id | None = None
    listed_under: Name | None = None
    differs: Sentence | None = None


@record
class Claim:
    """One answer: a property, its value, and why we believe it."""

    property: Id
    value: Value
    note: NoteText
    as_of: Date
    confidence: Confidence
    source: Url | None = None
    also: tuple[Url, ...] = ()
    grade: Grade | None = None
    undated: bool = False
    checked: Date | None = None

    def is_claimed(self) -> bool:
        """Whether this is only the vendor's word, which nobody outside can verify."""
        return self.grade is Grade.VENDOR


@record
class SafetyWarning:
    """Something serious to know, shown beside the category (`warnings` in the data)."""

    text: Sentence
    source: Url


@record
class Event:
    """A dated event of a messenger's history."""

    date: Date
    text: NoteText
    source: Url
    outdates_document: bool = False


@record
class Disagreement:
    """Where sources contradict each other or the founding document."""

    text: Sentence
    sources: tuple[Url, ...] = ()


@record
class Jurisdiction:
    """The countries of the company that runs a messenger and of its owner; the note has all the rest.

    No countries at all (an empty tuple): nobody runs it. None: nobody knows.
    """

    countries: tuple[CountryCode, ...] | None = None
    note: Noun | None = None
    source: Url | None = None
    as_of: Date | None = None
    checked: Date | None = None


@record
class Connection:
    """Another messenger of the guide that one can reach, and whether end-to-end encryption survives on the way."""

    messenger: Id
    how: Means
    e2ee: Value
    note: NoteText
    source: Url
    as_of: Date
    checked: Date | None = None
    also: tuple[Url, ...] = ()


@record
class GroupCall:
    """How many people the largest group call holds, without paying; what holds with video only is in the note."""

    people: int
    source: Url
    as_of: Date
    checked: Date | None = None
    note: NoteText | None = None
    also: tuple[Url, ...] = ()


@record
class MinimumVersion:
    """The oldest version of a system on which an app still runs."""

    version: Version
    source: Url
    as_of: Date
    checked: Date | None = None


@record
class Answer:
    """A value about an app, and why we believe it."""

    value: Value
    note: NoteText
    source: Url
    as_of: Date
    checked: Date | None = None
    also: tuple[Url, ...] = ()


@record
class App:
    """A program that one installs to use a messenger."""

    name: Name
    platforms: Mapping[Id, Access]
    licence: Name
    status: Status
    as_of: Date
    source: Url
    checked: Date | None = None
    aliases: tuple[Name, ...] = ()
    shops: tuple[Listing, ...] = ()
    site: Url | None = None
    min_os: Mapping[Id, MinimumVersion] = EMPTY
    without_google: Answer | None = None
    encrypts: Value | None = None
    status_since: Date | None = None
    followed_by: Sentence | None = None
    version: Name | None = None
    note: NoteText | None = None
    also: tuple[Url, ...] = ()
    document: DocumentEntry | None = None

    @property
    def does_without_google(self) -> Value:
        """Whether it does without Google's shop and services on Android.

        Where nothing is said, an app of F-Droid does in part: it is had there, and built without Google's libraries.
        """
        if ANDROID not in self.platforms:
            return Value.NOT_APPLICABLE
        if self.without_google:
            return self.without_google.value
        return Value.PARTIAL if self.is_in(FDROID) else Value.UNKNOWN

    def is_in(self, shop: str) -> bool:
        """Whether a shop is known to have it."""
        return any(listing.shop == shop for listing in self.shops)


@record
class Messenger:
    """What is judged: a service or a protocol, with its apps and the claims about it."""

    id: Id
    name: Name
    kind: Kind
    vendor: Noun
    funding: Noun
    protocol: Noun
    first_release: Name
    status: Status
    homepage: Url
    summary: Annotated[Text, MaxLength(450)]
    caveat: Short
    apps: tuple[App, ...]
    claims: Annotated[Mapping[str, Claim], KeyedBy("property")]
    aliases: tuple[Name, ...] = ()
    jurisdiction: Annotated[Jurisdiction, Abbreviates("note")] = Jurisdiction()
    talks_to: tuple[Connection, ...] = ()
    group_call: GroupCall | None = None
    surprise: Id | None = None
    status_since: Date | None = None
    followed_by: Sentence | None = None
    document: DocumentEntry | None = None
    warnings: tuple[SafetyWarning, ...] = ()
    history: tuple[Event, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()

    def value(self, property_id: str) -> Value:
        """The value claimed for a property: unknown when nothing is claimed."""
        claim = self.claims.get(property_id)
        return claim.value if claim else Value.UNKNOWN

    @property
    def has_no_calls(self) -> bool:
        """Whether it certainly has neither voice calls nor video calls, and so no group calls."""
        return all(self.value(kind) is Value.NO for kind in ("voice", "video"))

    @property
    def usable_apps(self) -> tuple[App, ...]:
        """The apps with which it can still be used: all but the discontinued."""
        return tuple(app for app in self.apps if app.status is not Status.DISCONTINUED)

    @property
    def platforms(self) -> frozenset[str]:
        """The platforms on which it can still be used: a discontinued app counts for none."""
        return frozenset(p for app in self.usable_apps for p in app.platforms)

    @property
    def shops(self) -> frozenset[str]:
        """The shops where an app is known to be had with which it can still be used."""
        return frozenset(listing.shop for app in self.usable_apps for listing in app.shops)

    @property
    def min_os(self) -> Mapping[str, str]:
        """The oldest version of each system on which it can still be used, as far as known."""
        return oldest_systems(self.usable_apps)

    @property
    def without_google(self) -> Value:
        """Whether it can be used on Android without Google's shop and services."""
        return without_google(self.usable_apps)


def oldest_systems(apps: Iterable[App]) -> Mapping[str, str]:
    """The oldest version of each system on which one of these apps runs, as far as known."""
    known: dict[str, str] = {}
    for app in apps:
        for platform, oldest in app.min_os.items():
            known[platform] = min(oldest.version, known.get(platform, oldest.version), key=version_order)
    return known


def version_order(version: str) -> tuple[int, ...]:
    """Sorting key of versions: 9 comes before 10, and 8 is 8.0."""
    return tuple(map(int, re.sub(r"(\.0+)+$", "", version).split(".")))


def without_google(apps: Iterable[App]) -> Value:
    """Whether one of these apps does without Google's shop and services on Android: the best answer counts."""
    found = {app.does_without_google for app in apps}
    best_first = (Value.YES, Value.PARTIAL, Value.UNKNOWN, Value.NO)
    return next((value for value in best_first if value in found), Value.NOT_APPLICABLE)
