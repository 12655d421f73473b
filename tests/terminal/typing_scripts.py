"""Random scripts of keys, typed slowly and quickly into the real program, which has to end up with the same screen."""

from __future__ import annotations

import random
import sys
import termios
from collections.abc import Callable
from tempfile import TemporaryDirectory

from screen import Terminal

WORDS = ("signal", "quiet", "iphnoe", "sans numéro", "libre", "plateforme:ios", "xmpp", "zz", "“briar”", "-web")
EDITING = ("\x7f", "\x1b[3~", "\x1b[D", "\x1b[C", "\x1b[H", "\x1b[F", "\x17", "\x15", "\x1b[A", "\x1b[B", "\t")
COMMANDS = (*"/jkhlGg fsmv?z\r\t\x1b", "\x1b[6~", "\x1b[B")
PASTES = ("\x1b[200~signal\x1b[201~", "\x1b[200~\nlibre\ndecentralise\x1b[201~", "\x1b[200~q/\x1b[201~")
LEAVING = ("q", "\x11")
PASSING = (
    "Choose a messenger first",
    "Nothing is left out",
    "Mark two messengers",
    "nothing to explain",
    "There is no link here",
)
"""Messages that are shown for some seconds, whatever is typed meanwhile."""

COLUMNS, ROWS = 100, 30
Typing = Callable[[Terminal, list[str]], None]


def script(seed: int) -> list[str]:
    """Make a script: filters that are typed and corrected, commands, pastes, now and then an end."""
    chance = random.Random(seed)
    keys: list[str] = []
    for _part in range(chance.randint(2, 5)):
        kind = chance.random()
        if kind < 0.45:
            keys += ["/", *chance.choice(WORDS), *chance.choices(EDITING, k=chance.randint(0, 4))]
            keys += [*chance.choice(WORDS)[: chance.randint(0, 3)], *chance.choices(("\r", "\x1b", ""), k=1)]
        elif kind < 0.9:
            keys += chance.choices(COMMANDS, k=chance.randint(1, 6))
        else:
            keys.append(chance.choice(PASTES))
    if chance.random() < 0.1:
        keys.append(chance.choice(LEAVING))
    return [key for key in keys if key]


def slowly(terminal: Terminal, keys: list[str]) -> None:
    """Type one key after the other, each when the program waits for one."""
    terminal.sees("Berty")
    terminal.settle()
    for key in keys:
        if terminal.process.isalive():
            terminal.process.send(key)
            terminal.settle(0.15 if key == "\x1b" else 0.05)


def in_one_write(terminal: Terminal, keys: list[str]) -> None:
    terminal.sees("Berty")
    terminal.process.send("".join(keys))


def byte_by_byte(terminal: Terminal, keys: list[str]) -> None:
    terminal.sees("Berty")
    for key in keys:
        for byte in key.encode():
            terminal.process.send(bytes([byte]))


def before_the_first_frame(terminal: Terminal, keys: list[str]) -> None:
    taken = lambda _screen: not termios.tcgetattr(terminal.process.fileno())[3] & termios.ICANON  # noqa: E731
    terminal.until(taken, "the terminal taken over", settled=False)
    terminal.process.send("".join(keys))


QUICKLY: tuple[Typing, ...] = (in_one_write, byte_by_byte, before_the_first_frame)


def outcome(type_keys: Typing, keys: list[str]) -> str:
    """Type a script in an empty folder; return the screen at the end, or how the program ended."""
    with TemporaryDirectory() as folder:
        shown = _outcome(Terminal(columns=COLUMNS, rows=ROWS, folder=folder), type_keys, keys)
        return shown.replace(folder, "the folder")


def _outcome(terminal: Terminal, type_keys: Typing, keys: list[str]) -> str:
    type_keys(terminal, keys)
    terminal.settle(0.3)
    if not terminal.process.isalive():
        return f"ended with {terminal.ends()}, restored: {terminal.is_restored()}"
    shown = terminal.sees_no(*PASSING)
    terminal.press("\x11")
    terminal.press("\x11")
    assert terminal.ends() == 0, keys
    assert terminal.is_restored(), keys
    return shown


def check(seed: int) -> None:
    """Assert that a script gives the same quickly as slowly."""
    keys = script(seed)
    quickly = QUICKLY[seed % len(QUICKLY)]
    slow, quick = outcome(slowly, keys), outcome(quickly, keys)
    assert quick == slow, f"seed {seed}, {quickly.__name__}, {keys}:\n{quick}\n--- slowly:\n{slow}"


if __name__ == "__main__":
    failures = 0
    for number in range(int(sys.argv[1]), int(sys.argv[2])):
        try:
            check(number)
        except AssertionError as error:
            failures += 1
            print(error, flush=True)
    print(f"{failures} of {int(sys.argv[2]) - int(sys.argv[1])} scripts differ")
