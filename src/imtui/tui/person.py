"""One person of a group, chosen by keys: devices, limits, and the messengers that they already have."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from imtui.guide.model import Status
from imtui.guide.query import Query, requirement_in_words
from imtui.language import _, current, series
from imtui.pages.blocks import Role, Span
from imtui.tui.bindings import bindings
from imtui.tui.keys import Scope
from imtui.tui.layer import Layer
from imtui.tui.painting.lines import ListRow, drawn
from imtui.tui.painting.row_list import RowList
from imtui.tui.painting.text_line import HintLine, TextLine
from imtui.tui.session import Session

LIMITS = ("no-phone", "without-google:yes,partial")
"""What people say of themselves beside their devices, as filters; anything else can be typed."""


class PersonScreen(Layer[str], ModalScreen[str]):
    """A list to tick; what is ticked becomes a line as one would type it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.PERSON)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.parts = self._parts()
        self.chosen: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out title, list and hints."""
        glyphs = self.session.glyphs
        yield TextLine(glyphs, id="header")
        yield RowList(glyphs, id="choices")
        yield HintLine(glyphs, Scope.PERSON)

    def on_mount(self) -> None:
        """Show the list."""
        title = _("This person has, and does not want")
        self.query_one("#header", TextLine).show((Span(f" {title}", Role.STRONG),))
        self.query_one("#choices").focus()
        self._draw()

    def action_tick(self) -> None:
        part = str(self.query_one("#choices", RowList).key)
        chosen = {*self.chosen} ^ {part}
        self.chosen = tuple(p for p in self.parts if p in chosen)
        self._draw()

    def action_write_person(self) -> None:
        if not self.chosen:
            self.action_tick()
        self.dismiss(", ".join(self.chosen))

    def action_leave_person(self) -> None:
        self.dismiss("")

    def _parts(self) -> dict[str, str]:
        """Each part as it is typed, with the words that people read."""
        guide, vocabulary = self.session.guide, self.session.vocabulary
        asked = [vocabulary.parse(text) for text in (*(f"platform:{p}" for p in guide.platforms), *LIMITS)]
        filters = {vocabulary.format(query, current()): self._words(query) for query in asked}
        alive = (m.name for m in guide.messengers.values() if m.status is not Status.DISCONTINUED)
        return filters | {part: part for name in alive if (part := _("has {name}").format(name=name))}

    def _words(self, query: Query) -> str:
        return series(requirement_in_words(self.session.guide, r) for r in query.requirements)

    def _draw(self) -> None:
        glyphs, choices = self.session.glyphs, self.query_one("#choices", RowList)
        rows = []
        for part, words in self.parts.items():
            chosen = part in self.chosen
            box = Span(f" {glyphs.required if chosen else glyphs.indifferent} ", Role.GOOD if chosen else Role.PLAIN)
            rows.append(ListRow(part, drawn((box, Span(words)), glyphs)))
        choices.show_rows(rows, choices.key)
