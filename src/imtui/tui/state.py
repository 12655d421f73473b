"""What the explorer shows, as one frozen value: widgets draw it and say what the user did."""

from __future__ import annotations

from imtui.guide.game import Game
from imtui.guide.group import Group
from imtui.guide.query import Query, Vocabulary
from imtui.language import current
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
    people: tuple[str, ...] = ()
    """What was said of each person of a group, as it was typed: it goes when imtui is left."""
    either: bool = False
    """Whether platforms chosen in the panel are asked one for another, rather than all."""
    before: tuple[Node, ...] = ()
    after: tuple[Node, ...] = ()
    """What one looked at before a jump, the last one last; and what one went back from, the nearest first."""
    game: Game = NO_GAME
    workshop: bool = False
    """Whether no verdict is shown, nor anything that tells one, before it is revealed in the game."""

    def of_group(self, group: Group, vocabulary: Vocabulary) -> State:
        """This state with what a group kept; a filter that is there already holds."""
        query = self.query or vocabulary.parse(group.filter)
        game = Game(group.sorting, group.moves)
        return replace(self, query=query, marked=group.marks, game=game, workshop=self.workshop or bool(group.moves))

    def kept(self, vocabulary: Vocabulary) -> Group:
        """What can be kept of a group: its filter, its marks and its game."""
        return Group(vocabulary.format(self.query, current()), self.marked, self.game.order, self.game.moves)

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

    def jumping(self, node: Node) -> State:
        """This state with the cursor elsewhere, from where one can go back."""
        return replace(self, cursor=node, before=(*self.before, self.cursor), after=())

    def going_back(self) -> State:
        """This state with the cursor where it was before the last jump."""
        if not self.before:
            return self
        return replace(self, cursor=self.before[-1], before=self.before[:-1], after=(self.cursor, *self.after))

    def going_forward(self) -> State:
        """This state with the cursor where it was before one went back."""
        if not self.after:
            return self
        return replace(self, cursor=self.after[0], before=(*self.before, self.cursor), after=self.after[1:])

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
