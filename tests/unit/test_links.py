"""Which terminals are sent links that they can open (OSC 8), and what a link may be."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imtui import terminal
from imtui.pages.blocks import ADDRESS, Role, Span
from imtui.tui.painting.lines import wrap

GNOME = {"TERM": "xterm-256color", "VTE_VERSION": "7600"}


def opens_links(environment: dict[str, str]) -> bool:
    return terminal.look(environment, io.StringIO(), io.StringIO(), io.StringIO()).opens_links


@pytest.mark.parametrize(
    "environment",
    [
        GNOME,
        {"TERM": "xterm-kitty"},
        {"TERM": "foot"},
        {"TERM": "alacritty-direct"},
        {"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"},
        {"TERM": "xterm-256color", "WT_SESSION": "4e2c"},
    ],
)
def test_links_are_for_terminals_that_are_known_to_open_them(environment: dict[str, str]) -> None:
    assert opens_links(environment)


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"TERM": "linux"},
        {"TERM": "xterm-256color"},
        {"TERM": "xterm-256color", "VTE_VERSION": "4800"},
        {"TERM": "xterm-256color", "VTE_VERSION": "newest"},
        {"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"},
        {**GNOME, "TERM": "linux"},
        {**GNOME, "TERM": "screen-256color"},
        {**GNOME, "TERM": "tmux-256color"},
        {**GNOME, "TERM": "rxvt-unicode-256color"},
        {**GNOME, "TMUX": "/tmp/tmux-1000/default,1,0"},
        {"TERM": "xterm-kitty", "STY": "1.pts-0"},
        {**GNOME, "INSIDE_EMACS": "29.1,term:0.96"},
        {**GNOME, "XTERM_VERSION": "XTerm(390)"},
    ],
)
def test_nothing_else_is_sent_links_not_even_what_runs_in_such_a_terminal(environment: dict[str, str]) -> None:
    assert not opens_links(environment)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("see https://signal.org.", "https://signal.org"),
        ("(https://signal.org/docs/)", "https://signal.org/docs/"),
        ("https://en.wikipedia.org/wiki/Session_(software), 2024", "https://en.wikipedia.org/wiki/Session_(software)"),
        ("https://a.example/x?b=c,d&e#f, then", "https://a.example/x?b=c,d&e#f"),
        ("“https://a.example”", "https://a.example"),
        ("https://a.example/\x1b]8;;https://b.example", "https://a.example/"),
    ],
)
def test_an_address_ends_where_a_reader_sees_its_end(text: str, address: str) -> None:
    assert ADDRESS.findall(text)[0] == address


@pytest.mark.parametrize("text", ["javascript://a.example", "file:///etc/passwd", "https://", "http:/a", "//a.example"])
def test_what_does_not_lead_to_a_site_is_no_link(text: str) -> None:
    assert not ADDRESS.search(text)
    assert not any(span.link for line in wrap((Span(text),), 30) for span in line)


PIECES = ("https://", "http://", "a", ".", "(", ")", ",", " ", "\x1b", "\x07", "\n", "é", "\u202e", ";")


@given(st.lists(st.sampled_from(PIECES)))
def test_a_link_shows_where_it_leads_and_can_hold_no_control_character(parts: list[str]) -> None:
    lines = wrap((Span("".join(parts), Role.MUTED),), 7)
    shown: dict[str, str] = {}
    for span in (span for line in lines for span in line if span.link):
        assert re.fullmatch("https?://[!-~]+", span.link)
        shown[span.link] = shown.get(span.link, "") + span.text
    assert all(set(text.split(link)) == {""} for link, text in shown.items())
