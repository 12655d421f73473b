"""Which guide a run is about: the one that the program carries, another, and the packs laid over it.

What reads YAML is imported only where there is YAML to read, in a checkout or for a pack.
"""

from __future__ import annotations

from collections.abc import Sequence
from os.path import abspath, basename, dirname, isfile, join
from typing import TYPE_CHECKING

from imtui.guide.compiled import read_compiled
from imtui.guide.model import Guide

if TYPE_CHECKING:
    from pathlib import Path as FilePath


def load(folders: Sequence[FilePath] = ()) -> Guide:
    """Load the guide of the first folder, else the one that this program carries, and lay the other packs over it.

    A first folder that holds no frame of its own (`categories.yaml` and so on) is laid over the program's guide.
    Raises GuideError when the data is wrong.
    """
    carried = checkout_data()
    if not folders and not carried:
        return read_compiled()
    from imtui.guide.folder import is_whole, read_folder
    from imtui.guide.packs import lay

    if folders and is_whole(folders[0]):
        return lay(read_folder(folders[0]), folders[1:])
    return lay(read_folder(carried) if carried else read_compiled(), folders)


def checkout_data() -> FilePath | None:
    """Give the `data` folder when this program runs from a checkout, where people edit the YAML."""
    source = dirname(dirname(dirname(abspath(__file__))))
    data = join(dirname(source), "data")
    if basename(source) != "src" or not isfile(join(data, "categories.yaml")):
        return None
    from pathlib import Path as FilePath

    return FilePath(data)
