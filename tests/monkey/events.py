"""What somebody, or something, may do to a terminal: events drawn from a seed, and the shortest part that fails.

All that was once reported of other terminal programs is among them, by the numbers of `terminal/test_reports.py`:
terminals that go away or read nothing are ways to leave (1), ctrl+z a way to stop (2); keys come together (3); bytes
that are no UTF-8, pastes without end and replies are sent (4, 5, 7); imtui is continued from outside (6); `O` changes
the colours (11), ctrl+c is a key (12), as are wide letters, capitals and other alphabets (13). Variables and what is
never sent (8, 9) belong to a visit in a terminal. After each event, the cursor is on the selection (10), and
questions are pure (12).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from replies import REPLIES

from imtui.exits import Exit
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
    "\nlibre\ndecentralise",
    "“Signal”",
)
WORDS = ("signal", "android", "platform:ios", "libre", "-e2ee", "e2ee:?", "free:mayby", '"', ":", "xyzzyx", "\t", " ")
SENT: tuple[tuple[bytes, ...], ...] = (
    *((reply,) for reply in REPLIES.values()),
    *((reply[:2], reply[2:]) for reply in REPLIES.values()),
    (b"\xe9",),
    (b"\x1b[200~caf\xe9\nq/\x1b[201~",),
    (b"\x1b[200~abc \x1b[20", b"1~"),
    (b"\x1b", b"[200~abc\x1b[201~"),
    (b"\x1b[200~abc", b"j", b"j", b"j"),
    (b"\x1b[200~without end",),
    (b"\x1bPwithout end",),
    (b"\x1b", b"[A"),
)
"""What terminals send that is no key, no whole paste, or neither; there is a pause between the pieces."""

BYTES = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "shift+right": "\x1b[1;2C",
    "shift+left": "\x1b[1;2D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "delete": "\x1b[3~",
    "f1": "\x1bOP",
    "escape": "\x1b",
    "enter": "\r",
    "tab": "\t",
    "space": " ",
    "backspace": "\x7f",
    "ctrl+f": "\x06",
    "ctrl+u": "\x15",
    "ctrl+d": "\x04",
    "ctrl+c": "\x03",
    "ctrl+q": "\x11",
    "ctrl+z": "\x1a",
}

LEAVING = {
    "q j": 0,
    "ctrl+q j": 0,
    "ctrl+c ctrl+c": 0,
    "SIGTERM": 143,
    "SIGHUP": Exit.TERMINAL_GONE,
    "gone": Exit.TERMINAL_GONE,
    "deaf": Exit.TERMINAL_GONE,
}
"""Ways to leave, and the exit codes: keys, signals, a terminal that goes away, one that reads nothing before
that. Where a question comes first, `j` goes on; after the end it is lost.
"""

_NO_COMMANDS = ("backspace", "delete", "й", "J", "ctrl+c")
_APART = ("q", "ctrl+q", "ctrl+z", "ctrl+c")
KEYS = sorted({key for command in COMMANDS for key in command.keys if key not in _APART}.union(_NO_COMMANDS))
"""Every key of every command, those excepted that leave the program, and some that mean nothing."""

KINDS = {
    "key": 76.0,
    "keys": 5,
    "paste": 5,
    "click": 5,
    "wheel": 3,
    "size": 2,
    "sent": 4,
    "continue": 1,
    "stop": 0.5,
    "leave": 0.4,
}
"""How often each kind is drawn: mostly keys, since that is what imtui is used by."""


@dataclass(frozen=True)
class Event:
    """One thing done: a key, several at once (names with spaces), a paste, a click, a turn of the wheel, a size,
    something else that a terminal sends, ctrl+z, going on after a stop, or leaving.
    """

    kind: str
    text: str = ""
    x: int = 0
    y: int = 0
    sent: tuple[bytes, ...] = ()

    def pieces(self) -> tuple[bytes, ...]:
        """Return what a terminal sends; there is a pause between the pieces."""
        if self.kind == "paste":
            return (f"\x1b[200~{self.text}\x1b[201~".encode(),)
        if self.kind in ("click", "wheel"):
            place = f"{self.x + 1};{self.y + 1}"
            button = {"up": 64, "down": 65}.get(self.text, 0)
            return (f"\x1b[<35;{place}M\x1b[<{button};{place}M\x1b[<{button};{place}m".encode(),)
        if self.kind in ("key", "keys", "stop") or (self.kind == "leave" and not LEAVING[self.text]):
            return ("".join(BYTES.get(key, key) for key in self.text.split()).encode(),)
        return self.sent


def drawn(seed: int, count: int) -> list[Event]:
    """The events of a seed. Two ctrl+c in a row would leave: an Esc, which changes nothing else, comes between."""
    random = Random(seed)
    kinds = random.choices(list(KINDS), list(KINDS.values()), k=count)
    return [_event(random, kind) for kind in kinds]


def _event(random: Random, kind: str) -> Event:
    if kind == "key":
        return Event("key", random.choice(KEYS).replace("ctrl+c", "ctrl+c escape"))
    if kind == "keys":
        return Event("keys", " ".join(_together(random)))
    if kind == "paste":
        return Event("paste", random.choice((*HOSTILE, *WORDS)))
    if kind == "sent":
        return Event("sent", sent=random.choice(SENT))
    if kind == "stop":
        return Event("stop", "ctrl+z")
    if kind == "leave":
        return Event("leave", random.choice(list(LEAVING)))
    if kind == "size":
        return Event("size", "", *random.choice(SIZES))
    if kind == "continue":
        return Event("continue")
    way = random.choice(("up", "down")) if kind == "wheel" else ""
    return Event(kind, way, random.randrange(120), random.randrange(40))


def _together(random: Random) -> list[str]:
    """Draw keys that come in one write: one held down, or several different ones."""
    keys = [key for key in KEYS if key != "ctrl+c"]
    return [random.choice(keys)] * 2 if random.random() < 0.5 else random.choices(keys, k=random.randint(2, 5))


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
