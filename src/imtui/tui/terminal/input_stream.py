"""From the bytes of a terminal to keys, pastes and the mouse. Whatever else it sends is dropped whole, never typed."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from time import monotonic

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual._xterm_parser import XTermParser
from textual.constants import ESCAPE_DELAY
from textual.events import Key, Paste
from textual.keys import Keys
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from imtui.records import record

SEQUENCE_TIME = 1.0
"""Seconds within which a sequence comes to its end; what is there of it by then is dropped."""

PASTE_SILENCE = 3.0
"""Seconds without a byte after which a paste is over, even if its end never came."""

TYPING_PAUSE = 0.05
TYPED_KEYS = 3
"""So many keys in a row, each alone and after such a pause, are typed: a paste comes in larger pieces, or faster. It is
over then, even if its end never came, and they act.
"""

LONGEST_SEQUENCE = 1 << 20
LONGEST_PASTE = 1 << 16
"""Bytes; nothing that has a place in imtui is longer, and the rest is dropped."""

_WHOLE = re.compile(
    rb"""
    (?P<text> [^\x1b]+ )
    | (?P<dropped>
        \x1b \[ M [\s\S]{3}                             # the mouse in the way of X10: three bytes of any kind
        | \x1b [\[O] [ -?]* (?=[^ -~])                  # a sequence that another one, or a control key, cuts short
        | \x1b [P\]_^X] [^\x03\x07\x11\x18\x1a\x1b]*    # DCS, OSC, APC, PM, SOS: to their end, or a key that ends them
            (?: \x07 | \x1b\\ | (?=[\x03\x11\x18\x1a]) | (?=\x1b[^\\]) )
        | \x1b \\                                       # an end that comes late
    )
    | (?P<sequence> \x1b (?: \[\[. | \[(?![\[M]) [ -?]* [@-~] | O [0-9;]* [@-~] ) )
    | (?P<escape> \x1b (?= [^\[OP\]_^X] ) )             # Esc, and another key right after it: imtui has no use for Alt
    """,
    re.VERBOSE,
)
_ESCAPE = b"\x1b"
_NEVER_AFTER_ESCAPE = (b"[", b"]", b"_", b"^")
"""What begins a sequence after Esc, and is no key of any command: where Esc leads, nobody types these."""
_PASTE = b"\x1b[200~"
_END_OF_PASTE = re.compile(rb"\x1b\[201~ | (?=\x11 | \x1b\[113;5u)", re.VERBOSE)  # its end, or ctrl+q in two encodings
_LONGEST_END = 9
_ONE_KEY = re.compile(rb"\x1b | \x1b\[ [ -?]* [@-~] | \x1bO. | [\x00-\x7f] | [\xc0-\xff][\x80-\xbf]*", re.VERBOSE)
_UNFINISHED_END = re.compile(rb"\x1b(\[(2(01?)?)?)?\Z")
_MODE = re.compile(r"\x1b\[\?2026;[1-4]\$y")
_KEY = re.compile(r"\x1b\[(\d*)[\d:]*(?:;[\d:]*){0,2}([u~ABCDEFHPQS])")
_LONGEST_KEY = 64


ASK_FOR_CELLS = "\x1b[Hé\x1b[6n"
"""Writes a letter in the corner and asks where the cursor is then: a terminal that reads no UTF-8 takes it for two."""

_CELLS = re.compile(r"\x1b\[1;([23])R")


@record
class Cells:
    """How many cells the letter took that was written with `ASK_FOR_CELLS`."""

    count: int


class InputStream:
    """Reads bytes as they come, in pieces of any length, and holds back what is not whole yet."""

    def __init__(self, clock: Callable[[], float] = monotonic, encoding: str = "utf-8") -> None:
        self._clock = clock
        self._encoding = encoding
        self._waiting = b""
        self._waiting_since = 0.0
        self._last_byte = 0.0
        self._pasted: bytearray | None = None
        self._typed_in_paste: list[bytes] = []
        self._escape_acted = False
        self._decoder = getincrementaldecoder(encoding)("replace")
        self._translator = XTermParser()

    def feed(self, data: bytes) -> Iterator[Message | Cells]:
        """Read bytes; yield what is whole by now.

        Esc that nobody found alone meanwhile may be the beginning of what comes now, however long ago it was read: on a
        busy machine nobody looked. When it has acted already, what only a sequence begins with still belongs to it.
        """
        if self._waiting != _ESCAPE:
            yield from self.tick()
        if self._escape_acted and data.startswith(_NEVER_AFTER_ESCAPE):
            data = _ESCAPE + data
        self._escape_acted = False
        silence, self._last_byte = self._clock() - self._last_byte, self._clock()
        if self._pasted is not None:
            if silence > TYPING_PAUSE and self._is_one_key(data):
                self._typed_in_paste.append(data)
                if len(self._typed_in_paste) < TYPED_KEYS:
                    return
                data = self._all_typed_in_paste()
                yield from self._end_of_paste()
            else:
                data = self._all_typed_in_paste() + data
        if not self._waiting:
            self._waiting_since = self._last_byte
        self._waiting += data
        while self._waiting:
            if self._pasted is not None:
                if not (end := _END_OF_PASTE.search(self._waiting)):
                    self._keep_of_paste(max(len(self._waiting) - _LONGEST_END, 0))
                    return
                self._keep_of_paste(end.start())
                self._waiting = self._waiting[end.end() - end.start() :]
                yield from self._paste()
            elif whole := _WHOLE.match(self._waiting):
                self._waiting = self._waiting[whole.end() :]
                self._waiting_since = self._last_byte
                yield from self._understood(whole)
            else:
                return

    def tick(self) -> Iterator[Message | Cells]:
        """Stop waiting for the end of what has taken too long; yield what it is without its end."""
        now = self._clock()
        if self._pasted is not None:
            if now - self._last_byte > PASTE_SILENCE:
                self._waiting += self._all_typed_in_paste()
                yield from self._end_of_paste()
            return
        age = now - self._waiting_since
        if self._waiting == _ESCAPE:
            if age > ESCAPE_DELAY:
                self._waiting = b""
                self._escape_acted = True
                yield Key("escape", "\x1b")
        elif age > SEQUENCE_TIME or len(self._waiting) > LONGEST_SEQUENCE:
            self._waiting = b""
        if not self._waiting and now - self._last_byte > ESCAPE_DELAY:
            yield from self._typed(b"", final=True)

    def _understood(self, whole: re.Match[bytes]) -> Iterator[Message | Cells]:
        kind, found = whole.lastgroup, whole.group()
        if kind == "text":
            yield from self._typed(found)
            return
        yield from self._typed(b"", final=True)
        if kind == "escape":
            yield Key("escape", "\x1b")
        elif found == _PASTE:
            self._pasted = bytearray()
        elif kind == "sequence" and len(found) <= _LONGEST_KEY:
            yield from self._meant_by(found.decode("ascii", "replace"))

    def _typed(self, data: bytes, final: bool = False) -> Iterator[Message | Cells]:
        """Yield the keys of a text. What is no UTF-8 is the replacement character."""
        for character in self._decoder.decode(data, final):
            # A newline is what Enter gives before the terminal is told to leave it alone.
            yield from self._keys("\r" if character == "\n" else character)

    def _meant_by(self, sequence: str) -> Iterator[Message | Cells]:
        if sequence.startswith("\x1b[<"):
            mouse = self._translator.parse_mouse_code(sequence)
            if mouse:
                yield mouse
        elif _MODE.fullmatch(sequence):
            yield TerminalSupportsSynchronizedOutput()
        elif cells := _CELLS.fullmatch(sequence):
            yield Cells(int(cells[1]) - 1)
        elif _is_key(sequence):
            try:
                yield from self._keys(sequence)
            except (ValueError, OverflowError):  # the number of no character
                return

    def _keys(self, sequence: str) -> Iterator[Key]:
        for key in self._translator._sequence_to_key_events(sequence):
            if key.key != Keys.Ignore:
                yield key

    def _keep_of_paste(self, length: int) -> None:
        """Move so many of the waiting bytes to what was pasted."""
        assert self._pasted is not None
        self._pasted += self._waiting[: min(length, LONGEST_PASTE - len(self._pasted))]
        self._waiting = self._waiting[length:]

    def _is_one_key(self, data: bytes) -> bool:
        """Whether a piece of a paste could have been typed, and is no piece of its end."""
        so_far = self._waiting + b"".join(self._typed_in_paste) + data
        return bool(_ONE_KEY.fullmatch(data)) and not _END_OF_PASTE.search(so_far)

    def _all_typed_in_paste(self) -> bytes:
        """Take the keys that may have been typed since the last larger piece of a paste."""
        typed = b"".join(self._typed_in_paste)
        self._typed_in_paste.clear()
        return typed

    def _end_of_paste(self) -> Iterator[Message | Cells]:
        """Yield a paste whose end did not come."""
        assert self._pasted is not None
        self._keep_of_paste(len(self._waiting))
        self._pasted = bytearray(_UNFINISHED_END.sub(b"", self._pasted))
        yield from self._paste()

    def _paste(self) -> Iterator[Message | Cells]:
        """Yield what was pasted as one line, since all there is to type in are lines."""
        assert self._pasted is not None
        lines = self._pasted.decode(self._encoding, "replace").replace("\x00", "").splitlines()
        self._pasted = None
        text = " ".join(line for line in lines if line.strip())
        if text:
            yield Paste(text)


def _is_key(sequence: str) -> bool:
    """Whether a sequence names a key, and is no reply: Textual would read the letter out of any number in it."""
    if sequence in ANSI_SEQUENCES_KEYS:
        return True
    named = _KEY.fullmatch(sequence)
    return named is not None and (named[2] == "u" or f"{named[1] or 1}{named[2]}" in FUNCTIONAL_KEYS)
