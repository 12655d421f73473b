"""The words of the guide as frozen dataclasses; their annotations are the format of `data/` (see `schema`).

They are types and not texts (no `from __future__ import annotations`), since to evaluate texts takes milliseconds.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated

from imtui.guide.constraints import (
    EXPECTED_COUNTRY,
    EXPECTED_DATE,
    EXPECTED_FINGERPRINT,
    EXPECTED_ID,
    EXPECTED_KEY,
    EXPECTED_LETTER,
    EXPECTED_LINK,
    EXPECTED_SHOP_ID,
    EXPECTED_VERSION,
    Abbreviates,
    KeyedBy,
    MaxLength,
    Pattern,
    ProperNoun,
    RealDay,
)
from imtui.guide.in_languages import NO_WORDS, Text, Words
from imtui.records import EMPTY, record

Id = Annotated[str, Pattern(r"[a-z0-9-]{1,64}", EXPECTED_ID)]
Link = Annotated[str, Pattern(r"(?=.{11,500}$)https?://[A-Za-z0-9.-]+(:[0-9]+)?([/?#][!#-;=?-~]*)?", EXPECTED_LINK)]
Date = Annotated[
    str, Pattern(r"(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?", EXPECTED_DATE), RealDay()
]
CountryCode = Annotated[str, Pattern(r"[A-Z]{2}", EXPECTED_COUNTRY)]
ShopId = Annotated[str, Pattern(r"[A-Za-z0-9][A-Za-z0-9._/+-]{0,99}", EXPECTED_SHOP_ID)]
Fingerprint = Annotated[str, Pattern(r"[0-9a-f]{64}", EXPECTED_FINGERPRINT)]
Version = Annotated[str, Pattern(r"[0-9]{1,3}(\.[0-9]{1,3}){0,2}", EXPECTED_VERSION)]


ANDROID = "android"
"""The platform on which Google's services may be missing."""

FDROID = "fdroid"
"""The shop that builds its apps itself, without Google's libraries."""


Label = Annotated[Text, MaxLength(60)]
Short = Annotated[Text, MaxLength(130)]
Note = Annotated[Text, MaxLength(200)]
Sentence = Annotated[Text, MaxLength(330)]
Paragraph = Annotated[Text, MaxLength(1500)]
Name = Annotated[str, MaxLength(80)]
Written = Annotated[Text, MaxLength(24), Pattern(r"[a-z0-9-]+|[?]", EXPECTED_KEY)]
Noun = Annotated[Text, ProperNoun(), MaxLength(250)]


class Value(StrEnum):
    """The answer of a claim."""

    YES = "yes"
    PARTIAL = "partial"
    NO = "no"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


class Status(StrEnum):
    """Whether a messenger or an app still lives."""

    ACTIVE = "active"
    UNMAINTAINED = "unmaintained"
    DISCONTINUED = "discontinued"


class Kind(StrEnum):
    """What sort of thing a messenger is."""

    SERVICE = "service"
    PROTOCOL = "protocol"
    PEER_TO_PEER = "peer-to-peer"
    APP = "app"


class Access(StrEnum):
    """How an app works on a platform."""

    STANDALONE = "standalone"
    NEEDS_PHONE = "needs-phone"
    WEB_ONLY = "web-only"


class Face(StrEnum):
    """The founding document's two faces, or none."""

    GOOD = "good"
    BAD = "bad"
    NONE = "none"


class Grade(StrEnum):
    """What sort of evidence a source is; `vendor` is a word that nobody outside can verify."""

    AUDIT = "audit"
    SOURCE_CODE = "source-code"
    DOCUMENTATION = "documentation"
    VENDOR = "vendor"
    SECONDARY = "secondary"


class Confidence(StrEnum):
    """How far a claim may be trusted: primary source read, good secondary source, one weak source."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Means(StrEnum):
    """How one messenger reaches another."""

    FEDERATION = "federation"
    GATEWAY = "gateway"
    BRIDGE = "bridge"
    INTEROPERABILITY = "interoperability"
    BUILT_IN = "built-in"


class Topic(StrEnum):
    """What a step is about, in the order in which one meets it: what was never looked at can so be named."""

    CHECK_FILE = "check-file"
    REPOSITORY = "repository"
    TAILS = "tails"
    LOOK_ALIKES = "look-alikes"
    SIGN_UP = "sign-up"
    ENCRYPTION = "encryption"
    LOCK = "lock"
    ACCOUNT_LOCK = "account-lock"
    BACKUPS = "backups"
    CONTACTS = "contacts"
    WHO_SEES = "who-sees"
    DISAPPEARING = "disappearing"
    PREVIEWS = "previews"
    RECEIPTS = "receipts"
    ADDRESS = "address"
    DEVICES = "devices"
    COMPARE = "compare"
    KEY_CHANGE = "key-change"
    NEW_MEMBER = "new-member"
    LOST_PHONE = "lost-phone"
    REMOVE_DEVICE = "remove-device"
    EXPORT = "export"
    DELETE = "delete"
    REMAINS = "remains"


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
    note: Note
    as_of: Date
    confidence: Confidence
    source: Link | None = None
    also: tuple[Link, ...] = ()
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
    source: Link


@record
class Event:
    """A dated event of a messenger's history."""

    date: Date
    text: Note
    source: Link
    outdates_document: bool = False


