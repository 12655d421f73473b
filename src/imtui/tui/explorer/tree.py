"""The tree of the guide."""

from __future__ import annotations

from collections.abc import Hashable
from typing import cast

from textual.reactive import var

from imtui.tui.painting.row_list import RowList
from imtui.tui.state import Node


class Tree(RowList):
    """Draws the cursor of the state, and says where the user wants it."""

    wanted: var[Node] = var((), init=False, always_update=True)
    """The row asked for last: watching it is quicker than a message, which arrives a frame later."""

    def choose(self, key: Hashable) -> None:
        self.wanted = cast(Node, key)
