"""The values and the texts that the guide is made of; the constraints in the types are those of the format."""

from enum import StrEnum
from typing import Annotated

from imtui.guide.constraints import (
    EXPECTED_COUNTRY,
    EXPECTED_DATE,
    EXPECTED_ID,
    EXPECTED_KEY,
    EXPECTED_LINK,
    EXPECTED_NUMBER_WORD,
    EXPECTED_VERSION,
    MaxLength,
    Pattern,
    ProperNoun,
    RealDay,
)
from imtui.guide.in_languages import Text

Id = Annotated[str, Pattern(r"[a-z0-9-]{1,64}", EXPECTED_ID)]
Url = Annotated[str, Pattern(r"(?=.{11,500}$)https?://[A-Za-z0-9.-]+(:[0-9]+)?([/?#][!#-;=?-~]*)?", EXPECTED_LINK)]
Date = Annotated[
    str, Pattern(r"(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?", EXPECTED_DATE), RealDay()
]
CountryCode = Annotated[str, Pattern(r"[A-Z]{2}", EXPECTED_COUNTRY)]
Version = Annotated[str, Pattern(r"[0-9]{1,3}(\.[0-9]{1,3}){0,2}", EXPECTED_VERSION)]
Label = Annotated[Text, MaxLength(60)]
Short = Annotated[Text, MaxLength(130)]
NoteText = Annotated[Text, MaxLength(200)]
Sentence = Annotated[Text, MaxLength(330)]
ParagraphText = Annotated[Text, MaxLength(1500)]
Name = Annotated[str, MaxLength(80)]
NumberWord = Annotated[str, MaxLength(80), Pattern(r"[^\W\d_]+ [1-9][0-9]{0,6}", EXPECTED_NUMBER_WORD)]
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
    UNKNOWN = "unknown"


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


Remark = Annotated[Text, ProperNoun(), MaxLength(500)]
