"""What somebody, or something, may do to a terminal: events drawn from a seed, and the shortest part that fails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from imtui.tui.keys import COMMANDS

SIZES = [(120, 40), (80, 24), (200, 60), (60, 20), (40, 12), (30, 10), (20, 6), (10, 3), (1, 1)]
HOSTILE = (
    "\x1b]0;owned\x07",
    "[/x]",
    "[@click=app.quit]x[/]",
    "\u202e\u200b",
    "e" + "\u0301" * 50,
    "漢字" * 40,
    "x" * 3000,
)
WORDS = ("signal", "android", "platform:ios", "libre", "-e2ee", "e2ee:?", "free:mayby", '"', ":", "xyzzyx", "\t", " ")
LEAVING = ("q", "ctrl+q", "ctrl+z", "ctrl+c")
KEYS = sorted({key for command in COMMANDS for key in command.keys if key not in LEAVING} | {"backspace", "delete"})
"""Every key of every command, those excepted that leave the program."""


@dataclass(frozen=True)
class Event:
    """One thing done: a key, several at once (names with spaces), a paste, a click, a turn of the wheel, a size."""

    kind: str
    text: str = ""
    x: int = 0
    y: int = 0


def drawn(seed: int, count: int) -> list[Event]:
    """Give the events of a seed: mostly keys, since that is what imtui is used by."""
    random = Random(seed)
    kinds = random.choices(("key", "keys", "paste", "click", "wheel", "size"), (80, 4, 6, 6, 4, 2), k=count)
    return [_event(random, kind) for kind in kinds]


def _event(random: Random, kind: str) -> Event:
    if kind == "key":
        return Event("key", random.choice(KEYS))
    if kind == "keys":
        return Event("keys", " ".join([random.choice(KEYS)] * 2))
    if kind == "paste":
        return Event("paste", random.choice((*HOSTILE, *WORDS)))
    if kind == "size":
        return Event("size", "", *random.choice(SIZES))
    return Event(kind, random.choice(("up", "down")), random.randrange(120), random.randrange(40))


def shortest(events: Sequence[Event], fails: Callable[[Sequence[Event]], bool]) -> list[Event]:
    """Take events away, by halves, then quarters and so on, as long as what remains still fails."""
    kept = list(events)
    size = len(kept) // 2
    while size:
        start = 0
        while start < len(kept):
            without = kept[:start] + kept[start + size :]
            if fails(without):
                kept = without
            else:
                start += size
        size //= 2
    return kept
