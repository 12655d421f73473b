"""What the terminal can do, decided before any of Textual is imported."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, MutableMapping
from contextlib import suppress
from typing import TextIO

from imtui.records import record

TEXTUAL_SWITCHES = (
    "TEXTUAL",
    "TEXTUAL_COLOR_SYSTEM",
    "TEXTUAL_DEBUG",
    "TEXTUAL_DEVTOOLS_HOST",
    "TEXTUAL_DEVTOOLS_PORT",
    "TEXTUAL_DRIVER",
    "TEXTUAL_FILTERS",
    "TEXTUAL_LOG",
    "TEXTUAL_PRESS",
    "TEXTUAL_SCREENSHOT",
    "TEXTUAL_SCREENSHOT_FILENAME",
    "TEXTUAL_SCREENSHOT_LOCATION",
    "TEXTUAL_THEME",
)
"""Variables by which Textual writes files, opens connections or runs other code: read when it is imported."""


SIZES = ("COLUMNS", "LINES")


@record
class Terminal:
    """What to do with this terminal: the full-screen interface or not, its glyphs and its colours."""

    interactive: bool
    piped: bool
    ascii: bool
    coloured: bool


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
    )


def _has_many_colours(environment: Mapping[str, str]) -> bool:
    """Know whether colours may be chosen (256 or more): among a terminal's own 16, none is sure to be readable."""
    kind = environment.get("TERM", "")
    if kind.startswith("eterm"):  # Emacs prints the question about the background
        return False
    return environment.get("COLORTERM", "").lower() in ("truecolor", "24bit") or kind.endswith(("256color", "-kitty"))


def says_utf8(environment: Mapping[str, str]) -> bool:
    """Whether the locale says that the terminal reads UTF-8. Python writes it even in the locale C, and then says so in
    LC_CTYPE, which is no word of the terminal's.
    """
    types = environment.get("LC_CTYPE", "")
    said = environment.get("LC_ALL") or (types if types != "C.UTF-8" else "") or environment.get("LANG", "")
    return "utf" in said.lower()


def disarm_textual(environment: MutableMapping[str, str]) -> None:
    """Take from the environment whatever would make Textual write, connect or run something."""
    for name in [n for n in environment if n in TEXTUAL_SWITCHES]:
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
