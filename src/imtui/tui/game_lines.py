"""The rows and lines of the sorting game: nothing in them tells a category before it is revealed."""

from __future__ import annotations

from imtui.guide.game import Game, Votes, has_ended
from imtui.guide.model import Guide
from imtui.guide.query import Index
from imtui.language import _, plural
from imtui.pages.blocks import Role, Span
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


def rows(index: Index, game: Game, glyphs: Glyphs) -> list[ListRow]:
    """Draw the messengers with what the group said and, once revealed, what the guide says; what has ended apart."""
    revealed = game.revealed
    rows: list[ListRow] = []
    for messenger in game.order:
        if has_ended(index.guide, messenger) and (not rows or not has_ended(index.guide, str(rows[-1].key))):
            rows.append(ListRow(None, (Span(" " + _("No longer usable"), Role.ACCENT),)))
        name = (Span(" " + index.guide.messengers[messenger].name),)
        rows.append(ListRow(messenger, drawn(name, glyphs), _said(index, game, messenger, messenger in revealed)))
    return rows


def _said(index: Index, game: Game, messenger: str, revealed: bool) -> Line:
    """What the group said; once revealed, what the guide says too, each with whose it is."""
    guide, votes = index.guide, game.votes(messenger)
    group = _group(guide, votes)
    if not revealed:
        return (Span(group, Role.PLAIN if votes.category else Role.MUTED),)
    answer = str(guide.category(index.categories[messenger]).name)
    if has_ended(guide, messenger):
        answer = _("was {category}").format(category=answer)
    if votes.category == index.categories[messenger]:
        return (Span(_("both: {category}").format(category=answer), Role.STRONG),)
    return (
        Span(_("group: {category}").format(category=group) + " · ", Role.MUTED),
        Span(_("guide: {category}").format(category=answer), Role.STRONG),
    )


def _group(guide: Guide, votes: Votes) -> str:
    """The category a group decided on, with the hands that were counted: those of the first key first."""
    said = str(guide.category(votes.category).name) if votes.category else _("passed") if votes.passed else "?"
    if not votes.counts:
        return said
    hands = " / ".join(str(votes.counts.get(guide.categories[place].id, 0)) for place in PUTS.values())
    return f"{hands}  {said}"


def sorting_keys(guide: Guide) -> Line:
    """Name the keys that put a messenger into a category; their capitals count hands."""
    line: Line = (Span(" "),)
    for command in in_scope(Scope.GAME):
        if command.id in PUTS:
            name = guide.categories[PUTS[command.id]].name
            line += (Span(key_name(command.keys[0]), Role.ACCENT), Span(f" {name}   ", Role.PLAIN))
    counting = ", ".join(c.keys[0] for c in in_scope(Scope.GAME) if c.id.startswith("count_"))
    return (*line, Span(_("{keys}: one more hand").format(keys=counting), Role.MUTED))
