"""Every phrase that people say, and what it stands for: all of it comes from the data of a guide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum, auto
from functools import cached_property
from itertools import chain
from typing import Generic, TypeVar

from imtui.guide.in_languages import NO_WORDS, Text
from imtui.guide.model import AnswerWords, Guide, Messenger, Value
from imtui.guide.query.fields import Field, fields_of, places_of
from imtui.guide.query.model import CATEGORY, COUNTRY, KIND, PLATFORM, SHOP, STATUS, TALKS_TO, Requirement
from imtui.guide.query.tokens import bare_words
from imtui.guide.spelling import Speller
from imtui.guide.text import fold
from imtui.records import record, replace

T = TypeVar("T")

LONGEST_JOINED = 5
"""How many letters a word needs to be recognised when typed with spaces: "pair a pair" is, "no n" is not."""

STEM = 4
"""How many letters of a word remain at least when its ending is removed."""


class PhraseRole(StrEnum):
    """What a phrase does in a sentence."""

    ASKING = auto()
    NAME = auto()
    VAGUE = auto()
    JOINING = auto()
    CHOOSING = auto()
    NEGATING = auto()
    NEEDLESS = auto()
    NEEDED = auto()
    FILLER = auto()


@record
class PhraseEntry:
    """A phrase of the data, its role, and the requirements it stands for.

    `negation`: what "not" before the phrase asks, where that is not simply the opposite. `is_thing`: a noun such as
    "number", which asks for nothing by itself but can be done without. `note`: what the reader should know about the
    phrase; for a vague one, what to ask instead.
    """

    phrase: str
    role: PhraseRole
    asks: tuple[Requirement, ...] = ()
    negation: Requirement | None = None
    is_thing: bool = False
    note: Text | None = None

    @property
    def meaning(self) -> object:
        """What must be the same under a phrase wherever it is written."""
        return self.role, self.asks, self.negation

    @property
    def negated(self) -> Requirement | None:
        """What is asked when this is negated; None when a negation cannot be said in one requirement."""
        if self.negation or len(self.asks) != 1:
            return self.negation
        return self.asks[0].negation()


class PhraseMap(Generic[T]):
    """Maps phrases to what they name.

    A phrase is found as it was written, else by its stem. Hyphens, apostrophes and spaces make no difference.
    """

    def __init__(self, endings: Iterable[str]) -> None:
        self.endings = sorted(endings, key=len, reverse=True)
        self.longest = 1
        self._exact: dict[str, tuple[int, T]] = {}
        self._stems: dict[str, str] = {}

    def add(self, phrase: str, thing: T, inflected: bool = True) -> T:
        """Add a phrase unless it is known already; returns what it names from now on."""
        words = bare_words(phrase)
        if not words:
            return thing
        self.longest = max(self.longest, len(words))
        key = "".join(words)
        if inflected:
            self._stems.setdefault("".join(map(self._stem, words)), key)
        return self._exact.setdefault(key, (len(words), thing))[1]

    def put(self, phrase: str, thing: T) -> None:
        """Let a phrase name another thing than before."""
        words = bare_words(phrase)
        self._exact["".join(words)] = (len(words), thing)

    def items(self) -> Iterator[tuple[str, T]]:
        """Every phrase without its spaces and signs, and what it names."""
        return ((key, thing) for key, (_count, thing) in self._exact.items())

    def find(self, words: Sequence[str]) -> T | None:
        """What consecutive words name. A phrase that is one word may be typed as several, unless it is very short."""
        key = "".join(words)
        if key in self._exact:
            count, thing = self._exact[key]
            if count == len(words) or len(words) == 1 or len(key) >= LONGEST_JOINED:
                return thing
        whole = self._stems.get("".join(map(self._stem, words))) if len(key) > STEM else None
        return self._exact[whole][1] if whole else None

    def begins(self, start: str) -> bool:
        """Whether a phrase begins with some letters, and goes on."""
        return any(key.startswith(start) and key != start for key in self._exact)

    def _stem(self, word: str) -> str:
        while shorter := next((word.removesuffix(e) for e in self.endings if word.endswith(e)), ""):
            if len(shorter) < STEM:
                break
            word = shorter
        return word


class Phrasebook:
    """The phrases of a guide, the keys and values of its fields, and the phrases that were given two meanings."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self.fields = fields_of(guide)
        self.clashes: list[tuple[PhraseEntry, PhraseEntry]] = []
        endings = {ending for words in guide.language.grammar.values() for ending in words.endings}
        self.phrases: PhraseMap[PhraseEntry] = PhraseMap(endings)
        self.keys: PhraseMap[str] = PhraseMap(endings)
        self.months: PhraseMap[int] = PhraseMap(())
        self.numbers: PhraseMap[str] = PhraseMap(())
        self._values: dict[str, PhraseMap[str]] = {}
        for entry in chain(_grammatical(guide), _phrases_that_ask(guide, self.fields)):
            self.learn(entry)
        for messenger in guide.messengers.values():
            for name in names_of(messenger):
                self.phrases.add(name, PhraseEntry(name, PhraseRole.NAME), inflected=False)
        for field in self.fields.values():
            for form in (*field.key.values(), field.id, *guide.language.fields.get(field.id, NO_WORDS)):
                self.keys.add(form, field.id)
        for words in guide.language.grammar.values():
            for number, names in enumerate(words.months, 1):
                for name in names.split():
                    self.months.add(name, number, inflected=False)
            for word, figures in map(str.split, words.numbers):
                self.numbers.add(word, figures, inflected=False)
        for known in guide.properties.values():
            for form in known.name.values():
                self.keys.add(form, known.id)

    def learn(self, entry: PhraseEntry) -> None:
        """Add a phrase. If it is known with another meaning, that meaning stays and the clash is recorded.

        The two meanings of a noun are no clash: "phone" asks for a platform, "no phone" for no telephone number. They
        become one entry, whose negation is that of the noun.
        What is too vague for the guide gives way to what a pack means by it.
        """
        known = self.phrases.add(entry.phrase, entry)
        if known.is_thing != entry.is_thing and known.role is entry.role is PhraseRole.ASKING:
            thing, other = (known, entry) if known.is_thing else (entry, known)
            self.phrases.put(entry.phrase, replace(other, negation=thing.negation, is_thing=True))
        elif known.meaning == entry.meaning and entry.note:
            self.phrases.put(entry.phrase, entry)
        elif {known.role, entry.role} == {PhraseRole.VAGUE, PhraseRole.ASKING}:
            self.phrases.put(entry.phrase, known if known.role is PhraseRole.ASKING else entry)
        elif known.meaning != entry.meaning:
            self.clashes.append((known, entry))

    def values(self, field_id: str) -> PhraseMap[str]:
        """The values of a field, by everything they are called."""
        if field_id not in self._values:
            made: PhraseMap[str] = PhraseMap(self.phrases.endings)
            for value, forms in _value_forms(self.guide, self.fields[field_id]):
                for form in forms:
                    made.add(form, value)
            self._values[field_id] = made
        return self._values[field_id]

    @cached_property
    def absences(self) -> frozenset[str]:
        """The fields that are the absence of something, as no-phone."""
        things = (entry.negation for _key, entry in self.phrases.items() if entry.is_thing)
        return frozenset(asked.field for asked in things if asked)

    @cached_property
    def speller(self) -> Speller:
        """What misspelt words may mean: all that can be asked for, and small words that are in a name too."""
        return Speller((key, entry.phrase) for key, entry in self.phrases.items() if self._is_worth_offering(entry))

    def _is_worth_offering(self, entry: PhraseEntry) -> bool:
        if entry.role in (PhraseRole.NAME, PhraseRole.ASKING):
            return True
        return len(entry.phrase) > STEM and self.is_in_a_name(entry.phrase)

    def phrases_from(self, start: str) -> list[str]:
        """The words that begin so, go on, and ask for something; the shortest for each thing."""
        found: dict[object, str] = {}
        for key, entry in sorted(self.phrases.items(), key=lambda item: len(item[0])):
            goes_on = key.startswith(start) and key != start and " " not in entry.phrase
            if entry.role is PhraseRole.ASKING and goes_on:
                found.setdefault(entry.meaning, entry.phrase)
        return list(found.values())

    def is_a_phrase(self, text: str) -> bool:
        """Whether a text is a whole phrase, a name for instance."""
        return self.phrases.find(bare_words(text)) is not None

    def is_in_a_name(self, text: str) -> bool:
        """Whether a text stands in the name of a messenger, an app or a vendor."""
        return fold(text) in self._names

    @cached_property
    def _names(self) -> str:
        messengers = self.guide.messengers.values()
        return fold("\n".join(name for m in messengers for name in (*names_of(m), *m.vendor.values())))


