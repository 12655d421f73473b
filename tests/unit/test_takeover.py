"""A terminal is taken over, and given back, before there is an interface: what is typed meanwhile is held."""

from __future__ import annotations

import os
import select
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from own_terminal import own_terminal

from imtui.background import ASK
from imtui.tui.terminal.takeover import Takeover
from imtui.tui.terminal.writer import Writer

CONTROLS = b"a\r\x0f\x11\x13\x16\x17\x1a\x7f\x15"
"""What a terminal that edits lines keeps for itself: ctrl+o, ctrl+q, ctrl+s, ctrl+v, ctrl+w, ctrl+z, and so on."""

WHITE = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\"


@contextmanager
def taken_over(ask: bool = False) -> Iterator[Takeover]:
    """Take the terminal over, for a while."""
    with Takeover() as takeover:
        takeover.hold_keys(ask)
        yield takeover


def test_what_is_typed_is_held_as_it_was_typed_and_not_shown() -> None:
    with own_terminal() as terminal, taken_over() as takeover:
        terminal.types(CONTROLS)
        assert takeover.background() is None
        assert takeover.typed() == CONTROLS
        assert takeover.typed() == b""
        assert terminal.shown() == b""


def test_the_terminal_is_given_back_as_it_was() -> None:
    with own_terminal() as terminal:
        before = terminal.attributes()
        with taken_over():
            assert terminal.attributes() != before
        assert terminal.attributes() == before
        assert terminal.shown() == b""


def test_whoever_goes_on_gives_the_terminal_back() -> None:
    with own_terminal() as terminal:
        before = terminal.attributes()
        with taken_over() as takeover:
            taken = terminal.attributes()
            assert takeover.attributes() == before
            assert takeover.attributes() is None
        assert terminal.attributes() == taken


def test_the_background_is_asked_for_only_where_it_decides() -> None:
    for ask, shown in ((True, ASK), (False, b"")):
        with own_terminal() as terminal, taken_over(ask):
            assert terminal.shown() == shown


def test_a_reply_is_never_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    waits = []
    monkeypatch.setattr(select, "select", lambda *_files: waits.append(_files[-1]) or ([], [], []))
    with own_terminal(), taken_over(ask=True) as takeover:
        assert takeover.background() is None
    assert waits == [0]


def test_a_reply_among_keys_is_read_and_handed_on_with_them() -> None:
    with own_terminal() as terminal, taken_over(ask=True) as takeover:
        terminal.types(b"jj" + WHITE[:9])
        assert takeover.background() is None
        terminal.types(WHITE[9:] + b"k")
        for _time in range(2):
            assert takeover.background() == pytest.approx(1)
        assert takeover.typed() == b"jj" + WHITE + b"k"


def test_a_first_frame_is_left_to_whoever_goes_on_with_it() -> None:
    with own_terminal() as terminal:
        with taken_over() as takeover:
            takeover.show("frame", Writer(2, "utf-8"))
            assert terminal.shows(b"frame") == b"\x1b[?1049h\x1b[?25lframe"
            writer = takeover.writer()
            assert takeover.writer() is None
        assert terminal.shown() == b""
        writer.stop()


def test_a_first_frame_goes_with_whoever_goes() -> None:
    with own_terminal() as terminal:
        with taken_over() as takeover:
            takeover.show("frame", writer := Writer(2, "utf-8"))
            terminal.shows(b"frame")
        assert terminal.shown() == b"\x1b[H\x1b[2J\x1b[?1049l\x1b[?25h"
        assert not writer.is_alive()


@pytest.mark.parametrize("is_ours", [False, True])
def test_a_terminal_that_others_have_is_left_alone(is_ours: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "tcgetpgrp", lambda terminal: os.getpgrp() + (not terminal and not is_ours))
    with own_terminal() as terminal:
        before = terminal.attributes()
        with taken_over(ask=True) as takeover:
            assert (terminal.attributes() != before) is is_ours
            takeover.show("frame", Writer(2, "utf-8"))
            if is_ours:
                terminal.shows(b"frame")
            terminal.types(WHITE + b"\r")
            assert (takeover.background() is not None) is is_ours
        assert terminal.attributes() == before
        assert (b"\x1b[?1049l" in terminal.shown()) is is_ours


def test_where_nothing_can_be_asked_keys_are_held_all_the_same() -> None:
    with own_terminal() as terminal, open(os.devnull) as unwritable:
        os.dup2(unwritable.fileno(), 2)
        with taken_over(ask=True) as takeover:
            terminal.types(b"j")
            assert takeover.background() is None
            assert takeover.typed() == b"j"


def test_where_there_is_no_terminal_nothing_is_done() -> None:
    with own_terminal() as terminal, open(os.devnull) as nothing:
        os.dup2(nothing.fileno(), 0)
        with taken_over(ask=True) as takeover:
            assert takeover.background() is None
            assert takeover.attributes() is None
        assert terminal.shown() == b""


def test_a_terminal_that_goes_while_it_is_read_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_arguments: object) -> bytes:
        raise OSError

    with own_terminal() as terminal, taken_over() as takeover:
        terminal.types(b"j")
        with monkeypatch.context() as patch:
            patch.setattr(os, "read", gone)
            assert takeover.background() is None
