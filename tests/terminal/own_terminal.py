"""A terminal in the process of a test: what runs there has one end of it as standard streams, the test the other."""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

DEADLINE = 10.0
END = b"\x04"


class OwnTerminal:
    """What a person sees and types."""

    def __init__(self, columns: int, rows: int) -> None:
        self._person, self.program = os.openpty()
        termios.tcsetwinsize(self._person, (rows, columns))

    def types(self, keys: bytes) -> None:
        """Type, and wait until there is something to read of it."""
        os.write(self._person, keys)
        assert select.select([self.program], [], [], DEADLINE)[0], "there is nothing to read"

    def shows(self, until: bytes) -> bytes:
        """Wait for a text, and give what was shown up to it."""
        shown = b""
        while not shown.endswith(until):
            assert select.select([self._person], [], [], DEADLINE)[0], shown
            shown += os.read(self._person, 1)
        return shown

    def shown(self) -> bytes:
        """All that was shown since the last call."""
        os.write(self.program, END)
        return self.shows(END).removesuffix(END)

    def attributes(self) -> list[Any]:
        """How the terminal is set."""
        return termios.tcgetattr(self.program)

    def close(self) -> None:
        """Let there be no such terminal."""
        os.close(self._person)
        os.close(self.program)


@contextmanager
def own_terminal(columns: int = 80, rows: int = 24) -> Iterator[OwnTerminal]:
    """A terminal that is standard input and error for a while, within a test: pytest sets them before it."""
    terminal = OwnTerminal(columns, rows)
    before = {stream: os.dup(stream) for stream in (0, 2)}
    for stream in before:
        os.dup2(terminal.program, stream)
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)}
    errors, sys.stderr = sys.stderr, open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    try:
        yield terminal
    finally:
        sys.stderr = errors
        for number, handler in handlers.items():
            signal.signal(number, handler)
        for stream, descriptor in before.items():
            os.dup2(descriptor, stream)
            os.close(descriptor)
        terminal.close()
