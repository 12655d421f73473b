"""The colour behind the text: asked of the terminal while the interface is being imported, never waited for."""

from __future__ import annotations

import os
import re
import select
import termios
from collections.abc import Mapping
from contextlib import suppress
from types import TracebackType

ASK = b"\x1b]11;?\x1b\\"
"""OSC 11, which xterm, VTE, kitty, foot, tmux and others answer within milliseconds, and the rest ignore."""

REPLY = re.compile(r"\x1b\]11;(?:rgba?:([0-9a-fA-F]+)/([0-9a-fA-F]+)/([0-9a-fA-F]+)[^\x07\x1b]*)?(?:\x07|\x1b\\)")

_HALF_WAY = 0.18
"""The luminance at which black and white letters are equally readable."""

_DARK_NUMBERS = {0, 1, 2, 3, 4, 5, 6, 8}


class Question:
    """What was asked of a terminal, which shows nothing of the reply until it is given back."""

    def __init__(self, asked: bool) -> None:
        self._before: list[object] | None = None
        self.typed = ""
        if asked and os.tcgetpgrp(0) == os.getpgrp():
            with suppress(termios.error, OSError):
                self._before = termios.tcgetattr(0)
                silent = termios.tcgetattr(0)
                silent[3] &= ~(termios.ECHO | termios.ICANON)
                termios.tcsetattr(0, termios.TCSANOW, silent)
                os.write(2, ASK)

    def answer(self) -> float | None:
        """Return the luminance of the background, from 0 to 1; None when the terminal has not said it by now.

        What was typed meanwhile stays in `typed`. A reply that comes later is dropped by the driver.
        """
        if self._before is None or not select.select([0], [], [], 0)[0]:
            return None
        text = os.read(0, 4096).decode(errors="replace")
        self.typed = REPLY.sub("", text)
        reply = REPLY.search(text)
        return _luminance(*reply.groups()) if reply and reply.group(1) else None

    def give_back(self) -> None:
        """Leave the terminal as it was before the question."""
        if self._before is not None:
            with suppress(termios.error):
                termios.tcsetattr(0, termios.TCSANOW, self._before)  # type: ignore[arg-type]
            self._before = None

    def __enter__(self) -> Question:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.give_back()


def _luminance(*parts: str) -> float:
    """Compute the relative luminance of WCAG from hexadecimal parts of one to four digits each."""
    shares: list[float] = [int(part, 16) / (int("f" * len(part), 16)) for part in parts]
    linear: list[float] = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return sum(weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def fitting_theme(luminance: float | None, environment: Mapping[str, str]) -> str:
    """Choose light or dark for a background; the terminal's own colours where nothing is known of it.

    rxvt, Konsole and others say it in COLORFGBG, as the number of one of 16 colours after the last semicolon.
    """
    if luminance is not None:
        return "dark" if luminance < _HALF_WAY else "light"
    number = environment.get("COLORFGBG", "").rpartition(";")[2]
    if re.fullmatch("[0-9]|1[0-5]", number, re.ASCII):
        return "dark" if int(number) in _DARK_NUMBERS else "light"
    return "terminal"
