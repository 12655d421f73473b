"""Writing to the terminal without ever waiting for it for long."""

from __future__ import annotations

import os
import select
from collections.abc import Callable
from queue import Empty, Full, Queue
from threading import Thread

PATIENCE = 2.0
"""Seconds for which a frame waits until a terminal reads; then frames are dropped until it reads again."""

FRAMES_AHEAD = 30


class Writer(Thread):
    """Writes in the background. A terminal that is gone, or reads nothing, stops neither the keys nor the signals."""

    def __init__(
        self,
        fileno: int,
        encoding: str,
        gone: Callable[[], None],
        again: Callable[[], None],
        patience: float = PATIENCE,
    ) -> None:
        """`gone` is called when nobody will ever read, `again` when somebody does after frames were dropped."""
        super().__init__(name="imtui-output", daemon=True)
        self._fileno = fileno
        self._encoding = encoding
        self._gone = gone
        self._again = again
        self._patience = patience
        self._queue: Queue[str | None] = Queue(FRAMES_AHEAD)
        self._dropping = False

    def write(self, text: str) -> None:
        """Write a text soon, or drop it when nobody has read anything for a while."""
        if not self._dropping:
            self._put(text, self._patience)

    def stop(self) -> None:
        """Write what is still to write, and end."""
        patience = 0.0 if self._dropping else self._patience
        self._put(None, patience)
        self.join(patience)

    def run(self) -> None:
        """Write what comes; a thread of its own waits for the terminal."""
        while (text := self._queue.get()) is not None:
            try:
                self._write_whole(text.encode(self._encoding, "replace"))
            except OSError:
                self._dropping = True
                self._empty()
                self._gone()
                return
            if self._dropping:
                self._empty()
                self._dropping = False
                self._again()

    def _put(self, text: str | None, patience: float) -> None:
        try:
            self._queue.put(text, timeout=patience or None, block=bool(patience))
        except Full:
            self._dropping = True

    def _write_whole(self, data: bytes) -> None:
        """Write past Python's buffers, whose lock a thread that waits would keep for ever, even from the exit."""
        left = memoryview(data)
        while left:
            try:
                left = left[os.write(self._fileno, left) :]
            except BlockingIOError:  # somebody who shares the terminal has set it so
                select.select([], [self._fileno], [])

    def _empty(self) -> None:
        try:
            while self._queue.get_nowait() is not None:
                pass
        except Empty:
            return
        self._queue.put_nowait(None)
