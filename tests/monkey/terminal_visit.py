"""A visit of the real program in a real terminal: the bytes it writes hold no command from data."""

from __future__ import annotations

import os
import re
import shlex
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from closings import MARK, marked
from screen import DEADLINE, Terminal

from monkey.events import LEAVING, Event
from monkey.pilot_visit import PAUSE

CONFINED = """
import sys
from pathlib import Path
from imtui.tui import save
from imtui.cli import main
write = save.write_whole
def confined(path, text, replace=False):
    if len(path.parts) != 1: raise save.NotWrittenError("not in a test")
    write(path, text, replace)
save.write_whole = confined
main()
"""
"""The program, kept from writing anywhere but in its own folder."""

ENVIRONMENTS: tuple[Mapping[str, str], ...] = (
    {},
    {"COLUMNS": "40", "LINES": "10"},
    {"COLUMNS": "²", "COLORTERM": "truecolor"},
    {"TERM": "linux"},
    {"TERM": "screen", "NO_COLOR": "1"},
    {"LANG": "C"},
)
SHELL = ("bash", "--norc", "--noprofile", "-i")
COMMANDS = re.compile(rb"\x1b[\]PX^_]|\xc2[\x80-\x9f]|[\x00-\x06\x0e-\x1a\x1c-\x1f]")
"""What does more than place and colour letters: commands of the operating system, C1, and other controls."""

COPIED = re.compile(rb"\x1b\]52;c;[A-Za-z0-9+/=]*\x07")
"""What the key `y` sends: letters that stand for others, and drive nothing."""

STOPPED = 0.3
"""Seconds of rest after which a program that was told to stop, or to leave, has done so: its thread of keys looks
every 50 ms whether to end.
"""

ENTERS = b"\x1b[?1049h"


def visit_terminal(
    arguments: Sequence[str],
    events: Sequence[Event],
    folder: Path,
    environment: Mapping[str, str] | None = None,
    in_a_shell: bool = False,
) -> None:
    """Do all this to the program, which is started again when it was left; it must still be there, be led back by Esc,
    have sent no command, and leave nothing behind.
    """
    folder.joinpath("visit").mkdir()
    left = list(events)
    while left:
        stay = TerminalStay(arguments, folder / "visit", environment or {}, in_a_shell)
        if all(map(stay.does, iter(lambda: left.pop(0) if left else None, None))):
            stay.is_led_back()


def commands(written: bytes) -> set[bytes]:
    """Return the commands among what was written."""
    return set(COMMANDS.findall(COPIED.sub(b"", written)))


class TerminalStay:
    """From starting the program, alone in its terminal or from a shell, to leaving it."""

    def __init__(
        self, arguments: Sequence[str], folder: Path, environment: Mapping[str, str], in_a_shell: bool
    ) -> None:
        self.mark = f"visit-{os.getpid()}-{time.monotonic_ns()}"
        self.in_a_shell = in_a_shell
        program = (sys.executable, "-c", CONFINED, *arguments)
        self.terminal = terminal = Terminal(
            command=SHELL if in_a_shell else program,
            columns=120,
            rows=40,
            folder=str(folder),
            **{"PYTHONPATH": os.pathsep.join(sys.path), MARK: self.mark, "PS1": "ready> ", **environment},
        )
        if in_a_shell:
            terminal.sees("ready>")
            terminal.press(shlex.join(program), "enter")
        terminal.until(lambda _screen: ENTERS in terminal.bytes, "the interface")
        terminal.settle(0.1)
        self.title = terminal.text().splitlines()[0].split("  ")[0]
        self.commands = commands(terminal.bytes)

    @property
    def _group(self) -> int:
        """The processes that have the terminal."""
        return os.tcgetpgrp(self.terminal.process.fileno())

    def _is_running(self) -> bool:
        """Whether the program is there, and has the terminal."""
        is_there = self.terminal.process.isalive()
        return is_there and not (self.in_a_shell and self._group == self.terminal.process.pid)

    def does(self, event: Event) -> bool:
        """Do one thing; return whether the program goes on."""
        terminal = self.terminal
        for piece in event.pieces():
            terminal.process.send(piece)
            terminal.wait(PAUSE if len(event.pieces()) > 1 or piece == b"\x1b" else 0.02)
        if event.kind == "leave" and not self._leaves(event.text):
            return False
        if event.kind == "size":
            terminal.resize(event.x, event.y)
            terminal.press()
        elif event.kind == "continue":
            os.killpg(self._group, signal.SIGCONT)
        elif event.kind == "stop":
            self._comes_back()
        assert self._is_running(), f"it ended at {event}\n{terminal.text()}"
        assert commands(terminal.bytes) <= self.commands, f"a command at {event}"
        assert b"\x1b]22;" not in terminal.bytes
        return True

    def _comes_back(self) -> None:
        """After ctrl+z: where a shell has the terminal by now, it finds it as it was, and brings the program back."""
        self.terminal.settle(STOPPED)
        if self.in_a_shell and not self._is_running():
            assert self.terminal.is_restored()
            self.terminal.press("fg", "enter")
            self.terminal.until(lambda _screen: self._is_running(), "the program in the foreground")

    def _leaves(self, way: str) -> bool:
        """Leave in a way; return whether the program goes on, since it asks, or takes `q` for a letter."""
        if way.startswith("SIG"):
            os.killpg(self._group, signal.Signals[way])
        elif way in ("gone", "deaf"):
            self._goes_away(deaf=way == "deaf")
            return False
        self.terminal.settle(STOPPED)
        if not LEAVING[way] and self._is_running():
            return True
        self._has_ended(LEAVING[way])
        return False

    def _has_ended(self, code: int) -> None:
        """Assert that it ended with this code, and left the terminal as it was."""
        if self.in_a_shell:
            self.terminal.until(lambda _screen: not self._is_running(), "the shell")
            self.terminal.press("exit $?", "enter")
        assert self.terminal.ends() == code
        assert self.terminal.is_restored()
        assert b"Traceback" not in self.terminal.bytes

    def _goes_away(self, deaf: bool) -> None:
        """Close the terminal, perhaps after much was typed while nobody read; nobody may outlive it."""
        if deaf:
            for _key in range(20):
                self.terminal.process.send(b"?\x1b[6~q")
        self.terminal.hang_up()
        deadline = time.monotonic() + DEADLINE
        while left := marked(self.mark):
            assert time.monotonic() < deadline, f"left behind: {left}"
            with suppress(ChildProcessError):
                os.waitpid(self.terminal.process.pid, os.WNOHANG)
            time.sleep(0.02)

    def is_led_back(self) -> None:
        """Be led back to the tree by Esc, and leave."""
        terminal = self.terminal
        terminal.resize(120, 40)
        for _layer in range(25):
            terminal.press("esc")
        terminal.press("g")
        terminal.sees(self.title)
        terminal.press("\x11\x11")
        self._has_ended(0)
