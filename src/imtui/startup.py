"""What makes imtui start sooner; `make bench` measures by how much."""

from __future__ import annotations

import gc
import sys


def hasten() -> None:
    """Collect no garbage while modules are imported and the first screen is made: nothing becomes garbage then."""
    gc.disable()


def without_ssl() -> None:
    """Let asyncio do without `ssl`, since imtui opens no connection: 9 of the 153 ms of CPU that the interface takes to
    be imported. asyncio is made for a Python that was built without it.
    """
    sys.modules.setdefault("ssl", None)  # type: ignore[arg-type]


def settle() -> None:
    """Collect garbage again, but never look again at what was made so far: it stays until the end."""
    gc.freeze()
    gc.enable()
