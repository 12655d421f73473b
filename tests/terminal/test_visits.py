"""Longer visits of the real program in a real terminal: comparing and handing out, playing the sorting game."""

from __future__ import annotations

from pathlib import Path

import pytest
from screen import Terminal

from conftest import DATA, MESSENGERS
from imtui.guide.reading.folder import read_folder
from imtui.language import Lang


def find_and_mark(terminal: Terminal, name: str, rows_down: int) -> None:
    """Find a messenger under a filter, mark it, and clear the filter."""
    terminal.press("/", name)
    terminal.sees(f"1 of {MESSENGERS}")
    terminal.press("enter", "g", *["down"] * rows_down, " ")
    terminal.press("esc")
    terminal.sees(f"{MESSENGERS} messengers")


def tree(screen: str) -> list[str]:
    """What stands left of the page."""
    return [line[:42] for line in screen.splitlines()]


def test_comparing_across_filters_and_handing_out(tmp_path: Path) -> None:
    terminal = Terminal(columns=120, rows=40)
    terminal.sees("The guide")
    find_and_mark(terminal, "signal", 3)
    find_and_mark(terminal, "xmpp", 2)
    find_and_mark(terminal, "whatsapp", 4)
    before = terminal.sees("marked: Signal, XMPP (Jabber) + OMEMO, WhatsApp")
    terminal.press("c")
    terminal.sees("3 columns", "Signal", "WhatsApp", "Free-software app")
    terminal.press("d")
    terminal.sees("hidden (differences only, d)")
    terminal.press("down", "right", "enter")
    terminal.sees("Date", "Evidence", "Confidence")
    terminal.press("esc")
    target = tmp_path / "sheet.html"
    terminal.press("e")
    terminal.sees("choose a format")
    terminal.press("enter")
    terminal.sees("Enter writes the file")
    terminal.press("\x15", str(target), "enter")
    terminal.sees("is written")
    assert "Signal" in target.read_text()
    terminal.press("esc")
    after = terminal.sees("marked: Signal, XMPP (Jabber) + OMEMO, WhatsApp")
    assert tree(after) == tree(before)
    terminal.press("q")
    assert terminal.ends() == 0


GAME = (("m", "Discord"), ("t", "Jami"), ("p", "Mattermost"), ("t", "Messenger (Facebook)"), (" ", "Rocket.Chat"))
"""Right and wrong answers to the first five messengers of the document, in their order."""


@pytest.mark.parametrize("lang", ["fr", pytest.param("en", marks=pytest.mark.long)])
def test_nothing_tells_a_verdict_before_it_is_revealed(lang: Lang) -> None:
    guide = read_folder(DATA)
    categories = [c.name[lang] for c in guide.categories]
    terminal = Terminal("--lang", lang, columns=110, rows=30)
    terminal.sees("Berty")
    terminal.press("v")
    terminal.sees("(15)")
    terminal.press("enter")
    terminal.sees("Discord", "Jami", " m ", " t ")
    said: list[str] = []
    for key, name in GAME:
        terminal.sees(name)
        screen = terminal.until(lambda text: named(text, categories) >= len(said), "what the group said")
        assert named(screen, categories) == len(said), screen
        assert not any(sign in screen for sign in "✓✗☺☹"), screen
        assert not coloured_as_a_verdict(terminal)
        terminal.press(key)
        if key != " ":
            said.append(key)
            terminal.until(lambda text: f"{len(said)} " in text.splitlines()[0], "the count of the sorted")
    terminal.press("g", "enter")
    terminal.sees("Discord", "?")
    terminal.press("v")
    terminal.sees("WhatsApp", "Discord")
    terminal.until(lambda text: named(text, categories) > len(said), "what the guide says")
    terminal.press("R")
    terminal.sees("14")
    terminal.press("v")
    terminal.sees("Discord", "Jami", "Mattermost")
    terminal.press("esc", "esc", "esc")
    terminal.sees(str(MESSENGERS))
    terminal.press("q", "enter")
    assert terminal.ends() == 0


def named(screen: str, categories: list[str]) -> int:
    """Count the names of categories on the screen, but for the line that says which key is which."""
    body = "\n".join(line for line in screen.splitlines() if not line.startswith(" m "))
    return sum(body.count(category) for category in categories)


def coloured_as_a_verdict(terminal: Terminal) -> bool:
    """Whether anything but the keys is drawn in the colours of good and bad."""
    rows = terminal.screen.buffer
    lines = [rows[n] for n in range(terminal.screen.lines - 2)]
    return any(cell.fg in ("green", "red") for line in lines for cell in line.values())
