"""A line to type in that keeps plain text only, whatever is typed or pasted."""

from __future__ import annotations

from rich.cells import cell_len
from textual.geometry import Offset
from textual.widgets import Input

from imtui.guide.text import plain

MAX_LENGTH = 1000


class PlainInput(Input):
    """An input of one line, without a frame."""

    def __init__(self, placeholder: str, id: str | None = None) -> None:
        super().__init__(placeholder=placeholder, id=id, select_on_focus=False)
        self.set_reactive(Input.cursor_blink, False)  # it would draw twice a second, for ever

    @property
    def attention(self) -> Offset:
        """The place where the next letter goes."""
        return Offset(cell_len(self.value[: self.cursor_position]) - round(self.scroll_x), 0)

    def validate_value(self, value: str) -> str:
        """Drop what could drive the terminal, and the end of what is longer than anybody types."""
        return plain(value[:MAX_LENGTH])

    def rewrite(self, text: str) -> None:
        """Write a text that was made elsewhere; nobody is told that it changed."""
        with self.prevent(Input.Changed):
            self.value = text
        self.cursor_position = len(self.value)
