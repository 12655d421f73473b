"""Writing a file that the user asked for: whole or not at all, and never over another without leave."""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from itertools import chain, count
from pathlib import Path

from imtui.errors import UsageError
from imtui.guide.text import fold
from imtui.language import _
from imtui.reasons import real_path, reason

MOST_LETTERS = 60
"""Letters of the name of a file, before its suffix, that are still read at a glance."""


class NotWrittenError(UsageError):
    """Why a file was not written: a sentence for the person who asked for it. Nothing was changed."""


class AlreadyThereError(NotWrittenError):
    """The file is there already, and nobody said that it may be replaced."""


def write_whole(path: Path, text: str, replace: bool = False) -> None:
    """Write a file whole or not at all; raises NotWrittenError, the former file untouched, when it cannot be done."""
    try:
        _write(path, text, replace)
    except OSError as error:
        raise _not_written(path, reason(error)) from None
    except ValueError:  # a NUL, or letters that this system's file names do not have
        raise _not_written(path, _("no file can have this name")) from None


def file_name(*parts: str, suffix: str) -> str:
    """A name for a new file, of what is written in it: one that nothing has in the folder where one is."""
    stem = "-".join(re.findall("[a-z0-9]+", fold(" ".join(parts))))[:MOST_LETTERS].strip("-") or "imtui"
    names = chain([f"{stem}.{suffix}"], (f"{stem}-{n}.{suffix}" for n in count(2)))
    return next(name for name in names if not os.path.lexists(name))


def _not_written(path: Path, why: str) -> NotWrittenError:
    return NotWrittenError(_("{path} cannot be written: {reason}.").format(path=path, reason=why))


def _followed(path: Path) -> Path:
    try:
        return real_path(path.expanduser())
    except RuntimeError:
        raise _not_written(path, _("no home folder of that name is known")) from None


def _write(path: Path, text: str, replace: bool) -> None:
    """Write beside the file, then put that in its place; only a file is ever replaced, never a folder or a device.

    What replaces a file may be read by those who could read that file, and by nobody else.
    """
    target = _followed(path)
    if target.exists():
        if not target.is_file():
            raise _not_written(path, _("something that is not a file stands there"))
        if not replace:
            raise AlreadyThereError(_("{path} is there already: nothing was written.").format(path=path))
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
    unfinished = target.with_name(f".imtui-{os.urandom(8).hex()}.part")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666 if mode is None else 0o600)
    try:
        with open(descriptor, "w", encoding="utf-8", newline="") as stream:
            if mode is not None:
                os.fchmod(descriptor, mode)
            stream.write(text)
            stream.flush()
            os.fsync(descriptor)
        os.replace(unfinished, target)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