def names_of(messenger: Messenger) -> Iterator[str]:
    """What a messenger and its apps are called."""
    yield from (messenger.name, *messenger.aliases, messenger.id)
    for app in messenger.apps:
        yield from (app.name, app.name.partition(" (")[0], *app.aliases)


def _value_forms(guide: Guide, field: Field) -> Iterator[tuple[str, Iterable[str]]]:
    """The values of a field, each with everything it is called."""
    named = _named_values(guide).get(field.id, {})
    if field.id == TALKS_TO:
        named = {m.id: tuple(names_of(m)) for m in guide.messengers.values()}
    answers = guide.language.values if field.is_answered else {}
    for value, written in field.values.items():
        yield value, (value, *written.values(), *named.get(value, ()), *answers.get(value, NO_WORDS))


def _named_values(guide: Guide) -> Mapping[str, Mapping[str, Iterable[str]]]:
    """The names and words of the values of each field that has a word of its own for them."""
    language = guide.language
    return {
        PLATFORM: {p.id: (*p.name.values(), *p.words) for p in guide.platforms.values()},
        CATEGORY: {c.id: (*c.name.values(), *c.words) for c in guide.categories},
        COUNTRY: {known: (*place.name.values(), *place.words) for known, place in places_of(guide).items()},
        STATUS: language.statuses,
        KIND: language.kinds,
        SHOP: {shop.id: shop.words for shop in guide.shops.values()},
    }


