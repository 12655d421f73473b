"""How a text was read: its parts, each with its place in the text and what it asks."""

from __future__ import annotations

from imtui.errors import UsageError
from imtui.guide.in_languages import Text
from imtui.guide.query.model import Query, Requirement
from imtui.language import _
from imtui.records import record


class QueryError(UsageError):
    """A query that cannot be read: where (column, from 1), and what would be right.

    `is_unfinished`: more text may make it right. `word`: the word that was not understood, as typed.
    """

    def __init__(self, column: int, message: str, is_unfinished: bool = False, word: str = "") -> None:
        super().__init__(column, message)
        self.column = column
        self.message = message
        self.is_unfinished = is_unfinished
        self.word = word

    def __str__(self) -> str:
        return _("column {column}: {message}").format(column=self.column, message=self.message)


@record
class Clause:
    """A stretch of the text and the requirement that it became; `note` is something to know about the word itself."""

    start: int
    end: int
    requirement: Requirement
    note: Text | None = None


@record
class ParsedQuery:
    """A text as it was understood."""

    text: str = ""
    parts: tuple[Clause, ...] = ()

    @property
    def query(self) -> Query:
        """What all the parts ask together."""
        return Query(tuple(part.requirement for part in self.parts))

    @property
    def notes(self) -> list[str]:
        """What is to be known about its words, each thing once."""
        return list(dict.fromkeys(str(part.note) for part in self.parts if part.note))
