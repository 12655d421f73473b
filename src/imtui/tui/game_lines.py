"""The rows and lines of the sorting game: nothing in them tells a category before it is revealed."""

from __future__ import annotations

from rich.cells import cell_len

from imtui.guide.game import Game, Votes, has_ended
from imtui.guide.model import Guide
from imtui.guide.query import Index
from imtui.language import _, plural
from imtui.pages.blocks import Role, Span
from imtui.records import replace
from imtui.tui.keys import Scope, in_scope, key_name
from imtui.tui.painting.glyphs import Glyphs
from imtui.tui.painting.lines import Line, ListRow, drawn

PUTS = {"put_bad": -1, "put_fair": 1, "put_best": 0}
"""The commands that put a messenger into a category, in the order of their keys, and where that stands in the guide."""


def header(game: Game) -> tuple[Line, Line]:
    """The progress of the group."""
    total = plural("{n} messenger", "{n} messengers", len(game.order))
    done = sum(game.category(m) is not None for m in game.order)
    sorted_ = plural("{n} sorted", "{n} sorted", done)
    hidden = len(set(game.order) - game.revealed)
    return (Span(" " + _("Sorting game"), Role.STRONG), Span(f" · {total} · {sorted_}", Role.MUTED)), (
        Span(plural("{n} hidden", "{n} hidden", hidden) + " " if hidden else "", Role.MUTED),
    )


def whose(guide: Guide, game: Game) -> Line:
    """Name the columns of answers, once the guide's stand beside the group's."""
    if not game.revealed:
        return ()
    names = (Span(_("the group"), Role.ACCENT), Span(_("the guide"), Role.ACCENT))
    return (*(_in_column(guide, name) for name in names), Span(" "))


def rows(index: Index, game: Game, glyphs: Glyphs) -> list[ListRow]:
    """Draw the messengers with what the group said and, once revealed, what the guide says; what has ended apart."""
    rows: list[ListRow] = []
    for messenger in game.order:
        if has_ended(index.guide, messenger) and (not rows or not has_ended(index.guide, str(rows[-1].key))):
            rows.append(ListRow(None, (Span(" " + _("No longer usable: what they were"), Role.ACCENT),)))
        name = (Span(" " + index.guide.messengers[messenger].name),)
        rows.append(ListRow(messenger, drawn(name, glyphs), _said(index, game, messenger)))
    return rows


def _said(index: Index, game: Game, messenger: str) -> Line:
    """What the group said, with the hands counted while it decides; once something is revealed, in two columns."""
    guide, votes, is_revealed = index.guide, game.votes(messenger), messenger in game.revealed
    said = str(guide.category(votes.category).name) if votes.category else _("passed") if votes.passed else "?"
    group = Span(said, Role.PLAIN if votes.category else Role.MUTED)
    hands = (Span(_hands(guide, votes) + "  ", Role.MUTED),) if votes.counts and not is_revealed else ()
    if not game.revealed:
        return (*hands, group)
    answer = str(guide.category(index.categories[messenger]).name) if is_revealed else ""
    return (*hands, _in_column(guide, group), _in_column(guide, Span(answer, Role.STRONG)))


def _hands(guide: Guide, votes: Votes) -> str:
    """The hands that were counted, for the category of the first key first."""
    return " / ".join(str(votes.counts.get(guide.categories[place].id, 0)) for place in PUTS.values())


def _in_column(guide: Guide, span: Span) -> Span:
    """Make a span as wide as the name of any category, at the right end."""
    width = 2 + max(cell_len(str(category.name)) for category in guide.categories)
    return replace(span, text=" " * (width - cell_len(span.text)) + span.text)


def sorting_keys(guide: Guide, is_reading: bool) -> Line:
    """Name the keys that put a messenger into a category; their capitals count hands. In the page, m explains words."""
    line: Line = (Span(" "),)
    for command in in_scope(Scope.GAME):
        if command.id in PUTS and not (is_reading and command.id == "put_bad"):
            name = guide.categories[PUTS[command.id]].name
            line += (Span(key_name(command.keys[0]), Role.ACCENT), Span(f" {name}   ", Role.PLAIN))
    counting = ", ".join(c.keys[0] for c in in_scope(Scope.GAME) if c.id.startswith("count_"))
    return (*line, Span(_("{keys}: one more hand").format(keys=counting), Role.MUTED))
