"""From a folder of YAML, or from the compiled guide, to the model.

All errors of all files come in one run, each with its file, its line, what was found and what would be right;
nothing is half loaded.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from pkgutil import get_data
from typing import Any

from imtui.guide.model import Guide, Messenger
from imtui.guide.schema import Finding, Path, build, decode, encode, field_type, one_of, shown
from imtui.guide.text import fold
from imtui.language import _

COMPILED = "guide.json"
"""The file of the package that holds the compiled guide."""

FILES: dict[str, tuple[str, ...]] = {
    "categories.yaml": ("document", "categories"),
    "properties.yaml": ("groups", "properties"),
    "platforms.yaml": ("platforms",),
    "references.yaml": ("references",),
    "glossary.yaml": ("terms",),
    "scenarios.yaml": ("scenarios",),
    "wizard.yaml": ("questions",),
}
"""The files of a guide beside `messengers/`, and the parts of the model that each holds."""

OPTIONAL = frozenset({"references.yaml", "glossary.yaml", "scenarios.yaml", "wizard.yaml"})
MAX_FILES = 20_000


@dataclass(frozen=True, slots=True)
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
    """One file as it was read: its plain data, the lines of its parts, and what is wrong in it."""

    name: str
    data: Any = None
    lines: Mapping[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

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


def load(folder: FilePath | None = None) -> Guide:
    """Load the guide of `folder`, else the one that this program carries.

    Raises GuideError when the data is wrong.
    """
    source = folder or checkout_data()
    return read_folder(source) if source else read_compiled()


def checkout_data() -> FilePath | None:
    """Give the `data` folder when this program runs from a checkout, where people edit the YAML."""
    source = FilePath(__file__).parents[2]
    data = source.parent / "data"
    return data if source.name == "src" and (data / "categories.yaml").is_file() else None


def read_compiled() -> Guide:
    """Rebuild the guide that was checked and compiled when the program was packaged."""
    return build(Guide, json.loads(get_data("imtui", COMPILED) or b""))


def compile_guide(guide: Guide) -> bytes:
    """Write the guide as the JSON that `read_compiled` reads: the same guide gives the same bytes."""
    plain = encode(guide)
    for keyed in ("properties", "platforms", "messengers", "terms", "scenarios", "questions"):
        plain.setdefault(keyed, {})
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()


def read_folder(folder: FilePath) -> Guide:
    """Read a folder in the format of `data/`; raises GuideError with every problem of every file."""
    frame = [_read_sheet(folder, name) for name in FILES if name not in OPTIONAL or (folder / name).exists()]
    sheets = [_read_sheet(folder, name) for name in _messenger_files(folder)]
    parts: dict[str, Any] = {}
    for sheet in frame:
        parts |= _decode_parts(sheet)
    messengers = [messenger for sheet in sheets if (messenger := _decode_messenger(sheet))]
    if not any(sheet.problems for sheet in frame):
        _check_names(frame, sheets, parts)
    problems = [problem for sheet in (*frame, *sheets) for problem in sheet.problems]
    if problems:
        raise GuideError(problems)
    return Guide(**parts, messengers={m.id: m for m in sorted(messengers, key=lambda m: fold(m.name))})


def _decode_parts(sheet: Sheet) -> dict[str, Any]:
    """Read the parts of the guide that a file beside `messengers/` holds."""
    keys = FILES[sheet.name]
    if not sheet.has_mapping(keys):
        return {}
    for key in sheet.data:
        if key not in keys:
            sheet.refuse((key,), _("unknown key {key}").format(key=shown(key)), one_of(key, keys))
    parts: dict[str, Any] = {}
    for key in keys:
        if key in sheet.data:
            parts[key] = sheet.decode(field_type(Guide, key), sheet.data[key], (key,))
        else:
            sheet.refuse((), _("no “{key}”").format(key=key), _("a value for “{key}”").format(key=key))
    return parts


def _decode_messenger(sheet: Sheet) -> Messenger | None:
    if sheet.problems:
        return None
    messenger: Messenger | None = sheet.decode(Messenger, sheet.data, ())
    expected = sheet.name.removeprefix("messengers/").removesuffix(".yaml")
    if messenger and messenger.id != expected:
        sheet.refuse(("id",), shown(messenger.id), _("“{id}”, the name of the file").format(id=expected))
    return messenger


def _messenger_files(folder: FilePath) -> list[str]:
    directory = folder / "messengers"
    try:
        names = sorted(entry for entry in os.listdir(directory) if entry.endswith(".yaml"))
    except OSError as error:
        raise GuideError(
            [Problem("messengers", 1, error.strerror or str(error), _("a folder of YAML files"))]
        ) from None
    if len(names) > MAX_FILES:
        raise GuideError(
            [Problem("messengers", 1, _("{n} files").format(n=len(names)), _("at most {n}").format(n=MAX_FILES))]
        )
    return [f"messengers/{name}" for name in names]


def _read_sheet(folder: FilePath, name: str) -> Sheet:
    from imtui.guide.yaml_reader import MAX_BYTES, YamlError, read

    sheet = Sheet(name)
    try:
        if not (folder / name).resolve().is_relative_to(folder.resolve()):
            raise YamlError(1, _("a link that leaves the folder"), _("a file inside the folder"))
        sheet.data, sheet.lines = read(_read_regular_file(folder / name, MAX_BYTES + 1))
    except YamlError as error:
        sheet.problems.append(Problem(name, error.line, error.found, error.expected))
    except OSError as error:
        sheet.problems.append(Problem(name, 1, error.strerror or str(error), _("a file that can be read")))
    return sheet


def _read_regular_file(path: FilePath, limit: int) -> bytes:
    """Read at most `limit` bytes; never waits on a pipe or a device that stands in a file's place."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | getattr(os, "O_CLOEXEC", 0))
    with open(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(0, _("something that is not a file"))
        return stream.read(limit)


def _check_names(frame: list[Sheet], sheets: list[Sheet], parts: Mapping[str, Any]) -> None:
    """Check that whatever stands under a key that names parts of the guide is one of them."""
    known = {
        "property": list(parts["properties"]),
        "surprise": list(parts["properties"]),
        "properties": list(parts["properties"]),
        "platforms": list(parts["platforms"]),
        "category": [category.id for category in parts["categories"]],
        "group": [group.id for group in parts["groups"]],
    }
    for sheet in frame:
        for key, data in sheet.data.items():
            _walk(sheet, data, (key,), known)
    for sheet in sheets:
        if isinstance(sheet.data, dict):
            _walk(sheet, sheet.data, (), known)


def _walk(sheet: Sheet, data: Any, path: Path, known: Mapping[str, list[str]]) -> None:
    if isinstance(data, list):
        for position, item in enumerate(data):
            _walk(sheet, item, (*path, position), known)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key in known:
                _check_known(sheet, value, (*path, key), known[key])
            elif key == "rule" and isinstance(value, list):
                for position, alternative in enumerate(value):
                    _check_known(sheet, alternative, (*path, key, position), known["property"])
            else:
                _walk(sheet, value, (*path, key), known)


def _check_known(sheet: Sheet, value: Any, path: Path, choices: list[str]) -> None:
    for name in [value] if isinstance(value, str) else value:
        if isinstance(name, str) and name not in choices:
            sheet.refuse((*path, name) if isinstance(value, dict) else path, shown(name), one_of(name, choices))
