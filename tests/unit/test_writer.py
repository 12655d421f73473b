"""Writing to a terminal that reads slowly, or nothing, or is gone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from threading import Event

import pytest

from imtui.tui.terminal.writer import FRAMES_AHEAD, Writer

FRAME = "x" * (1 << 16)
"""As much as a pipe takes before somebody reads."""


class Pipe:
    """A terminal that reads when it is told to."""

    def __init__(self) -> None:
        self.reading, self.writing = os.pipe()
        self.gone, self.again = Event(), Event()
        self.writer = Writer(self.writing, "utf-8", patience=0.2)
        self.writer.report_to(self.gone.set, self.again.set)
        self.writer.start()

    def reads_all(self) -> str:
        """Read until the writer has ended."""
        read = b""
        os.set_blocking(self.reading, False)
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            ended = not self.writer.is_alive()
            try:
                read += os.read(self.reading, 1 << 20)
            except BlockingIOError:
                if ended:
                    break
        return read.decode()


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    pipe = Pipe()
    yield pipe
    pipe.writer.stop()
    os.close(pipe.writing)


def test_what_was_written_is_there_when_it_stops(pipe: Pipe) -> None:
    pipe.writer.write("é")
    pipe.writer.write("b")
    pipe.writer.stop()
    assert pipe.reads_all() == "éb"


def test_a_terminal_that_reads_nothing_is_waited_for_once(pipe: Pipe) -> None:
    begun = time.monotonic()
    for _frame in range(3 * FRAMES_AHEAD):
        pipe.writer.write(FRAME)
    assert time.monotonic() - begun < 2
    assert not pipe.again.is_set()
    os.read(pipe.reading, 2 * len(FRAME))
    os.read(pipe.reading, 2 * len(FRAME))
    assert pipe.again.wait(10)
    pipe.writer.forget()


def test_leaving_waits_for_no_frame_and_loses_nothing_of_what_leaves_the_terminal_as_it_was(pipe: Pipe) -> None:
    for _frame in range(3 * FRAMES_AHEAD):
        pipe.writer.write(FRAME)
    pipe.writer.forget()
    pipe.writer.write("left")
    pipe.writer.stop()
    read = pipe.reads_all()
    assert read.endswith("xleft")
    assert len(read) < 4 * len(FRAME)


def test_a_terminal_that_is_gone_is_waited_for_by_nobody(pipe: Pipe) -> None:
    os.close(pipe.reading)
    pipe.writer.write("a")
    assert pipe.gone.wait(10)
    pipe.writer.write("b")
    pipe.writer.stop()
    assert not pipe.writer.is_alive()


UNREAD = """
import os
from imtui.tui.terminal.writer import Writer
reading, writing = os.pipe()
writer = Writer(writing, "utf-8", patience=0.01)
writer.start()
writer.write("x" * (1 << 20))
writer.stop()
print("over")
"""
"""A program that ends while nobody reads what it wrote last."""


def test_the_program_ends_though_nobody_reads() -> None:
    ended = subprocess.run([sys.executable, "-c", UNREAD], capture_output=True, text=True, timeout=10, check=True)
    assert ended.stdout == "over\n"
