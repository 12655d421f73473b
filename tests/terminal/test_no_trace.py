"""No network, no trace: a whole visit seen by strace, and visits in a root like that of a live system."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from screen import Terminal

from conftest import ENTER_LIVE_ROOT, MESSENGERS

CALLS = "trace=%network,%process,%file,ftruncate,fchmod,fchown"
CHANGES = re.compile(
    r"^(mkdir|rmdir|unlink|rename|link|symlink|truncate|ftruncate|chmod|fchmod|chown|fchown|mknod|utime)"
)
WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND")
CONNECTS = re.compile(r"^(socket|connect|bind|listen|accept4?)\(|^socketpair\((?!AF_UNIX)")
ASKED = "/in/no/such/"
"""Where the visit asks for a file, so that imtui tries."""

TERMINALS = ("/dev/tty", "/dev/pts/", "/dev/null")
CHILDREN = ("fork", "vfork", "clone", "clone3", "execve", "execveat")


def visit(terminal: Terminal) -> None:
    """Start, filter, mark, compare, be refused a file, play, read a word, a scenario and the help, quit."""
    terminal.sees("The guide", "Very good")
    for name, rows_down in (("signal", 3), ("briar", 2)):
        terminal.press("/", name)
        terminal.sees(f"1 of {MESSENGERS}")
        terminal.press("enter", "g", *["down"] * rows_down, " ")
        terminal.sees("marked: ", name.capitalize())
        terminal.press("esc")
        terminal.sees(f"{MESSENGERS} messengers")
    terminal.press("c")
    terminal.sees("Compare", "Signal", "Briar", "Forward secrecy")
    terminal.press("d", "e", "enter")
    terminal.press(ASKED + "file", "enter")
    terminal.sees("cannot be written")
    peel(terminal, "Compare", "The guide")
    terminal.press("v")
    terminal.sees("What to sort?")
    terminal.press("enter")
    terminal.sees("Sorting game")
    terminal.press("p", "R")
    peel(terminal, "Sorting game", "The guide")
    for key, title in (("m", "Words"), ("s", "Which situation?"), ("?", "Help")):
        terminal.press(key)
        terminal.sees(title)
        peel(terminal, title, "The guide")
    terminal.press("q")
    terminal.sees("Quit imtui?")  # the votes of the game would be lost
    terminal.press("q")


def peel(terminal: Terminal, shown: str, beneath: str) -> None:
    """Press Esc until what is shown gives way to what lies beneath."""
    for _layer in range(5):
        if shown in terminal.text() or beneath not in terminal.text():
            terminal.press("esc")
    terminal.sees(beneath)


def complaints(report: str) -> list[str]:
    """The lines of a report of strace that show a connection, a change of a file, or a child."""
    found: list[str] = []
    started = False
    for line in report.splitlines():
        call = re.sub(r"^\d+ +", "", line)
        name = call.partition("(")[0]
        thread = name.startswith("clone") and "CLONE_THREAD" in call
        first = name == "execve" and not started
        started = started or first
        if ASKED not in call and (
            CONNECTS.match(call)
            or (name in CHILDREN and not thread and not first)
            or CHANGES.match(call)
            or (WRITES.search(call) and not any(f'"{place}' in call for place in TERMINALS))
        ):
            found.append(line)
    return found


def traced(command: tuple[str, ...], folder: Path) -> list[str]:
    """Visit under strace; gives what there is to complain of."""
    report = folder / "report"
    terminal = Terminal(
        command=("strace", "-f", "-qq", "-e", CALLS, "-e", "signal=none", "-o", str(report), *command),
        columns=100,
        rows=30,
        PYTHONDONTWRITEBYTECODE="1",
    )
    visit(terminal)
    assert terminal.ends() == 0
    seen = report.read_text()
    assert "socketpair(AF_UNIX" in seen, "strace saw nothing"
    return complaints(seen)


@pytest.mark.needs("strace", "strace")
def test_a_visit_to_the_checkout_leaves_no_trace(tmp_path: Path) -> None:
    assert traced((sys.executable, "-m", "imtui"), tmp_path) == []


@pytest.mark.needs("strace", "strace")
@pytest.mark.long
def test_a_visit_to_the_single_file_leaves_no_trace(tmp_path: Path, pyz: Path) -> None:
    assert traced((sys.executable, str(pyz)), tmp_path) == []
    assert {path.name for path in pyz.parent.iterdir()} == {"imtui.pyz", "SHA256SUMS"}


@pytest.mark.parametrize(
    "line",
    [
        "12 socket(AF_INET, SOCK_STREAM, 0) = 3",
        '12 openat(AT_FDCWD, "/home/a/x", O_WRONLY|O_CREAT|O_CLOEXEC, 0666) = 3',
        '12 mkdir("/home/a/__pycache__", 0777) = 0',
        "12 vfork() = 13",
        '12 execve("/usr/bin/xdg-open", ["xdg-open"], 0x0) = 0',
    ],
)
def test_the_test_would_see_a_trace(line: str) -> None:
    assert complaints('11 execve("/usr/bin/python3", ["python3"], 0x0) = 0\n' + line) == [line]


@pytest.mark.long
@pytest.mark.needs("debootstrap", "debootstrap")
@pytest.mark.parametrize("writable", [True, False], ids=["home in memory", "nothing writable"])
def test_a_visit_on_a_live_system(live_root: Path, pyz: Path, writable: bool) -> None:
    pyz.parent.chmod(0o755)
    inside = ("python3", "imtui.pyz", "--lang", "en")
    terminal = Terminal(
        command=(ENTER_LIVE_ROOT, "enter", str(live_root), str(pyz.parent), *inside),
        columns=100,
        rows=30,
        NOTHING_WRITABLE="" if writable else "1",
        PATH=os.environ["PATH"],
    )
    visit(terminal)
    assert terminal.ends() == 0
    assert terminal.is_restored()
