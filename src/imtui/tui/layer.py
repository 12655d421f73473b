"""What lies over another screen and is left once."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class Layer(Screen[ScreenResultType]):
    """A screen over another: a key that arrives while it closes does not close what lies beneath as well."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close this screen, unless it is closing already."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
