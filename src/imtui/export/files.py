"""Writing a file that the user asked for: whole or not at all, and never over another without leave."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from imtui.errors import UsageError
from imtui.language import _
from imtui.reasons import real_path, reason


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


def _not_written(path: Path, why: str) -> NotWrittenError:
    return NotWrittenError(_("{path} cannot be written: {reason}.").format(path=path, reason=why))


def _followed(path: Path) -> Path:
    try:
        return real_path(path.expanduser())
    except RuntimeError:
        raise _not_written(path, _("no home folder of that name is known")) from None


def _write(path: Path, text: str, replace: bool) -> None:
    """Write beside the file, then put that in its place; only a file is ever replaced, never a folder or a device."""
    target = _followed(path)
    if target.exists():
        if not target.is_file():
            raise _not_written(path, _("something that is not a file stands there"))
        if not replace:
            raise AlreadyThereError(_("{path} is there already: nothing was written.").format(path=path))
    temporary = target.with_name(f".imtui-{os.getpid()}.part")
    try:
        with open(temporary, "x", encoding="utf-8", newline="") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, target)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
