"""What is wrong or doubtful in the data: one type, made where it is found and shown as it is."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path as FilePath

from imtui.errors import DataError
from imtui.guide.text import clean
from imtui.language import _
from imtui.records import record


class Level(StrEnum):
    """Whether a problem makes the guide wrong, or only deserves a look."""

    ERROR = "error"
    WARNING = "warning"


@record
class Problem:
    """One thing wrong or doubtful in a file of the guide, for a person who will mend it.

    Lines count from 1; 0 is a problem of a folder as a whole.
    """

    level: Level
    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"

    @property
    def place(self) -> str:
        """Where it is, as editors read it."""
        return f"{self.file}:{self.line}" if self.line else self.file


def unexpected(file: str, line: int, found: str, expected: str, where: str = "") -> Problem:
    """What stands at a place of a file, and what would be right there; `where` names the place as people find it."""
    message = _("found {found}; expected {expected}").format(found=found, expected=expected)
    return Problem(Level.ERROR, file, line, f"{where}: {message}" if where else message)


def of_the_whole(folder: FilePath, found: str, expected: str) -> Problem:
    """What a folder is, in place of what it should be."""
    return unexpected(clean(str(folder)), 0, found, expected)


class GuideError(DataError):
    """The data is wrong; `problems` says where and how, file by file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda p: (p.file, p.line, p.message)))
        super().__init__("\n".join(map(str, self.problems)))
