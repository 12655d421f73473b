"""The line in which a filter is typed."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from imtui.guide.text import is_plain
from imtui.tui.bindings import bindings
from imtui.tui.commands import Scope


class QueryLine(Input):
    """An input that keeps plain text only, whatever is typed or pasted."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.QUERY)

    class Left(Message):
        """The user goes back to the tree; `clear` when the line was left by Esc."""

        def __init__(self, clear: bool) -> None:
            super().__init__()
            self.clear = clear

    def validate_value(self, value: str) -> str:
        """Drop what could drive the terminal."""
        return "".join(character for character in value if is_plain(character))

    def action_accept(self) -> None:
        """Keep the filter and go to the tree."""
        self.post_message(self.Left(clear=False))

    def action_leave_query(self) -> None:
        """Go back to the tree."""
        self.post_message(self.Left(clear=True))
