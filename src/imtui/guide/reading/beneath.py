"""What lies below a folder, opened step by step from the folder itself, and never through a link.

Checking a path first and opening it afterwards leaves a moment in which somebody may put a link in its place. Here
each step is opened relative to the one before, so that what is read lies in the folder whatever changes meanwhile.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import E2BIG, EISDIR, ELOOP, ENXIO
from itertools import islice
from pathlib import Path as FilePath

from imtui.records import record

_NEVER_WAIT = os.O_RDONLY | os.O_NONBLOCK | getattr(os, "O_CLOEXEC", 0)


class LinkError(OSError):
    """A link stands where a file or a folder should."""


class CrowdedError(OSError):
    """A directory holds more than anybody wants to read."""


@record
class Entry:
    """Something that stands in a folder."""

    name: str
    size: int
    is_folder: bool


def read_beneath(folder: FilePath, name: str, limit: int) -> bytes:
    """Read at most `limit` bytes of a file; never waits on a pipe or a device that stands in its place."""
    with _opened(folder, name) as descriptor:
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            raise OSError(EISDIR if stat.S_ISDIR(mode) else ENXIO, "")
        with open(descriptor, "rb", closefd=False) as stream:
            return stream.read(limit)


def entries_beneath(folder: FilePath, directory: str, most: int) -> list[Entry]:
    """What stands in a directory of a folder, in the order of names; raises CrowdedError for more than `most`."""
    with _opened(folder, directory, os.O_DIRECTORY) as descriptor, os.scandir(descriptor) as found:
        entries = [_entry(entry) for entry in islice(found, most + 1)]
    if len(entries) > most:
        raise CrowdedError(E2BIG, "")
    return sorted(entries, key=lambda entry: entry.name)


def _entry(entry: os.DirEntry[str]) -> Entry:
    size = 0
    with suppress(OSError):
        size = entry.stat(follow_symlinks=False).st_size
    return Entry(entry.name, size, entry.is_dir(follow_symlinks=False))


@contextmanager
def _opened(folder: FilePath, name: str, flags: int = 0) -> Iterator[int]:
    """A descriptor of what lies at `name` below a folder; the folder itself may be reached through links."""
    steps = [step for step in name.split("/") if step]
    descriptor = os.open(folder, _NEVER_WAIT | os.O_DIRECTORY)
    try:
        for position, step in enumerate(steps, 1):
            above = descriptor
            try:
                descriptor = _step(above, step, flags if position == len(steps) else os.O_DIRECTORY)
            finally:
                if descriptor != above:
                    os.close(above)
        yield descriptor
    finally:
        os.close(descriptor)


def _step(above: int, name: str, flags: int) -> int:
    try:
        return os.open(name, _NEVER_WAIT | os.O_NOFOLLOW | flags, dir_fd=above)
    except OSError:
        if _is_link(above, name):
            raise LinkError(ELOOP, "") from None
        raise


def _is_link(above: int, name: str) -> bool:
    with suppress(OSError):
        return stat.S_ISLNK(os.stat(name, dir_fd=above, follow_symlinks=False).st_mode)
    return False
