"""The first frame, drawn before Textual is there, is the frame that Textual draws, cell by cell.

`tui/test_beginning.py` compares the two at more sizes, without a terminal.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator

import pyte
import pytest
from screen import Terminal

TAKEN_OVER = b"\x1b[?2026$p"
"""What the driver asks first: whatever came before it was drawn without Textual."""

SLOW = """
import time
from imtui import startup
startup.without_ssl = lambda: time.sleep(60)
from imtui.__main__ import main
main()
"""
"""imtui on a machine on which Textual takes a minute to be imported."""

LOSING = """
import time
from imtui import startup
class Lost:
    def __del__(self): time.sleep(60)
def lose(): Lost()
startup.without_ssl = lose
from imtui.__main__ import main
main()
"""
"""The same, within what loses exceptions, as some of what is imported does."""

ENDED_AT = """
import os, signal
from threading import Condition, Thread
def ended(step):
    def is_ended_before(*arguments):
        os.kill(os.getpid(), signal.SIGTERM)
        return step(*arguments)
    return is_ended_before
{step} = ended({step})
"""
"""Somebody ends it at a step, each time."""


def seen(screen: pyte.Screen) -> Iterator[tuple[int, int, object]]:
    """All that can be seen of each cell: of an empty one, not the colour of its letter."""
    for y in range(screen.lines):
        for x in range(screen.columns):
            cell = screen.buffer[y][x]
            bare = cell.data == " " and not cell.underscore and not cell.reverse
            yield x, y, cell._replace(fg="", bold=False) if bare else cell


def assert_nothing_moves(columns: int, rows: int, *arguments: str, **environment: str) -> None:
    """Assert that the interface begins with a frame that stays."""
    terminal = Terminal(*arguments, columns=columns, rows=rows, **environment)
    terminal.until(lambda _text: TAKEN_OVER in terminal.bytes, "the interface")
    first = pyte.Screen(columns, rows)
    pyte.ByteStream(first).feed(terminal.bytes.partition(TAKEN_OVER)[0])
    assert first.display == terminal.screen.display
    assert list(set(seen(first)) ^ set(seen(terminal.screen))) == []
    terminal.press("\x11")
    assert terminal.ends() == 0
    assert terminal.is_restored()


@pytest.mark.parametrize(("columns", "rows"), [(120, 40), (80, 24)])
def test_nothing_moves_when_the_interface_is_there(columns: int, rows: int) -> None:
    assert_nothing_moves(columns, rows, LANG="fr_FR.UTF-8")


@pytest.mark.parametrize(("theme", "colours"), [("dark", "truecolor"), ("light", "")])
def test_the_colours_are_those_of_the_interface(theme: str, colours: str) -> None:
    assert_nothing_moves(100, 30, "--theme", theme, COLORTERM=colours)


@pytest.mark.parametrize("arguments", [["--filter", "android e2ee"], ["--ascii"]])
def test_it_begins_as_asked(arguments: list[str]) -> None:
    assert_nothing_moves(100, 30, *arguments)


def test_what_is_typed_before_the_interface_is_there_acts_when_it_is() -> None:
    terminal = Terminal()
    terminal.until(lambda text: "Briar" in text, "the first frame", settled=False)
    terminal.press("/briar", "enter", "?")
    terminal.sees("Help")
    terminal.press("\x11")
    assert terminal.ends() == 0


@pytest.mark.parametrize("loading", [SLOW, LOSING], ids=["slow", "losing"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_whoever_ends_it_before_the_interface_is_there_has_the_terminal_back(
    loading: str, number: signal.Signals
) -> None:
    terminal = Terminal(command=(sys.executable, "-c", loading))
    terminal.until(lambda text: "Briar" in text, "the first frame", settled=False)
    terminal.process.kill(number)
    assert terminal.ends() == 128 + number
    assert terminal.is_restored()


@pytest.mark.parametrize("step", ["Thread.start", "Condition.__exit__"])
def test_whoever_ends_it_while_the_first_frame_is_written_has_the_terminal_back(step: str) -> None:
    terminal = Terminal(command=(sys.executable, "-c", ENDED_AT.format(step=step) + SLOW))
    assert terminal.ends() == 128 + signal.SIGTERM
    assert terminal.is_restored()
