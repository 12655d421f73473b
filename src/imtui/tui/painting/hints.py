"""The last line of a screen: which keys do what, and how much of the page is out of sight."""

from __future__ import annotations

from collections.abc import Callable

from imtui.language import _, plural
from imtui.pages.blocks import Heading, Page, Role, Span
from imtui.pages.links import links_on
from imtui.tui.keys import Command, Scope, in_scope, key_name
from imtui.tui.painting.lines import Line, line_width

Acts = Callable[[Command], bool]
"""Whether a command would do something now."""


def always(_command: Command) -> bool:
    """Every command would."""
    return True


def acts_on(page: Page | None, command: Command) -> bool:
    """Whether a command would do something with a page: a code needs a link, and a list of sections needs sections."""
    if command.id == "qr":
        return page is not None and bool(links_on(page))
    if command.id == "sections":
        return page is not None and any(isinstance(block, Heading) for block in page.blocks)
    return True


def search_placeholder() -> str:
    """The prompt of a search line."""
    return _("type to search")


def below(count_of_lines: int) -> Line:
    """How many lines of the page are out of sight."""
    if not count_of_lines:
        return ()
    return (Span(plural("{n} more line", "{n} more lines", count_of_lines) + " ", Role.MUTED),)


def hints(scopes: tuple[Scope, ...], columns: int, acts: Acts = always, reading: bool = False) -> Line:
    """Name the most useful keys that can act now, as many as fit; the help always, and the way back from a page.

    Keys of the first scopes come first: where two scopes have the same key, it is that of the first.
    """
    help_hint = _hint(Scope.EVERYWHERE, "help") if Scope.QUERY not in scopes else _hint(Scope.EVERYWHERE, "help", "f1")
    line: Line = (Span(" "),)
    taken: set[str] = set()
    for command in (command for scope in scopes for command in in_scope(scope)):
        key = command.keys[0]
        part = (Span(key_name(key), Role.ACCENT), Span(" " + _(command.label) + "  ", Role.MUTED))
        wanted = (command.hint and acts(command)) or (reading and command.id == "back")
        if wanted and key not in taken and line_width((*line, *part, *help_hint)) <= columns:
            line += part
        taken |= {key} if wanted else set()
    return (*line, *help_hint)


def answers(scope: Scope) -> Line:
    """Name the keys that say yes to a question: any other says no, so that there is no help to name."""
    line: Line = (Span(" "),)
    for command in in_scope(scope):
        line += (Span(key_name(command.keys[0]), Role.ACCENT), Span(" " + _(command.label) + "  ", Role.MUTED))
    return (*line, Span(_("any other key: no"), Role.MUTED))


def _hint(scope: Scope, command_id: str, key: str | None = None) -> Line:
    command = next(c for c in in_scope(scope) if c.id == command_id)
    return (Span(key_name(key or command.keys[0]), Role.ACCENT), Span(" " + _(command.label), Role.MUTED))
