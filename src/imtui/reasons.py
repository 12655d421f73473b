"""Why the system refuses something, in words of ours: its own are not in the language of the interface."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from imtui.language import _, later

if TYPE_CHECKING:
    from pathlib import Path

_REASONS = {
    errno.ENOENT: later("no such file or folder"),
    errno.EACCES: later("no permission"),
    errno.EPERM: later("no permission"),
    errno.EISDIR: later("a folder of that name"),
    errno.ENOTDIR: later("a path through what is not a folder"),
    errno.EEXIST: later("a file of that name"),
    errno.ENOSPC: later("no space left on the disk"),
    errno.EDQUOT: later("no space left for this account"),
    errno.EROFS: later("a read-only disk"),
    errno.EFBIG: later("a file too large for this disk"),
    errno.ENAMETOOLONG: later("a name that is too long"),
    errno.ELOOP: later("links that lead to each other"),
    errno.E2BIG: later("too many files"),
    errno.EMFILE: later("too many open files"),
    errno.ENFILE: later("too many open files"),
    errno.EBUSY: later("a file in use by another program"),
    errno.ETXTBSY: later("a file in use by another program"),
    errno.EIO: later("a device that failed or was unplugged"),
    errno.ENXIO: later("something that is not a file"),
    errno.ENODEV: later("a device that failed or was unplugged"),
    errno.ESTALE: later("a network disk out of reach"),
    errno.ENOMEM: later("no memory left"),
}


def reason(error: OSError) -> str:
    """Name what stands in the way, as a noun; what is rare has the code under which the system's manual explains it."""
    number = error.errno or 0
    if said := _REASONS.get(number):
        return _(said)
    return _("error {code} of the system").format(code=errno.errorcode.get(number, number))


def real_path(path: Path) -> Path:
    """Follow every link of a path; raises OSError when links lead to each other, whatever this Python raises."""
    try:
        return path.resolve()
    except RuntimeError:
        raise OSError(errno.ELOOP, "") from None