@record
class Disagreement:
    """Where sources contradict each other or the founding document."""

    text: Sentence
    sources: tuple[Link, ...] = ()


@record
class Jurisdiction:
    """The countries of the company that runs a messenger and of its owner; the note has all the rest.

    No countries at all (an empty tuple): nobody runs it. None: nobody knows.
    """

    countries: tuple[CountryCode, ...] | None = None
    note: Noun | None = None
    source: Link | None = None
    as_of: Date | None = None
    checked: Date | None = None


@record
class Connection:
    """Another messenger of the guide that one can reach, and whether end-to-end encryption survives on the way."""

    messenger: Id
    how: Means
    e2ee: Value
    note: Note
    source: Link
    as_of: Date
    checked: Date | None = None
    also: tuple[Link, ...] = ()


@record
class MinimumVersion:
    """The oldest version of a system on which an app still runs."""

    version: Version
    source: Link
    as_of: Date
    checked: Date | None = None


@record
class Answer:
    """A value about an app, and why we believe it."""

    value: Value
    note: Note
    source: Link
    as_of: Date
    checked: Date | None = None
    also: tuple[Link, ...] = ()


@record
class Listing:
    """An app as a shop has it: what one needs to find the right thing there, and not a thing that looks like it.

    `id` is what the shop itself calls it by (the name of the package, the number of the App Store), `name` and
    `developer` are what it shows. `page` is there where no address follows from the id. `fingerprint` is that of the
    key with which the project signs what one gets there (SHA-256), where it is published.
    """

    shop: Id
    source: Link
    as_of: Date
    also: tuple[Link, ...] = ()
    checked: Date | None = None
    id: ShopId | None = None
    name: Name | None = None
    developer: Name | None = None
    page: Link | None = None
    fingerprint: Fingerprint | None = None


@record
class App:
    """A program that one installs to use a messenger."""

    name: Name
    platforms: Mapping[Id, Access]
    licence: Name
    status: Status
    as_of: Date
    source: Link
    checked: Date | None = None
    aliases: tuple[Name, ...] = ()
    shops: tuple[Listing, ...] = ()
    site: Link | None = None
    min_os: Mapping[Id, MinimumVersion] = EMPTY
    without_google: Answer | None = None
    encrypts: Value | None = None
    status_since: Date | None = None
    followed_by: Sentence | None = None
    version: Name | None = None
    note: Note | None = None
    also: tuple[Link, ...] = ()
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
    homepage: Link
    summary: Annotated[Text, MaxLength(450)]
    caveat: Short
    apps: tuple[App, ...]
    claims: Annotated[Mapping[str, Claim], KeyedBy("property")]
    aliases: tuple[Name, ...] = ()
    jurisdiction: Annotated[Jurisdiction, Abbreviates("note")] = Jurisdiction()
    talks_to: tuple[Connection, ...] = ()
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
    """Sorting key of versions: 9 comes before 10."""
    return tuple(map(int, version.split(".")))


def without_google(apps: Iterable[App]) -> Value:
    """Whether one of these apps does without Google's shop and services on Android: the best answer counts."""
    found = {app.does_without_google for app in apps}
    best_first = (Value.YES, Value.PARTIAL, Value.UNKNOWN, Value.NO)
    return next((value for value in best_first if value in found), Value.NOT_APPLICABLE)


@record
class Step:
    """Something to do or to know when one takes up a messenger, uses it or leaves it.

    `menu` is the way to it as the program names it, where the source has those words. `seen_in` is the version of which
    the source speaks, where it names one. Without `platforms` and `app` it holds for all.
    """

    about: Topic
    text: Annotated[Text, MaxLength(300)]
    source: Link
    as_of: Date
    checked: Date | None = None
    menu: Annotated[Text, ProperNoun(), MaxLength(120)] | None = None
    seen_in: Name | None = None
    platforms: tuple[Id, ...] = ()
    app: Name | None = None
    also: tuple[Link, ...] = ()
    undated: bool = False


