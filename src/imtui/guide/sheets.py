"""One YAML file at a time: read once, safely, with the line of each of its parts and what is wrong in it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from imtui.guide.model import Messenger
from imtui.guide.schema import Finding, Path, decode, shown
from imtui.guide.text import clean
from imtui.language import _
from imtui.records import record

MAX_FILES = 20_000


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


class GuideError(Exception):
    """The data is wrong; `problems` says where and how, file by file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda p: (p.file, p.line, p.where)))
        super().__init__("\n".join(map(str, self.problems)))


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
        """Give the name of the file without its folders and without `.yaml`."""
        return self.name.rpartition("/")[2].removesuffix(".yaml")

    def refuse(self, path: Path, found: str, expected: str) -> None:
        """Note something wrong at a path of this file."""
        line = nearest_line(self.lines, path)
        where = ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
        self.problems.append(Problem(self.name, line, found, expected, where))

    def decode(self, annotation: Any, data: Any, path: Path) -> Any:
        """Read a part of this file as a type of the model; None, and the problems noted, when it is wrong."""
        findings: list[Finding] = []
        result = decode(annotation, data, path, findings)
        for finding in findings:
            self.refuse(finding.path, finding.found, finding.expected)
        return result

    def has_mapping(self, keys: Iterable[str]) -> bool:
        """Tell whether this file could be read and holds a mapping; notes it when it does not."""
        if not self.problems and not isinstance(self.data, dict):
            self.refuse((), shown(self.data), _("a mapping with: {keys}").format(keys=", ".join(keys)))
        return not self.problems


def nearest_line(lines: Mapping[Path, int], path: Path) -> int:
    """Give the line of a path, or that of the nearest thing that contains it."""
    return next((lines[path[:n]] for n in range(len(path), -1, -1) if path[:n] in lines), 1)


def read_sheet(folder: FilePath, name: str, shown_in: str = "") -> Sheet:
    """Read a file of a folder; whatever is wrong is noted in the sheet, whose name begins with `shown_in`."""
    from imtui.guide.yaml_reader import MAX_BYTES, YamlError, read

    sheet = Sheet(clean(shown_in + name))
    try:
        if not (folder / name).resolve().is_relative_to(folder.resolve()):
            raise YamlError(1, _("a link that leaves the folder"), _("a file inside the folder"))
        sheet.data, sheet.lines = read(_read_regular_file(folder / name, MAX_BYTES + 1))
    except YamlError as error:
        sheet.problems.append(Problem(sheet.name, error.line, error.found, error.expected))
    except OSError as error:
        sheet.problems.append(Problem(sheet.name, 1, error.strerror or str(error), _("a file that can be read")))
    return sheet


def read_sheets(folder: FilePath, directory: str, shown_in: str = "") -> list[Sheet]:
    """Read every YAML file of a directory of a folder; raises GuideError when it cannot be listed."""
    place = clean(shown_in + directory)
    try:
        names = sorted(entry for entry in os.listdir(folder / directory) if entry.endswith(".yaml"))
    except OSError as error:
        raise GuideError([Problem(place, 1, error.strerror or str(error), _("a folder of YAML files"))]) from None
    if len(names) > MAX_FILES:
        found, expected = _("{n} files").format(n=len(names)), _("at most {n}").format(n=MAX_FILES)
        raise GuideError([Problem(place, 1, found, expected)])
    return [read_sheet(folder, f"{directory}/{name}", shown_in) for name in names]


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
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | getattr(os, "O_CLOEXEC", 0))
    with open(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(0, _("something that is not a file"))
        return stream.read(limit)
