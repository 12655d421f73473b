"""Files of the package, read from a folder and from `imtui.pyz` alike."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from os.path import dirname, join
from typing import TYPE_CHECKING, BinaryIO, cast

import imtui

if TYPE_CHECKING:
    from importlib.abc import ResourceLoader


def resource(name: str) -> bytes:
    """Read a file of the package by its path in it; raises OSError.

    `pkgutil` and `importlib.resources` do the same, and take longer to be imported than the guide takes to be read.
    """
    loader = cast("ResourceLoader", imtui.__loader__)
    return loader.get_data(join(dirname(imtui.__file__), *name.split("/")))


def opener(name: str) -> Callable[[], BinaryIO]:
    """What gives a file of the package to be read in parts; raises OSError.

    It is opened at once, so that it stays the one that belongs to the others when imtui is replaced while it runs. In
    `imtui.pyz` it is unpacked as a whole, when it is first asked for.
    """
    try:
        file = open(join(dirname(imtui.__file__), *name.split("/")), "rb")  # noqa: SIM115 - it stays open
    except NotADirectoryError:
        return lambda: BytesIO(resource(name))
    return lambda: file


def names_in(folder: str) -> list[str]:
    """The names in a folder of the package, in order; slow, since it asks what `resource` does without."""
    from importlib.resources import files

    return sorted(entry.name for entry in files(imtui).joinpath(folder).iterdir())
