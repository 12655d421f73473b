"""What a group did, as far as it can be kept: its filter, what it marked, and the sorting game."""

from __future__ import annotations

from imtui.guide.game import Move
from imtui.records import record


@record
class Group:
    """A filter as text, the messengers or apps marked (`tox`, `tox/Antox`), those to sort, and every move, in order."""

    filter: str = ""
    marks: tuple[str, ...] = ()
    sorting: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()
