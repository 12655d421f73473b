"""The text form of a query, and the two ways between them; the words of all languages are understood.

What people say is read by phrases of the data and a small grammar. Exactly written: `key:value,value` is either, a
repeated key is both, `-` negates, `?` is unknown, quotes search the texts; `docs/filters.md` has all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from imtui.guide.model import Guide, Value
from imtui.guide.query.fields import Field
from imtui.guide.query.grammar import parts_of
from imtui.guide.query.model import NAME, Query, Requirement
from imtui.guide.query.parsed import ParsedQuery, QueryError
from imtui.guide.query.phrasebook import Phrasebook, PhraseEntry, PhraseRole
from imtui.guide.query.tokens import bare_words
from imtui.guide.text import clean, fold
from imtui.language import Lang

MOST_PHRASES = 5
"""How many phrases are proposed at once."""


class Vocabulary:
    """The words in which queries on a guide are written."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self._last_read = ParsedQuery()
        """At each key several ask how the same text is read."""

    @cached_property
    def phrasebook(self) -> Phrasebook:
        """The phrases of the guide; made when a text is first read, since many runs read none."""
        phrasebook = Phrasebook(self.guide)
        for phrase in self.guide.language.phrases:
            asks = Query(tuple(part.requirement for part in parts_of(phrase.means, phrasebook))).requirements
            role = PhraseRole.ASKING if asks else PhraseRole.VAGUE
            for form in phrase.words:
                phrasebook.learn(PhraseEntry(form, role, asks, note=phrase.note))
        return phrasebook

    def prepare(self) -> None:
        """Make the phrases before the first text is read, so that nobody waits for them at a key."""
        _made = self.phrasebook

    def parse(self, text: str) -> Query:
        """Read a query; raises QueryError at the first thing that is not understood."""
        return self.read(text).query

    def read(self, text: str) -> ParsedQuery:
        """Read a query and keep what each word of it became; raises QueryError."""
        text = clean(text)
        if self._last_read.text != text:
            self._last_read = ParsedQuery(text, parts_of(text, self.phrasebook) if text.strip() else ())
        return self._last_read

    def begins_a_phrase(self, text: str) -> bool:
        """Whether a text is the beginning of a longer phrase, or of a key."""
        start = "".join(bare_words(text))
        return bool(start) and (self.phrasebook.phrases.begins(start) or self.phrasebook.keys.begins(start))

    def format(self, query: Query, lang: Lang) -> str:
        """Write a query in a language, as briefly as reading it again gives the same query."""
        if not query:
            return ""
        brief = " ".join(self._format(requirement, lang, brief=True) for requirement in query.requirements)
        if self._reads_as(brief, query):
            return brief
        return " ".join(self._format(requirement, lang) for requirement in query.requirements)

    def _reads_as(self, text: str, query: Query) -> bool:
        try:
            return self.parse(text) == query
        except QueryError:
            return False

    def _format(self, requirement: Requirement, lang: Lang, brief: bool = False) -> str:
        field = self.phrasebook.fields[requirement.field]
        minus, key = "-" if requirement.negated else "", field.key[lang]
        if brief and field.is_answered and requirement.values == {Value.YES}:
            return minus + key
        if brief and field.id == NAME and len(requirement.values) == 1:
            return minus + _written(*requirement.values)
        return f"{minus}{key}:{','.join(self._written_values(field, requirement, lang))}"

    def _written_values(self, field: Field, requirement: Requirement, lang: Lang) -> Iterable[str]:
        for group, values in field.groups.items():
            if values == requirement.values:
                return [field.values[group][lang]]
        if field.values:
            return [forms[lang] for value, forms in field.values.items() if value in requirement.values]
        return [_written(value) for value in sorted(requirement.values)]

    def completions(self, text: str, lang: Lang) -> list[str]:
        """The ways in which the last word of a query may go on, as whole words: keys, phrases, values."""
        word = text[text.rfind(" ") + 1 :]
        minus = "-" if word.startswith("-") else ""
        key, colon, rest = word.removeprefix("-").partition(":")
        if not colon:
            return [minus + head for head in self._heads(fold(key), lang) if head != key] if key else []
        field_id = self.phrasebook.keys.find(bare_words(key))
        if field_id is None:
            return []
        before, comma, last = rest.rpartition(",")
        listed = [forms[lang] for forms in self.phrasebook.fields[field_id].values.values()]
        return [
            f"{minus}{key}:{before}{comma}{value}" for value in listed if value.startswith(fold(last)) and value != last
        ]

    def _heads(self, start: str, lang: Lang) -> list[str]:
        """The words that begin so: keys and platforms, else phrases of the data, each thing once."""
        keys = [field.key[lang] + ("" if field.is_answered else ":") for field in self.phrasebook.fields.values()]
        heads = [head for head in dict.fromkeys([*keys, *self.guide.platforms]) if head.startswith(start)]
        return heads or self.phrasebook.phrases_from(start)[:MOST_PHRASES]


def _written(text: str) -> str:
    """A text as it is typed: in quotes, unless it is one plain word."""
    return text if re.fullmatch(r"\w[\w.-]*", text) else '"' + text.replace('"', '""') + '"'
