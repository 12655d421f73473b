"""A visit through Pilot: events go straight to the application, and every invariant is checked after each."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from driver import KEYS, Driver, interface
from textual import events as textual_events
from textual.geometry import Size
from textual.message_pump import MessagePump

from imtui.export.files import NotWrittenError
from imtui.guide.model import Guide
from imtui.tui import save
from imtui.tui.terminal.input_stream import InputStream
from monkey.events import Event
from monkey.invariants import MOST_ESCAPES, check, is_home

ESCAPE_EVERY = 100
"""Events after which Esc must lead back to the tree."""

MARKING = frozenset({"space", "u"})
"""Keys that change marks in the explorer."""

ROUNDS = 50
"""How often messages may cause others before the interface is asked what it shows all the same."""


async def visit(guide: Guide, events: Sequence[Event], watch: Callable[[int], None] = lambda _number: None) -> None:
    """Do all this to the interface; raises AssertionError, or what crashed it, at the first broken invariant."""
    with _writing_nothing():
        async with interface(guide) as ui:
            above = False
            for number, event in enumerate(events, 1):
                # What a screen over the explorer gives back may arrive with the event after the one that closed it.
                above, was_above = len(ui.app.screen_stack) > 1, above
                before, marking = ui.state, above or was_above or not MARKING.isdisjoint(event.text.split())
                _do(ui, event)
                await _settled(ui)
                check(ui, before, marking)
                if number % ESCAPE_EVERY == 0:
                    await escape_leads_back(ui)
                watch(number)
            await escape_leads_back(ui)


@contextmanager
def _writing_nothing() -> Iterator[None]:
    """Keep a visit from writing files: whatever it types is refused, as by a full disk."""

    def refuse(path: Path, _text: str, replace: bool = False) -> None:
        raise NotWrittenError(f"{path}: {replace}")

    with patch.object(save, "write_whole", refuse):
        yield


def _do(ui: Driver, event: Event) -> None:
    """Let the application receive an event, as from its terminal."""
    driver = ui.app._driver
    assert driver is not None
    if event.kind in ("key", "keys"):
        for key in event.text.split():
            character = {"space": " "}.get(key, key if len(key) == 1 else None)
            driver.send_message(textual_events.Key(KEYS.get(key, key), character))
    elif event.kind == "paste":
        driver.send_message(textual_events.Paste(event.text))
    elif event.kind == "sent":
        for message in InputStream().feed(event.sent):
            driver.send_message(message)
    elif event.kind == "continue":
        ui.app.repaint()
    elif event.kind == "size":
        size = Size(event.x, event.y)
        driver._size = size  # type: ignore[attr-defined]
        driver.send_message(textual_events.Resize(size, size))
    else:
        for cls in MOUSE[event.kind, event.text if event.kind == "wheel" else ""]:
            driver.send_message(cls(None, *_place(ui, event), 0, 0, 1, False, False, False))


MOUSE = {
    ("click", ""): (textual_events.MouseMove, textual_events.MouseDown, textual_events.MouseUp),
    ("wheel", "up"): (textual_events.MouseScrollUp,),
    ("wheel", "down"): (textual_events.MouseScrollDown,),
}


def _place(ui: Driver, event: Event) -> tuple[int, int]:
    width, height = ui.app.size
    return event.x % max(width, 1), event.y % max(height, 1)


async def escape_leads_back(ui: Driver) -> None:
    """Esc, pressed often enough, leads to the tree without a filter, and never out of the program."""
    for _press in range(MOST_ESCAPES):
        if is_home(ui.app.screen):
            return
        _do(ui, Event("key", "escape"))
        await _settled(ui)
        assert ui.app.crash is None, f"it crashed: {ui.app.crash!r}"
    assert is_home(ui.app.screen), f"Esc leads nowhere from {ui.app.screen_stack}\n{ui.screen_text()}"


async def _settled(ui: Driver) -> None:
    """Wait until the messages that an event caused, and those that they caused, are done with."""
    while ui.app._in_turn.busy:  # no key is held for longer than `in_turn.PATIENCE`
        await asyncio.sleep(0.001)
    for _round in range(ROUNDS):
        await ui.pilot._wait_for_screen()
        pumps: list[MessagePump] = [ui.app, *ui.app.screen.walk_children(with_self=True)]
        if ui.app.crash or not any(pump.message_queue_size for pump in pumps):
            return
