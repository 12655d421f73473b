"""The first moments: what makes imtui start sooner (`make bench` measures by how much), and ctrl+c before it has."""

from __future__ import annotations

import gc
import signal
import sys


def end_quietly_on_interrupt() -> None:
    """Let ctrl+c just end the program, as long as nothing would be left half done and nobody is there to say so."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def raise_on_interrupt() -> None:
    """Let ctrl+c raise KeyboardInterrupt, unless whoever started the program has it ignore that."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)


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
