"""The words of the field: which ones stand in a text, and which one somebody means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

from imtui.guide.model import Guide, Property, Term
from imtui.guide.spelling import nearest
from imtui.guide.text import fold
from imtui.language import Lang

Entry = Term | Property
"""What a word leads to: a term of the glossary, or the explanation of a property."""

T = TypeVar("T")


class Glossary:
    """The glossary of a guide, made ready for looking things up."""

    def __init__(self, guide: Guide) -> None:
        self.terms = tuple(guide.terms.values())
        self.properties = tuple(guide.properties.values())
        self.entries: tuple[Entry, ...] = (*self.terms, *self.properties)
        self._terms = _Spotter[Term](
            lambda lang: ((fold(word), term) for term in self.terms for word in term.words[lang])
        )
        self._properties = _Spotter[Property](lambda lang: ((known.name[lang], known) for known in self.properties))

    def spot(self, text: str, lang: Lang) -> tuple[Term, ...]:
        """The terms whose words occur in a text, in the order in which they do; a longer word wins."""
        return self._terms.spot(fold(text), lang)

    def spot_properties(self, text: str, lang: Lang) -> tuple[Property, ...]:
        """The properties whose names, written as names are, occur in a text, in the order in which they do."""
        return self._properties.spot(text, lang)

    def find(self, word: str) -> tuple[Entry, ...]:
        """What a word means: who bears exactly this name, in any language, else whose name contains it."""
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


class _Spotter(Generic[T]):
    """What words name, found in texts of one language; made ready when a text of that language first comes."""

    def __init__(self, named_in: Callable[[Lang], Iterable[tuple[str, T]]]) -> None:
        self._named_in = named_in
        self._ready: dict[Lang, tuple[re.Pattern[str], Mapping[str, T]]] = {}

    def spot(self, text: str, lang: Lang) -> tuple[T, ...]:
        """What is named in a text, each once, in order; a longer word wins."""
        if lang not in self._ready:
            made = dict(self._named_in(lang))
            self._ready[lang] = whole_words(made), made
        pattern, named = self._ready[lang]
        return tuple(dict.fromkeys(named[match.group()] for match in pattern.finditer(text)))


def _names(entry: Entry) -> list[str]:
    """The folded names of an entry, in all languages."""
    others = entry.words if isinstance(entry, Term) else entry.key.values()
    return [entry.id, *map(fold, (*entry.name.values(), *others))]


def _explanations(entry: Entry) -> list[str]:
    texts = [entry.definition] if isinstance(entry, Term) else [entry.question, entry.yes, entry.no, entry.why]
    return [fold(said) for text in texts for said in text.values()]
