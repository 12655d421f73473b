"""What the explorer shows, as one frozen value: widgets draw it and say what the user did."""

from __future__ import annotations

from imtui.guide.game import Game
from imtui.guide.query import Query
from imtui.records import record, replace

Node = tuple[str, ...]
"""A place in the tree: () the guide, (category,), (category, messenger), (category, messenger, app)."""


EVERYTHING = Query()
"""The query that asks nothing."""

NO_GAME = Game()
"""The game in which nothing was sorted yet."""


@record
class State:
    """The query, the place of the cursor, what is open, what is marked for comparison, and what a group has sorted."""

    query: Query = EVERYTHING
    cursor: Node = ()
    opened: frozenset[Node] = frozenset()
    closed: frozenset[Node] = frozenset()
    marked: tuple[str, ...] = ()
    either: bool = False
    """Whether platforms chosen in the panel are asked one for another, rather than all."""
    game: Game = NO_GAME
    workshop: bool = False
    """Whether no verdict is shown, nor anything that tells one, before it is revealed in the game."""

    def hides(self, messenger: str) -> bool:
        """Whether the verdict on a messenger is not to be shown: every page and list asks this."""
        return self.workshop and messenger not in self.game.revealed

    @property
    def messenger(self) -> str | None:
        """The messenger on which, or on whose app, the cursor stands."""
        return self.cursor[1] if len(self.cursor) > 1 else None

    @property
    def ref(self) -> str | None:
        """The messenger or the app under the cursor as comparisons know it: `tox`, or `tox/Antox`."""
        return "/".join(self.cursor[1:]) or None

    def asking(self, query: Query) -> State:
        """This state with another query."""
        return replace(self, query=query)

    def at(self, node: Node) -> State:
        """This state with the cursor elsewhere."""
        return replace(self, cursor=node)

    def opening(self, node: Node, is_open: bool) -> State:
        """This state with a node opened or closed by the user."""
        if is_open:
            return replace(self, opened=self.opened | {node}, closed=self.closed - {node})
        return replace(self, opened=self.opened - {node}, closed=self.closed | {node})

    def marking(self, ref: str) -> State:
        """This state with a messenger or an app marked, or no longer."""
        if ref in self.marked:
            return replace(self, marked=tuple(m for m in self.marked if m != ref))
        return replace(self, marked=(*self.marked, ref))
