"""One YAML file at a time: read once, safely, with the line of each of its parts and what is wrong in it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from errno import ELOOP
from pathlib import Path as FilePath
from typing import Any

from imtui.errors import DataError
from imtui.guide.model import Messenger
from imtui.guide.reading.schema import Finding, Path, decode, shown
from imtui.guide.text import clean, first_intruder
from imtui.language import _
from imtui.reasons import reason
from imtui.records import record

MAX_FILES = 20_000
MAX_FOLDER_BYTES = 16 * 1024 * 1024
MAX_PROBLEMS = 100
"""Problems after which the rest of a file is not examined: people mend these first."""
MAX_PROBLEMS_IN_ALL = 1000
"""Problems after which the other files of a directory are not read."""


@record
class Problem:
    """One thing wrong in the data, for a person who will mend it."""

    file: str
    line: int
    found: str
    expected: str
    where: str = ""

    @property
    def sentence(self) -> str:
        """Say what was found and what would be right."""
        said = _("found {found}; expected {expected}").format(found=self.found, expected=self.expected)
        return f"{self.where}: {said}" if self.where else said

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence}"


class GuideError(DataError):
    """The data is wrong; `problems` says where and how, file by file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda p: (p.file, p.line, p.where)))
        super().__init__("\n".join(map(str, self.problems)))


class EnoughError(Exception):
    """So much is wrong in a file that the rest of it is not worth examining."""


class _Findings(list[Finding]):
    """What is wrong in a part of a file, as far as it is worth counting."""

    def append(self, finding: Finding) -> None:
        super().append(finding)
        if len(self) > MAX_PROBLEMS:
            raise EnoughError


@dataclass(slots=True, eq=False)
class Sheet:
    """One file as it was read: its plain data, the lines of its parts, and what is wrong in it.

    `name` is how people find the file; `stem` is what it is called, less the folder and `.yaml`.
    """

    name: str
    data: Any = None
    lines: Mapping[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def stem(self) -> str:
        """The name of the file without its folders and without `.yaml`."""
        return self.name.rpartition("/")[2].removesuffix(".yaml")

    @contextmanager
    def examining(self) -> Iterator[None]:
        """Examine this file until too much is wrong in it, and note that there is more."""
        try:
            yield
        except EnoughError:
            found = _("more than {n} problems").format(n=MAX_PROBLEMS)
            self.problems.append(Problem(self.name, 1, found, _("these mended first")))

    def refuse(self, path: Path, found: str, expected: str) -> None:
        """Note something wrong at a path of this file; raises EnoughError when it is one too many."""
        if len(self.problems) >= MAX_PROBLEMS:
            raise EnoughError
        line = nearest_line(self.lines, path)
        where = ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
        self.problems.append(Problem(self.name, line, found, expected, where))

    def decode(self, annotation: Any, data: Any, path: Path) -> Any:
        """Read a part of this file as a type of the model; None, and the problems noted, when it is wrong."""
        findings = _Findings()
        result = None
        with suppress(EnoughError):
            result = decode(annotation, data, path, findings)
        for finding in findings:
            self.refuse(finding.path, finding.found, finding.expected)
        return result

    def has_mapping(self, keys: Iterable[str]) -> bool:
        """Whether this file could be read and holds a mapping; notes it when it does not."""
        if not self.problems and not isinstance(self.data, dict):
            self.refuse((), shown(self.data), _("a mapping with: {keys}").format(keys=", ".join(keys)))
        return not self.problems


def nearest_line(lines: Mapping[Path, int], path: Path) -> int:
    """The line of a path, or that of the nearest thing that contains it."""
    return next((lines[path[:n]] for n in range(len(path), -1, -1) if path[:n] in lines), 1)


def read_sheet(folder: FilePath, name: str, shown_in: str = "") -> Sheet:
    """Read a file of a folder; whatever is wrong is noted in the sheet, whose name begins with `shown_in`."""
    from imtui.guide.reading.yaml import MAX_BYTES, YamlError, read

    sheet = Sheet(clean(shown_in + name))
    try:
        if intruder := first_intruder(name):
            raise YamlError(1, _("{intruder} in the name of the file").format(intruder=intruder), _("a plain name"))
        path = real_path(folder / name)
        if not path.is_relative_to(real_path(folder)):
            raise YamlError(1, _("a link that leaves the folder"), _("a file inside the folder"))
        sheet.data, sheet.lines = read(_read_regular_file(path, MAX_BYTES + 1))
    except YamlError as error:
        sheet.problems.append(Problem(sheet.name, error.line, error.found, error.expected))
    except OSError as error:
        sheet.problems.append(Problem(sheet.name, 1, reason(error), _("a file that can be read")))
    return sheet


def real_path(path: FilePath) -> FilePath:
    """Follow every link of a path; raises OSError when links lead to each other."""
    try:
        return path.resolve()
    except RuntimeError:
        raise OSError(ELOOP, "") from None


def read_sheets(folder: FilePath, directory: str, shown_in: str = "") -> Iterator[Sheet]:
    """Read every YAML file of a directory, each when it is asked for; raises GuideError when it cannot be listed."""
    place = clean(shown_in + directory)
    try:
        entries = [entry for entry in os.scandir(folder / directory) if entry.name.endswith(".yaml")]
    except OSError as error:
        raise GuideError([Problem(place, 1, reason(error), _("a folder of YAML files"))]) from None
    octets = sum(map(_size, entries))
    for count, most, found in (
        (len(entries), MAX_FILES, _("{n} files")),
        (octets, MAX_FOLDER_BYTES, _("{n} bytes in all")),
    ):
        if count > most:
            expected = _("at most {n}").format(n=most)
            raise GuideError([Problem(place, 1, found.format(n=count), expected)])
    return _read_each(folder, sorted(f"{directory}/{entry.name}" for entry in entries), shown_in, place)


def ids_in(folder: FilePath, directory: str) -> list[str]:
    """The ids for which a directory has a file, sound or not."""
    return sorted(path.stem for path in (folder / directory).glob("*.yaml"))


def _size(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat().st_size
    except OSError:
        return 0


def _read_each(folder: FilePath, names: Sequence[str], shown_in: str, place: str) -> Iterator[Sheet]:
    """Read files one by one, so that only one is in memory; stops when too much was found wrong in those before."""
    problems = 0
    for name in names:
        sheet = read_sheet(folder, name, shown_in)
        yield sheet
        problems += len(sheet.problems)
        if problems > MAX_PROBLEMS_IN_ALL:
            found = _("more than {n} problems: the other files were not read").format(n=MAX_PROBLEMS_IN_ALL)
            yield Sheet(place, problems=[Problem(place, 1, found, _("these mended first"))])
            return


def decode_messenger(sheet: Sheet) -> Messenger | None:
    """Read a messenger, which the file that holds it is named after; None, and the problems noted, when it is wrong."""
    if sheet.problems:
        return None
    messenger: Messenger | None = sheet.decode(Messenger, sheet.data, ())
    if messenger and messenger.id != sheet.stem:
        sheet.refuse(("id",), shown(messenger.id), _("“{id}”, the name of the file").format(id=sheet.stem))
    return messenger


def _read_regular_file(path: FilePath, limit: int) -> bytes:
    """Read at most `limit` bytes; never waits on a pipe or a device that stands in a file's place."""
    from imtui.guide.reading.yaml import YamlError

    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | getattr(os, "O_CLOEXEC", 0))
    with open(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise YamlError(1, _("something that is not a file"), _("a file that can be read"))
        return stream.read(limit)
