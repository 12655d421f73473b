"""What lies over another screen and is left once."""

from __future__ import annotations

from typing import ClassVar

from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget

from imtui.tui.bindings import bindings_of_a_layer


class Layer(Screen[ScreenResultType]):
    """A screen over another; while it closes, it ignores another request to close, which would close the one below."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of_a_layer()

    @property
    def pointed(self) -> Widget | None:
        """The widget in which something was just selected or changed: that on which keys act."""
        return self.focused

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close this screen, unless it is closing already."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
