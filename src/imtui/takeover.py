"""The terminal from the first moment: what is typed while the interface is imported is not shown, edited or lost.

Meanwhile the terminal is asked for its background, and never waited for.
"""

from __future__ import annotations

import os
import select
import termios
from contextlib import suppress
from types import TracebackType
from typing import Any

from imtui.background import ASK, REPLY, luminance


class Takeover:
    """Holds the keys of a terminal until the driver takes them."""

    def __init__(self, ask: bool) -> None:
        self._attributes: list[Any] | None = None
        self._typed = b""
        with suppress(termios.error, OSError):
            if os.tcgetpgrp(0) == os.getpgrp():
                self._attributes = termios.tcgetattr(0)
                raw = termios.tcgetattr(0)
                raw[0] &= ~(termios.ICRNL | termios.IXON)
                raw[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
                termios.tcsetattr(0, termios.TCSANOW, raw)
                if ask:
                    os.write(2, ASK)

    def background(self) -> float | None:
        """Return the luminance of the background, from 0 to 1; None when the terminal has not said it by now.

        A reply that comes later is dropped by the driver.
        """
        if self._attributes is None or not select.select([0], [], [], 0)[0]:
            return None
        with suppress(OSError):  # the terminal is gone: the driver says so
            self._typed = os.read(0, 4096)
        reply = REPLY.search(self._typed)
        return luminance(*reply.groups()) if reply and reply.group(1) else None

    def typed(self) -> bytes:
        """Return what was read of the terminal until now, once."""
        typed, self._typed = self._typed, b""
        return typed

    def attributes(self) -> list[Any] | None:
        """Return how the terminal was, once: who has them gives them back."""
        attributes, self._attributes = self._attributes, None
        return attributes

    def __enter__(self) -> Takeover:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        attributes = self.attributes()
        if attributes is not None:
            with suppress(termios.error):
                termios.tcsetattr(0, termios.TCSANOW, attributes)