def _grammatical(guide: Guide) -> Iterator[PhraseEntry]:
    for words in guide.language.grammar.values():
        for role, forms in (
            (PhraseRole.NEGATING, words.negating),
            (PhraseRole.NEEDLESS, words.needless),
            (PhraseRole.NEEDED, words.needed),
            (PhraseRole.JOINING, words.joining),
            (PhraseRole.CHOOSING, words.choosing),
            (PhraseRole.FILLER, (*words.filler, *(number.split()[0] for number in words.numbers))),
        ):
            yield from (PhraseEntry(form, role) for form in forms)


def _phrases_that_ask(guide: Guide, fields: Mapping[str, Field]) -> Iterator[PhraseEntry]:
    for known in guide.properties.values():
        yield from _answers(fields[known.id], known.words)
        for form in (known.id, *known.key.values(), *known.name.values()):
            yield PhraseEntry(form, PhraseRole.ASKING, (Requirement(known.id, frozenset({Value.YES.value})),))
    for field_id, words in guide.language.answers.items():
        yield from _answers(fields[field_id], words)
    for field_id, named in _named_values(guide).items():
        for value, forms in named.items():
            asks = Requirement(field_id, fields[field_id].expanded(value))
            yield from (PhraseEntry(form, PhraseRole.ASKING, (asks,)) for form in forms)


def _answers(field: Field, words: AnswerWords) -> Iterator[PhraseEntry]:
    yes = Requirement(field.id, field.enough)
    partial, no = (Requirement(field.id, frozenset({v.value})) for v in (Value.PARTIAL, Value.NO))
    yield from (PhraseEntry(form, PhraseRole.ASKING, (yes,)) for form in words.yes)
    yield from (PhraseEntry(form, PhraseRole.ASKING, (partial,)) for form in words.partial)
    yield from (PhraseEntry(form, PhraseRole.ASKING, (no,), yes) for form in words.no)
    yield from (PhraseEntry(form, PhraseRole.ASKING, (), yes, is_thing=True) for form in words.thing)
