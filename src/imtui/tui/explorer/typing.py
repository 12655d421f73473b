"""What is asked while a filter is being typed, and the filters typed before in this run."""

from __future__ import annotations

from imtui.guide.model import Guide
from imtui.guide.query import NAME, Clause, Index, Query, QueryError, Vocabulary, briefly
from imtui.guide.query.offers import Offer
from imtui.language import _, plural
from imtui.tui.state import State

MOST_WAITING = 4
"""Words that may be the beginning of one phrase."""


def query_being_typed(index: Index, vocabulary: Vocabulary, text: str) -> Query | None:
    """Read a filter that is not finished; None while something is begun, when the last result should stay.

    The beginning of a word that the guide knows, and that names nothing yet, waits for its end. Raises QueryError.
    """
    try:
        parts = vocabulary.read(text).parts
    except QueryError as error:
        if error.is_unfinished or _waits(vocabulary, text, error.column - 1, error.word):
            return None
        raise
    waiting = _waiting(index, vocabulary, text, parts)
    return Query(tuple(part.requirement for part in parts[: len(parts) - waiting]))


def askable(guide: Guide, state: State, query: Query) -> tuple[Query, QueryError | None]:
    """What of a query can be asked in a state, and why not the rest: who answers must not tell a hidden verdict."""
    if not state.workshop:
        return query, None
    from imtui.guide.veil import Veil

    asked = Veil(guide).without_telling(query)
    refused = [requirement for requirement in query.requirements if requirement not in asked.requirements]
    if not refused:
        return query, None
    said = _("“{what}” would tell a verdict: it can be asked once all are shown (a).")
    return asked, QueryError(1, said.format(what=briefly(guide, refused[0])))


def _waits(vocabulary: Vocabulary, text: str, start: int, word: str) -> bool:
    return bool(word) and start + len(word) == len(text) and vocabulary.begins_a_phrase(word)


def _waiting(index: Index, vocabulary: Vocabulary, text: str, parts: tuple[Clause, ...]) -> int:
    """How many parts at the end may be the beginning of one phrase."""
    for count in range(min(len(parts), MOST_WAITING), 0, -1):
        last = parts[-count:]
        start, end = last[0].start, last[-1].end
        if end != len(text) or any(part.requirement.field != NAME for part in last):
            continue
        if vocabulary.begins_a_phrase(text[start:end]) and not _names_something(index, vocabulary, last):
            return count
    return 0


def completed(text: str, completion: str) -> str:
    """The text with its last word completed; a whole word is followed by a space."""
    return text[: text.rfind(" ") + 1] + completion + ("" if completion.endswith(":") else " ")


def _names_something(index: Index, vocabulary: Vocabulary, parts: tuple[Clause, ...]) -> bool:
    """Whether what is looked for is found already; what is excluded has to be a whole name, not a part of one."""
    asked = [part.requirement for part in parts]
    whole = vocabulary.phrasebook.is_a_phrase
    return any(any(map(whole if r.negated else index.names_something, r.values)) for r in asked)


def offer_in_words(offer: Offer) -> str:
    """What is offered, as it would be written; of a search in texts, how many pages have the word."""
    pages = plural("{n} page", "{n} pages", offer.pages)
    return f"{offer.text} ({pages})" if offer.pages else offer.text


def query_before(vocabulary: Vocabulary, text: str, error: QueryError) -> Query | None:
    """What was asked before the word that cannot be read; None when that alone cannot be read either."""
    try:
        return vocabulary.parse(text[: error.column - 1])
    except QueryError:
        return None


class History:
    """The filters of this run, from the oldest to the newest; kept in memory only."""

    def __init__(self) -> None:
        self._entries: list[str] = []
        self._position = 0

    def remember(self, text: str) -> None:
        """Keep a filter that was used, once."""
        if text.strip():
            self._entries = [entry for entry in self._entries if entry != text] + [text]
        self._position = len(self._entries)

    def older(self) -> str | None:
        """Go to the filter before; None at the oldest."""
        if self._position == 0:
            return None
        self._position -= 1
        return self._entries[self._position]

    def newer(self) -> str | None:
        """Go to the filter after; None past the newest."""
        self._position = min(self._position + 1, len(self._entries))
        return self._entries[self._position] if self._position < len(self._entries) else None
