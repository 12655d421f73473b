"""What a misspelt word may have meant.

There are two questions, and one answer serves the other badly. Where one of a few words was meant for sure, as a key of
a file or a command, the nearest is worth saying however far it is: `nearest` finds 216 of 228 keys with two mistakes in
them, and those cut short. Where a word may well mean nothing that is known, as in a filter, a wrong guess is worse than
none: of 200 words that are nobody's name, `Speller` takes none for one of 322 names, `nearest` 51.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

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


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The one of some choices that `word` most likely meant, since it meant one of them; None when it is near none."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(choices), n=1, cutoff=0.6)), None)


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
