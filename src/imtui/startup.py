"""The first moments: what makes imtui start sooner (`make bench` measures by how much), and ctrl+c before it has."""

from __future__ import annotations

# The part in C: `signal` itself imports so much that ctrl+c could come in the middle of it.
import _signal as signal  # type: ignore[import-not-found]
import gc
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
    """Collect no garbage while modules are imported and the first screen is made: nothing becomes garbage then."""
    gc.disable()


def without_ssl() -> None:
    """Let asyncio do without `ssl`, since imtui opens no connection: 9 of the 153 ms of CPU that the interface takes to
    be imported. asyncio is made for a Python that was built without it.
    """
    sys.modules.setdefault("ssl", None)  # type: ignore[arg-type]


def settle() -> None:
    """Collect garbage again, except the objects made so far: they live until the end."""
    gc.freeze()
    gc.enable()
