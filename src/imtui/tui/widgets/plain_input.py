"""A line to type in that keeps plain text only, whatever is typed or pasted."""

from __future__ import annotations

from textual.widgets import Input

from imtui.guide.text import is_plain


class PlainInput(Input):
    """An input of one line, without a frame."""

    def __init__(self, placeholder: str, id: str | None = None) -> None:
        super().__init__(placeholder=placeholder, id=id, compact=True, select_on_focus=False)

    def validate_value(self, value: str) -> str:
        """Drop what could drive the terminal."""
        return "".join(character for character in value if is_plain(character))

    def rewrite(self, text: str) -> None:
        """Write a text that was made elsewhere; nobody is told that it changed."""
        with self.prevent(Input.Changed):
            self.value = text
        self.cursor_position = len(self.value)
