"""The real program in a real pseudo-terminal, its screen read by a terminal emulator."""

from __future__ import annotations

import os
import signal
import sys
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pexpect
import pyte

DEADLINE = 30.0
ESCAPE_PAUSE = 0.25
"""Seconds after Esc: a terminal program waits a moment to know whether more of a sequence follows."""

RUNNING = "RDt"
"""States of a thread that has something to do: it runs or would, it waits for a disk, or strace holds it."""
WAKING_UP = 200_000
"""More nanoseconds than a thread needs to look whether there is something to do."""

ARROWS = {"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D"}
KEYS = {"esc": "\x1b", "enter": "\r", "tab": "\t", **ARROWS}


class Terminal:
    """A program on a screen of some columns and rows."""

    def __init__(
        self,
        *arguments: str,
        columns: int = 80,
        rows: int = 24,
        command: tuple[str, ...] = (),
        folder: str | None = None,
        **environment: str,
    ) -> None:
        program, *before = command or (sys.executable, "-m", "imtui")
        base = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        self.process = pexpect.spawn(
            program,
            [*before, *arguments],
            cwd=folder,
            dimensions=(rows, columns),
            env={**base, "TERM": "xterm-256color", "LANG": "en_GB.UTF-8", **environment},  # type: ignore[arg-type]
            timeout=DEADLINE,
            preexec_fn=_heed_interrupts,
        )
        self.process.delaybeforesend = None
        self._left_set: list[Any] | None = None
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._changes_encoding = False
        self.bytes = b""

    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def press(self, *keys: str) -> None:
        """Press keys: names of `KEYS`, or texts to type."""
        for key in keys:
            self.process.send(KEYS.get(key, key))
            self.wait(ESCAPE_PAUSE if key == "esc" else 0.02)

    def until(self, condition: Callable[[str], bool], what: str, *, settled: bool = True) -> str:
        """Wait until a settled frame satisfies a condition, or any frame; fails with the screen when none ever does."""
        deadline = time.monotonic() + DEADLINE
        while True:
            if condition(self.text()):
                if not settled:
                    return self.text()
                self.settle()
                if condition(self.text()):
                    return self.text()
            if time.monotonic() > deadline:
                raise AssertionError(f"never came: {what}\n{self.text()}")
            self._read(0.05)

    def sees(self, *texts: str) -> str:
        """Wait until all these texts are on the screen."""
        return self.until(lambda screen: all(text in screen for text in texts), f"on the screen: {texts}")

    def sees_no(self, *texts: str) -> str:
        """Wait until none of these texts is on the screen."""
        return self.until(lambda screen: not any(text in screen for text in texts), f"gone: {texts}")

    def settle(self, quiet: float = 0.03) -> None:
        """Read until the program has written nothing, done nothing and waited to do nothing for so many seconds."""
        deadline = time.monotonic() + DEADLINE
        quiet_since, work = time.monotonic(), -1
        while time.monotonic() - quiet_since < quiet:
            if time.monotonic() > deadline:
                raise AssertionError(f"never at rest\n{self.text()}")
            before = (work, len(self.bytes))
            self._read(0.01)
            work, rests = activity(self.process.pid)
            if not rests or (work, len(self.bytes)) != before:
                quiet_since = time.monotonic()

    def resize(self, columns: int, rows: int) -> None:
        """Resize the terminal."""
        self.process.setwinsize(rows, columns)
        self.screen.resize(rows, columns)

    def reads_latin_1(self) -> None:
        """Be a terminal for which each byte is a letter, unless it is asked to read UTF-8; it answers questions."""
        self._changes_encoding = True
        self._stream.select_other_charset("@")
        self.screen.write_process_input = self.process.send

    def hang_up(self) -> None:
        """Go away, as a window that is closed. Its number may be another terminal's by the time this is forgotten."""
        self.process.ptyproc.fileobj.close()

    def ends(self) -> int:
        """Wait for the end of the program and give its exit code (128 + n for signal n)."""
        deadline = time.monotonic() + DEADLINE
        while self.process.isalive() and time.monotonic() < deadline:
            self._read(0.05)
        assert not self.process.isalive(), "the program never ended"
        self._read(0)
        self._left_set = termios.tcgetattr(self.process.fileno())
        self.process.close()
        signal = self.process.signalstatus
        return 128 + signal if signal else int(self.process.exitstatus or 0)

    def is_restored(self) -> bool:
        """Whether the terminal was left as it was: normal screen, mouse off, cursor shown; at the end, lines edited."""
        left = self.bytes.rfind(b"\x1b[?1049l")
        return (
            self._left_set in (None, _set_as_new())
            and left > self.bytes.rfind(b"\x1b[?1049h")
            and self.bytes.rfind(b"\x1b[?1000l") >= self.bytes.rfind(b"\x1b[?1000h")
            and self.bytes.rfind(b"\x1b[?25h") > self.bytes.rfind(b"\x1b[?25l")
        )

    def wait(self, seconds: float) -> None:
        """Read for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(left)

    def _read(self, wait: float) -> None:
        try:
            data = self.process.read_nonblocking(65536, timeout=wait)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return
        self.bytes += data
        # pyte decodes all that it is fed before it acts on any of it.
        for piece in [bytes([byte]) for byte in data] if self._changes_encoding else [data]:
            self._stream.feed(piece)


@cache
def _set_as_new() -> list[Any]:
    """How a terminal is set that nobody has used."""
    ends = os.openpty()
    attributes = termios.tcgetattr(ends[1])
    for end in ends:
        os.close(end)
    return attributes


def _heed_interrupts() -> None:
    """Let ctrl+c interrupt, as in any terminal: what runs in the background of a script inherits that it does not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def activity(process: int) -> tuple[int, bool]:
    """Return for how long a program and those it started have run (in units of `WAKING_UP`), and whether all wait.

    Where the system does not tell, as outside Linux, they seem to.
    """
    units, rest = 0, True
    with suppress(OSError):  # it may end meanwhile
        place = Path(f"/proc/{process}")
        units = int((place / "schedstat").read_text().split()[0]) // WAKING_UP
        for task in place.glob("task/*"):
            rest = rest and _fields(task)[0] not in RUNNING
            for child in (task / "children").read_text().split():
                units_of_child, child_rests = activity(int(child))
                units, rest = units + units_of_child, rest and child_rests
    return units, rest


def _fields(process: Path) -> list[str]:
    """Return what the system says of a process after its name: state, parent, group, session..."""
    return (process / "stat").read_text().rpartition(")")[2].split()
