"""When the terminal goes away, reads nothing, or others tell the program to stop and to go on."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from screen import DEADLINE, Terminal, activity

from imtui.exits import Exit
from imtui.tui.terminal.writer import PATIENCE

PROGRAM = f"{sys.executable} -m imtui"

LOADING_FOR_LONG = """
import time
from imtui.tui.terminal.takeover import Takeover
hold = Takeover.hold_keys
Takeover.hold_keys = lambda self, ask: (hold(self, ask), time.sleep(60))
from imtui.__main__ import main
main()
"""


class Line:
    """A terminal without a session: the program that runs on it gets no signal when it is gone."""

    def __init__(self, *, controls: bool, command: str = PROGRAM) -> None:
        self.terminal, its_side = pty.openpty()
        prefix = "exec " if controls else "exec setsid -w "
        self.process = subprocess.Popen(
            ["sh", "-c", prefix + command],
            stdin=its_side,
            stdout=its_side,
            stderr=its_side,
            env={"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "en_GB.UTF-8"},
            start_new_session=controls,
        )
        os.close(its_side)
        self.written = b""

    def reads_until(self, text: bytes) -> None:
        """Read until a text has come since the last call."""
        deadline = time.monotonic() + DEADLINE
        while text not in self.written:
            assert time.monotonic() < deadline, self.written
            if select.select([self.terminal], [], [], 0.1)[0]:
                self.written += os.read(self.terminal, 65536)
        self.written = b""


@pytest.fixture
def line() -> Iterator[Line]:
    line = Line(controls=False)
    yield line
    with suppress(ProcessLookupError):
        line.process.kill()
    line.process.wait()


def test_a_terminal_that_goes_away_without_a_signal_ends_it(line: Line) -> None:
    line.reads_until(b"Berty")
    os.close(line.terminal)
    assert line.process.wait(DEADLINE) == Exit.TERMINAL_GONE


@pytest.mark.parametrize("after", [0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3])
def test_a_terminal_that_goes_away_during_the_start_ends_it(line: Line, after: float) -> None:
    time.sleep(after)
    os.close(line.terminal)
    assert line.process.wait(DEADLINE) == Exit.TERMINAL_GONE


@pytest.mark.parametrize("after", [0.0, 0.02, 0.05, 0.1, 0.15])
def test_a_signal_during_the_start_is_no_crash(line: Line, after: float) -> None:
    line.reads_until(b"\x1b[?1049h")
    time.sleep(after)
    line.process.terminate()
    assert line.process.wait(DEADLINE) == 128 + signal.SIGTERM


def test_the_end_of_the_file_ends_it() -> None:
    terminal = Terminal()
    terminal.sees("Berty")
    attributes = termios.tcgetattr(terminal.process.fileno())
    attributes[3] |= termios.ICANON  # as `stty sane` from another window does
    termios.tcsetattr(terminal.process.fileno(), termios.TCSANOW, attributes)
    terminal.process.send("\x04")
    assert terminal.ends() == Exit.TERMINAL_GONE
    assert terminal.is_restored()


@pytest.mark.long
def test_closings_leave_nothing_behind() -> None:
    closings = [sys.executable, str(Path(__file__).with_name("closings.py")), "0", "10"]
    ran = subprocess.run(closings, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_terminal_that_reads_nothing_cannot_keep_it(number: signal.Signals) -> None:
    terminal = Terminal(columns=300, rows=100)
    terminal.sees("Berty")
    with suppress(BlockingIOError):
        os.set_blocking(terminal.process.fileno(), False)
        for _key in range(200):  # each turns the whole page, and nobody reads any of it
            os.write(terminal.process.fileno(), b"?\x1b[6~q")
            time.sleep(0.01)
    os.kill(terminal.process.pid, number)
    assert os.waitstatus_to_exitcode(waited_for(terminal.process.pid)) == 128 + number


def test_a_terminal_that_reads_late_is_left_as_it_was(line: Line) -> None:
    line.reads_until(b"Berty")
    termios.tcsetwinsize(line.terminal, (100, 300))
    for _key in range(20):  # each turns the whole page, and nobody reads any of it
        os.write(line.terminal, b"?\x1b[6~q")
        time.sleep(0.02)
    at_rest(line.process.pid, PATIENCE + 0.5)
    os.write(line.terminal, b"\x11")
    at_rest(line.process.pid, PATIENCE / 4)
    line.reads_until(b"\x1b[?1049l\x1b[?25h")
    assert line.process.wait(DEADLINE) == 0


def at_rest(process: int, seconds: float) -> None:
    """Wait until a program has waited and done nothing for so long, without reading its terminal."""
    deadline = time.monotonic() + DEADLINE
    rested_since, before = time.monotonic(), activity(process)
    while time.monotonic() - rested_since < seconds:
        assert time.monotonic() < deadline, "never at rest"
        time.sleep(0.05)
        if (now := activity(process)) != before or not now[1]:
            rested_since, before = time.monotonic(), now


def waited_for(process: int) -> int:
    """Wait for the end of a process without reading its terminal, and return its status."""
    deadline = time.monotonic() + DEADLINE
    while not (ended := os.waitpid(process, os.WNOHANG))[0]:
        assert time.monotonic() < deadline, "it never ended"
        time.sleep(0.05)
    return ended[1]


def test_what_fails_in_a_thread_is_a_sentence_and_exits_1() -> None:
    failing = """
