"""The last line of a screen: which keys do what, and how much of the page is out of sight."""

from __future__ import annotations

from imtui.language import _, plural
from imtui.pages.blocks import Role, Span
from imtui.tui.keys import Scope, in_scope, key_name
from imtui.tui.painting.lines import Line, line_width
from imtui.tui.state import State


def search_placeholder() -> str:
    """The prompt of a search line."""
    return _("type to search")


def below(count_of_lines: int) -> Line:
    """How many lines of the page are out of sight."""
    if not count_of_lines:
        return ()
    return (Span(plural("{n} more line", "{n} more lines", count_of_lines) + " ", Role.MUTED),)


def hints(scopes: tuple[Scope, ...], columns: int, state: State | None = None, reading: bool = False) -> Line:
    """Name the most useful keys that can act now, as many as fit; the help always, and the way back from a page."""
    help_hint = _hint(Scope.EVERYWHERE, "help") if Scope.QUERY not in scopes else _hint(Scope.EVERYWHERE, "help", "f1")
    line: Line = (Span(" "),)
    for command in in_scope(*scopes):
        part = (Span(key_name(command.keys[0]), Role.ACCENT), Span(" " + _(command.label) + "  ", Role.MUTED))
        acts = state is None or command.available(state) is None
        wanted = (command.hint and acts) or (reading and command.id == "back")
        if wanted and line_width((*line, *part, *help_hint)) <= columns:
            line += part
    return (*line, *help_hint)


def _hint(scope: Scope, command_id: str, key: str | None = None) -> Line:
    command = next(c for c in in_scope(scope) if c.id == command_id)
    return (Span(key_name(key or command.keys[0]), Role.ACCENT), Span(" " + _(command.label), Role.MUTED))
