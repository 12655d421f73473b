"""Every command of the interface, once: bindings, hints, help screen, `imtui keys` and the tests derive from this list.

Keys follow a French AZERTY keyboard: none needs AltGr, a digit, or a combination that a plain terminal cannot send.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from imtui.language import _, later
from imtui.tui.state import State


class Scope(StrEnum):
    """Where a command can be given."""

    EVERYWHERE = "everywhere"
    LIST = "list"
    PAGE = "page"
    EXPLORER = "explorer"
    QUERY = "query"
    PANEL = "panel"


SCOPE_NAMES: dict[Scope, str] = {
    Scope.EVERYWHERE: later("Everywhere"),
    Scope.LIST: later("In lists"),
    Scope.PAGE: later("In pages"),
    Scope.EXPLORER: later("In the explorer"),
    Scope.QUERY: later("While typing a filter"),
    Scope.PANEL: later("In the panel of filters"),
}

Availability = Callable[[State], str | None]
"""Gives None when a command is available, else the reason why it is not."""


def always(_state: State) -> str | None:
    """Be available."""
    return None


def on_messenger(state: State) -> str | None:
    """Be available on a messenger or one of its apps."""
    return None if state.messenger else _("Choose a messenger first.")


def filtered(state: State) -> str | None:
    """Be available under a filter."""
    return None if state.query else _("Nothing is left out: there is no filter.")


@dataclass(frozen=True, slots=True)
class Command:
    """Something the user can do: its keys, a word for the hints, a sentence for the help, and when it is available."""

    id: str
    scope: Scope
    keys: tuple[str, ...]
    label: str
    help: str
    hint: bool = False
    available: Availability = always


COMMANDS: tuple[Command, ...] = (
    Command("back", Scope.EXPLORER, ("escape",), later("back"), later("Close the last thing opened: it never quits")),
    Command(
        "filter",
        Scope.EXPLORER,
        ("/", "ctrl+f"),
        later("filter"),
        later("Type a filter, applied as you type"),
        hint=True,
    ),
    Command(
        "panel",
        Scope.EXPLORER,
        ("f",),
        later("panel"),
        later("Open or close the panel of platforms and properties"),
        hint=True,
    ),
    Command(
        "mark",
        Scope.EXPLORER,
        ("space",),
        later("mark"),
        later("Mark a messenger, or unmark it"),
        hint=True,
        available=on_messenger,
    ),
    Command(
        "why",
        Scope.EXPLORER,
        ("w",),
        later("why"),
        later("Explain why a messenger is in its category"),
        hint=True,
        available=on_messenger,
    ),
    Command(
        "open",
        Scope.EXPLORER,
        ("enter",),
        later("open"),
        later("Open or close what the cursor is on; in a narrow terminal, show its page"),
    ),
    Command(
        "unfold", Scope.EXPLORER, ("right", "l"), later("unfold"), later("Open a category or the apps of a messenger")
    ),
    Command("fold", Scope.EXPLORER, ("left", "h"), later("fold"), later("Close it, or go to what contains it")),
    Command("switch", Scope.EXPLORER, ("tab",), later("other pane"), later("Go to the other pane")),
    Command("zoom", Scope.EXPLORER, ("z",), later("zoom"), later("Give one pane the whole screen, or share it again")),
    Command("up", Scope.LIST, ("up", "k"), later("up"), later("Go up one line")),
    Command("down", Scope.LIST, ("down", "j"), later("down"), later("Go down one line")),
    Command("page_up", Scope.LIST, ("pageup", "ctrl+u"), later("page up"), later("Go up one page")),
    Command("page_down", Scope.LIST, ("pagedown", "ctrl+d"), later("page down"), later("Go down one page")),
    Command("top", Scope.LIST, ("g", "home"), later("top"), later("Go to the top")),
    Command("bottom", Scope.LIST, ("G", "end"), later("bottom"), later("Go to the bottom")),
    Command("complete", Scope.QUERY, ("tab",), later("complete"), later("Complete the word being typed"), hint=True),
    Command(
        "accept", Scope.QUERY, ("enter",), later("to the tree"), later("Keep the filter and go to the tree"), hint=True
    ),
    Command("older", Scope.QUERY, ("up",), later("older"), later("Write the filter used before, in this run")),
    Command(
        "newer",
        Scope.QUERY,
        ("down",),
        later("newer"),
        later("Write the filter used after; past the newest, go to the tree"),
    ),
    Command(
        "leave_query",
        Scope.QUERY,
        ("escape",),
        later("back"),
        later("Leave the line; in the tree, Esc clears it"),
        hint=True,
    ),
    Command(
        "cycle",
        Scope.PANEL,
        ("space", "enter"),
        later("require, exclude, ignore"),
        later("Require what the cursor is on, exclude it, or ignore it"),
        hint=True,
    ),
    Command(
        "close_panel",
        Scope.PANEL,
        ("escape", "f"),
        later("close"),
        later("Close the panel, keeping the filter"),
        hint=True,
    ),
    Command("close", Scope.PAGE, ("escape", "q"), later("close"), later("Go back to what one was doing"), hint=True),
    Command("help", Scope.EVERYWHERE, ("?", "f1"), later("help"), later("Show every key"), hint=True),
    Command("suspend", Scope.EVERYWHERE, ("ctrl+z",), later("suspend"), later("Go back to the shell; fg returns here")),
    Command("quit", Scope.EVERYWHERE, ("q", "ctrl+q"), later("quit"), later("Quit (while typing, q is a letter)")),
)

_KEY_NAMES: dict[str, str] = {
    "space": later("space"),
    "enter": later("enter"),
    "escape": later("esc"),
    "tab": later("tab"),
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": later("PgUp"),
    "pagedown": later("PgDn"),
    "home": later("Home"),
    "end": later("End"),
    "f1": "F1",
}


def key_name(key: str) -> str:
    """Give the name of a key as people read it."""
    return _(_KEY_NAMES[key]) if key in _KEY_NAMES else key


def in_scope(*scopes: Scope) -> tuple[Command, ...]:
    """Give the commands of some scopes, in the order of the registry."""
    return tuple(command for command in COMMANDS if command.scope in scopes)


def by_id(command_id: str) -> Command:
    """Give a command by its id."""
    return next(command for command in COMMANDS if command.id == command_id)