from imtui.tui.terminal.input_stream import InputStream
def broken(self, data): raise RuntimeError("boom")
InputStream.feed = broken
from imtui.cli import main
main()
"""
    terminal = Terminal(command=(sys.executable, "-c", failing))
    terminal.sees("Berty")
    terminal.press("x")
    assert terminal.ends() == 1
    assert terminal.is_restored()
    shown = terminal.bytes[terminal.bytes.rfind(b"\x1b[?1049l") :].decode()
    assert "boom" in shown
    assert "Traceback" not in shown


@pytest.mark.parametrize("times", [1, 4])
def test_continuing_from_outside_only_paints_again(times: int) -> None:
    terminal = Terminal()
    before = terminal.sees("Berty", "? more")
    for _time in range(times):
        os.kill(terminal.process.pid, signal.SIGSTOP)
        terminal.screen.reset()
        os.kill(terminal.process.pid, signal.SIGCONT)
        terminal.until(lambda screen: screen == before, "the same as before")
    terminal.press("q")
    assert terminal.ends() == 0
    assert terminal.is_restored()
    assert terminal.bytes.count(b"\x1b[?1049h") == 1


def shell_with(command: str) -> Terminal:
    terminal = Terminal(command=("bash", "--norc", "--noprofile", "-i"), PS1="ready> ")
    terminal.sees("ready>")
    terminal.press(command, "enter")
    terminal.sees("Berty")
    return terminal


@pytest.mark.parametrize("command", [PROGRAM, f"sh -c '{PROGRAM}; exit $?'", f"bash -c '{PROGRAM}; true'"])
def test_ctrl_z_stops_whoever_waits_for_it(command: str) -> None:
    terminal = shell_with(command)
    terminal.press("\x1a")
    terminal.sees("Stopped", "ready>")
    terminal.press("stty -a", "enter")
    terminal.sees(" echo ", " icanon ")
    terminal.press("fg", "enter")
    terminal.sees("Berty", "The guide")
    terminal.press("q")
    terminal.until(lambda _screen: terminal.is_restored(), "the shell")
    terminal.press("exit $?", "enter")
    assert terminal.ends() == 0


def test_in_the_background_it_waits_for_the_foreground() -> None:
    terminal = shell_with(PROGRAM)
    terminal.press("\x1a")
    terminal.sees("Stopped", "ready>")
    terminal.press("bg", "enter", "jobs", "enter")
    terminal.until(lambda screen: screen.count("Stopped") == 2, "stopped again")
    terminal.press("echo still", "enter")
    terminal.sees("still", "ready>")
    assert "Berty" not in terminal.text()
    terminal.press("fg", "enter")
    terminal.sees("Berty", "The guide")
    terminal.press("q")
    terminal.until(lambda _screen: terminal.is_restored(), "the shell")
    terminal.press("exit $?", "enter")
    assert terminal.ends() == 0


@pytest.mark.parametrize("command", [(), ("sh", "-c", f"{PROGRAM}; exit $?")])
def test_ctrl_z_where_nobody_could_bring_it_back_says_so(command: tuple[str, ...]) -> None:
    terminal = Terminal(command=command)
    terminal.sees("Berty")
    terminal.press("\x1a")
    terminal.sees("imtui goes on")
    terminal.press("?")
    terminal.sees("In the explorer")
    terminal.press("esc", "q")
    assert terminal.ends() == 0


def test_a_signal_while_it_is_being_loaded_leaves_the_terminal_as_it_was() -> None:
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        terminal = Terminal(command=(sys.executable, "-c", LOADING_FOR_LONG))
        line = os.dup(terminal.process.fileno())
        before = termios.tcgetattr(line)
        terminal.until(lambda _screen, line=line, before=before: termios.tcgetattr(line) != before, "held keys")  # type: ignore[misc]
        os.kill(terminal.process.pid, number)
        assert terminal.ends() == 128 + number
        assert termios.tcgetattr(line) == before
        os.close(line)


def test_a_stop_from_outside_leaves_the_terminal_until_it_goes_on() -> None:
    terminal = shell_with(PROGRAM)
    terminal.press("?")
    terminal.sees("In the explorer")
    (program,) = Path(f"/proc/{terminal.process.pid}/task/{terminal.process.pid}/children").read_text().split()
    os.kill(int(program), signal.SIGTSTP)
    terminal.sees("Stopped", "ready>")
    assert terminal.is_restored()
    terminal.press("fg", "enter")
    terminal.sees("In the explorer")
    terminal.press("esc", "q")
    terminal.until(lambda _screen: terminal.is_restored(), "the shell")
    terminal.press("exit $?", "enter")
    assert terminal.ends() == 0
