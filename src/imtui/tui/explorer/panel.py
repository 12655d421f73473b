"""The panel in which a filter is made without typing."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from imtui.tui.bindings import bindings
from imtui.tui.explorer.panel_rows import PanelChoice
from imtui.tui.keys import Scope
from imtui.tui.painting.row_list import RowList


class Panel(RowList):
    """The list of choices; says which one the user turns, and when it is closed."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.PANEL)

    class Cycled(Message):
        """The user turned a choice: required, excluded, indifferent."""

        def __init__(self, choice: PanelChoice) -> None:
            super().__init__()
            self.choice = choice

    class Explained(Message):
        """The user asks what the property under the cursor means."""

        def __init__(self, choice: PanelChoice) -> None:
            super().__init__()
            self.choice = choice

    class EitherToggled(Message):
        """The user asks for all the platforms chosen, or for one of them."""

    class Closed(Message):
        """The user closed the panel."""

    def action_cycle(self) -> None:
        if isinstance(self.key, tuple):
            self.post_message(self.Cycled(self.key))

    def action_explain(self) -> None:
        if isinstance(self.key, tuple):
            self.post_message(self.Explained(self.key))

    def action_either(self) -> None:
        self.post_message(self.EitherToggled())

    def action_close_panel(self) -> None:
        self.post_message(self.Closed())
