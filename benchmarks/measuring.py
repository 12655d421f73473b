"""What every benchmark shares: programs started in turn in a real pseudo-terminal, medians, ratios, one table.

Chunks of output are noted with the time at which they came, and read by a terminal emulator only afterwards, so that
measuring costs the program nothing.
"""

from __future__ import annotations

import os
import pty
import select
import signal
import struct
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fcntl import ioctl
from pathlib import Path
from statistics import median
from termios import TIOCSWINSZ

import pyte

COLUMNS, ROWS = 100, 30
QUIET = 0.4
"""Seconds without output after which a program is taken to have painted all it will; a caret blinks more slowly."""

DEADLINE = 60.0
RUNS = 9
ENVIRONMENT = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "PATH": os.defpath}

Command = Sequence[str | Path]


class Screen(pyte.Screen):
    """A terminal emulator for which the restoring of private modes, as w3m has it, is no change of margins."""

    def set_margins(self, *margins: int, private: bool = False) -> None:
        if not private:
            super().set_margins(*margins)


@dataclass
class Session:
    """A program in a pseudo-terminal, and what it wrote: chunks, each with its time."""

    process: subprocess.Popen[bytes]
    terminal: int
    begin: float
    columns: int
    rows: int
    chunks: list[tuple[float, bytes]] = field(default_factory=list)

    def settle(self) -> None:
        """Read until the program is quiet."""
        deadline = time.perf_counter() + DEADLINE
        patience = DEADLINE if not self.chunks else QUIET
        while time.perf_counter() < deadline and select.select([self.terminal], [], [], patience)[0]:
            self.chunks.append((time.perf_counter(), os.read(self.terminal, 1 << 16)))
            patience = QUIET

    def press(self, key: str) -> float:
        """Press a key; gives the seconds until the last paint that follows from it."""
        self.chunks.clear()
        begin = time.perf_counter()
        os.write(self.terminal, key.encode())
        self.settle()
        return self.chunks[-1][0] - begin

    def first_complete_frame(self) -> float:
        """The seconds from the start to the first screen that is what the screen is in the end."""
        screen = Screen(self.columns, self.rows)
        stream = pyte.ByteStream(screen)
        shown = []
        for moment, chunk in self.chunks:
            stream.feed(chunk)
            shown.append((moment, tuple(screen.display)))
        return next(moment for moment, display in shown if display == shown[-1][1]) - self.begin

    def bytes_sent(self) -> int:
        """The bytes that the program wrote since the last key, or since the start."""
        return sum(len(chunk) for _moment, chunk in self.chunks)

    def end(self) -> float:
        """End the program; gives the seconds of processor that it took."""
        self.process.send_signal(signal.SIGKILL)
        _pid, status, used = os.wait4(self.process.pid, 0)
        self.process.returncode = os.waitstatus_to_exitcode(status)
        os.close(self.terminal)
        return used.ru_utime + used.ru_stime


@dataclass(frozen=True)
class Row:
    """A line of the table: what was measured, what it is measured against, and how far apart they may be."""

    name: str
    imtui: float
    against: float
    ratio: float
    aim: float

    @staticmethod
    def of_times(name: str, imtui: float, against: float, aim: float) -> Row:
        """Compare seconds, shown as milliseconds."""
        return Row(name, imtui * 1000, against * 1000, imtui / against, aim)

    @staticmethod
    def of_bytes(name: str, imtui: float, against: float, aim: float) -> Row:
        """Compare bytes, shown in thousands."""
        return Row(name, imtui / 1000, against / 1000, imtui / against, aim)

    def __str__(self) -> str:
        verdict = "" if self.ratio <= self.aim else "  over"
        return f"{self.name:40}{self.imtui:9.1f}{self.against:9.1f}{self.ratio:9.2f}{self.aim:9.2f}{verdict}"


def open_session(
    command: Command, environment: Mapping[str, str], size: tuple[int, int] = (COLUMNS, ROWS), early_key: str = ""
) -> Session:
    """Start a program in a pseudo-terminal of its own, and wait until it is quiet.

    `early_key` is pressed as soon as there is something on the screen.
    """
    columns, rows = size
    terminal, its_side = pty.openpty()
    ioctl(its_side, TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    begin = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdin=its_side,
        stdout=its_side,
        stderr=its_side,
        start_new_session=True,
        env={**ENVIRONMENT, **environment},
    )
    os.close(its_side)
    session = Session(process, terminal, begin, columns, rows)
    if early_key:
        session.chunks.append((time.perf_counter(), os.read(terminal, 1 << 16)))
        os.write(terminal, early_key.encode())
    session.settle()
    return session


def run_time(command: Command, environment: Mapping[str, str]) -> float:
    """The seconds that a program without interface takes."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**ENVIRONMENT, **environment})
    return time.perf_counter() - begin


def in_turn(measures: Mapping[str, Callable[[], float]], runs: int = RUNS) -> dict[str, float]:
    """Measure in turn, after one warm-up each, and give the median of each."""
    for measure in measures.values():
        measure()
    taken = [{name: measure() for name, measure in measures.items()} for _ in range(runs)]
    return {name: median(run[name] for run in taken) for name in measures}
