"""The tree of the explorer as a list of nodes: category > messenger > app, for a state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from imtui.guide.model import Messenger
from imtui.guide.query import Index
from imtui.guide.query.bits import Bits, chosen
from imtui.tui.explorer.node_rows import NodeRows
from imtui.tui.painting.glyphs import Glyphs
from imtui.tui.painting.lines import Rows
from imtui.tui.state import Node, State

OPENED_AT_ONCE = 12
"""Messengers found by the name of an app show it at once, unless they are so many that the list would be lost."""


class Outline:
    """The tree of a state: which nodes it shows, and how each is drawn when it comes into sight.

    While verdicts are hidden there are no categories, and messengers stand by name: an order that tells nothing.
    """

    def __init__(self, index: Index, state: State, glyphs: Glyphs) -> None:
        self.index, self.state = index, state
        self.bits = index.bits(state.query)
        self.shown = self.bits.bit_count()
        found = index.found_by_app(state.query)
        self._found_by_app = {m.id for m in index.members(found)} if found.bit_count() <= OPENED_AT_ONCE else set()
        self.nodes = tuple(self._nodes_in_order())
        draw = NodeRows(index, state, glyphs).row
        self.rows = Rows(self.nodes, lambda position: draw(self.nodes[position], self._is_open_at(position)))

    def is_open(self, node: Node) -> bool:
        """Whether what a node contains is shown."""
        return node in self.nodes and self._is_open_at(self.nodes.index(node))

    def _is_open_at(self, position: int) -> bool:
        node, after = self.nodes[position], self.nodes[position + 1 : position + 2]
        return bool(after) and len(after[0]) > len(node) and after[0][: len(node)] == node

    def shown_near(self, node: Node) -> Node:
        """The node itself if it is shown, else what contains it, the first messenger left, or its category."""
        if node in self.nodes:
            return node
        inside = (node[:length] for length in range(len(node) - 1, 1, -1))
        left = (key for key in self.nodes if len(key) > 1)
        around = chain(inside, left) if len(node) > 1 else ()
        return next((key for key in (*around, node[:1]) if key in self.nodes), ())

    def _nodes_in_order(self) -> list[Node]:
        if self.state.workshop:
            return [(), *self._nodes_of(self.bits)]
        nodes: list[Node] = [()]
        for category, sets in self.index.ordered(self.state.query).items():
            nodes.append((category,))
            if (category,) not in self.state.closed:
                nodes += chain.from_iterable(map(self._nodes_of, sets))
        return nodes

    def _nodes_of(self, together: Bits) -> Iterable[Node]:
        places = self.index.places
        if not self.state.opened and not self._found_by_app:
            return chosen(places.values(), together)  # one step for thousands of messengers
        return chain.from_iterable(self._with_apps(places[m.id], m) for m in self.index.members(together))

    def _with_apps(self, node: Node, messenger: Messenger) -> Iterator[Node]:
        yield node
        if self._shows_apps(node, messenger):
            yield from ((*node, app.name) for app in self.index.apps(messenger, self.state.query))

    def _shows_apps(self, node: Node, messenger: Messenger) -> bool:
        if node in self.state.opened:
            return True
        return messenger.id in self._found_by_app and node not in self.state.closed
