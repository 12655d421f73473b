"""Text as plain text: nothing in it may drive a terminal, and searching ignores accents and case."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby

ALLOWED_INVISIBLE = "\u00a0\u202f\u3000\u200d"
"""No-break spaces (French typography), the ideographic space, and the joiner that some scripts need."""

MAX_COMBINING = 4
"""Combining marks in a row that a real language may need; more only flood the lines around."""

MOST_LETTERS = 1000
"""Letters of a sentence that a person still reads."""

_BLANKS = r"\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0"
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "\u00a0": " ", "\u202f": " "})


def is_plain(character: str) -> bool:
    """Whether a character is only text: no control code, no override of direction, nothing unassigned."""
    return character.isprintable() or character in ALLOWED_INVISIBLE


def first_intruder(text: str) -> str | None:
    """Describe the first thing in `text` that is not plain text, as `U+001B`; None when there is none."""
    if not text.isprintable():
        for character in text:
            if not is_plain(character):
                return f"U+{ord(character):04X}"
    if text.isascii():
        return None
    if unseen := _unseen().search(text):
        return f"U+{ord(unseen.group()):04X}"
    return f"{MAX_COMBINING + 1}+ combining marks" if any(_floods(text)) else None


@cache
def _unseen() -> re.Pattern[str]:
    """Find letters that show nothing, and the joiner where no script needs it: both make two names look the same."""
    return re.compile(rf"[{_BLANKS}]|(?<![^\0-\u024f\u200d{_BLANKS}])\u200d")


@cache
def _high_run() -> re.Pattern[str]:
    """Find where combining marks may be too many; made only when needed, since it takes as long as all the rest."""
    return re.compile(rf"[\u0300-\U0010ffff]{{{MAX_COMBINING + 1},}}")


def _one_space(text: str) -> str:
    """Make one space of every run of spaces, tabs and ends of lines."""
    return re.sub(r"[ \t\r\n]+", " ", text)


def _floods(text: str) -> Iterator[str]:
    """The runs of combining marks that no language needs."""
    for high in _high_run().finditer(text):
        for combining, run in groupby(high.group(), _combines):
            marks = "".join(run)
            if combining and len(marks) > MAX_COMBINING:
                yield marks


def _combines(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me") or character == "\u200d"


def clean(text: str) -> str:
    """Make one line of plain text of what somebody typed or pasted: what could drive the terminal is dropped."""
    return _one_space(plain(_one_space(text)))


def plain(text: str) -> str:
    """Drop what could drive the terminal or flood it, and nothing else."""
    kept = "".join(filter(is_plain, text))
    if kept.isascii():
        return kept
    kept = _unseen().sub("", kept)
    for marks in sorted(_floods(kept), key=len, reverse=True):
        kept = kept.replace(marks, marks[:MAX_COMBINING])
    return kept


def shortened(sentence: str) -> str:
    """A sentence without the middle of what it repeats, when somebody typed or pasted a whole book."""
    half = MOST_LETTERS // 2
    return sentence if len(sentence) <= MOST_LETTERS else f"{sentence[:half]} [...] {sentence[-half:]}"


def join_lines(text: str) -> str:
    """Make one line of a text that a file wraps over several."""
    return _one_space(text).strip()


def fold(text: str) -> str:
    """The form of `text` that searching compares: no case, no accents, no ligatures."""
    folded = text.lower()
    if folded.isascii():
        return folded
    for character in {character for character in set(folded) if character > "\x7f"}:
        folded = folded.replace(character, _bare(character))
    return folded


@lru_cache(4096)
def _bare(character: str) -> str:
    """A character without case and accents; some need it twice (a mathematical A is an A only when decomposed)."""
    return _without_accents(_without_accents(character.translate(_LIGATURES)))


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold().translate(_LIGATURES)
