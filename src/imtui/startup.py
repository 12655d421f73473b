"""What makes imtui start sooner; `make bench` measures by how much."""

from __future__ import annotations

import gc
import sys


def hasten() -> None:
    """Put off, while modules are imported and the first screen is made, what only slows that down.

    Nothing becomes garbage then, so nothing is collected. And asyncio does without `ssl`, which imtui has no use
    for since it opens no connection.
    """
    gc.disable()
    sys.modules.setdefault("ssl", None)  # type: ignore[arg-type]


def settle() -> None:
    """Collect garbage again, but never look again at what was made so far: it stays until the end."""
    gc.freeze()
    gc.enable()
