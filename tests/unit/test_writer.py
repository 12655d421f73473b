"""Writing to a terminal that reads slowly, or nothing, or is gone."""

from __future__ import annotations

import fcntl
import os
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from string import ascii_letters
from threading import Event, Thread

import pytest

from imtui.tui.terminal.writer import FRAMES_AHEAD, Writer, unsignalled

DEADLINE = 10.0

FULL = 1 << 16
"""As much as a pipe takes before somebody reads."""


def frame(number: int) -> str:
    """A frame of a letter of its own."""
    return ascii_letters[number % len(ascii_letters)] * FULL


AS_MANY_AS_ARE_KEPT = [frame(number) for number in range(FRAMES_AHEAD + 2)]
"""One that a pipe takes, one that waits for it, and the others for later."""


class Pipe:
    """A terminal that reads when it is told to."""

    def __init__(self) -> None:
        self.reading, self.writing = os.pipe()
        self.gone, self.again = Event(), Event()
        self.writer = self.new_writer("utf-8", patience=0.4)
        self.writer.report_to(self.gone.set, self.again.set)

    def new_writer(self, encoding: str, patience: float) -> Writer:
        """Somebody who writes on it."""
        writer = Writer(self.writing, encoding, patience)
        writer.start()
        return writer

    def takes(self, texts: Sequence[str]) -> None:
        """Take the first text, while the others wait."""
        self.writer.write(texts[0])
        while fcntl.ioctl(self.reading, termios.FIONREAD, bytes(4)) != FULL.to_bytes(4, sys.byteorder):
            time.sleep(0.001)
        for text in texts[1:]:
            self.writer.write(text)

    def reads(self, count: int) -> str:
        """Read so many letters, whose writing takes as many bytes."""
        read = b""
        while len(read) < count:
            assert select.select([self.reading], [], [], DEADLINE)[0], "nothing is written"
            read += os.read(self.reading, count - len(read))
        return read.decode()

    def reads_all(self) -> str:
        """Read what is there once the writer has ended."""
        self.writer.join(DEADLINE)
        assert not self.writer.is_alive()
        os.write(self.writing, b"\x04")
        read = b""
        while not read.endswith(b"\x04"):
            read += os.read(self.reading, FULL)
        return read[:-1].decode()


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    pipe = Pipe()
    yield pipe
    pipe.writer.stop()
    os.close(pipe.writing)


def test_what_was_written_is_there_when_it_stops(pipe: Pipe) -> None:
    patient = pipe.new_writer("utf-8", DEADLINE)
    patient.write("é")
    patient.write("b")
    patient.stop()
    assert not patient.is_alive()
    os.close(pipe.reading)


def test_only_what_changes_is_written_unless_the_terminal_shows_something_else(pipe: Pipe) -> None:
    a_frame = "\x1b[1;1H\x1b[1mimtui\x1b[m"
    for _time in range(2):
        pipe.writer.write(a_frame)
    pipe.writer.send_all_again()
    pipe.writer.write(a_frame)
    pipe.writer.stop()
    assert pipe.reads_all() == 2 * "\x1b[1m\x1b[1;1Himtui\x1b[m"


def test_a_space_that_breaks_no_line_is_a_space_on_the_terminal(pipe: Pipe) -> None:
    pipe.writer.write("à\u00a0la")
    pipe.writer.stop()
    assert pipe.reads_all() == "à la"


def test_a_terminal_that_has_no_such_letter_is_sent_another(pipe: Pipe) -> None:
    pipe.writer.stop()
    pipe.writer = pipe.new_writer("latin-1", DEADLINE)
    pipe.writer.write("✓ yes")
    pipe.writer.write(" no")
    pipe.writer.stop()
    assert pipe.reads_all() == "? yes no"


def test_a_terminal_that_reads_nothing_is_waited_for_once(pipe: Pipe) -> None:
    begun = time.monotonic()
    for _frame in range(3 * FRAMES_AHEAD):
        pipe.writer.write(frame(0))
    assert time.monotonic() - begun < 2
    assert not pipe.again.is_set()
    pipe.reads(2 * FULL)
    assert pipe.again.wait(DEADLINE)
    pipe.writer.forget()


def test_after_frames_were_dropped_what_is_no_more_is_not_shown(pipe: Pipe) -> None:
    a_frame = "\x1b[1;1Hnow"
    pipe.takes([*AS_MANY_AS_ARE_KEPT[:-1], a_frame])
    assert not pipe.again.is_set()
    pipe.writer.write("\x1b[2;1Hdropped")
    read = pipe.reads(2 * FULL)
    assert pipe.again.wait(DEADLINE)
    pipe.writer.write(a_frame)
    pipe.writer.stop()
    assert read + pipe.reads_all() == frame(0) + frame(1) + a_frame


def test_a_terminal_that_reads_in_time_is_sent_everything_as_soon_as_it_does(pipe: Pipe) -> None:
    patient = pipe.new_writer("utf-8", 60 * DEADLINE)
    texts = [*AS_MANY_AS_ARE_KEPT, "last"]
    written: list[None] = []
    writing = Thread(target=lambda: [written.append(patient.write(text)) for text in texts], daemon=True)
    writing.start()
    while len(written) < len(AS_MANY_AS_ARE_KEPT):
        time.sleep(0.001)
    assert pipe.reads(FULL * len(AS_MANY_AS_ARE_KEPT) + 4) == "".join(texts)
    writing.join(DEADLINE)
    assert not writing.is_alive()
    patient.stop()


def test_a_terminal_that_others_have_set_not_to_wait_is_waited_for(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[int] = []
    write = os.write
    monkeypatch.setattr(os, "write", lambda number, data: tries.append(number) or write(number, data))
    os.set_blocking(pipe.writing, False)
    pipe.writer.write(frame(0) + frame(1))
    while len(tries) < 2:
        time.sleep(0.001)
    assert pipe.reads(2 * FULL) == frame(0) + frame(1)
    assert len(tries) < 100, "it tries again and again instead of waiting"


def test_leaving_waits_for_no_frame_and_loses_nothing_of_what_leaves_the_terminal_as_it_was(pipe: Pipe) -> None:
    pipe.takes([*AS_MANY_AS_ARE_KEPT, "dropped"])
    pipe.writer.forget()
    pipe.writer.write("left")
    read = pipe.reads(2 * FULL)
    pipe.writer.stop()
    assert read + pipe.reads_all() == frame(0) + frame(1) + "left"


def test_a_terminal_that_is_gone_is_waited_for_by_nobody(pipe: Pipe) -> None:
    os.close(pipe.reading)
    pipe.writer.write("a")
    assert pipe.gone.wait(DEADLINE)
    pipe.writer.write("b")
    pipe.writer.stop()
    assert not pipe.writer.is_alive()


def test_whoever_asks_late_whether_the_terminal_is_gone_is_told(pipe: Pipe) -> None:
    unreported = pipe.new_writer("utf-8", DEADLINE)
    told = Event()
    unreported.report_to(told.set, told.set)
    assert not told.is_set()
    os.close(pipe.reading)
    unreported.write("a")
    unreported.join(DEADLINE)
    later = Event()
    unreported.report_to(later.set, lambda: None)
    assert told.is_set()
    assert later.is_set()


def test_signals_go_to_the_main_thread_alone() -> None:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    blocked: list[set[signal.Signals]] = []
    thread = Thread(target=lambda: blocked.append(signal.pthread_sigmask(signal.SIG_BLOCK, ())))
    with unsignalled():
        thread.start()
    thread.join()
    assert {signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGWINCH} <= blocked[0]
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == before


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