@record
class Steps:
    """How to get a messenger safely, set it well, make sure of who is there, and leave it (`data/steps/`)."""

    messenger: Id
    steps: tuple[Step, ...]


@record
class AnswerWords:
    """What people say for the answers to a property; `thing` is the noun of which yes is the absence ("number")."""

    yes: Words = NO_WORDS
    partial: Words = NO_WORDS
    no: Words = NO_WORDS
    thing: Words = NO_WORDS


NO_ANSWER_WORDS = AnswerWords()


@record
class Category:
    """One of the founding document's verdicts, and the rule that gives it back.

    `rule` is a list of alternatives, each a mapping from property to the values it accepts; a messenger belongs
    to the first category (in the order of the file) one of whose alternatives holds whole. No rule: all others.
    The file goes from the best category to the worst.
    """

    id: Id
    name: Label
    face: Face
    meaning: Sentence
    marks: tuple[Mark, ...] = ()
    rule: tuple[Mapping[Id, tuple[Value, ...]], ...] = ()
    words: Words = NO_WORDS


@record
class Document:
    """The frame of the founding document: its title and why means of communication matter.

    `licence`: under which the texts of this guide may be passed on; None where nobody says.
    """

    title: Noun
    introduction: tuple[Paragraph, ...]
    licence: Name | None = None


@record
class Group:
    """A heading under which properties stand together."""

    id: Id
    name: Label


@record
class Property:
    """A question asked of every messenger, phrased so that yes is good."""

    id: Id
    group: Id
    key: Written
    name: Annotated[Text, MaxLength(28)]
    question: Short
    yes: Note
    partial: Note
    no: Note
    why: Annotated[Text, MaxLength(360)]
    words: AnswerWords = NO_ANSWER_WORDS


@record
class Platform:
    """A system on which apps run.

    `words` are other names that people type; `letter` stands for it beside an app, its initial when there is none;
    `has_versions`: filters can ask for the oldest version on which an app runs.
    """

    id: Id
    name: Annotated[Text, ProperNoun(), MaxLength(20)]
    letter: Annotated[str, Pattern("[A-Za-z]?", EXPECTED_LETTER)] = ""
    words: tuple[Name, ...] = ()
    has_versions: bool = False

    @property
    def initial(self) -> str:
        """The letter that stands for it."""
        return self.letter or self.id[0]


@record
class Shop:
    """Where apps of a platform can be had.

    `id_name` is what a shop calls the id of an app ("package"), and `page` the address that follows from it, where
    `{id}` stands for the id. `is_complete`: every app of the guide was looked for in its whole list, so that one which
    does not name this shop is not there; of other shops, absence is not known. `words` are what people say for it.
    """

    id: Id
    name: Annotated[Text, ProperNoun(), MaxLength(40)]
    platform: Id
    id_name: Label | None = None
    page: Link | None = None
    is_complete: bool = False
    words: Words = NO_WORDS

    def page_of(self, listing: Listing) -> str | None:
        """The address of an app in this shop."""
        return listing.page or (self.page.replace("{id}", listing.id) if self.page and listing.id else None)


@record
class Country:
    """A country; `words` are the other names that people type: adjectives, inhabitants, abbreviations."""

    code: CountryCode
    name: Label
    words: Words


@record
class Region:
    """Several countries that people name together, as the European Union."""

    id: Id
    name: Label
    words: Words
    countries: tuple[CountryCode, ...]


@record
class Reference:
    """Something to read further; the founding document's own two keep the line it wrote."""

    id: Id
    title: Annotated[str, MaxLength(160)]
    url: Link
    language: Noun
    what: Paragraph
    as_of: Date
    sources: tuple[Link, ...]
    in_document: bool = False
    as_written: Annotated[str, MaxLength(200)] | None = None
    caution: Paragraph | None = None
    undated: bool = False
    confidence: Confidence | None = None


@record
class Term:
    """A word of the field, explained."""

    id: Id
    name: Noun
    definition: Annotated[Text, MaxLength(450)]
    words: Words
    source: Link
    as_of: Date
    undated: bool = False
    properties: tuple[Id, ...] = ()
    more: tuple[Event, ...] = ()


@record
class Advice:
    """A warning of a scenario: with a source when it is a fact, without when it is a trainer's advice."""

    text: Sentence
    source: Link | None = None


@record
class Scenario:
    """A workshop situation; `needs` and `wishes` are query texts, written with identifiers."""

    id: Id
    title: Annotated[Text, MaxLength(90)]
    situation: Annotated[Text, MaxLength(500)]
    needs: Annotated[str, MaxLength(300)]
    protects_not: Sentence
    based_on: tuple[Link, ...]
    wishes: tuple[Name, ...] = ()
    warnings: tuple[Advice, ...] = ()


