"""Only what changes is sent, and the screen is the one that all of it would have made."""

from __future__ import annotations

import pyte
from hypothesis import given
from hypothesis import strategies as st

from imtui.tui.terminal.damage import DamageTracker

COLUMNS, ROWS = 12, 4
COLOURS = ["39;49", "38;5;9;48;5;16", "48;2;4;4;4", "92;104"]
STYLES = ["", "1", "1;39;49", "7;38;2;1;2;3;48;2;4;5;6", "4", "9;31;42", *COLOURS]
LETTERS = ["a", "b", " ", "é", "✓", "日", "e\N{COMBINING ACUTE ACCENT}"]

runs = st.tuples(st.sampled_from(STYLES), st.lists(st.sampled_from(LETTERS), min_size=1, max_size=5).map("".join))


@st.composite
def pieces(draw: st.DrawFn) -> str:
    """A piece of a line as Textual writes it: a place, then runs, each with its style, that fit the line."""
    x, y = draw(st.integers(1, COLUMNS)), draw(st.integers(1, ROWS))
    text, room = "", COLUMNS - x + 1
    for style, letters in draw(st.lists(runs, max_size=4)):
        kept = ""
        for letter in letters:
            room -= 2 if letter == "日" else 0 if letter == "\N{COMBINING ACUTE ACCENT}" else 1
            if room < 0:
                return f"\x1b[{y};{x}H{text}" + (f"\x1b[{style}m{kept}\x1b[0m" if kept else "")
            kept += letter
        text += f"\x1b[{style}m{kept}\x1b[0m"
    return f"\x1b[{y};{x}H{text}"


def screen_after(*sent: str) -> list[tuple[object, ...]]:
    """What is to be seen of each cell, the cursor left out."""
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.Stream(screen)
    stream.feed("\x1b[?7l")
    for text in sent:
        stream.feed(text)
    cells = (screen.buffer[y][x] for y in range(ROWS) for x in range(COLUMNS))
    return [tuple(c._replace(fg="", bold=False) if is_blank(c) else c) for c in cells]


def is_blank(cell: pyte.screens.Char) -> bool:
    """Whether nothing is to be seen of a cell but what is behind it."""
    return bool(cell.data == " " and not (cell.reverse or cell.underscore or cell.strikethrough))


@given(st.lists(st.lists(pieces(), min_size=1, max_size=6).map("".join), min_size=1, max_size=5))
def test_the_screen_is_the_same(frames: list[str]) -> None:
    tracker = DamageTracker()
    assert screen_after(*map(tracker.reduced, frames)) == screen_after(*frames)


def frame(*lines: str) -> str:
    return "\n".join(f"\x1b[{row};1H\x1b[1;39;49m{line}\x1b[0m" for row, line in enumerate(lines, 1))


def test_what_is_there_is_not_sent_again() -> None:
    tracker = DamageTracker()
    assert tracker.reduced(frame("imtui", "Signal")) == "\x1b[1m\x1b[1;1Himtui\x1b[2;1HSignal\x1b[m"
    assert tracker.reduced(frame("imtui", "Signal")) == ""
    changed = tracker.reduced(frame("imtui", "Signet"))
    assert "et" in changed
    assert "imtui" not in changed


def test_a_terminal_that_was_cleared_is_sent_everything() -> None:
    tracker = DamageTracker()
    first = tracker.reduced(frame("imtui"))
    tracker.forget()
    assert tracker.reduced(frame("imtui")) == first


def test_little_between_two_changes_is_sent_along_rather_than_a_place() -> None:
    tracker = DamageTracker()
    tracker.reduced(frame("a1234567a", "a12345678a"))
    assert tracker.reduced(frame("b1234567b")) == "\x1b[1m\x1b[1;1Hb1234567b\x1b[m"
    assert tracker.reduced("\x1b[2;1H\x1b[1mb12345678b") == "\x1b[1m\x1b[2;1Hb\x1b[2;10Hb\x1b[m"


def test_each_style_is_named_once_however_often_it_changes() -> None:
    sent = DamageTracker().reduced(frame(*["\x1b[0;32m✓ \x1b[0;31m✗ \x1b[0;32m✓"] * 3))
    assert [sent.count(colour) for colour in ("\x1b[32m", "\x1b[31m", "✓", "✗")] == [1, 1, 6, 3]


def test_a_wide_letter_of_which_half_is_hidden_is_sent_whole() -> None:
    tracker = DamageTracker()
    whole = "\x1b[1;1H\x1b[39mab日本\x1b[0m"
    tracker.reduced(whole)
    tracker.reduced("\x1b[1;6H\x1b[39m|\x1b[0m")
    assert tracker.reduced(whole) == "\x1b[1;5H本"


def test_a_letter_that_is_no_frame_may_be_anywhere() -> None:
    tracker = DamageTracker()
    first = tracker.reduced(frame("imtui"))
    tracker.reduced("\x1b[H\x1b]52;c;YQ==\x1b\\\x07")
    assert tracker.reduced(frame("imtui")) == ""
    for text in ("\x1b[Hé\x1b[6n", "\x1b[2;1Ha\x1b[5n"):
        tracker.reduced(text)
        assert tracker.reduced(frame("imtui")) == first


def test_the_cursor_goes_where_it_should_though_nothing_changes() -> None:
    tracker = DamageTracker()
    tracker.reduced(frame("imtui"))
    assert tracker.reduced(frame("imtui") + "\x1b[3;2H") == "\x1b[3;2H"


def test_a_link_is_opened_and_closed() -> None:
    tracker = DamageTracker()
    opening, closing = "\x1b]8;id=1;https://example.org\x1b\\", "\x1b]8;;\x1b\\"
    sent = tracker.reduced(f"\x1b[1;1H{opening}\x1b[39mhere\x1b[0m{closing} and there")
    assert sent == f"\x1b[1;1H{opening}here{closing} and there"
    assert tracker.reduced(f"\x1b[2;1H{opening}here{closing}") == f"\x1b[2;1H{opening}here{closing}"


def test_what_is_no_frame_goes_through() -> None:
    tracker = DamageTracker()
    for text in ("\x1b[?1049h", "\x1b]52;c;YQ==\x1b\\", "\x07", "\x1b[1;1Hbell\x07\x1b[5n", "a\x1b[1;1Hb"):
        assert tracker.reduced(text) == text


def test_a_letter_that_takes_no_place_is_sent_with_all_the_rest() -> None:
    tracker = DamageTracker()
    first = tracker.reduced(frame("imtui"))
    assert tracker.reduced("\x1b[1;1H\u0301") == "\x1b[1;1H\u0301"
    assert tracker.reduced(frame("imtui")) == first
