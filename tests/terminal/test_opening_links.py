"""What is written to the terminal for a link: OSC 8 where the terminal is known to open it, nothing elsewhere."""

from __future__ import annotations

import re

import pytest
from screen import Terminal

TOKEN = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\]8;([^\x07\x1b]*)\x1b\\|\x1b[\[\]()][^a-zA-Z\x07]*[a-zA-Z\x07]|([^\x1b])")
OPENING = re.compile(r"(?:id=[0-9]+)?;(https?://[!-~]+)")
SOURCES = ("tab", "G")


def sources(**environment: str) -> Terminal:
    """Show the sources of a messenger, at the end of its page."""
    terminal = Terminal("--lang", "en", columns=120, rows=40, **environment)
    terminal.sees("Berty")
    terminal.press("n", "signal", "enter", *SOURCES)
    terminal.sees("https://signal.org")
    terminal.press("q")
    assert terminal.ends() == 0
    return terminal


def linked(written: str) -> dict[str, str]:
    """What the terminal shows of each link in the end, by where the link leads."""
    cells: dict[tuple[int, int], tuple[str, str]] = {}
    row, column, link = 1, 1, ";"
    for token in TOKEN.finditer(written):
        if token[1]:
            row, column = int(token[1]), int(token[2])
        elif token[3] is not None:
            link = token[3]
        elif token[4]:
            cells[row, column] = token[4], link
            column += 1
    shown: dict[str, str] = {}
    for _place, (letter, opening) in sorted(cells.items()):
        if opening != ";":
            shown[opening] = shown.get(opening, "") + letter
    addresses = {opening: OPENING.fullmatch(opening) for opening in shown}
    assert all(addresses.values())
    return {address[1]: shown[opening] for opening, address in addresses.items() if address}


def test_each_address_is_a_link_to_itself_even_over_two_lines() -> None:
    shown = linked(sources(VTE_VERSION="7600").bytes.decode().partition("\x1b[H\x1b[2J")[0])
    assert len(shown) > 5
    assert all(text in address * 3 for address, text in shown.items())  # it may be cited twice, or begin out of sight
    assert len(max(shown)) > 70  # wider than the page


@pytest.mark.parametrize(
    "environment", [{}, {"TERM": "linux"}, {"TERM": "tmux-256color", "VTE_VERSION": "7600", "TMUX": "1"}]
)
def test_elsewhere_an_address_is_text(environment: dict[str, str]) -> None:
    assert b"\x1b]8" not in sources(**environment).bytes
