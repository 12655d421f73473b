"""The line in which a filter is typed."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.reactive import var

from imtui.guide.query.offers import Offer
from imtui.tui.bindings import bindings
from imtui.tui.explorer.typing import History, completed, offer_in_words
from imtui.tui.keys import Scope
from imtui.tui.painting.plain_input import PlainInput


class QueryLine(PlainInput):
    """Completes and mends words, and remembers the filters of this run."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.QUERY)

    class Accepted(Message):
        """The user is done with the filter as typed."""

    class Left(Message):
        """The user goes back to the tree."""

    typed = var("")
    """The text, as long as somebody types it: watching it is quicker than a message, which arrives a frame later."""

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder)
        self.completions: list[str] = []
        self.offers: list[Offer] = []
        self._history = History()

    def watch_value(self, text: str) -> None:
        """What is typed so far."""
        self.typed = text

    def rewrite(self, text: str) -> None:
        """Write a query that was not typed."""
        self.set_reactive(QueryLine.typed, self.validate_value(text))
        super().rewrite(text)

    @property
    def further(self) -> list[str]:
        """How the filter may go on, or what may be meant; the key that completes writes the first."""
        return self.completions or [offer_in_words(offer) for offer in self.offers]

    def return_to(self) -> None:
        """Let keys type here; what was typed before is selected, so that typing replaces it."""
        self.focus()
        self.select_all()

    def action_accept(self) -> None:
        self._history.remember(self.value)
        self.post_message(self.Accepted())

    def action_leave_query(self) -> None:
        self._history.remember(self.value)
        self.post_message(self.Left())

    def action_complete(self) -> None:
        if self.completions:
            self._write(completed(self.value, self.completions[0]))
        elif self.offers:
            self._write(self.offers[0].applied(self.value))

    def action_older(self) -> None:
        older = self._history.older()
        if older is not None:
            self._write(older)

    def action_newer(self) -> None:
        newer = self._history.newer()
        if newer is None:
            self.action_accept()
        else:
            self._write(newer)

    def _write(self, text: str) -> None:
        self.value = text
        self.cursor_position = len(self.value)
