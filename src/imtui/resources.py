"""Files of the package, read from a folder and from `imtui.pyz` alike."""

from __future__ import annotations

from os.path import dirname, join
from typing import TYPE_CHECKING, cast

import imtui

if TYPE_CHECKING:
    from importlib.abc import ResourceLoader


def resource(name: str) -> bytes:
    """Read a file of the package by its path in it; raises OSError.

    `pkgutil` and `importlib.resources` do the same, and take longer to be imported than the guide takes to be read.
    """
    loader = cast("ResourceLoader", imtui.__loader__)
    return loader.get_data(join(dirname(imtui.__file__), *name.split("/")))


def names_in(folder: str) -> list[str]:
    """The names in a folder of the package, in order; slow, since it asks what `resource` does without."""
    from importlib.resources import files

    return sorted(entry.name for entry in files(imtui).joinpath(folder).iterdir())
