"""What the names on a command line stand for, and what was meant when they stand for nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from imtui.arguments import hint
from imtui.errors import UsageError
from imtui.guide.find import Match, find, suggest
from imtui.guide.game import of_the_document
from imtui.guide.model import Guide, Messenger
from imtui.guide.query import Index, Vocabulary
from imtui.language import _


def matches_named(guide: Guide, names: Iterable[str]) -> list[Match]:
    """Find what names mean; raises UsageError, with the nearest name, for one that means nothing."""
    return [match for name in names for match in _named(guide, name)]


def messengers_named(guide: Guide, name: str) -> Iterable[Messenger]:
    """Find the messengers that a name means, or whose app it means; raises UsageError when it means nothing."""
    return {match.messenger.id: match.messenger for match in _named(guide, name)}.values()


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


def _named(guide: Guide, name: str) -> list[Match]:
    matches = find(guide, name)
    if matches:
        return matches
    raise UsageError(_("No messenger and no app is called “{name}”.").format(name=name) + hint(suggest(guide, name)))
