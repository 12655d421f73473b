"""The terminal from the first moment: something to read at once, and what is typed meanwhile is held.

While the interface is imported, keys are not shown, edited or lost. The terminal is asked for its background, and never
waited for.
"""

from __future__ import annotations

import os
import select
import signal
import termios
from contextlib import suppress
from types import TracebackType
from typing import Any

from imtui.background import ASK, REPLY, luminance
from imtui.tui.terminal.writer import Writer, unsignalled

OTHER_SCREEN = "\x1b[?1049h\x1b[?25l"
"""Show the screen that programs have for themselves, without a cursor."""

FORMER_SCREEN = "\x1b[H\x1b[2J\x1b[?1049l\x1b[?25h"


def is_in_foreground(terminal: int) -> bool:
    """Whether a terminal is this process group's to use, as that of no session is anybody's."""
    try:
        return os.tcgetpgrp(terminal) == os.getpgrp()
    except OSError:
        return True


class Takeover:
    """Holds the keys of a terminal, and shows a first frame, until the driver takes over."""

    def __init__(self) -> None:
        self._attributes: list[Any] | None = None
        self._typed = b""
        self._writer: Writer | None = None

    def hold_keys(self, ask: bool) -> None:
        """Hold what is typed, unless others have the terminal, and perhaps ask for its background."""
        with suppress(termios.error, OSError):
            if is_in_foreground(0):
                self._attributes = termios.tcgetattr(0)
                raw = termios.tcgetattr(0)
                raw[0] &= ~(termios.ICRNL | termios.IXON)
                raw[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
                nothing = bytes([os.fpathconf(0, "PC_VDISABLE")])
                raw[6][termios.VSUSP] = nothing  # held too, until somebody can act on it
                termios.tcsetattr(0, termios.TCSANOW, raw)
                if ask:
                    os.write(2, ASK)

    def background(self) -> float | None:
        """Return the luminance of the background, from 0 to 1; None when the terminal has not said it by now.

        A reply that comes later is dropped by the driver.
        """
        if self._attributes is None:
            return None
        with suppress(OSError):  # the terminal is gone: the driver says so
            if select.select([0], [], [], 0)[0]:
                self._typed += os.read(0, 4096)
        reply = REPLY.search(self._typed)
        return luminance(*reply.groups()) if reply else None

    def show(self, frame: str, writer: Writer) -> None:
        """Show a frame until there is another, unless others have the terminal; the driver goes on with the writer."""
        if self._attributes is not None:
            with unsignalled():
                self._writer = writer
                writer.start()
                writer.write(OTHER_SCREEN)
                writer.write(frame)

    def typed(self) -> bytes:
        """Return what was read of the terminal until now, once."""
        typed, self._typed = self._typed, b""
        return typed

    def attributes(self) -> list[Any] | None:
        """Return how the terminal was, once: who has them gives them back."""
        attributes, self._attributes = self._attributes, None
        return attributes

    def writer(self) -> Writer | None:
        """Return what the first frame was written with, once: who has it leaves the screen."""
        writer, self._writer = self._writer, None
        return writer

    def give_back(self) -> None:
        """Leave the terminal as it was, unless the driver has it."""
        with unsignalled():
            writer = self.writer()
            if writer:
                writer.forget()
                writer.write(FORMER_SCREEN)
                writer.stop()
            attributes = self.attributes()
            if attributes is not None:
                with suppress(termios.error):
                    termios.tcsetattr(0, termios.TCSANOW, attributes)

    def _end(self, number: int, _frame: object) -> None:
        """End on a signal. An exception would be lost in some of what is imported, or taken for a mistake of it."""
        self.give_back()
        os._exit(128 + number)

    def __enter__(self) -> Takeover:
        ends = [signal.SIGTERM, signal.SIGHUP]
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            ends.append(signal.SIGINT)
        for number in ends:
            signal.signal(number, self._end)
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.give_back()
