"""Text as plain text: nothing in it may drive a terminal, and searching ignores accents and case."""

from __future__ import annotations

import re
import unicodedata

ALLOWED_INVISIBLE = "\u00a0\u202f\u3000\u200d"
"""No-break spaces (French typography), the ideographic space, and the joiner that some scripts need."""

MAX_COMBINING = 4
"""Combining marks in a row that a real language may need; more only flood the lines around."""

_FLOOD = re.compile(
    rf"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{{{MAX_COMBINING + 1},}}"
)
_SPACES = re.compile(r"[ \t\r\n]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "\u00a0": " ", "\u202f": " "})


def is_plain(character: str) -> bool:
    """Tell whether a character is only text: no control code, no override of direction, nothing unassigned."""
    return character.isprintable() or character in ALLOWED_INVISIBLE


def first_intruder(text: str) -> str | None:
    """Describe the first thing in `text` that is not plain text, as `U+001B`; None when there is none."""
    if not text.isprintable():
        for character in text:
            if not is_plain(character):
                return f"U+{ord(character):04X}"
    if not text.isascii() and _FLOOD.search(text):
        return f"{MAX_COMBINING + 1}+ combining marks"
    return None


def clean(text: str) -> str:
    """Make one line of plain text of what somebody typed or pasted: what could drive the terminal is dropped."""
    line = _SPACES.sub(" ", text)
    return "".join(character for character in line if is_plain(character))


def join_lines(text: str) -> str:
    """Make one line of a text that a file wraps over several."""
    return _SPACES.sub(" ", text).strip()


def fold(text: str) -> str:
    """Give the form of `text` that searching compares: no case, no accents, no ligatures."""
    if text.isascii():
        return text.lower()
    return _bare(_bare(text.translate(_LIGATURES)))


def _bare(text: str) -> str:
    """Take case and accents away once; some letters need it twice (a mathematical A is an A only when decomposed)."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold().translate(_LIGATURES)


def width(text: str) -> int:
    """Give the number of terminal cells that `text` takes: 2 for wide characters, 0 for combining ones."""
    if text.isascii():
        return len(text)
    return sum(_cell_width(character) for character in text)


def _cell_width(character: str) -> int:
    if unicodedata.combining(character) or character == "\u200d":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
