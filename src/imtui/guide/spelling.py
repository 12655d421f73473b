"""What a misspelt word may have meant: by letters swapped, missing or doubled, and by sound."""

from __future__ import annotations

import re
from collections.abc import Iterable

from imtui.guide.text import fold

_SOUNDS = (
    (r"[^a-z0-9]+", ""),
    (r"ph", "f"),
    (r"ee", "i"),
    (r"(?<!s)ch|sh", "S"),
    (r"qu|[qc]k?|k", "k"),
    (r"eau|au", "o"),
    (r"[ae]n|[ae]m", "A"),
    (r"h", ""),
    (r"y", "i"),
    (r"z", "s"),
    (r"w", "v"),
    (r"(.)\1+", r"\1"),
    (r"(?<=..)[esxt]+$", ""),
)
"""How French and English ears take one spelling for another: what is replaced in turn."""


class Speller:
    """Known words, sorted so that those near a misspelt one are found at once among many."""

    def __init__(self, known: Iterable[tuple[str, str]]) -> None:
        """Take what to compare (folded) with what to answer, the more important first."""
        self._by_length: dict[int, list[tuple[int, int, str, str]]] = {}
        for position, (form, word) in enumerate(known):
            self._by_length.setdefault(len(form), []).append((position, _letters(form), form, word))

    def nearest(self, misspelt: str, most: int = 3) -> list[str]:
        """What a folded word may mean, the nearest first; nothing for one that is too short to tell."""
        limit, letters, sound = _tolerance(misspelt), _letters(misspelt), _sound(misspelt)
        near: list[tuple[float, int, str]] = []
        for length in range(len(misspelt) - limit - 1, len(misspelt) + limit + 2) if limit else ():
            for position, others, form, word in self._by_length.get(length, ()):
                if (letters ^ others).bit_count() > 2 * limit + 1:
                    continue
                distance = float(_distance(misspelt, form, limit))
                if distance and _sound(form) == sound:
                    distance = min(distance, 0.5)
                if distance <= (limit if form[:1] == misspelt[:1] else 1):
                    near.append((distance, position, word))
        return list(dict.fromkeys(word for _distance, _position, word in sorted(near)))[:most]


def nearest_words(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The known words that a misspelt one may mean, the nearest first."""
    return Speller((fold(candidate), candidate) for candidate in known).nearest(fold(word), most)


def _letters(word: str) -> int:
    """The letters of a word as a set of bits."""
    letters = 0
    for letter in word:
        letters |= 1 << (ord(letter) & 31)
    return letters


def _tolerance(word: str) -> int:
    """How many mistakes a word may have."""
    return 0 if len(word) < 4 else 1 if len(word) < 7 else 2


def _sound(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = re.sub(pattern, sound, word)
    return word


def _distance(one: str, other: str, limit: int) -> int:
    """Letters to insert, drop, change or swap with their neighbour; more than `limit` as soon as it must be more."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        above, row = rows[-1], [i]
        for j, wanted in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        rows.append(row)
    return rows[-1][-1]
