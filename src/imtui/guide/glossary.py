"""The words of the field: which ones stand in a text, and which one somebody means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from imtui.guide.model import Guide, Property, Term
from imtui.guide.suggestions import nearest
from imtui.guide.text import fold
from imtui.language import LANGUAGES, Lang

Entry = Term | Property
"""What a word leads to: a term of the glossary, or the explanation of a property."""

Found = TypeVar("Found", Term, Property)


class Glossary:
    """The glossary of a guide, made ready for looking things up."""

    def __init__(self, guide: Guide) -> None:
        self.terms = tuple(guide.terms.values())
        self.properties = tuple(guide.properties.values())
        self.entries: tuple[Entry, ...] = (*self.terms, *self.properties)
        self._forms = {lang: {fold(word): t for t in self.terms for word in t.words[lang]} for lang in LANGUAGES}
        self._names = {lang: {p.name[lang]: p for p in self.properties} for lang in LANGUAGES}
        self._term_pattern = {lang: whole_words(self._forms[lang]) for lang in LANGUAGES}
        self._name_pattern = {lang: whole_words(self._names[lang]) for lang in LANGUAGES}

    def spot(self, text: str, lang: Lang) -> tuple[Term, ...]:
        """The terms whose words occur in a text, in the order in which they do; a longer word wins."""
        return _occurring(self._term_pattern[lang], self._forms[lang], fold(text))

    def spot_properties(self, text: str, lang: Lang) -> tuple[Property, ...]:
        """The properties whose names, written as names are, occur in a text, in the order in which they do."""
        return _occurring(self._name_pattern[lang], self._names[lang], text)

    def find(self, word: str) -> tuple[Entry, ...]:
        """What a word means: who bears exactly this name, in either language, else whose name contains it."""
        wanted = fold(word.strip())
        named = [(entry, _names(entry)) for entry in self.entries]
        exact = tuple(entry for entry, names in named if wanted in names)
        if exact or not wanted:
            return exact
        return tuple(entry for entry, names in named if any(wanted in name for name in names))

    def search(self, words: str) -> tuple[Entry, ...]:
        """The entries whose names or explanations contain these words."""
        wanted = fold(words.strip())
        return tuple(entry for entry in self.entries if wanted in "\n".join((*_names(entry), *_explanations(entry))))

    def suggest(self, word: str) -> str | None:
        """The known word nearest to one that means nothing."""
        return nearest(fold(word), [name for entry in self.entries for name in _names(entry)])


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """Make a pattern of any of these words, whole, the longest first; of nothing when there are none."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)" if longest_first else r"(?!)")


def _occurring(pattern: re.Pattern[str], entries: Mapping[str, Found], text: str) -> tuple[Found, ...]:
    return tuple(dict.fromkeys(entries[match.group()] for match in pattern.finditer(text)))


def _names(entry: Entry) -> list[str]:
    """The folded names of an entry, in both languages."""
    if isinstance(entry, Term):
        return [entry.id, *(fold(name) for lang in LANGUAGES for name in (entry.name[lang], *entry.words[lang]))]
    return [entry.id, *(fold(name) for lang in LANGUAGES for name in (entry.name[lang], entry.key[lang]))]


def _explanations(entry: Entry) -> list[str]:
    texts = [entry.definition] if isinstance(entry, Term) else [entry.question, entry.yes, entry.no, entry.why]
    return [fold(text[lang]) for text in texts for lang in LANGUAGES]
