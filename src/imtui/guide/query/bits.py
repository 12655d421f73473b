"""Sets of messengers as numbers: bit n stands for the n-th. Sets are made, counted and joined in no time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import compress
from operator import or_
from typing import TypeVar

Bits = int

MOST_KEPT = 300
"""Findings that are kept: many more than a filter needs."""

_ONE = ord("1")
_SELECTORS = bytes(octet == _ONE for octet in range(256))
"""For each digit, whether it selects."""

Key = TypeVar("Key")
T = TypeVar("T")


def bits_of(positions: Iterable[int], size: int) -> Bits:
    """The set of some positions, all below `size`."""
    digits = bytearray(b"0") * (size + 1)
    for position in positions:
        digits[~position] = _ONE
    return int(digits, 2)


def union(sets: Iterable[Bits]) -> Bits:
    """What is in any of some sets."""
    return reduce(or_, sets, 0)


def lowest(bits: Bits) -> int:
    """The first position in a set that is not empty."""
    return (bits & -bits).bit_length() - 1


def chosen(items: Iterable[T], bits: Bits) -> Iterator[T]:
    """The items whose positions are in a set."""
    return compress(items, f"{bits:b}"[::-1].encode().translate(_SELECTORS))


def forget_oldest(kept: dict[Key, T]) -> None:
    """Make room in what is kept, so that a session may go on for days."""
    if len(kept) >= MOST_KEPT:
        del kept[next(iter(kept))]
