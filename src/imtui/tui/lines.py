"""The one-line texts of the explorer: header, count, marked, hints."""

from __future__ import annotations

from imtui.guide.model import Guide
from imtui.guide.query import Index, Query, QueryError
from imtui.language import _, plural
from imtui.pages.blocks import Role, Span
from imtui.tui.commands import Scope, in_scope, key_name
from imtui.tui.drawing import Line, line_width
from imtui.tui.outline import Outline
from imtui.tui.state import State


def header(index: Index) -> tuple[Line, Line]:
    """Name the program and say how much it knows, and how fresh that is."""
    latest = max(claim.as_of for m in index.messengers for claim in m.claims.values())
    total = plural("{n} messenger", "{n} messengers", len(index.messengers))
    fresh = _("{total} · facts up to {date}").format(total=total, date=latest[:7])
    return (Span(" imtui", Role.STRONG), Span("  " + str(index.guide.document.title))), (Span(fresh + " ", Role.MUTED),)


def placeholder() -> str:
    """Say what the filter line is for."""
    return _("filter: a name, a platform, a property")


def count(outline: Outline, query: Query) -> Line:
    """Say how many answer, and how many are hidden."""
    if not query:
        return (Span(plural("{n} messenger", "{n} messengers", outline.total) + " ", Role.MUTED),)
    shown = _("{shown} of {total}").format(shown=outline.shown, total=outline.total)
    hidden = plural("{n} hidden", "{n} hidden", outline.total - outline.shown)
    return (Span(shown, Role.STRONG if outline.shown else Role.BAD), Span(f" · {hidden} ", Role.MUTED))


def under_query(problem: QueryError | None, completions: list[str]) -> Line:
    """Say how the word may go on, or why the filter cannot be read (the last one that could still holds)."""
    if completions:
        first, *others = completions
        rest = Span("  " + "  ".join(others), Role.MUTED)
        return (Span(f" {key_name('tab')} ", Role.MUTED), Span(first, Role.ACCENT), rest)
    return (Span(f" ! {problem}", Role.BAD),) if problem else ()


def marked(guide: Guide, state: State) -> Line:
    """Name the messengers marked for comparison."""
    if not state.marked:
        return ()
    names = ", ".join(guide.messengers[m].name for m in state.marked)
    return (Span(_(" marked: "), Role.MUTED), Span(names, Role.ACCENT))


def below(count_of_lines: int) -> Line:
    """Say how many lines of the page are out of sight."""
    if not count_of_lines:
        return ()
    return (Span(plural("{n} more line", "{n} more lines", count_of_lines) + " ", Role.MUTED),)


def hints(scope: Scope, columns: int, reading: bool = False) -> Line:
    """Name the most useful keys, as many as fit; the help always, and the way back from a page."""
    help_hint = _hint(Scope.EVERYWHERE, "help") if scope is not Scope.QUERY else _hint(Scope.EVERYWHERE, "help", "f1")
    line: Line = (Span(" "),)
    for command in in_scope(scope):
        part = (Span(key_name(command.keys[0]), Role.ACCENT), Span(" " + _(command.label) + "  ", Role.MUTED))
        wanted = command.hint or (reading and command.id == "back")
        if wanted and line_width((*line, *part, *help_hint)) <= columns:
            line += part
    return (*line, *help_hint)


def _hint(scope: Scope, command_id: str, key: str | None = None) -> Line:
    command = next(c for c in in_scope(scope) if c.id == command_id)
    return (Span(key_name(key or command.keys[0]), Role.ACCENT), Span(" " + _(command.label), Role.MUTED))
