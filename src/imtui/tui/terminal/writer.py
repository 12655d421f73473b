"""Writing to the terminal without ever waiting for it for long."""

from __future__ import annotations

import os
import select
import signal
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition, Thread

from imtui.tui.terminal.damage import DamageTracker

PATIENCE = 2.0
"""Seconds for which a frame waits until a terminal reads; then frames are dropped until it reads again."""

FRAMES_AHEAD = 30

_SIGNALS = signal.valid_signals()


class Writer(Thread):
    """Writes in the background. A terminal that is gone, or reads nothing, stops neither the keys nor the signals."""

    def __init__(
        self,
        fileno: int,
        encoding: str,
        patience: float = PATIENCE,
    ) -> None:
        super().__init__(daemon=True)
        self._fileno = fileno
        self._encoding = encoding
        self._patience = patience
        self._texts: deque[str] = deque()
        self._changed = Condition()
        self._damage = DamageTracker()
        self._dropping = False
        self._stopping = False
        self._is_gone = False
        self._gone: Callable[[], None] = _nobody
        self._again: Callable[[], None] = _nobody

    def report_to(self, gone: Callable[[], None], again: Callable[[], None]) -> None:
        """Call `gone` when nobody will ever read, and `again` when somebody does after frames were dropped."""
        with self._changed:
            self._gone, self._again = gone, again
            if self._is_gone:
                gone()

    def write(self, text: str) -> None:
        """Write what a text changes soon, or drop it when nobody has read anything for a while."""
        with self._changed:
            if self._dropping:
                return
            # Lines are broken by now, and not all fonts have a no-break space.
            text = self._damage.reduced(text.replace("\u00a0", " "))
            if self._changed.wait_for(self._has_room, self._patience):
                self._texts.append(text)
                self._changed.notify_all()
            else:
                self._dropping = True

    def forget(self) -> None:
        """Drop what is still to write: what comes from now on leaves the terminal as it was, and waits for nothing."""
        with self._changed:
            self._texts.clear()
            self._dropping = False

    def send_all_again(self) -> None:
        """Send whole frames from now on: something else wrote on the terminal, or its size changed."""
        with self._changed:
            self._damage.forget()

    def stop(self) -> None:
        """Write what is still to write, and end."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        self.join(self._patience)

    def run(self) -> None:
        """Write what comes; a thread of its own waits for the terminal."""
        while (text := self._next()) is not None:
            try:
                self._write_whole(text.encode(self._encoding, "replace"))
            except OSError:
                with self._changed:
                    self._is_gone = True
                    self._gone()
                return
            if self._reads_again():
                self._again()

    def _has_room(self) -> bool:
        return len(self._texts) < FRAMES_AHEAD

    def _next(self) -> str | None:
        """Wait for a text; None when there will be none."""
        with self._changed:
            self._changed.wait_for(lambda: self._texts or self._stopping)
            if not self._texts:
                return None
            self._changed.notify_all()
            return self._texts.popleft()

    def _reads_again(self) -> bool:
        """Whether the terminal reads after frames were dropped; those before them show what is no more."""
        with self._changed:
            dropped, self._dropping = self._dropping, False
            if dropped:
                self._texts.clear()
                self._damage.forget()
            return dropped

    def _write_whole(self, data: bytes) -> None:
        """Write past Python's buffers, whose lock a thread that waits would keep for ever, even from the exit."""
        left = memoryview(data)
        while left:
            try:
                left = left[os.write(self._fileno, left) :]
            except BlockingIOError:  # somebody who shares the terminal has set it so
                select.select([], [self._fileno], [])


@contextmanager
def unsignalled() -> Iterator[None]:
    """Let signals wait a moment: what Python does on one may come between any two steps, even while a lock is given
    back, which is then kept for ever. A thread that is started meanwhile gets none, as is right: Python handles them in
    the main thread, which would sleep on.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _nobody() -> None:
    """There is nobody to tell yet."""
