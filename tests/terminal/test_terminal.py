"""The real program in a real terminal: a visit, pipes, signals, crashes, hostile data."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from screen import Terminal

from conftest import MESSENGERS, MakePack, messenger_data


@pytest.mark.parametrize(
    ("columns", "rows", "further"), [(80, 24, "Not if you need"), (120, 40, "Get it")], ids=["80-24", "120-40"]
)
def test_a_visit(columns: int, rows: int, further: str) -> None:
    terminal = Terminal(columns=columns, rows=rows)
    terminal.sees("The guide", "Very good", "XMPP (Jabber) + OMEMO")
    terminal.press("/", "android")
    terminal.sees(f" of {MESSENGERS}")
    terminal.sees_no("Skype")
    terminal.press("esc", "esc", "/", "xmpp")
    terminal.sees(f"1 of {MESSENGERS}")
    terminal.press("enter", "enter")
    terminal.sees("Good if you need", further)
    terminal.press("esc", "esc", "esc", "esc")
    terminal.sees("The guide", f"{MESSENGERS} messengers")
    terminal.press("?")
    terminal.sees("Help")
    terminal.press("esc", "q")
    assert terminal.ends() == 0
    assert terminal.is_restored()


def test_it_opens_filtered_and_follows_a_resize() -> None:
    terminal = Terminal("--filter", "platform:ios free", columns=100, rows=30)
    terminal.sees("platform:ios free", f" of {MESSENGERS}")
    terminal.resize(40, 12)
    terminal.sees("platform:ios free", "Very good")
    terminal.press("q")
    assert terminal.ends() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_whole(number: signal.Signals) -> None:
    terminal = Terminal()
    terminal.sees("The guide")
    terminal.process.kill(number)
    assert terminal.ends() == 128 + number
    assert terminal.is_restored()


def piped(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run imtui with pipes for standard streams."""
    return subprocess.run(
        [sys.executable, "-m", "imtui", *arguments],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env={"PATH": os.environ["PATH"], "LANG": "en_GB.UTF-8", "TERM": "xterm-256color", **environment},
        check=False,
    )


def test_a_pipe_gets_the_plain_tree() -> None:
    ran = piped()
    assert ran.returncode == 0
    assert "Very good" in ran.stdout
    assert "\x1b" not in ran.stdout + ran.stderr


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_without_abilities_gets_the_plain_list(term: str) -> None:
    terminal = Terminal(rows=200, TERM=term)
    assert terminal.ends() == 4
    assert b"\x1b" not in terminal.bytes
    assert b"[signal]" in terminal.bytes


def test_a_reader_that_leaves_early_is_no_error() -> None:
    command = f"{sys.executable} -m imtui list | head -n 1; echo ${{PIPESTATUS[0]}}"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert ran.stdout.splitlines()[-1] == "0"
    assert "Traceback" not in ran.stderr


CRASHING = """
import imtui.tui.explorer.screen as explore
def broken(self): raise RuntimeError("boom")
explore.ExploreScreen.action_filter = broken
from imtui.cli import main
main()
"""


def test_a_crash_is_a_sentence_and_exits_1() -> None:
    terminal = Terminal(command=(sys.executable, "-c", CRASHING))
    terminal.sees("The guide")
    terminal.press("/")
    assert terminal.ends() == 1
    assert terminal.is_restored()
    shown = terminal.bytes[terminal.bytes.rfind(b"\x1b[?1049l") :].decode()
    assert "boom" in shown
    assert "Traceback" not in shown
    assert "locals" not in shown


def test_switches_of_textual_have_no_effect(tmp_path: Path) -> None:
    log, shot = tmp_path / "log", tmp_path / "shot.svg"
    terminal = Terminal(
        TEXTUAL="debug,devtools",
        TEXTUAL_LOG=str(log),
        TEXTUAL_SCREENSHOT="0",
        TEXTUAL_SCREENSHOT_LOCATION=str(tmp_path),
        TEXTUAL_SCREENSHOT_FILENAME=shot.name,
        TEXTUAL_PRESS="q",
        TEXTUAL_COLOR_SYSTEM="none",
        TEXTUAL_DRIVER="os:system",
    )
    terminal.sees("The guide")
    terminal.press("q")
    assert terminal.ends() == 0
    assert not log.exists()
    assert not shot.exists()


HOSTILE = "[/x] [@click=app.quit]q[/] ]52;c;aGk="


def test_hostile_text_changes_nothing_but_text(make_pack: MakePack) -> None:
    texts = {"fr": HOSTILE, "en": HOSTILE}
    pack = make_pack(messenger_data("one", name=HOSTILE[:60], summary=texts, caveat=texts))
    terminal = Terminal("--data", str(pack), columns=120, rows=40)
    terminal.sees("Fairly good")
    terminal.press("down", "down", "down", " ")
    terminal.sees("marked: " + HOSTILE[:20])
    terminal.press("/", "\x1b[200~\x1b]0;owned\x07[/x]\x1b[201~")
    terminal.sees("[/x]")
    assert not re.search(rb"\x1b\](0|8|52);", terminal.bytes)
    terminal.press("esc", "esc", "esc", "q")
    assert terminal.ends() == 0


def test_what_something_else_wrote_on_the_screen_goes_on_request() -> None:
    terminal = Terminal()
    terminal.sees("Berty")
    terminal.screen.erase_in_display(2)  # as a message of the system would spoil it
    terminal.press("down")
    terminal.settle()
    assert "Berty" not in terminal.text()
    terminal.press("\x0c")
    terminal.sees("Berty", "filter")
    terminal.press("q")
    assert terminal.ends() == 0
