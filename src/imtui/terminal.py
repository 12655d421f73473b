"""What the terminal can do, decided before any of Textual is imported."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, MutableMapping
from contextlib import suppress
from typing import TextIO

from imtui.records import record

TEXTUAL_SWITCHES = "TEXTUAL"
"""How the names of its variables begin: by some it writes files, opens connections or runs other code."""

SIZES = ("COLUMNS", "LINES")

LINKING_KINDS = ("xterm-kitty", "xterm-ghostty", "foot", "alacritty", "contour", "wezterm")
LINKING_PROGRAMS = ("iTerm.app", "WezTerm", "ghostty", "vscode")
"""Values of TERM and TERM_PROGRAM by which terminals that open links (OSC 8) make themselves known."""

FIRST_VTE_WITH_LINKS = 5000
BETWEEN = ("TMUX", "STY", "INSIDE_EMACS", "XTERM_VERSION")
"""Set by what draws in another terminal, whose variables it hands on: tmux, screen, Emacs, an xterm started there."""


@record
class Terminal:
    """What to do with this terminal: the full-screen interface or not, its glyphs, colours, links it can open."""

    interactive: bool
    piped: bool
    ascii: bool
    coloured: bool
    all_colours: bool
    opens_links: bool


def look(environment: Mapping[str, str], stdin: TextIO, stdout: TextIO, stderr: TextIO) -> Terminal:
    """Look at the terminal: Textual draws on standard error and reads standard input, so all must be terminals."""
    kind = environment.get("TERM", "")
    piped = not stdout.isatty()
    attached = stdin.isatty() and stderr.isatty() and not piped
    encoding = (stdout.encoding or "").lower().replace("-", "")
    return Terminal(
        interactive=attached and kind not in ("", "dumb", "unknown"),
        piped=piped,
        ascii=kind == "linux" or encoding != "utf8",
        coloured=_has_many_colours(environment) and not environment.get("NO_COLOR"),
        all_colours=_has_all_colours(environment),
        opens_links=_opens_links(environment),
    )


def _has_many_colours(environment: Mapping[str, str]) -> bool:
    """Know whether colours may be chosen (256 or more): among a terminal's own 16, none is sure to be readable."""
    kind = environment.get("TERM", "")
    if kind.startswith("eterm"):  # Emacs prints the question about the background
        return False
    return _has_all_colours(environment) or kind.endswith(("256color", "-kitty"))


def _has_all_colours(environment: Mapping[str, str]) -> bool:
    return environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit")


def _opens_links(environment: Mapping[str, str]) -> bool:
    """Know that a terminal takes links (OSC 8). It is never asked: where nothing says so, links are text."""
    kind = environment.get("TERM", "")
    if any(environment.get(name) for name in BETWEEN):
        return False
    if kind.startswith(LINKING_KINDS):
        return True
    vte = environment.get("VTE_VERSION", "")
    is_new_vte = re.fullmatch("[0-9]{4,6}", vte, re.ASCII) is not None and int(vte) >= FIRST_VTE_WITH_LINKS
    is_known = environment.get("TERM_PROGRAM") in LINKING_PROGRAMS or bool(environment.get("WT_SESSION"))
    return kind.startswith("xterm") and (is_new_vte or is_known)


def says_utf8(environment: Mapping[str, str]) -> bool:
    """Whether the locale says that the terminal reads UTF-8. Python writes it even in the locale C, and then says so in
    LC_CTYPE, which is no word of the terminal's.
    """
    types = environment.get("LC_CTYPE", "")
    said = environment.get("LC_ALL") or (types if types != "C.UTF-8" else "") or environment.get("LANG", "")
    return "utf" in said.lower()


def disarm_textual(environment: MutableMapping[str, str]) -> None:
    """Take from the environment whatever would make Textual write, connect or run something, before it is imported."""
    for name in [name for name in environment if name.startswith(TEXTUAL_SWITCHES)]:
        del environment[name]
    if environment.get("NO_COLOR") == "":
        del environment["NO_COLOR"]


def drop_wrong_sizes(environment: MutableMapping[str, str]) -> None:
    """Take from the environment sizes that are no sizes: whoever reads them takes them for numbers."""
    for name in SIZES:
        if not re.fullmatch("[1-9][0-9]{0,3}", environment.get(name, "")):
            environment.pop(name, None)


def prefer_real_size(environment: MutableMapping[str, str], fileno: int) -> None:
    """Let the size of a terminal win, where it says one, over variables that others exported and nobody updates."""
    with suppress(OSError):
        if all(os.get_terminal_size(fileno)):
            for name in SIZES:
                environment.pop(name, None)
