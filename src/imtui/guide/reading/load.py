"""Which guide a run is about: the one that the program carries, another, and the packs laid over it.

What reads YAML is imported only where there is YAML to read: for a pack, or in a checkout whose guide is not compiled.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from imtui.guide.model import Guide
from imtui.guide.reading.checkout import checkout, current_guide
from imtui.guide.reading.compiled import read_compiled, rebuild

if TYPE_CHECKING:
    from pathlib import Path as FilePath


def load(folders: Sequence[FilePath] = ()) -> Guide:
    """Load the guide of the first folder, else the one that this program carries, and lay the other packs over it.

    A first folder that holds no frame of its own (`categories.yaml` and so on) is laid over the program's guide.
    Raises GuideError when the data is wrong.
    """
    if not folders:
        return _carried()
    from imtui.guide.reading.folder import read_folder
    from imtui.guide.reading.layout import layout_of
    from imtui.guide.reading.packs import lay

    if layout_of(folders[0]).is_guide():
        return lay(read_folder(folders[0]), folders[1:])
    return lay(_carried(), folders)


def _carried() -> Guide:
    """The guide of this program: what was compiled, or the YAML of a checkout that has changed since."""
    root = checkout()
    if not root:
        return read_compiled()
    compiled = current_guide(root)
    if compiled is not None:
        return rebuild(compiled)
    from pathlib import Path as FilePath

    from imtui.guide.reading.folder import read_folder

    return read_folder(FilePath(root, "data"))


def checkout_data() -> FilePath | None:
    """The `data` folder of the checkout that this program runs from, where people edit the YAML."""
    root = checkout()
    if not root:
        return None
    from pathlib import Path as FilePath

    return FilePath(root, "data")
