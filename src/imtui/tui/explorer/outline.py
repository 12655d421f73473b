"""The tree of the explorer as a list of rows: category > messenger > app, for a state."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from imtui.guide.model import App, Category, Messenger, Status
from imtui.guide.query import Index
from imtui.language import _, plural
from imtui.pages.blocks import Role, Span
from imtui.pages.messenger import face_role
from imtui.tui.painting.glyphs import Glyphs
from imtui.tui.painting.lines import ListRow, Rows
from imtui.tui.state import Node, State

OPENED_AT_ONCE = 12
"""Messengers found by the name of an app show it at once, unless they are so many that the list would be lost."""


class Outline:
    """The tree of a state: which nodes it shows, and how each is drawn when it comes into sight."""

    def __init__(self, index: Index, state: State, glyphs: Glyphs) -> None:
        self.index, self.state, self.glyphs = index, state, glyphs
        self._members = index.by_category(state.query)
        self.shown = sum(map(len, self._members.values()))
        self.total = len(index.messengers)
        found = index.found_by_app(state.query)
        self._found_by_app = {m.id for m in index.members(found)} if found.bit_count() <= OPENED_AT_ONCE else set()
        self.nodes = tuple(self._nodes_in_order())
        self.rows = Rows(self.nodes, self._draw)

    def is_open(self, node: Node) -> bool:
        """Whether what a node contains is shown."""
        return node in self.nodes and self._is_open_at(self.nodes.index(node))

    def _is_open_at(self, position: int) -> bool:
        node, after = self.nodes[position], self.nodes[position + 1 : position + 2]
        return bool(after) and len(after[0]) > len(node) and after[0][: len(node)] == node

    def nearest(self, node: Node) -> Node:
        """A node that is shown: itself, else what contains it, else the first messenger left."""
        if len(node) < 2:
            return node
        inside = (node[:length] for length in range(len(node), 1, -1))
        left = (key for key in self.nodes if len(key) > 1)
        return next((key for key in chain(inside, left) if key in self.nodes), node[:1])

    def _nodes_in_order(self) -> Iterator[Node]:
        yield ()
        for category, members in self._members.items():
            yield (category,)
            if (category,) in self.state.closed:
                continue
            if self.state.opened or self._found_by_app:
                yield from self._nodes_with_apps(category, members)
            else:
                yield from [(category, messenger.id) for messenger in members]

    def _nodes_with_apps(self, category: str, members: list[Messenger]) -> Iterator[Node]:
        for messenger in members:
            node = (category, messenger.id)
            yield node
            if self._shows_apps(node, messenger):
                yield from ((*node, app.name) for app in self.index.apps(messenger, self.state.query))

    def _shows_apps(self, node: Node, messenger: Messenger) -> bool:
        if node in self.state.opened:
            return True
        return messenger.id in self._found_by_app and node not in self.state.closed

    def _draw(self, position: int) -> ListRow:
        node, guide = self.nodes[position], self.index.guide
        if not node:
            return ListRow((), (Span(_("The guide"), Role.STRONG),))
        if len(node) == 1:
            return self._category_row(position, guide.category(node[0]))
        messenger = guide.messengers[node[1]]
        if len(node) == 2:
            return self._messenger_row(position, messenger)
        return self._app_row(node, next(app for app in messenger.apps if app.name == node[2]))

    def _category_row(self, position: int, category: Category) -> ListRow:
        total = self.index.category_sizes[category.id]
        count = f"{len(self._members[category.id])}/{total}" if self.state.query else str(total)
        name = Span(str(category.name), face_role(category.face))
        row = (Span(self._arrow(position) + " "), name)
        return ListRow(self.nodes[position], row, (Span(count, Role.MUTED),))

    def _messenger_row(self, position: int, messenger: Messenger) -> ListRow:
        apps = self.index.apps(messenger, self.state.query)
        dead = messenger.status is not Status.ACTIVE
        name = (Span(f"  {self._arrow(position)} "), self._mark(messenger.id), Span(messenger.name), *self._dead(dead))
        count = Span(plural("{n} app", "{n} apps", len(apps)), Role.MUTED)
        return ListRow(self.nodes[position], name, (count,), faded=dead)

    def _app_row(self, node: Node, app: App) -> ListRow:
        letters = (p.initial if p.id in app.platforms else " " for p in self.index.guide.platforms.values())
        dead = app.status is not Status.ACTIVE
        name = (Span("      "), self._mark("/".join(node[1:])), Span(app.name), *self._dead(dead))
        return ListRow(node, name, (Span("".join(letters), Role.MUTED),), faded=dead)

    def _mark(self, ref: str) -> Span:
        return Span(self.glyphs.marked + " " if ref in self.state.marked else "", Role.ACCENT)

    def _dead(self, dead: bool) -> tuple[Span, ...]:
        return (Span(f" {self.glyphs.dead}", Role.BAD),) if dead else ()

    def _arrow(self, position: int) -> str:
        return self.glyphs.open if self._is_open_at(position) else self.glyphs.closed
