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


def nearest_words(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The known words that a misspelt one may mean, the nearest first; none for one that is too short to tell."""
    wanted, limit = fold(word), _tolerance(word)
    if not limit:
        return []
    letters, sound = frozenset(wanted), _sound(wanted)
    near: list[tuple[float, int, str]] = []
    for position, candidate in enumerate(known):
        form = fold(candidate)
        if abs(len(form) - len(wanted)) > limit + 1 or len(letters ^ frozenset(form)) > 2 * limit + 1:
            continue
        distance = float(_distance(wanted, form, limit))
        if distance and _sound(form) == sound:
            distance = min(distance, 0.5)
        if distance <= (limit if form[:1] == wanted[:1] else 1):
            near.append((distance, position, candidate))
    return [candidate for _distance, _position, candidate in sorted(near)[:most]]


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
