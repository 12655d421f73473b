"""The rows and lines of the sorting game: nothing in them tells a category before it is revealed."""

from __future__ import annotations

from imtui.guide.game import Game
from imtui.guide.model import Guide
from imtui.guide.query import Index
from imtui.language import _, plural
from imtui.pages.blocks import Role, Span
from imtui.tui.keys import Scope, in_scope, key_name
from imtui.tui.painting.glyphs import Glyphs
from imtui.tui.painting.lines import Line, ListRow, drawn

SORTING = ("put_bad", "put_fair", "put_best")


def header(game: Game) -> tuple[Line, Line]:
    """The progress of the group."""
    total = plural("{n} messenger", "{n} messengers", len(game.order))
    done = sum(game.category(m) is not None for m in game.order)
    sorted_ = plural("{n} sorted", "{n} sorted", done)
    return (Span(" " + _("Sorting game"), Role.STRONG), Span(f" · {total} · {sorted_}", Role.MUTED)), (
        Span(_("the verdicts are hidden") + " " if not game.revealed else "", Role.MUTED),
    )


def rows(index: Index, game: Game, glyphs: Glyphs) -> list[ListRow]:
    """Draw the messengers with what the group said and, once revealed, what the guide says."""
    return [
        ListRow(m, drawn((Span(" " + index.guide.messengers[m].name),), glyphs), _said(index, game, m))
        for m in game.order
    ]


def _said(index: Index, game: Game, messenger: str) -> Line:
    guide, category = index.guide, game.category(messenger)
    group = str(guide.category(category).name) if category else _("passed") if game.passed(messenger) else "?"
    if messenger not in game.revealed:
        return (Span(group, Role.PLAIN if category else Role.MUTED),)
    revealed = guide.category(index.categories[messenger]).name
    return (Span(f"{group} / ", Role.MUTED), Span(str(revealed), Role.STRONG))


def sorting_keys(guide: Guide) -> Line:
    """Name the keys that put a messenger into a category."""
    names = {
        "put_bad": guide.categories[-1].name,
        "put_fair": guide.categories[1].name,
        "put_best": guide.categories[0].name,
    }
    line: Line = (Span(" "),)
    for command in in_scope(Scope.GAME):
        if command.id in SORTING:
            line += (Span(key_name(command.keys[0]), Role.ACCENT), Span(f" {names[command.id]}   ", Role.PLAIN))
    return line
