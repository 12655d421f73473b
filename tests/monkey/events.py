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
SENT = (
    b"\xe9",
    b"\x1b[M \xff\xc3",
    b"\x1b[?62;22;52c",
    b"\x1b[?1u",
    b"\x1b[24;113R",
    b"\x1b[48;0;0;0;0t",
    b"\x1b[I\x1b[O",
    b"\x1b]10;rgb:ffff/ffff/ffff\x07",
    b"\x1b]52;c;cXVpdA==\x1b\\",
    b"\x1bP1$r0;1m\x1b\\",
    b"\x1b_Gi=31;OK\x1b\\",
    b"\x1b[200~caf\xe9\nq/\x1b[201~",
    b"\x1bPwithout end",
)
"""What terminals send that is no key."""

LEAVING = ("q", "ctrl+q", "ctrl+z", "ctrl+c")
KEYS = sorted({key for command in COMMANDS for key in command.keys if key not in LEAVING} | {"backspace", "delete"})
"""Every key of every command, those excepted that leave the program."""


@dataclass(frozen=True)
class Event:
    """One thing done: a key, several at once (names with spaces), a paste, a click, a turn of the wheel, a size,
    something else that a terminal sends, or going on after a stop.
    """

    kind: str
    text: str = ""
    x: int = 0
    y: int = 0
    sent: bytes = b""


def drawn(seed: int, count: int) -> list[Event]:
    """The events of a seed: mostly keys, since that is what imtui is used by."""
    random = Random(seed)
    possible = ("key", "keys", "paste", "click", "wheel", "size", "sent", "continue")
    kinds = random.choices(possible, (80, 4, 6, 6, 4, 2, 4, 1), k=count)
    return [_event(random, kind) for kind in kinds]


def _event(random: Random, kind: str) -> Event:
    if kind == "key":
        return Event("key", random.choice(KEYS))
    if kind == "keys":
        return Event("keys", " ".join([random.choice(KEYS)] * 2))
    if kind == "paste":
        return Event("paste", random.choice((*HOSTILE, *WORDS)))
    if kind == "sent":
        return Event("sent", sent=random.choice(SENT))
    if kind == "continue":
        return Event("continue")
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
