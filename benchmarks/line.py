"""Bytes sent to a terminal of 120 by 40: what a slow line takes its time for, at 9,600 baud a second for a thousand."""

from __future__ import annotations

from statistics import median

from forms import Forms
from measuring import Row, open_session

SIZE = (120, 40)
TYPED = "android s"
KEY_AIM = 3000
COLOURS = (("own colours", "terminal", ""), ("256 colours", "dark", ""), ("24-bit", "dark", "truecolor"))
"""The theme and what COLORTERM says: the terminal's own colours; 256, as nearly always over ssh; all."""

SCREEN = SIZE[0] * SIZE[1]
"""The letters of a whole screen, against which a start is compared."""


def rows(forms: Forms) -> list[Row]:
    """Count the bytes of a start, and of each letter of a filter, by how many colours the terminal has."""
    counted = []
    for colours, theme, announced in COLOURS:
        session = open_session(forms.imtui("--theme", theme), {**forms.environment, "COLORTERM": announced}, SIZE)
        start = session.bytes_sent()
        session.press("/")
        keys = []
        for key in TYPED:
            session.press(key)
            keys.append(session.bytes_sent())
        session.end()
        counted.append(Row.of_bytes(f"start, kB / letters of a screen, {colours}", start, SCREEN, 2))
        counted.append(Row.of_bytes(f"a letter of a filter, kB, {colours}", median(keys), KEY_AIM, 1))
        counted.append(Row.of_bytes(f"the greatest of them, {colours}", max(keys), KEY_AIM, 2))
    return counted
