"""Reading a terminal that has nothing to say, or is gone; keys that fail."""

from __future__ import annotations

import asyncio
import os
from types import SimpleNamespace
from typing import Any

from textual.events import Event, Key

from imtui.tui.in_turn import InTurn
from imtui.tui.terminal.driver import TerminalDriver


def read(descriptor: int) -> bytes | None:
    """What the driver reads."""
    driver: Any = SimpleNamespace(fileno=descriptor)
    return TerminalDriver._read(driver)


def test_a_terminal_with_nothing_to_read_is_no_end() -> None:
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    assert read(reading) is None
    os.write(writing, b"j")
    assert read(reading) == b"j"
    os.close(writing)
    assert read(reading) == b""
    os.close(reading)


def test_a_terminal_that_is_gone_is_at_its_end() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    os.close(writing)
    assert read(reading) == b""


async def test_keys_act_in_their_order_and_one_that_fails_says_so() -> None:
    acted: list[Event] = []
    failed: list[Exception] = []
    waited = iter([False, False, *[True] * 9])

    async def act(event: Event) -> None:
        acted.append(event)
        if len(acted) == 3:
            raise RuntimeError("boom")

    in_turn = InTurn(act, lambda: next(waited), failed.append)
    assert not in_turn.busy
    keys: list[Event] = [Key(letter, letter) for letter in "abc"]
    for key in keys:
        in_turn.add(key)
    assert in_turn.busy
    assert acted == []
    while in_turn.busy:
        await asyncio.sleep(0.001)
    assert acted == keys
    assert [str(error) for error in failed] == ["boom"]
