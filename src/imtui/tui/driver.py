"""Textual's driver, so far as imtui changes it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from imtui.background import REPLY

if TYPE_CHECKING:
    from imtui.tui.app import ImtuiApp

_UNFINISHED = re.compile(r"\x1b\]11;[^\x07\x1b]{0,64}\x1b?\Z")


class ReplyParser(XTermParser):
    """Drops what the terminal replies about its background: Textual would take the letters for keys."""

    _held = ""

    def feed(self, data: str) -> Iterable[Message]:
        """Parse what was read, without replies, even one that comes in two parts."""
        text = REPLY.sub("", self._held + data)
        unfinished = _UNFINISHED.search(text)
        self._held = unfinished.group() if unfinished else ""
        return super().feed(text.removesuffix(self._held)) if text != self._held or not data else ()


linux_driver.XTermParser = ReplyParser  # type: ignore[attr-defined]


class TerminalDriver(LinuxDriver):
    """Takes the terminal over from the question about its background, with the keys typed meanwhile."""

    _app: ImtuiApp

    def start_application_mode(self) -> None:
        """Let Textual see the terminal as it was before the question."""
        self._app.background.give_back()
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def run_input_thread(self) -> None:
        """Begin with what was typed while the program was loaded."""
        typed, self._app.background.typed = self._app.background.typed, ""
        for event in ReplyParser(self._debug).feed(typed) if typed else ():
            self.process_message(event)
        super().run_input_thread()
