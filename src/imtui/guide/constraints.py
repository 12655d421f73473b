"""What the format of `data/` asks of a value beyond its type; the annotations of `imtui.guide.model` carry it."""

from __future__ import annotations

from imtui.language import later
from imtui.records import record


@record
class Pattern:
    """A text must match `regex` whole; `expected` says so to people."""

    regex: str
    expected: str


@record
class MaxLength:
    """A text must fit in `characters`, in each language."""

    characters: int


@record
class RealDay:
    """A date that names a day must be one that the calendar has."""


@record
class ProperNoun:
    """A bilingual text may be one text, the same in both languages."""


@record
class Abbreviates:
    """A text, in one language or both, may stand for a record: it is this field of it."""

    field: str


@record
class KeyedBy:
    """A list is read as a mapping by this attribute of its items, which must differ."""

    attribute: str


EXPECTED_ID = later("an identifier of 1 to 64 letters a-z, digits and hyphens")
EXPECTED_KEY = later("letters a-z, digits and hyphens")
EXPECTED_LINK = later("a link that begins with http:// or https://, then the name of a site, in plain ASCII")
EXPECTED_LETTER = later("one letter a-z, small or capital")
EXPECTED_NUMBER_WORD = later("a number as a word, then its figures, as “vingt 20”")
EXPECTED_DATE = later("a date as 2026, 2026-11 or 2026-11-22")
EXPECTED_COUNTRY = later("two capital letters of the standard ISO 3166, as FR")
EXPECTED_SHOP_ID = later("a name as eu.siacs.conversations, or a number between quotes")
EXPECTED_FINGERPRINT = later("a SHA-256 fingerprint: 64 digits 0-9 and letters a-f, without colons")
EXPECTED_VERSION = later("a version as 8 or 15.1")
