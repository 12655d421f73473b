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

MAX_MARKS = 8
"""Marks in a row, those that take a place of their own included (Burmese needs six); more only push the rest away."""

MOST_LETTERS = 1000
"""Letters of a sentence that a person still reads."""

_BLANKS = r"\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u2d7f\u3164\uffa0\U0001107f\U00016fe4\U0001d159"
_SELECTORS = r"\ufe00-\ufe0f\U000e0100-\U000e01ef"
_PICTURES = r"\u00a9\u00ae\u2010-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_IDEOGRAPHS = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_INDIC, _VIRAMAS = r"\u0900-\u0dff", r"\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca"
_ARABIC = r"\u0620-\u06ff\u0750-\u077f"
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
    """Find what shows nothing where it stands: with it two names look the same.

    These are letters without a shape, selectors of a variant after what has none, and the joiner anywhere but beside
    the sign that joins Indic letters, at the end of an Arabic word, and between two pictures.
    """
    needed = (
        rf"(?<=[{_VIRAMAS}])\u200d|(?<=[{_INDIC}])\u200d[{_VIRAMAS}]|(?<=[{_ARABIC}])\u200d(?![{_ARABIC}\u200d])"
        rf"|(?<=[{_PICTURES}\ufe0f])\u200d[{_PICTURES}]"
    )
    return re.compile(rf"[{_BLANKS}]|(?<![{_PICTURES}{_IDEOGRAPHS}])[{_SELECTORS}]|(?!{needed})\u200d")


@cache
def _high_run() -> re.Pattern[str]:
    """Find where combining marks may be too many; made only when needed, since it takes as long as all the rest."""
    return re.compile(rf"[\u0300-\U0010ffff]{{{MAX_COMBINING + 1},}}")


def glued(text: str) -> str:
    """A text with no-break spaces where French typography never breaks a line: within « », before ; : ! and ?"""
    return _glue().sub("\u00a0", text)


@cache
def _glue() -> re.Pattern[str]:
    return re.compile(r" (?=[;:!?»])|(?<=«) ")


def _one_space(text: str) -> str:
    """Make one space of every run of spaces, tabs and ends of lines."""
    return re.sub(r"[ \t\r\n]+", " ", text)


def _floods(text: str) -> Iterator[tuple[str, int]]:
    """The runs of marks that no language needs, each with how many of them a language may need."""
    for high in _high_run().finditer(text):
        for is_kind, most in ((_combines, MAX_COMBINING), (_is_mark, MAX_MARKS)):
            for found, run in groupby(high.group(), is_kind):
                marks = "".join(run)
                if found and len(marks) > most:
                    yield marks, most


def _combines(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me") or character == "\u200d"


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) == "Mc" or _combines(character)


def clean(text: str) -> str:
    """Make one line of plain text of what somebody typed or pasted: what could drive the terminal is dropped."""
    return _one_space(plain(_one_space(text)))


def plain(text: str) -> str:
    """Drop what could drive the terminal or flood it, and nothing else."""
    kept = "".join(filter(is_plain, text))
    if kept.isascii():
        return kept
    while first_intruder(kept):  # what is dropped may leave a joiner where nothing needs it
        kept = _unseen().sub("", kept)
        for marks, most in sorted(_floods(kept), key=lambda flood: len(flood[0]), reverse=True):
            kept = kept.replace(marks, marks[:most])
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
