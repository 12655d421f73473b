"""The text form of a query: French and English words are both understood, accents and case ignored.

`android` and `libre` (a platform, a property) stand for requirements, any other bare word is searched as text;
`key:value,value` is either; a repeated key is both; `-` negates; `?` is unknown; quotes make plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from imtui.errors import UsageError
from imtui.guide.model import Guide, Status, Value
from imtui.guide.query.model import CATEGORY, PLATFORM, STATUS, TEXT, Query, Requirement
from imtui.guide.schema import one_of, shown
from imtui.guide.text import clean, fold
from imtui.language import LANGUAGES, Lang, _, current
from imtui.records import record

Words = dict[str, dict[Lang, str]]

FIELD_WORDS: Words = {
    PLATFORM: {"fr": "plateforme", "en": "platform"},
    CATEGORY: {"fr": "categorie", "en": "category"},
    STATUS: {"fr": "statut", "en": "status"},
}
VALUE_WORDS: Words = {
    Value.YES: {"fr": "oui", "en": "yes"},
    Value.PARTIAL: {"fr": "partiel", "en": "partial"},
    Value.NO: {"fr": "non", "en": "no"},
    Value.UNKNOWN: {"fr": "?", "en": "?"},
    Value.NOT_APPLICABLE: {"fr": "sans-objet", "en": "not-applicable"},
}
STATUS_WORDS: Words = {
    Status.ACTIVE: {"fr": "actif", "en": "active"},
    Status.UNMAINTAINED: {"fr": "abandonne", "en": "unmaintained"},
    Status.DISCONTINUED: {"fr": "arrete", "en": "discontinued"},
}
SYNONYMS = {"inconnu": Value.UNKNOWN, "unknown": Value.UNKNOWN}

_TERM = re.compile(r'(?P<minus>-?)(?P<body>(?:[^\s"]|"(?:[^"]|"")*(?:"|$))+)')
_QUOTED = re.compile(r'"((?:[^"]|"")*)(?:"|$)')


@record
class QueryError(UsageError):
    """A query that cannot be read: where (column, from 1), and what would be right."""

    column: int
    message: str

    def __str__(self) -> str:
        return _("column {column}: {message}").format(column=self.column, message=self.message)


class Vocabulary:
    """The words in which queries on a guide are written, and the two ways between text and query."""

    def __init__(self, guide: Guide) -> None:
        self.properties: Words = {p.id: {lang: p.key[lang] for lang in LANGUAGES} for p in guide.properties.values()}
        self.values: dict[str, Words] = {
            PLATFORM: {p: dict.fromkeys(LANGUAGES, p) for p in guide.platforms},
            CATEGORY: {c.id: {lang: _slug(c.name[lang]) for lang in LANGUAGES} for c in guide.categories},
            STATUS: STATUS_WORDS,
        }
        self._platforms = _understood(self.values[PLATFORM]) | {
            fold(word): p.id for p in guide.platforms.values() for word in (*p.words, p.name.fr, p.name.en)
        }
        self._categories = _understood(self.values[CATEGORY])
        self._properties = _understood(self.properties)
        self._fields = _understood(FIELD_WORDS) | self._properties

    def parse(self, text: str) -> Query:
        """Read a query; raises QueryError at the first thing that is not understood."""
        return Query(tuple(self._terms(clean(text))))

    def _terms(self, text: str) -> Iterator[Requirement]:
        for match in _TERM.finditer(text):
            negated, body = bool(match["minus"]), match["body"]
            key, colon, rest = body.partition(":")
            if not body.startswith('"') and colon:
                yield self._keyed(key, rest, negated, match.start("body") + 1)
            elif body:
                word = self._bare(body, negated)
                if word:
                    yield word

    def _bare(self, body: str, negated: bool) -> Requirement | None:
        if '"' not in body:
            word = fold(body)
            if word in self._properties:
                return Requirement(self._properties[word], frozenset({Value.YES.value}), negated)
            if word in self._platforms:
                return Requirement(PLATFORM, frozenset({self._platforms[word]}), negated)
        text = _unquoted(body).strip()
        return Requirement(TEXT, frozenset({text}), negated) if text else None

    def _keyed(self, key: str, rest: str, negated: bool, column: int) -> Requirement:
        field = self._fields.get(fold(key))
        if field is None:
            meant = one_of(fold(key), self._listed_fields())
            hint = _("{key} is not a key; {meant}; quotes search for text").format(key=shown(key), meant=meant)
            raise QueryError(column, hint)
        understood, listed = self._values_of(field)
        values, column = set(), column + len(key) + 1
        for piece in rest.split(","):
            value = understood.get(fold(_unquoted(piece).strip()))
            if value is None:
                found = shown(piece) if piece else _("nothing")
                raise QueryError(
                    column,
                    _("“{key}” cannot be {found}; {meant}").format(
                        key=key, found=found, meant=one_of(fold(piece), listed)
                    ),
                )
            values.add(value)
            column += len(piece) + 1
        return Requirement(field, frozenset(values), negated)

    def _values_of(self, field: str) -> tuple[Mapping[str, str], Iterable[str]]:
        lang = current()
        if field == PLATFORM:
            return self._platforms, self.values[PLATFORM]
        if field == CATEGORY:
            return self._categories, [words[lang] for words in self.values[CATEGORY].values()]
        words = STATUS_WORDS if field == STATUS else VALUE_WORDS
        return _understood(words) | SYNONYMS, [forms[lang] for forms in words.values()]

    def _listed_fields(self) -> list[str]:
        lang = current()
        return [forms[lang] for forms in (FIELD_WORDS | self.properties).values()]

    def format(self, query: Query, lang: Lang) -> str:
        """Write a query in a language: reading it again gives the same query."""
        return " ".join(self._format(requirement, lang) for requirement in query.requirements)

    def _format(self, requirement: Requirement, lang: Lang) -> str:
        minus = "-" if requirement.negated else ""
        if requirement.field == TEXT:
            (text,) = requirement.values
            return minus + self._format_text(text)
        if requirement.field in FIELD_WORDS:
            key, words = FIELD_WORDS[requirement.field][lang], self.values[requirement.field]
        else:
            key, words = self.properties[requirement.field][lang], VALUE_WORDS
            if requirement.values == {Value.YES}:
                return minus + key
        values = ",".join(forms[lang] for value, forms in words.items() if value in requirement.values)
        return f"{minus}{key}:{values}"

    def _format_text(self, text: str) -> str:
        word = fold(text)
        plain = not re.search(r'[\s":]|^-', text) and word not in self._properties and word not in self._platforms
        return text if plain else '"' + text.replace('"', '""') + '"'

    def completions(self, text: str, lang: Lang) -> list[str]:
        """Give the ways in which the last word of a query may go on, as whole words: keys, or values of its key."""
        start = max(text.rfind(" ") + 1, 0)
        word = text[start:]
        minus = "-" if word.startswith("-") else ""
        key, colon, rest = word.removeprefix("-").partition(":")
        if not colon:
            heads = [
                forms[lang] + (":" if field in FIELD_WORDS else "")
                for field, forms in (FIELD_WORDS | self.properties).items()
            ]
            heads += self.values[PLATFORM]
            return [minus + head for head in heads if key and head.startswith(fold(key)) and head != key]
        field = self._fields.get(fold(key))
        if field is None:
            return []
        before, comma, last = rest.rpartition(",")
        _known, listed = self._values_of(field)
        return [
            f"{minus}{key}:{before}{comma}{value}" for value in listed if value.startswith(fold(last)) and value != last
        ]


def _understood(words: Words) -> dict[str, str]:
    """Give every form under which a word is understood: its identifier, and its form in each language."""
    return {fold(form): key for key, forms in words.items() for form in (key, *forms.values())}


def _slug(name: str) -> str:
    return re.sub("[^a-z0-9]+", "-", fold(name)).strip("-")


def _unquoted(text: str) -> str:
    return _QUOTED.sub(lambda match: match.group(1).replace('""', '"'), text)
