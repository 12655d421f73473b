"""A visit through Pilot: bytes go in as from a terminal, and every invariant is checked after each event."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from driver import Driver, interface
from textual._xterm_parser import XTermParser
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message
from textual.message_pump import MessagePump

from imtui.export.files import NotWrittenError
from imtui.guide.model import Guide
from imtui.tui import save
from imtui.tui.in_turn import PATIENCE
from imtui.tui.state import State
from imtui.tui.terminal.input_stream import PASTE_SILENCE, InputStream
from monkey.events import LEAVING, Event
from monkey.invariants import MOST_ESCAPES, check, is_home

ESCAPE_EVERY = 100
"""Events after which Esc must lead back to the tree."""

MARKING = frozenset({"space", "u"})
"""Keys that change marks in the explorer."""

ROUNDS = 50
"""How often messages may cause others before the interface is asked what it shows all the same."""

PAUSE = 0.13
"""Seconds between the pieces of what a terminal sends."""

Watch = Callable[[int], None]


def nobody(_number: int) -> None:
    """Nobody watches."""


async def visit(guide: Guide, events: Sequence[Event], watch: Watch = nobody) -> None:
    """Do all this to the interface, which is opened again when it was left; raises AssertionError, or what crashed it,
    at the first broken invariant.
    """
    done = 0
    with _writing_nothing():
        while True:
            async with interface(guide) as ui:
                done = await Stay(ui).goes_through(events, done, watch)
            # Keys that Textual remembers know who made them: in a terminal it is the thread that reads, here it is the
            # application, of which the last twenty or so would stay.
            XTermParser._parse_extended_key.cache_clear()
            gc.unfreeze()  # what was made by the first frame stays until the program ends, which it does not here
            if done == len(events):
                return


class Stay:
    """From opening the interface to leaving it; the clock of its line is its own, so that nothing is waited for."""

    def __init__(self, ui: Driver) -> None:
        self.ui = ui
        self._now = 0.0
        self._stream = InputStream(lambda: self._now)
        assert ui.app.driver is not None
        self._driver = ui.app.driver
        # As if from a thread, a message would come some time later: nobody could tell when it has been acted upon.
        self._driver.send_message = ui.app.post_message  # type: ignore[method-assign]

    async def goes_through(self, events: Sequence[Event], done: int, watch: Watch = nobody) -> int:
        """Do what comes after so many events until one leaves; return how many are done by then."""
        ui, above = self.ui, False
        for number, event in enumerate(events[done:], done + 1):
            # What a screen over the explorer gives back may arrive with the event after the one that closed it.
            above, was_above = len(ui.app.screen_stack) > 1, above
            before, marking = ui.state, above or was_above or not MARKING.isdisjoint(event.text.split())
            must_ask = bool(ui.explorer.loss)
            self._do(event)
            await self._settled()
            if event.kind == "leave" and ui.app.is_leaving:
                assert ui.app.crash is None, f"it crashed: {ui.app.crash!r}"
                assert ui.app.return_code == LEAVING[event.text]
                assert not must_ask or event.text == "ctrl+c ctrl+c" or LEAVING[event.text], "it left without asking"
            else:
                await self._holds(before, marking)
                if number % ESCAPE_EVERY == 0 or number == len(events):
                    await self._escape_leads_back()
            watch(number)
            if ui.app.is_leaving:
                return number
        return len(events)

    async def _holds(self, before: State, marking: bool) -> None:
        """Every invariant holds, at once or as soon as everything is drawn."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + PATIENCE
        while True:
            try:
                check(self.ui, before, marking)
                return
            except AssertionError:
                if loop.time() > deadline:
                    raise
                await asyncio.sleep(0.05)

    def _do(self, event: Event) -> None:
        """Let the application receive an event, as from its terminal."""
        for piece in event.pieces():
            self._receive(self._stream.feed(piece))
            self._now += PAUSE
            self._receive(self._stream.tick())
        self._now += PASTE_SILENCE + 1
        self._receive(self._stream.tick())
        if event.kind == "continue":
            self.ui.app.repaint()
        elif event.kind == "size":
            size = Size(event.x, event.y)
            self._driver._size = size  # type: ignore[attr-defined]
            self._receive([Resize(size, size)])
        elif event.kind == "leave" and LEAVING[event.text]:
            self.ui.app.exit(None, LEAVING[event.text])

    def _receive(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self._driver.process_message(message)

    async def _escape_leads_back(self) -> None:
        """Esc, pressed often enough, leads to the tree without a filter, and never out of the program."""
        for _press in range(MOST_ESCAPES):
            if is_home(self.ui.app.screen):
                return
            self._do(Event("key", "escape"))
            await self._settled()
            assert self.ui.app.crash is None, f"it crashed: {self.ui.app.crash!r}"
        screens, text = self.ui.app.screen_stack, self.ui.screen_text()
        assert is_home(self.ui.app.screen), f"Esc leads nowhere from {screens}\n{text}"

    async def _settled(self) -> None:
        """Wait until the messages that an event caused, and those that they caused, are done with."""
        app = self.ui.app
        for _round in range(ROUNDS):
            await self.ui.pilot._wait_for_screen()
            pumps: list[MessagePump] = [app, *app.screen.walk_children(with_self=True)]
            if acting := app._in_turn.busy and app._in_turn._acting:
                await asyncio.wait([acting])  # not asked again and again: it waits until nobody else has anything to do
            elif app._resize_event:
                await asyncio.sleep(0.001)
            elif app.crash or not any(pump.message_queue_size for pump in pumps):
                return


@contextmanager
def _writing_nothing() -> Iterator[None]:
    """Keep a visit from writing files: whatever it types is refused, as by a full disk."""

    def refuse(path: Path, _text: str, replace: bool = False) -> None:
        raise NotWrittenError(f"{path}: {replace}")

    with patch.object(save, "write_whole", refuse):
        yield
