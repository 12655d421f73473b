"""What was reported of other terminal programs, replayed on imtui in a real pseudo-terminal.

1. the terminal goes away, or reads nothing: `test_leaving.py`  2. ctrl+z without a shell: `test_leaving.py`
3. keys that come together: `test_typing.py`  4. bytes that are no UTF-8: here  5. a paste cut in two: here
6. SIGCONT from outside: `test_leaving.py`  7. replies of the terminal: here  8. COLUMNS and LINES: here
9. sequences nobody needs: here  10. the cursor for screen readers: `test_cursor.py`  11. colours: `test_colours.py`
12. ctrl+c: here  13. the smaller ones: here
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest
from replies import REPLIES
from screen import Terminal

from conftest import MESSENGERS


@pytest.fixture
def terminal() -> Terminal:
    terminal = Terminal(columns=100, rows=30)
    terminal.sees("Berty", "? more")
    return terminal


def quits(terminal: Terminal) -> None:
    """Assert that it is not deaf, and leaves all as it was."""
    terminal.press("\x11")
    assert terminal.ends() == 0
    assert terminal.is_restored()


@pytest.mark.parametrize(
    ("sent", "seen"),
    [(b"caf\xe9 ", "caf\ufffd"), (b"\x1b[200~caf\xe9\x1b[201~", "caf\ufffd"), (b"a\x1b[M \xff\xc3b", " ab")],
    ids=["Latin-1", "a Latin-1 paste", "X10 mouse beyond column 95"],
)
def test_4_bytes_that_are_no_utf8(sent: bytes, seen: str, terminal: Terminal) -> None:
    terminal.press("/")
    terminal.process.send(sent)
    terminal.sees(seen)
    quits(terminal)


def test_4_a_terminal_that_reads_latin_1_reads_utf8_while_imtui_is_there() -> None:
    terminal = Terminal(LANG="C")
    terminal.reads_latin_1()
    terminal.sees("propriété")
    terminal.press("/", "é")
    terminal.sees(" é ")
    assert "LANG" not in terminal.text(), "it obeyed, and is told that it did not"
    quits(terminal)
    assert terminal.bytes.count(b"\x1b%G") == terminal.bytes.count(b"\x1b%@") == 1


def test_4_a_terminal_that_does_not_read_utf8_is_told_apart_in_a_sentence() -> None:
    terminal = Terminal(LANG="C", columns=120)
    for _answer in range(2):
        terminal.process.send("\x1b[1;3R")
    terminal.sees("UTF-8")
    quits(terminal)


@pytest.mark.parametrize("lang", ["C", "en_GB.UTF-8"])
def test_4_a_terminal_that_reads_utf8_is_told_nothing(lang: str) -> None:
    terminal = Terminal(LANG=lang)
    terminal.screen.write_process_input = terminal.process.send
    terminal.sees("Berty", "? ")
    quits(terminal)
    assert b"\x1b%" not in terminal.bytes
    assert (b"\x1b[6n" in terminal.bytes) == (lang == "C")


def test_4_in_a_locale_of_latin_1_letters_are_read_as_such() -> None:
    terminal = Terminal(LANG="fr_FR.ISO-8859-1", PYTHONIOENCODING="latin-1")
    terminal.reads_latin_1()
    terminal.sees("propriété")
    terminal.press("/")
    terminal.process.send(b"caf\xe9 \x1b[200~\xe9t\xe9\x1b[201~")
    terminal.sees("café été")
    quits(terminal)


def test_4_a_size_of_no_pixels(terminal: Terminal) -> None:
    before = terminal.text()
    terminal.press("\x1b[48;0;0;0;0t", "\x1b[48;30;100;0;0t")
    terminal.settle()
    assert terminal.text() == before
    quits(terminal)


@pytest.mark.parametrize("pause", [0.0, 0.13, 1.5])
def test_5_a_paste_cut_in_two(pause: float, terminal: Terminal) -> None:
    terminal.press("/")
    for part in ("\x1b[200~sig", "nal\x1b[20", "1~"):
        terminal.process.send(part)
        time.sleep(pause)
    terminal.sees(f"1 of {MESSENGERS}")
    terminal.press("\x7f")
    terminal.sees(" signa ")
    quits(terminal)


def test_5_a_paste_that_never_ends(terminal: Terminal) -> None:
    terminal.press("/", "\x1b[200~signal")
    quits(terminal)


def test_5_a_paste_that_never_ends_does_not_swallow_what_is_typed(terminal: Terminal) -> None:
    terminal.press("/", "\x1b[200~sig")
    for key in "nal":
        time.sleep(0.1)
        terminal.press(key)
    terminal.sees(" signal ", f"1 of {MESSENGERS}")
    quits(terminal)


@pytest.mark.parametrize("pasted", ["\nsignal", "signal\n", "e2ee\nlibre"])
def test_5_a_paste_of_several_lines(pasted: str, terminal: Terminal) -> None:
    terminal.press("/", f"\x1b[200~{pasted}\x1b[201~")
    terminal.sees(" " + " ".join(pasted.split()))
    quits(terminal)


def test_7_replies_are_no_keys(terminal: Terminal) -> None:
    before = terminal.text()
    for reply in REPLIES.values():
        terminal.process.send(reply)
    terminal.settle()
    assert terminal.text() == before
    terminal.press("/")
    for reply in REPLIES.values():
        for part in (reply[:4], reply[4:]):
            terminal.process.send(part)
            time.sleep(0.02)
    terminal.press("z")
    terminal.sees(" z ")
    quits(terminal)


def test_7_a_reply_that_never_ends_does_not_make_it_deaf(terminal: Terminal) -> None:
    terminal.process.send("\x1bP1$r0;1m")
    time.sleep(1.2)
    terminal.press("?")
    terminal.sees("Help")
    quits(terminal)


def test_8_the_terminal_knows_its_size_better_than_variables() -> None:
    terminal = Terminal(columns=100, rows=30, COLUMNS="40", LINES="10")
    assert terminal.sees("? more").splitlines()[-1].strip().endswith("? more")
    terminal.resize(60, 20)
    terminal.until(lambda screen: "? more" in screen.splitlines()[-1], "the hints at the bottom of the new size")
    quits(terminal)


def test_8_variables_where_the_terminal_says_no_size() -> None:
    terminal = Terminal(
        columns=80, rows=25, command=("sh", "-c", f"stty rows 0 cols 0; exec {sys.executable} -m imtui")
    )
    terminal.sees("Berty")
    quits(terminal)


@pytest.mark.parametrize("size", ["²", "0", "-5", "x", "9" * 5000])
@pytest.mark.parametrize("command", ["--help", "list", "keys"])
def test_8_sizes_that_are_none_harm_nobody(command: str, size: str) -> None:
    environment = {"PATH": os.environ["PATH"], "LANG": "en_GB.UTF-8", "COLUMNS": size, "LINES": size}
    ran = subprocess.run([sys.executable, "-m", "imtui", command], env=environment, capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize("arguments", [(), ("--no-mouse",)])
def test_9_nothing_is_sent_that_is_not_needed(arguments: tuple[str, ...]) -> None:
    terminal = Terminal(*arguments, columns=100, rows=30, TERM="linux")
    terminal.sees("Berty", "? more")
    terminal.press("/", "signal", "esc", "?", "esc")
    terminal.press("\x1b[<35;20;5M", "\x1b[<0;20;5M", "\x1b[<0;20;5m")
    terminal.settle()
    for unneeded in (b"\x1b]22;", b"\x1b[?1004h", b"\x1b[?2048", b"\x1b[?1016h"):
        assert unneeded not in terminal.bytes
    assert (b"\x1b[?1000h" in terminal.bytes) == (not arguments)
    quits(terminal)


def test_9_a_cursor_that_does_not_blink_sends_nothing(terminal: Terminal) -> None:
    terminal.press("/")
    terminal.settle(0.3)
    sent = len(terminal.bytes)
    time.sleep(1.2)
    terminal.settle()
    assert len(terminal.bytes) == sent
    quits(terminal)


@pytest.mark.parametrize("interrupt", ["key", "signal"])
def test_12_ctrl_c_says_once_how_to_quit_then_quits(interrupt: str, terminal: Terminal) -> None:
    def interrupts() -> None:
        if interrupt == "key":
            terminal.press("\x03")
        else:
            os.kill(terminal.process.pid, signal.SIGINT)

    terminal.press("/")
    interrupts()
    assert terminal.sees("To quit: q").count("To quit") == 1
    interrupts()
    assert terminal.ends() == 0
    assert terminal.is_restored()


@pytest.mark.parametrize("after", [0.03, 0.05, 0.1, 0.2])
def test_13_ctrl_c_during_the_start_is_no_traceback(after: float) -> None:
    terminal = Terminal()
    time.sleep(after)
    terminal.process.send("\x03")
    terminal.settle(0.5)
    terminal.process.send("\x03")
    terminal.ends()
    of_imtui = terminal.bytes.partition(b"Traceback")[2]  # before imtui begins, Python has one of its own
    assert b"imtui" not in of_imtui


def test_13_what_is_typed_while_it_starts_is_not_shown() -> None:
    terminal = Terminal(columns=100, rows=30)
    terminal.until(lambda _screen: b"\x1b]11;?" in terminal.bytes, "the terminal taken over")
    terminal.process.send("/zzz")
    terminal.sees(f"0 of {MESSENGERS}")
    assert b"zzz" not in terminal.bytes[: terminal.bytes.index(b"\x1b[?1049h")]
    quits(terminal)


@pytest.mark.parametrize("rows", [24, 10, 4])
def test_13_votes_are_not_lost_unasked(rows: int) -> None:
    terminal = Terminal(columns=60, rows=rows)
    terminal.until(lambda screen: bool(screen.strip()), "the first frame")
    terminal.process.send("v\rmmq")
    terminal.sees("Quit imtui?")
    terminal.press("j", "\x11", "\x11")
    assert terminal.ends() == 0
