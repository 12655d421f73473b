"""What is asked while a filter is being typed, and the filters typed before in this run."""

from __future__ import annotations

from imtui.guide.query import TEXT, Index, Query, QueryError, Vocabulary
from imtui.language import current


def query_being_typed(index: Index, vocabulary: Vocabulary, text: str) -> Query | None:
    """Read a filter that is not finished; None while a value is being typed, when the last result should stay.

    The start of a key, which names nothing, waits for its end. Raises QueryError.
    """
    start = text.rfind(" ") + 1
    word = text[start:]
    complete = index.names_something(word) or _is_understood(vocabulary, word)
    if complete or not vocabulary.completions(text, current()):
        return vocabulary.parse(text)
    return None if ":" in word else vocabulary.parse(text[:start])


def _is_understood(vocabulary: Vocabulary, word: str) -> bool:
    try:
        return any(requirement.field != TEXT for requirement in vocabulary.parse(word).requirements)
    except QueryError:
        return False


def completed(text: str, completion: str) -> str:
    """Give the text with its last word completed; a whole word is followed by a space."""
    return text[: text.rfind(" ") + 1] + completion + ("" if completion.endswith(":") else " ")


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
