"""What the terminal can do, decided before any of Textual is imported."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
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


def disarm_textual(environment: MutableMapping[str, str]) -> None:
    """Take from the environment whatever would make Textual write, connect or run something."""
    for name in [n for n in environment if n in TEXTUAL_SWITCHES]:
        del environment[name]
    if environment.get("NO_COLOR") == "":
        del environment["NO_COLOR"]
