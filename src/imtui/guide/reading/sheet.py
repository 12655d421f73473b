"""One file of the guide as it was read: its plain data, the lines of its parts, and what is wrong in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from imtui.guide.reading.problems import Problem, unexpected
from imtui.language import _

Path = tuple[str | int, ...]
"""Where something stands in a file: keys and positions from the top."""

Lines = Mapping[Path, int]
"""The line (from 1) on which each value, or the key that leads to it, stands."""

MAX_PROBLEMS = 100
"""Problems after which the rest of a file is not examined: people mend these first."""


ENDING = ".yaml"
"""How the name of a file ends that is read; `.yml` and capitals are read as if it were this."""


def is_yaml(name: str) -> bool:
    """Whether a name ends as those of YAML files do."""
    return name.lower().endswith((ENDING, ".yml"))


def readable(name: str) -> str:
    """The name under which a file is read: `signal.yaml` for `signal.yml` and `signal.YAML`."""
    return name.rpartition(".")[0] + ENDING if is_yaml(name) else name


class EnoughError(Exception):
    """So much is wrong in a file that the rest of it is not worth examining."""


class Sheet:
    """A file being examined; `name` is how people find it."""

    def __init__(self, name: str, data: Any = None, lines: Lines | None = None) -> None:
        self.name = name
        self.data = data
        self.lines = lines or {}
        self.problems: list[Problem] = []

    @property
    def stem(self) -> str:
        """The name of the file without its folders and without `.yaml`."""
        return readable(self.name.rpartition("/")[2]).removesuffix(ENDING)

    @contextmanager
    def examining(self) -> Iterator[None]:
        """Examine this file until too much is wrong in it, and note that there is more."""
        try:
            yield
        except EnoughError:
            found = _("more than {n} problems").format(n=MAX_PROBLEMS)
            self.problems.append(unexpected(self.name, 1, found, _("these mended first")))

    def refuse(self, path: Path, found: str, expected: str) -> None:
        """Note something wrong at a path of this file; raises EnoughError when it is one too many."""
        if len(self.problems) >= MAX_PROBLEMS:
            raise EnoughError
        where = ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
        self.problems.append(unexpected(self.name, nearest_line(self.lines, path), found, expected, where))


def nearest_line(lines: Lines, path: Path) -> int:
    """The line of a path, or that of the nearest thing that contains it."""
    return next((lines[path[:n]] for n in range(len(path), -1, -1) if path[:n] in lines), 1)
