"""The units of a text: phrases of the phrasebook, `key:value`, plain words; the longest phrase wins."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TypeVar

from imtui.guide.model import Value
from imtui.guide.query.fields import Field
from imtui.guide.query.model import NAME, SINCE, TEXT, Requirement
from imtui.guide.query.parsed import QueryError
from imtui.guide.query.phrasebook import Phrasebook, PhraseEntry, PhraseMap, PhraseRole
from imtui.guide.query.tokens import bare_words, words_of
from imtui.guide.spelling import nearest
from imtui.guide.suggestions import one_of, shown
from imtui.guide.text import fold
from imtui.language import _, current
from imtui.records import record, replace

T = TypeVar("T")

_RAW = re.compile(r'\s*(?:"(?P<quoted>(?:[^"]|"")*)(?:"|$)|(?P<plain>[^\s,"]+))')
_COMMA = re.compile(r"\s*,(\s*)")
_COLON = re.compile(r"\s*[:=]")
MOST_BEFORE_NEGATION = 3
"""Words of a phrase that may stand before a negation in it."""

NEGATED = ((PhraseRole.NEGATING, PhraseRole.ASKING), (PhraseRole.NEEDLESS, PhraseRole.ASKING))

_MINUS = PhraseEntry("-", PhraseRole.NEGATING)


@record
class Unit:
    """A stretch of the text and what it is: a requirement, else a phrase, else a plain word.

    `glued`: it belongs to the word before, as in `rocket.chat`. `listed`: a comma or a slash stands before it.
    `keyed`: it is written with its key, so that it stands for itself.
    """

    start: int
    end: int
    entry: PhraseEntry | None = None
    asks: Requirement | None = None
    glued: bool = False
    listed: bool = False
    keyed: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it is a word that means nothing here, and can only be looked for."""
        return self.entry is None and self.asks is None

    @property
    def role(self) -> PhraseRole | None:
        """What its phrase does in the sentence."""
        return self.entry.role if self.entry else None


