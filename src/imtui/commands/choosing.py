"""Which messengers the words of a command choose: ids, or a query."""

from __future__ import annotations

from collections.abc import Sequence

from imtui.guide.game import of_the_document
from imtui.guide.model import Messenger
from imtui.guide.query import Index, Vocabulary


def messengers_chosen(index: Index, words: Sequence[str]) -> list[Messenger]:
    """The messengers whose ids are given, in that order, else those that answer a query; raises QueryError."""
    known = index.guide.messengers
    if words and all(word.strip() in known for word in words):
        return [known[word.strip()] for word in words]
    return index.matching(Vocabulary(index.guide).parse(" ".join(words)))


def messengers_to_sort(index: Index, words: Sequence[str]) -> list[Messenger]:
    """The messengers chosen for the sorting game: those of the founding document when nobody chooses."""
    if words:
        return messengers_chosen(index, words)
    return [index.guide.messengers[m] for m in of_the_document(index.guide)]
