"""Any terminal: each row of the tables is an environment, and what is on the screen in it."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest
from screen import DEADLINE, Terminal

from conftest import MESSENGERS

SIGNS = {"unicode": "▾", "ascii": "v"}
DEFAULT_COLOURS = {"39", "49"}

ENVIRONMENTS: dict[str, tuple[dict[str, str], str, str]] = {
    "xterm": ({"TERM": "xterm-256color"}, "unicode", "The guide"),
    "24-bit": ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "unicode", "The guide"),
    "linux console": ({"TERM": "linux"}, "ascii", "The guide"),
    "screen": ({"TERM": "screen"}, "unicode", "The guide"),
    "tmux": ({"TERM": "tmux-256color"}, "unicode", "The guide"),
    "vt100": ({"TERM": "vt100"}, "unicode", "The guide"),
    "LANG=C": ({"LANG": "C"}, "unicode", "Le guide"),
    "French": ({"LANG": "fr_FR.UTF-8"}, "unicode", "Le guide"),
    "Latin-1": ({"LANG": "fr_FR.ISO-8859-1", "PYTHONIOENCODING": "latin-1"}, "ascii", "Le guide"),
    "no home": ({"HOME": ""}, "unicode", "The guide"),
    "no colour": ({"NO_COLOR": "1"}, "unicode", "The guide"),
    "no colour, linux console": ({"NO_COLOR": "1", "TERM": "linux"}, "ascii", "The guide"),
}


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_an_environment(name: str) -> None:
    environment, signs, title = ENVIRONMENTS[name]
    terminal = Terminal(**environment)
    screen = terminal.sees(title, "Berty")
    other = SIGNS["ascii" if signs == "unicode" else "unicode"]
    assert any(line.startswith(SIGNS[signs]) for line in screen.splitlines())
    assert not any(line.startswith(other) for line in screen.splitlines())
    terminal.press("down", "down")
    terminal.until(lambda _screen: reversed_lines(terminal) == [4], "the selection, in reverse, two lines lower")
    if "NO_COLOR" in environment:
        assert not colours(terminal.bytes)
    else:
        assert colours(terminal.bytes) <= DEFAULT_COLOURS  # nothing is known of its background
    terminal.press("q")
    assert terminal.ends() == 0
    assert terminal.is_restored()


def reversed_lines(terminal: Terminal) -> list[int]:
    """The lines that begin in reverse."""
    return [row for row in range(terminal.screen.lines) if terminal.screen.buffer[row][0].reverse]


def colours(written: bytes) -> set[str]:
    """The codes of colours among the escape sequences that were written."""
    codes = {code for found in re.findall(rb"\x1b\[([0-9;]+)m", written) for code in found.decode().split(";")}
    return {code for code in codes if re.fullmatch(r"[349][0-9]|10[0-7]", code)}


def test_nothing_stays_on_a_terminal_without_another_screen() -> None:
    terminal = Terminal(command=("sh", "-c", f"{sys.executable} -m imtui; echo over"))
    terminal.sees("The guide")
    terminal.press("jj", "q")
    assert terminal.ends() == 0
    assert terminal.text().strip() in ("over", "uover")  # the emulator of the tests prints the last letter of CSI < u


def test_without_home_at_all() -> None:
    terminal = Terminal(command=("env", "-u", "HOME", sys.executable, "-m", "imtui"))
    terminal.sees("The guide")
    terminal.press("q")
    assert terminal.ends() == 0


SIZES = [(300, 100), (80, 24), (40, 12), (20, 6)]
BETWEEN = [(120, 40), (100, 30), (60, 20), (30, 10)]


@pytest.mark.parametrize(
    ("columns", "rows"), [*SIZES, *(pytest.param(*size, marks=pytest.mark.long) for size in BETWEEN)]
)
def test_a_size(columns: int, rows: int) -> None:
    terminal = Terminal(columns=columns, rows=rows)
    terminal.sees("The guide")
    terminal.press("down", "down", "enter")
    terminal.sees("Berty")
    terminal.press("esc", "q")
    assert terminal.ends() == 0


def test_resizing_in_the_middle_of_anything() -> None:
    terminal = Terminal(columns=120, rows=40)
    terminal.sees("The guide")
    for keys in (["/", "signal"], ["esc", "esc", "f"], ["esc", "?"], ["esc", "m"], ["esc", "s"], ["esc", "v"]):
        terminal.press(*keys)
        for columns, rows in ((20, 6), (300, 100), (10, 3), (80, 24)):
            terminal.resize(columns, rows)
            terminal.press()
        terminal.until(lambda screen: bool(screen.strip()), "something on the screen")
    terminal.resize(100, 30)
    terminal.press("esc", "esc", "esc")
    terminal.press("g")
    terminal.sees("The guide")
    terminal.press("q")
    assert terminal.ends() == 0


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_a_pipe_on_one_standard_stream(stream: str) -> None:
    terminal, its_side = pty.openpty()
    streams = {"stdin": its_side, "stdout": its_side, "stderr": its_side, stream: subprocess.PIPE}
    environment = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "en_GB.UTF-8"}
    process = subprocess.Popen([sys.executable, "-m", "imtui"], env=environment, **streams)
    os.close(its_side)
    piped = dict(zip(("stdout", "stderr"), process.communicate(b""), strict=True)).get(stream) or b""
    shown = everything(terminal)
    assert process.returncode == (0 if stream == "stdout" else 4)
    assert b"[signal]" in (piped if stream == "stdout" else shown)
    assert b"plain list" in (piped if stream == "stderr" else shown)
    assert b"\x1b" not in shown + piped


def everything(terminal: int) -> bytes:
    """Read what was written to a terminal that nobody has open any more."""
    read = b""
    try:
        while chunk := os.read(terminal, 65536):
            read += chunk
    except OSError:
        pass
    os.close(terminal)
    return read


def test_ctrl_z_goes_to_the_shell_and_fg_comes_back() -> None:
    terminal = Terminal(command=("bash", "--norc", "--noprofile", "-i"), PS1="ready> ")
    terminal.sees("ready>")
    terminal.press(f"{sys.executable} -m imtui", "enter")
    terminal.sees("The guide")
    terminal.press("/", "signal")
    terminal.sees(f"1 of {MESSENGERS}")
    terminal.press("enter", "\x1a")
    terminal.sees("Stopped", "ready>")
    assert terminal.is_restored()
    terminal.press("fg", "enter")
    terminal.sees(f"1 of {MESSENGERS}", "signal", "Fairly good")
    terminal.sees_no("Stopped")
    terminal.press("q")
    terminal.until(lambda _screen: terminal.is_restored(), "the shell")
    terminal.press("exit $?", "enter")
    assert terminal.ends() == 0


def test_a_terminal_that_is_closed_ends_it() -> None:
    terminal = Terminal()
    terminal.sees("The guide")
    terminal.hang_up()
    deadline = time.monotonic() + DEADLINE
    while not (ended := os.waitpid(terminal.process.pid, os.WNOHANG))[0]:
        assert time.monotonic() < deadline, "it never ended"
        select.select([], [], [], 0.05)
    assert os.waitstatus_to_exitcode(ended[1]) in (128 + signal.SIGHUP, -signal.SIGHUP)


@pytest.mark.parametrize(
    "interrupt", [lambda terminal: terminal.press("\x03"), lambda terminal: terminal.process.kill(signal.SIGINT)]
)
def test_ctrl_c_does_not_lose_what_one_did(interrupt: Callable[[Terminal], None]) -> None:
    terminal = Terminal()
    terminal.sees("The guide")
    interrupt(terminal)
    terminal.sees("To quit", "The guide")
    terminal.press("q")
    assert terminal.ends() == 0
