"""What is written to the terminal for a link: OSC 8 where the terminal is known to open it, nothing elsewhere."""

from __future__ import annotations

import re

import pytest
from screen import Terminal

SEQUENCE = re.compile(rb"\x1b\]8;([^\x07\x1b]*)\x1b\\(.*?)(?=\x1b\]8;|\Z)", re.DOTALL)
STYLE = re.compile(rb"\x1b\[[0-9;]*m")
OPENING = re.compile(rb"(?:id=[0-9]+)?;(https?://[!-~]+)")
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


def test_each_address_is_a_link_to_itself_even_over_two_lines() -> None:
    terminal = sources(VTE_VERSION="7600")
    sequences = SEQUENCE.findall(terminal.bytes)
    pieces: dict[bytes, list[bytes]] = {}
    for (opening, text), (closing, _after) in zip(sequences[::2], sequences[1::2], strict=True):
        address = OPENING.fullmatch(opening)
        assert address
        assert closing == b";"
        pieces.setdefault(address[1], []).append(STYLE.sub(b"", text))
    assert all(piece in address for address in pieces for piece in pieces[address])
    assert len(pieces) > 5
    longest = max(pieces, key=len)
    assert len(longest) > 70  # wider than the page
    assert longest in b"".join(pieces[longest])


@pytest.mark.parametrize(
    "environment", [{}, {"TERM": "linux"}, {"TERM": "tmux-256color", "VTE_VERSION": "7600", "TMUX": "1"}]
)
def test_elsewhere_an_address_is_text(environment: dict[str, str]) -> None:
    assert b"\x1b]8" not in sources(**environment).bytes
