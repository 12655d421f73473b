"""The colour behind the text: what to ask a terminal, what it answers, and the theme that fits."""

from __future__ import annotations

import re
from collections.abc import Mapping

ASK = b"\x1b]11;?\x1b\\"
"""OSC 11, which xterm, VTE, kitty, foot, tmux and others answer within milliseconds, and the rest ignore."""

REPLY = re.compile(rb"\x1b\]11;rgba?:([0-9a-fA-F]+)/([0-9a-fA-F]+)/([0-9a-fA-F]+)[^\x07\x1b]*(?:\x07|\x1b\\)")

_HALF_WAY = 0.18
"""The luminance at which black and white letters are equally readable."""

_DARK_NUMBERS = {0, 1, 2, 3, 4, 5, 6, 8}


def luminance(*parts: bytes) -> float:
    """Compute the relative luminance of WCAG from hexadecimal parts of one to four digits each."""
    shares: list[float] = [int(part, 16) / (16 ** len(part) - 1) for part in parts]
    linear: list[float] = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return sum(weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def fitting_theme(light: float | None, environment: Mapping[str, str]) -> str:
    """Choose light or dark for a background; the terminal's own colours where nothing is known of it.

    rxvt, Konsole and others say it in COLORFGBG, as the number of one of 16 colours after the last semicolon.
    """
    if light is not None:
        return "dark" if light < _HALF_WAY else "light"
    number = environment.get("COLORFGBG", "").rpartition(";")[2]
    if re.fullmatch("[0-9]|1[0-5]", number, re.ASCII):
        return "dark" if int(number) in _DARK_NUMBERS else "light"
    return "terminal"
