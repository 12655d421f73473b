"""The YAML files of a folder, read one at a time: whatever is wrong with one is noted in its sheet."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from errno import ENXIO
from pathlib import Path as FilePath

from imtui.guide.reading.problems import GuideError, unexpected
from imtui.guide.reading.sheet import Sheet
from imtui.guide.text import clean, first_intruder
from imtui.language import _
from imtui.reasons import real_path, reason

MAX_FILES = 20_000
MAX_FOLDER_BYTES = 16 * 1024 * 1024
MAX_PROBLEMS_IN_ALL = 1000
"""Problems after which the other files of a directory are not read."""


def read_sheet(folder: FilePath, name: str, shown_in: str = "") -> Sheet:
    """Read a file of a folder; whatever is wrong is noted in the sheet, whose name begins with `shown_in`."""
    from imtui.guide.reading.yaml import MAX_BYTES, read

    sheet = Sheet(clean(shown_in + name))
    try:
        path = real_path(folder / name)
        if intruder := first_intruder(name):
            found = _("{intruder} in the name of the file").format(intruder=intruder)
            sheet.refuse((), found, _("a plain name"))
        elif not path.is_relative_to(real_path(folder)):
            sheet.refuse((), _("a link that leaves the folder"), _("a file inside the folder"))
        else:
            sheet.data, sheet.lines = read(_read_regular_file(path, MAX_BYTES + 1), sheet.name)
    except GuideError as error:
        sheet.problems += error.problems
    except OSError as error:
        sheet.refuse((), reason(error), _("a file that can be read"))
    return sheet


def read_sheets(folder: FilePath, directory: str, shown_in: str = "") -> Iterator[Sheet]:
    """Read every YAML file of a directory, each when it is asked for; raises GuideError when it cannot be listed."""
    place = clean(shown_in + directory)
    try:
        entries = [entry for entry in os.scandir(folder / directory) if entry.name.endswith(".yaml")]
    except OSError as error:
        raise GuideError([unexpected(place, 1, reason(error), _("a folder of YAML files"))]) from None
    octets = sum(map(_size, entries))
    for count, most, found in (
        (len(entries), MAX_FILES, _("{n} files")),
        (octets, MAX_FOLDER_BYTES, _("{n} bytes in all")),
    ):
        if count > most:
            expected = _("at most {n}").format(n=most)
            raise GuideError([unexpected(place, 1, found.format(n=count), expected)])
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
            rest = Sheet(place)
            rest.refuse((), found, _("these mended first"))
            yield rest
            return


def read_text(folder: FilePath, name: str) -> str:
    """Read a text that a guide may do without: nothing where it is missing, leaves the folder, or is no text."""
    from imtui.guide.reading.yaml import MAX_BYTES

    with suppress(OSError, UnicodeDecodeError):
        path = real_path(folder / name)
        if path.is_relative_to(real_path(folder)):
            return _read_regular_file(path, MAX_BYTES).decode("utf-8")
    return ""


def _read_regular_file(path: FilePath, limit: int) -> bytes:
    """Read at most `limit` bytes; never waits on a pipe or a device that stands in a file's place."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | getattr(os, "O_CLOEXEC", 0))
    with open(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(ENXIO, "")
        return stream.read(limit)
