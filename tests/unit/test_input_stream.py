"""From bytes to keys: what is cut in two, what is no UTF-8, and what a terminal replies."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from replies import REPLIES
from textual.constants import ESCAPE_DELAY
from textual.events import Key, MouseEvent, Paste
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from imtui.tui.terminal.input_stream import LONGEST_PASTE, PASTE_SILENCE, SEQUENCE_TIME, TYPING_PAUSE, InputStream

KEYS = {
    b"q": ["q"],
    b"\x1b[A": ["up"],
    b"\x1bOB": ["down"],
    b"\x1b[1;2C": ["shift+right"],
    b"\x1b[3~": ["delete"],
    b"\x1b[[A": ["f1"],
    b"\x1b[113;5u": ["ctrl+q"],
    b"\x1b[27u": ["escape"],
    b"\r": ["enter"],
    b"\n": ["enter"],
    b"\x7f": ["backspace"],
    b"\x1bq": ["escape", "q"],
    b"\x1b/": ["escape", "slash"],
    b"\x1b\x1b[A": ["escape", "up"],
    "é".encode(): ["é"],
    b"\xe9a": ["replacement_character", "a"],
    b"\xe9\x1b[A": ["replacement_character", "up"],
    b"\x1b]11;rgb:\x11": ["ctrl+q"],
    b"\x1bPwithout end\x1b[A": ["up"],
    b"\x1b[12\x03": ["ctrl+c"],
}


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def stream(clock: Clock) -> InputStream:
    return InputStream(clock)


def said(messages: list[Message]) -> list[str]:
    """Write messages as keys and texts that can be compared."""
    return [m.key if isinstance(m, Key) else f"<{m.text}>" if isinstance(m, Paste) else repr(m) for m in messages]


def keys(stream: InputStream, data: bytes) -> list[str]:
    return said(list(stream.feed(data)))


@pytest.mark.parametrize("sent", KEYS)
def test_keys(sent: bytes, stream: InputStream) -> None:
    assert keys(stream, sent) == KEYS[sent]


@pytest.mark.parametrize("name", REPLIES)
def test_no_reply_is_a_key_even_cut_in_two(name: str) -> None:
    reply = REPLIES[name]
    for cut in range(len(reply) + 1):
        stream = InputStream(Clock())
        assert keys(stream, reply[:cut]) + keys(stream, reply[cut:] + b"z") == ["z"]


@given(st.lists(st.sampled_from([*KEYS, *REPLIES.values(), b"\x1b[200~a\nb\x1b[201~", b"\xff"])), st.data())
def test_where_reads_end_changes_nothing(parts: list[bytes], data: st.DataObject) -> None:
    sent = b"".join(parts) + b"z"
    at_once = keys(InputStream(Clock()), sent)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(sent)), max_size=8)))
    stream = InputStream(Clock())
    in_parts = [
        key for start, end in zip([0, *cuts], [*cuts, len(sent)], strict=True) for key in keys(stream, sent[start:end])
    ]
    assert in_parts == at_once


@given(st.lists(st.binary(max_size=30)))
def test_no_bytes_make_it_fail_or_deaf(parts: list[bytes]) -> None:
    clock = Clock()
    stream = InputStream(clock)
    for part in parts:
        keys(stream, part)
    for _wait in range(2):
        clock.now += PASTE_SILENCE + 1
        list(stream.tick())
    assert keys(stream, b"z") == ["z"]


def test_esc_alone_is_a_key_after_a_moment(stream: InputStream, clock: Clock) -> None:
    assert keys(stream, b"\x1b") == []
    clock.now += ESCAPE_DELAY / 2
    assert said(list(stream.tick())) == []
    clock.now += ESCAPE_DELAY
    assert said(list(stream.tick())) == ["escape"]


@pytest.mark.parametrize("rest", [b"[A", b"[200~q/\x1b[201~", b"]11;rgb:ffff/ffff/ffff\x07", b"_Gi=31;OK\x1b\\"])
@pytest.mark.parametrize("byte_by_byte", [False, True])
def test_esc_cut_from_its_sequence_acts_and_the_rest_is_what_it_was(
    rest: bytes, byte_by_byte: bool, stream: InputStream, clock: Clock
) -> None:
    heard = keys(stream, b"\x1b")
    clock.now += 5 * ESCAPE_DELAY
    heard += said(list(stream.tick()))
    for piece in [bytes([byte]) for byte in rest] if byte_by_byte else [rest]:
        heard += keys(stream, piece)
    assert heard == ["escape", *keys(InputStream(Clock()), b"\x1b" + rest)]
    assert keys(stream, b"q") == ["q"]


def test_esc_is_not_alone_because_nobody_looked_for_a_while(stream: InputStream, clock: Clock) -> None:
    heard = keys(stream, b"\x1b")
    clock.now += 5 * ESCAPE_DELAY
    assert heard + keys(stream, b"[200~q") + keys(stream, b"/\x1b[201~") == ["<q/>"]


def test_after_esc_letters_are_keys(stream: InputStream, clock: Clock) -> None:
    assert keys(stream, b"\x1b") == []
    clock.now += 5 * ESCAPE_DELAY
    assert said(list(stream.tick())) == ["escape"]
    assert keys(stream, b"OPX") == ["O", "P", "X"]


def test_a_byte_that_is_no_utf8_does_not_wait_for_the_next_key(stream: InputStream, clock: Clock) -> None:
    assert keys(stream, b"\xe9") == []
    clock.now += ESCAPE_DELAY * 2
    assert said(list(stream.tick())) == ["replacement_character"]


@pytest.mark.parametrize("begun", [b"\x1b[12", b"\x1bP1$r", b"\x1b]11;", b"\x1b_G", b"\x1bO"])
def test_a_sequence_without_end_does_not_make_it_deaf(begun: bytes, stream: InputStream, clock: Clock) -> None:
    assert keys(stream, begun) == []
    clock.now += SEQUENCE_TIME + 0.1
    assert keys(stream, b"q") == ["q"]


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        (b"one", "one"),
        (b"one\r\ntwo\n\nthree", "one two three"),
        (b"\none", "one"),
        (b" one ", " one "),
        (b"caf\xe9", "caf\ufffd"),
        (b"a\x00b", "ab"),
        ("“Signal”".encode(), "“Signal”"),
    ],
)
def test_a_paste_is_one_line(pasted: bytes, text: str, stream: InputStream) -> None:
    assert keys(stream, b"\x1b[200~" + pasted + b"\x1b[201~z") == [f"<{text}>", "z"]


def test_a_paste_may_take_its_time(stream: InputStream, clock: Clock) -> None:
    heard = []
    for part in (b"\x1b[20", b"0~ab", b"c \x1b[20", b"1~z"):
        heard += keys(stream, part)
        clock.now += 0.9
    assert heard == ["<abc >", "z"]


def test_a_paste_without_end_ends_in_silence(stream: InputStream, clock: Clock) -> None:
    assert keys(stream, b"\x1b[200~abc\x1b[20") == []
    clock.now += PASTE_SILENCE + 0.1
    assert keys(stream, b"q") == ["<abc>", "q"]


@pytest.mark.parametrize("typed", [b"jjj", [b"q", b"\x1b[A", b"\xc3\xa9"], [b"\x1b", b"\x7f", b"\r"]])
@pytest.mark.parametrize("begun", [b"abc", b"abc\x1b[20", b"x" * 2 * LONGEST_PASTE])
def test_a_paste_without_end_ends_when_one_goes_on_typing(
    begun: bytes, typed: Iterable[bytes], stream: InputStream, clock: Clock
) -> None:
    pieces = [bytes([piece]) if isinstance(piece, int) else piece for piece in typed]
    heard = keys(stream, b"\x1b[200~" + begun)
    for piece in pieces:
        clock.now += TYPING_PAUSE + 0.05
        heard += keys(stream, piece)
    assert heard[0] == f"<{begun.removesuffix(bytes([27]) + b'[20').decode()[:LONGEST_PASTE]}>"
    assert heard[1:] == [key for piece in pieces for key in said(list(InputStream(Clock()).feed(piece + b"z")))[:-1]]


@pytest.mark.parametrize("pause", [TYPING_PAUSE / 2, TYPING_PAUSE * 4])
@given(st.lists(st.sampled_from([b"ab", b"libre ", b"\r\n", "éa".encode(), b"1~"]), max_size=8), st.integers(0, 6))
def test_a_paste_in_pieces_stays_one(pause: float, pieces: list[bytes], cut: int) -> None:
    clock, heard = Clock(), []
    stream = InputStream(clock)
    for piece in (b"\x1b[200~", *pieces, b"z\x1b[201~"[:cut], b"z\x1b[201~"[cut:]):
        heard += keys(stream, piece)
        clock.now += pause
    text = b"".join([*pieces, b"z"]).decode()
    assert heard == [f"<{' '.join(line for line in text.splitlines() if line.strip())}>"]


def test_two_slow_letters_of_a_paste_belong_to_it(stream: InputStream, clock: Clock) -> None:
    heard = []
    for piece in (b"\x1b[200~ab", b"c", b"d", b"ef", b"g", b"\x1b[201", b"~", b"z"):
        heard += keys(stream, piece)
        clock.now += TYPING_PAUSE * 2
    assert heard == ["<abcdefg>", "z"]


@pytest.mark.parametrize(("leave", "key"), [(b"\x11", "ctrl+q"), (b"\x1b[113;5u", "ctrl+q")])
def test_ctrl_q_ends_a_paste_at_once(leave: bytes, key: str, stream: InputStream) -> None:
    assert keys(stream, b"\x1b[200~abc" + leave) == ["<abc>", key]


def test_a_paste_without_end_takes_no_memory_without_end(stream: InputStream) -> None:
    assert keys(stream, b"\x1b[200~" + b"x" * 10 * LONGEST_PASTE) == []
    assert keys(stream, b"\x1b[201~") == [f"<{'x' * LONGEST_PASTE}>"]


def test_the_mouse_and_the_modes_it_has_a_use_for(stream: InputStream) -> None:
    click, mode = stream.feed(b"\x1b[<0;120;3M\x1b[?2026;2$y")
    assert isinstance(click, MouseEvent)
    assert (click.x, click.y) == (119, 2)
    assert isinstance(mode, TerminalSupportsSynchronizedOutput)