class Splitter:
    """Splits one text into units; raises QueryError for a key or a value that is not understood."""

    def __init__(self, text: str, phrasebook: Phrasebook) -> None:
        self.text, self.phrasebook = text, phrasebook
        self.words = list(words_of(text))
        self._starts = [word.start for word in self.words]

    def units(self) -> Iterator[Unit]:
        """The units of the text, in order."""
        position = 0
        while position < len(self.words):
            word = self.words[position]
            if word.follows_minus:
                yield Unit(word.start - 1, word.start, _MINUS)
            unit = self._unit_at(position)
            if unit:
                yield unit
            position = self._position_after(unit.end if unit else word.end)

    def _unit_at(self, position: int) -> Unit | None:
        """What begins with a word; None when it says nothing."""
        word = self.words[position]
        if word.quoted is not None:
            asks = Requirement(TEXT, frozenset({word.quoted})) if word.quoted else None
            return Unit(word.start, word.end, asks=asks, listed=word.is_listed, keyed=True) if asks else None
        keyed = self._keyed_at(position) or self._followed_at(position)
        if keyed or word.bare == "?":
            return keyed
        entry, end = self._phrase_at(position)
        return Unit(word.start, end or word.end, entry, glued=word.is_joined, listed=word.is_listed)

    def _phrase_at(self, position: int) -> tuple[PhraseEntry | None, int]:
        """The longest phrase that begins at a word, and where it ends.

        A negation together with the phrase it negates may be longer than any single phrase; then the negation wins.
        """
        entry, end = self._phrase(position)
        inside = self._negated_inside(position, end)
        if inside:
            return inside
        if entry is None or entry.role is not PhraseRole.ASKING:
            return entry, end
        for length in range(1, self._position_after(end) - position):
            negator = self.phrasebook.phrases.find([word.bare for word in self.words[position : position + length]])
            negated, further = self._phrase(position + length)
            roles = (negator and negator.role, negated and negated.role)
            if negator and roles in NEGATED and further > end:
                return negator, self.words[position + length - 1].end
        return entry, end

    def _negated_inside(self, position: int, end: int) -> tuple[PhraseEntry, int] | None:
        """A phrase with a negation in it, as "calls not encrypted", when it is longer than what ends at `end`."""
        if self._is_negator(position):
            return None
        for after in range(len(self.words))[position + 1 : position + 1 + MOST_BEFORE_NEGATION]:
            if not self.words[after].may_continue or not self._is_negator(after):
                continue
            for last in range(min(after + self.phrasebook.phrases.longest, len(self.words)), after + 1, -1):
                words = [*self.words[position:after], *self.words[after + 1 : last]]
                found = self.phrasebook.phrases.find([word.bare for word in words])
                is_whole = all(word.may_continue for word in words[1:]) and self.words[last - 1].end > end
                if found and found.role is PhraseRole.ASKING and found.negated and is_whole:
                    return replace(found, asks=(found.negated,), negation=None), self.words[last - 1].end
        return None

    def _is_negator(self, position: int) -> bool:
        found = self.phrasebook.phrases.find([self.words[position].bare])
        return found is not None and found.role in (PhraseRole.NEGATING, PhraseRole.NEEDLESS)

    def _position_after(self, end: int) -> int:
        return bisect_left(self._starts, end)

    def _phrase(self, position: int) -> tuple[PhraseEntry | None, int]:
        return self._longest(self.phrasebook.phrases, position) or (None, 0)

    def _key(self, position: int) -> tuple[str | None, int]:
        return self._longest(self.phrasebook.keys, position) or (None, 0)

    def _longest(self, phrases: PhraseMap[T], position: int) -> tuple[T, int] | None:
        """What the longest phrase that begins with a word names, and where it ends."""
        if position >= len(self.words) or self.words[position].quoted is not None:
            return None
        words = [self.words[position]]
        for word in self.words[position + 1 : position + phrases.longest + 2]:
            if not word.may_continue:
                break
            words.append(word)
        for count in range(len(words), 0, -1):
            found = phrases.find([word.bare for word in words[:count]])
            if found is not None:
                return found, words[count - 1].end
        return None

    # A key and its values

    def _keyed_at(self, position: int) -> Unit | None:
        """A key, its colon and its values; raises QueryError when there is a colon but no key."""
        start, end = self.words[position].start, self._end_before_colon(position)
        colon = _COLON.match(self.text, end)
        if not end or not colon:
            return None
        field_id, key_end = self._key(position)
        if field_id is None or key_end != end:
            if self.words[position].end != end or (position and self.text[colon.end() :][:1].isspace()):
                return None  # a colon of punctuation: "without Google : is there any?"
            raise self._no_key(start)
        requirement, end = self._values_from(self.phrasebook.fields[field_id], self.text[start:end], colon.end())
        return Unit(start, end, asks=requirement, listed=self.words[position].is_listed, keyed=True)

    def _end_before_colon(self, position: int) -> int:
        """The end of the words that a colon follows and that may be a key together; 0 when there are none."""
        for word in self.words[position : position + self.phrasebook.keys.longest + 1]:
            if word.start != self.words[position].start and not word.may_continue:
                return 0
            if _COLON.match(self.text, word.end):
                return word.end
        return 0

    def _followed_at(self, position: int) -> Unit | None:
        """A key and its value without a colon: "platform Android", "since 2025", "audit in part"."""
        field_id, end = self._key(position)
        after = self._position_after(end)
        if field_id in (None, NAME, TEXT) or after == len(self.words) or not self.words[after].may_continue:
            return None
        field = self.phrasebook.fields[field_id]
        value, end = self._value_at(field, self.words[after].start)
        if value is None or (field.is_answered and value not in (Value.PARTIAL, Value.UNKNOWN)):
            return None
        asks = Requirement(field.id, frozenset({value}))
        return Unit(self.words[position].start, end, asks=asks, listed=self.words[position].is_listed)

    def _values_from(self, field: Field, key: str, start: int) -> tuple[Requirement, int]:
        """The values that begin at a place of the text, and where they end; raises QueryError for one that is none."""
        found: set[str] = set()
        negated = False
        if self._value_at(field, start)[0] is None:
            entry, end = self._phrase(self._position_after(start))
            if entry and entry.role is PhraseRole.NEGATING:
                negated, start = True, end
        next_value: int | None = start
        while next_value is not None:
            value, end = self._value_at(field, next_value)
            if value is None:
                raise self._no_value(field, key, next_value)
            found |= field.expanded(value)
            next_value = self._more_from(field, end)
        return Requirement(field.id, frozenset(found), negated), end

    def _value_at(self, field: Field, start: int) -> tuple[str | None, int]:
        """The value that begins at a place of the text, and where it ends."""
        raw = _RAW.match(self.text, start)
        if raw is None:
            return None, start
        quoted = raw["quoted"]
        text = raw["plain"] if quoted is None else quoted.replace('""', '"').strip()
        if not field.values:
            if text and re.fullmatch(field.pattern or ".+", text):
                return text, raw.end()
            return self._month_at(start) if field.id == SINCE else (None, raw.end())
        if text == "?":
            return (Value.UNKNOWN if field.is_answered else None), raw.end()
        if quoted is not None:
            return self.phrasebook.values(field.id).find(bare_words(text)), raw.end()
        found = self._longest(self.phrasebook.values(field.id), self._position_after(start))
        return found or (None, raw.end())

    def _month_at(self, start: int) -> tuple[str | None, int]:
        """The date that begins at a place of the text as the name of a month and a year."""
        month, end = self._longest(self.phrasebook.months, self._position_after(start)) or (0, start)
        year = re.match(r"\s*((19|20)[0-9]{2})\b", self.text[end:])
        if not month or not year:
            return None, end
        return f"{year.group(1)}-{month:02}", end + year.end()

    def _more_from(self, field: Field, end: int) -> int | None:
        """Where another value begins: after a comma, or after "or"."""
        comma = _COMMA.match(self.text, end)
        if comma:
            loose = comma.group(1) or comma.end() - end > 1
            is_value = bool(field.values) and self._value_at(field, comma.end())[0] is not None
            return comma.end() if is_value or not loose else None
        entry, after = self._phrase(self._position_after(end))
        if not entry or entry.role is not PhraseRole.CHOOSING or not field.values:
            return None
        is_key = bool(self._end_before_colon(self._position_after(after))) if after < len(self.text) else False
        return after if not is_key and self._value_at(field, after)[0] is not None else None

    def _no_key(self, start: int) -> QueryError:
        chunk = re.match(r"[^\s:=]+", self.text[start:])
        key = chunk.group() if chunk else ""
        near = nearest(fold(key), [form for f in self.phrasebook.fields.values() for form in (f.key[current()], f.id)])
        meant = _("did you mean “{guess}”?").format(guess=near) if near else _("the help (?) lists the keys")
        hint = _("{key} is not a key; {meant}; quotes search for text").format(key=shown(key), meant=meant)
        return QueryError(start + 1, hint)

    def _no_value(self, field: Field, key: str, start: int) -> QueryError:
        spaces = re.match(r"\s*", self.text[start:])
        start += spaces.end() if spaces else 0
        piece = re.split(r"[\s,]", self.text[start:])[0]
        found = shown(piece) if piece else _("nothing")
        listed = [forms[current()] for forms in field.values.values()]
        meant = one_of(piece, listed) if listed else _("for instance {example}").format(example=field.example)
        message = _("“{key}” cannot be {found}; {meant}").format(key=key, found=found, meant=meant)
        begun = not piece or self.phrasebook.values(field.id).begins("".join(bare_words(piece)))
        return QueryError(start + 1, message, is_unfinished=begun and start + len(piece) >= len(self.text))
