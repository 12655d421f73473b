"""The terminal, as imtui drives it: Textual's driver, apart from what keeps a person from leaving or hearing a key.

Each method says what Textual 8.2 does instead, and where that was reported.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
import tty
from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, Any

from textual.constants import DISABLE_KITTY_KEY
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Resize
from textual.geometry import Size

from imtui.exits import Exit
from imtui.language import _
from imtui.terminal import says_utf8
from imtui.tui.terminal.input_stream import ASK_FOR_CELLS, Cells, InputStream
from imtui.tui.terminal.takeover import OTHER_SCREEN, Takeover, is_in_foreground
from imtui.tui.terminal.writer import Writer, unsignalled

if TYPE_CHECKING:
    from imtui.tui.app import ImtuiApp

CLEAR = "\x1b[H\x1b[2J"
ALL_KEYS = "\x1b[>25u"
"""The keyboard protocol of kitty: sequences that are not ambiguous, for all keys, with their text (1 + 8 + 16)."""

READ_UTF8 = "\x1b%G"
READ_AS_BEFORE = "\x1b%@"

_TICK = 0.05
_DEFAULT_SIZE = (80, 25)


class TerminalDriver(LinuxDriver):
    """Takes the terminal over, and gives it back whatever happens."""

    _app: ImtuiApp
    _writer_thread: Writer | None  # type: ignore[assignment]

    def __init__(self, app: ImtuiApp, takeover: Takeover, **options: Any) -> None:
        super().__init__(app, **options)
        self._takeover = takeover
        assert sys.__stderr__ is not None  # it is a terminal: nothing else opens the interface
        self._output = sys.__stderr__
        self._encoding = self._output.encoding
        self._stream = InputStream(encoding=self._encoding)
        self._reads_utf8_for_us = False
        self._away = True
        self._continued = False
        self._handlers: dict[signal.Signals, Any] = {}

    # Taking the terminal over, and giving it back

    def start_application_mode(self) -> None:
        """Ask for what imtui has a use for, and no more.

        Textual also asks for changes of focus, during which it hears no key, and for sizes in the input, with which it
        takes the mouse to be in pixels.
        """
        self._wait_for_the_foreground()
        self._heed_signals()
        self._away = False
        begun = self._takeover.writer()
        self._writer_thread = begun or Writer(self.fileno_of_output, self._encoding)
        self._writer_thread.report_to(gone=self._hang_up, again=self.repaint)
        if not begun:
            with unsignalled():
                self._writer_thread.start()
            self.write(OTHER_SCREEN)
        self._send_size()
        self.attrs_before = self._takeover.attributes() or self._current_attributes()
        self._make_raw()
        self.write("" if DISABLE_KITTY_KEY else ALL_KEYS)
        if self._encoding == "utf-8" and not says_utf8(os.environ):
            self.write(ASK_FOR_CELLS)
        self._key_thread = Thread(target=self._run_input_thread, name="imtui-input", daemon=True)
        with unsignalled():
            self._key_thread.start()
        self._request_terminal_sync_mode_support()
        self._enable_bracketed_paste()
        self._disable_line_wrap()
        self._enable_mouse_support()

    def stop_application_mode(self) -> None:
        """Leave the terminal as it was, without waiting for frames that nobody will look at.

        Where there is no other screen to come back from (GNU screen, mosh, Emacs, Linux consoles), what was read does
        not stay for whoever comes next, and the shell does not go on in the middle of it.
        """
        if not self._away:
            self._away = True
            if self._writer_thread:
                self._writer_thread.forget()
            self.write(CLEAR + (READ_AS_BEFORE if self._reads_utf8_for_us else ""))
            self._reads_utf8_for_us = False
            super().stop_application_mode()

    def close(self) -> None:
        """Write what is still to write, and leave signals to whoever had them before."""
        super().close()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    def _heed_signals(self) -> None:
        """Heed signals even when much is typed while nobody reads: asyncio loses them when its own pipe is full."""
        actions: dict[signal.Signals, Callable[[], object]] = {
            signal.SIGWINCH: self._resized,
            signal.SIGINT: self._app.action_interrupt,
            signal.SIGTERM: partial(self._app.exit, None, 128 + signal.SIGTERM),
            signal.SIGHUP: partial(self._app.exit, None, Exit.TERMINAL_GONE),
        }
        self._handlers = {
            number: signal.signal(number, lambda number, _frame: self._soon(actions[signal.Signals(number)]))
            for number in actions
        }

    @property
    def fileno_of_output(self) -> int:
        """Standard error, where Textual draws as well: standard output stays free."""
        return self._output.fileno()

    def _current_attributes(self) -> list[Any] | None:
        try:
            return termios.tcgetattr(self.fileno)
        except termios.error:
            return None

    def _make_raw(self) -> None:
        attributes = self._current_attributes()
        if attributes is None:
            return
        attributes[tty.LFLAG] = self._patch_lflag(attributes[tty.LFLAG])
        attributes[tty.IFLAG] = self._patch_iflag(attributes[tty.IFLAG])
        attributes[tty.CC][termios.VMIN] = 1
        self._set_attributes(attributes)

    def _set_attributes(self, attributes: list[Any]) -> None:
        try:
            termios.tcsetattr(self.fileno, termios.TCSANOW, attributes)
        except termios.error:  # the terminal is gone: reading says so
            return

    # Size

    def _get_terminal_size(self) -> tuple[int, int]:
        """Measure the terminal. Textual believes COLUMNS and LINES first, which others export and nobody updates."""
        for number in (self.fileno_of_output, self.fileno):
            try:
                columns, rows = os.get_terminal_size(number)
            except OSError:
                continue
            if columns and rows:
                return columns, rows
        return self._app.console.size or _DEFAULT_SIZE

    def _resized(self) -> None:
        self._forget_what_is_shown()
        self._send_size()

    def _send_size(self) -> None:
        size = Size(*self._get_terminal_size())
        self.send_message(Resize(size, size))

    # Reading and writing

    def run_input_thread(self) -> None:
        """Read until the end of the file, which ends imtui; Textual reads on for ever (Textualize/textual#6690).

        Bytes that are no UTF-8 and replies of the terminal are no keys (Textualize/textual#6668).
        """
        data: bytes | None = self._takeover.typed()
        while not self.exit_event.is_set():
            for message in self._stream.feed(data) if data else self._stream.tick():
                if isinstance(message, Cells):
                    self._soon(self._heed_encoding, message.count)
                else:
                    self.process_message(message)
            data = self._read() if select.select([self.fileno], [], [], _TICK)[0] else None
            if data == b"":
                self._hang_up()
                return

    def _read(self) -> bytes | None:
        """Read what there is; nothing at all at the end of the file, or when the terminal is gone."""
        try:
            return os.read(self.fileno, 4096)
        except BlockingIOError:
            return None
        except OSError:
            return b""

    def _heed_encoding(self, cells: int) -> None:
        """Let a terminal that took one letter for two read UTF-8 until imtui leaves; say so when it does not obey."""
        if cells > 1 and self._reads_utf8_for_us:
            self._app.notify(
                _("Accents are garbled here: this terminal does not read UTF-8. Set LANG to what it reads.")
            )
        elif cells > 1:
            self._reads_utf8_for_us = True
            self.write(READ_UTF8 + ASK_FOR_CELLS)
            self.repaint()

    def _run_input_thread(self) -> None:
        """Let what goes wrong here end imtui like what goes wrong elsewhere; Textual prints it, and exits with 0."""
        try:
            self.run_input_thread()
        except Exception as error:
            self._soon(self._app.fail, error)

    def _soon(self, action: Callable[..., object], *arguments: object) -> None:
        """Let the interface do something, from a thread or a signal."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(action, *arguments)

    def _hang_up(self) -> None:
        """End as on SIGHUP, which does not always come when the terminal goes: only its session gets one."""
        self._soon(self._app.exit, None, Exit.TERMINAL_GONE)

    def repaint(self) -> None:
        """Draw everything again, on a terminal that shows something else by now."""
        self._forget_what_is_shown()
        self._soon(self._app.repaint)

    def _forget_what_is_shown(self) -> None:
        if self._writer_thread:
            self._writer_thread.send_all_again()

    # Stopping and going on

    def suspend(self) -> bool:
        """Stop with the whole process group, as a terminal does it on ctrl+z; False when that has no effect.

        A shell waits for the group: when Textual stops its own process alone, `make` and scripts go on waiting for it.
        The kernel does not stop a group that no shell could continue.
        """
        return self._stop(lambda: os.killpg(0, signal.SIGTSTP))

    def _sigtstp_application(self, *_: object) -> None:
        """Stop as asked from outside."""
        if not self._away:
            self._stop(lambda: os.kill(os.getpid(), signal.SIGTSTP))

    def _sigcont_application(self, *_: object) -> None:
        """Go on; Textual takes the terminal over again, even if it had not left it."""
        self._continued = True
        if not self._away:
            if is_in_foreground(self.fileno):
                self._make_raw()
            self.repaint()

    def _stop(self, send: Callable[[], None]) -> bool:
        self.suspend_application_mode()
        self._continued = False
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        send()
        signal.signal(signal.SIGTSTP, self._sigtstp_application)
        stopped = self._continued
        self.resume_application_mode()
        self.repaint()
        return stopped

    def _wait_for_the_foreground(self) -> None:
        """Stop again when continued in the background, as a terminal does it to whoever touches it from there."""
        while not is_in_foreground(self.fileno):
            self._continued = False
            os.killpg(0, signal.SIGTTOU)
            if not self._continued:  # no shell is there any more
                return
