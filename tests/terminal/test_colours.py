"""The background is asked for, never waited for, and a reply is never a key."""

import pytest
from screen import Terminal

QUESTION = "\x1b]11;?"
WHITE = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\"
BLACK = "\x1b]11;rgb:0000/0000/0000\x07"


def background(terminal: Terminal) -> str:
    return terminal.screen.buffer[10][1].bg


@pytest.mark.parametrize(("reply", "drawn"), [(WHITE, "ffffff"), (BLACK, "121212"), ("", "default")])
def test_the_first_frame_has_the_colours_of_the_background(reply: str, drawn: str) -> None:
    terminal = Terminal()
    terminal.process.send(reply)  # before it is asked: no reply is quicker
    terminal.sees("Berty")
    terminal.until(lambda _screen: background(terminal) == drawn, drawn)
    terminal.press("q")
    assert terminal.ends() == 0
    assert terminal.is_restored()


def test_a_late_reply_is_not_a_key_even_cut_in_two() -> None:
    terminal = Terminal()
    before = terminal.sees("Berty", "? more")
    terminal.press(WHITE[:9], WHITE[9:], BLACK, "down")
    terminal.until(lambda _screen: terminal.screen.cursor.y == 3, "the key after the reply")
    assert terminal.text() == before
    terminal.press("q")
    assert terminal.ends() == 0


def test_the_key_changes_the_colours_and_names_them() -> None:
    terminal = Terminal()
    terminal.sees("Berty")
    for name, drawn in [("dark", "121212"), ("light", "ffffff"), ("contrast", "000000"), ("own", "default")]:
        terminal.press("O")
        terminal.sees(name)
        terminal.until(lambda _screen, drawn=drawn: background(terminal) == drawn, name)  # type: ignore[misc]
    terminal.press("q")
    assert terminal.ends() == 0


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [({"TERM": "xterm"}, "only its own"), ({"NO_COLOR": "1"}, "NO_COLOR is set"), ({"TERM": "linux"}, "16")],
)
def test_where_colours_cannot_be_chosen_nothing_is_asked_and_the_key_says_why(
    environment: dict[str, str], sentence: str
) -> None:
    terminal = Terminal(**environment)
    terminal.sees("Berty")
    assert QUESTION.encode() not in terminal.bytes
    terminal.press("O")
    terminal.sees(sentence)
    terminal.press("q")
    assert terminal.ends() == 0
