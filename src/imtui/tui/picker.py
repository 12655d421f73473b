"""A quick search over names: type, choose, Enter. Esc chooses nothing."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input

from imtui.guide.query.tokens import bare_words
from imtui.pages.blocks import Role, Span
from imtui.tui.bindings import bindings
from imtui.tui.keys import Scope
from imtui.tui.layer import Layer
from imtui.tui.painting import hints
from imtui.tui.painting.glyphs import Glyphs
from imtui.tui.painting.lines import ListRow, Rows, drawn
from imtui.tui.painting.plain_input import PlainInput
from imtui.tui.painting.row_list import RowList
from imtui.tui.painting.text_line import HintLine, TextLine

Key = TypeVar("Key", bound=Hashable)


class PickerScreen(Layer[Hashable | None], ModalScreen[Hashable | None]):
    """Lets the user choose one of many named things."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.PICKER)

    _wanted: str
    """What was typed when the choices were last drawn."""

    def __init__(self, glyphs: Glyphs, title: str, entries: Sequence[tuple[Hashable, str]]) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.title_text = title
        self.entries = entries
        self._choosing = False
        self._found: list[tuple[Hashable, str]] = []

    def compose(self) -> ComposeResult:
        """Lay out title, line, choices and hints."""
        yield TextLine(self.glyphs, id="header")
        yield PlainInput(placeholder=hints.search_placeholder(), id="search")
        yield RowList(self.glyphs, id="choices")
        yield HintLine(self.glyphs, Scope.PICKER)

    @property
    def pointed(self) -> Widget | None:
        """The choice, once the user goes from one to another; the line while something is typed."""
        return self.choices if self._choosing else self.focused

    @property
    def choices(self) -> RowList:
        """The choices that answer what is typed."""
        return self.query_one("#choices", RowList)

    def on_mount(self) -> None:
        """Show every choice; keys type into the line."""
        self.query_one("#header", TextLine).show((Span(" " + self.title_text, Role.STRONG),))
        self.query_one("#search").focus()
        self._draw("")

    @on(Input.Changed)
    def _on_typed(self, event: Input.Changed) -> None:
        self._choosing = False
        self._draw(event.value)

    @on(Input.Submitted)
    def _on_submitted(self) -> None:
        self.action_choose()

    @property
    def found(self) -> tuple[Hashable, ...]:
        """The keys of the choices that answer what is typed."""
        return tuple(key for key, _name in self._found)

    def action_choose(self) -> None:
        key = self.choices.key
        if key is not None:
            self.dismiss(key)

    def action_leave(self) -> None:
        self.dismiss(None)

    def action_up_choice(self) -> None:
        self._choosing = True
        self.choices.action_up()

    def action_down_choice(self) -> None:
        self._choosing = True
        self.choices.action_down()

    def answering(self, entries: Sequence[tuple[Key, str]]) -> list[tuple[Key, str]]:
        """Of these, what answers what is typed; what begins with it comes first."""
        names = [("".join(bare_words(name)), key, name) for key, name in entries]
        found = [(not name.startswith(self._wanted), key, shown) for name, key, shown in names if self._wanted in name]
        return [(key, name) for _later, key, name in sorted(found, key=lambda entry: entry[0])]

    def _draw(self, text: str) -> None:
        self._wanted = "".join(bare_words(text))
        self._found = self.answering(self.entries)
        self.choices.show_rows(
            Rows([key for key, _name in self._found], self._row), self._found[0][0] if self._found else None
        )

    def _row(self, position: int) -> ListRow:
        key, name = self._found[position]
        return ListRow(key, drawn((Span(" " + name),), self.glyphs))