@record
class Choice:
    """One answer to a plain question; `needs` is the query text that it becomes, nothing when it asks for nothing."""

    id: Id
    label: Label
    needs: Annotated[str, MaxLength(300)] = ""


@record
class Question:
    """A plain question about a situation; "I don't know" is always an answer, and is not in the data."""

    id: Id
    text: Short
    choices: Annotated[Mapping[str, Choice], KeyedBy("id")]
    several: bool = False


Remark = Annotated[Text, ProperNoun(), MaxLength(500)]


@record
class PackWarning:
    """A warning that a pack adds to a messenger of the guide."""

    text: Remark
    source: Link | None = None


@record
class PackStep:
    """A step that a pack adds: what a collective tells people to do, with or without a source."""

    about: Topic
    text: Remark
    platforms: tuple[Id, ...] = ()
    source: Link | None = None


@record
class Overlay:
    """What a pack adds to a messenger of the guide."""

    notes: tuple[Remark, ...] = ()
    warnings: tuple[PackWarning, ...] = ()
    steps: tuple[PackStep, ...] = ()


@record
class Pack:
    """What a collective laid over the guide: messengers of its own, and overlays on those of others."""

    name: Text
    messengers: tuple[str, ...] = ()
    overlays: Mapping[str, Overlay] = EMPTY


@record
class Grammar:
    """The small words of a language.

    `joining` means and, `choosing` or, `negating` not; `needless` goes before what one can do without, as
    "no need for", and `needed` after it, as in "no phone needed". `filler` says nothing beside what is understood.
    `endings` are taken off words longer than four letters before they are compared. `months`: the twelve in order, each
    with its short forms after a space.
    """

    joining: tuple[Name, ...] = ()
    choosing: tuple[Name, ...] = ()
    negating: tuple[Name, ...] = ()
    needless: tuple[Name, ...] = ()
    needed: tuple[Name, ...] = ()
    filler: tuple[Name, ...] = ()
    endings: tuple[Name, ...] = ()
    months: tuple[Name, ...] = ()


@record
class Phrase:
    """What people say for requirements that no other word stands for; `means` is a filter as it is typed.

    Without `means` it is too vague to be asked for, and the note says what can be.
    """

    words: Words
    means: Annotated[str, MaxLength(300)] = ""
    note: Note | None = None


@record
class PackLabel:
    """Whose a pack is (`pack.yaml`), and what its people say for what can be asked for."""

    name: Noun
    phrases: tuple[Phrase, ...] = ()


@record
class Language:
    """How people speak of messengers: the words of everything that is not a property, a category or a country.

    `written` is the one word under which a filter writes a key or a value of a key, by its id.
    """

    grammar: Mapping[str, Grammar] = EMPTY
    written: Mapping[str, Written] = EMPTY
    fields: Mapping[str, Words] = EMPTY
    answers: Mapping[str, AnswerWords] = EMPTY
    values: Mapping[str, Words] = EMPTY
    statuses: Mapping[str, Words] = EMPTY
    kinds: Mapping[str, Words] = EMPTY
    phrases: tuple[Phrase, ...] = ()


NO_LANGUAGE = Language()


@record
class Guide:
    """The whole data set; categories in the order in which they are shown, messengers by name."""

    document: Document
    categories: tuple[Category, ...]
    groups: tuple[Group, ...]
    properties: Annotated[Mapping[str, Property], KeyedBy("id")]
    platforms: Annotated[Mapping[str, Platform], KeyedBy("id")]
    messengers: Annotated[Mapping[str, Messenger], KeyedBy("id")]
    countries: Annotated[Mapping[str, Country], KeyedBy("code")] = EMPTY
    regions: Annotated[Mapping[str, Region], KeyedBy("id")] = EMPTY
    shops: Annotated[Mapping[str, Shop], KeyedBy("id")] = EMPTY
    references: tuple[Reference, ...] = ()
    terms: Annotated[Mapping[str, Term], KeyedBy("id")] = EMPTY
    scenarios: Annotated[Mapping[str, Scenario], KeyedBy("id")] = EMPTY
    questions: Annotated[Mapping[str, Question], KeyedBy("id")] = EMPTY
    steps: Annotated[Mapping[str, Steps], KeyedBy("messenger")] = EMPTY
    packs: tuple[Pack, ...] = ()
    language: Language = NO_LANGUAGE
    latest: Date | None = None
    """The date of the latest fact: found once, when the guide is read, since it takes a look at every claim."""

    def category(self, category_id: str) -> Category:
        """A category by its id."""
        return next(c for c in self.categories if c.id == category_id)
