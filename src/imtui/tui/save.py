"""Saving: choose a format, then a file; nothing is replaced without asking."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widgets import Input

from imtui.export.files import AlreadyThereError, NotWrittenError, write_whole
from imtui.guide.text import clean
from imtui.language import _, later
from imtui.pages.blocks import Role, Span
from imtui.tui.bindings import bindings
from imtui.tui.keys import Scope
from imtui.tui.layer import Layer
from imtui.tui.painting.glyphs import Glyphs
from imtui.tui.painting.lines import ListRow
from imtui.tui.painting.plain_input import PlainInput
from imtui.tui.painting.row_list import RowList
from imtui.tui.painting.text_block import TextBlock
from imtui.tui.painting.text_line import HintLine, TextLine

GROUP = "group"
"""The format of what a group did."""

SUFFIXES = {"text": "txt", GROUP: "yaml"}
PURPOSES = {
    "text": later("plain text, for screen readers"),
    "md": later("Markdown, for a forge"),
    "html": later("a page to print"),
    "csv": later("for a spreadsheet"),
    "json": later("for programs"),
    GROUP: later("what the group did: marks, votes, filter; to go on another day"),
}


Writers = Mapping[str, Callable[[], str]]
"""Name of a format to what gives the text in it."""


class SaveScreen(Layer[str | None], ModalScreen[str | None]):
    """Writes something to a file of the user's choice; gives back the format in which it was written."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.PICKER)

    def __init__(self, glyphs: Glyphs, writers: Writers) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.writers = writers
        self._may_replace: str | None = None

    def compose(self) -> ComposeResult:
        """Lay out title, formats, path and what there is to say."""
        glyphs = self.glyphs
        yield TextLine(glyphs, id="header")
        yield RowList(glyphs, id="choices")
        yield PlainInput(placeholder=_("file"), id="path")
        yield TextBlock(glyphs, id="message")
        yield HintLine(glyphs, Scope.PICKER)

    def on_mount(self) -> None:
        """Offer the formats."""
        self.query_one("#header", TextLine).show((Span(" " + _("Save: choose a format, then a file"), Role.STRONG),))
        purposes = {name: Span(_(PURPOSES[name]), Role.MUTED) for name in self.writers}
        rows = [ListRow(name, (Span(f" {name.ljust(6)}"), purpose)) for name, purpose in purposes.items()]
        self.query_one("#choices", RowList).show_rows(rows, "html")
        self.query_one("#choices").focus()

    @on(Input.Changed)
    def _on_typed(self) -> None:
        self._may_replace = None

    @on(Input.Submitted)
    def _on_submitted(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        path = self.query_one("#path", PlainInput)
        if path.has_focus:
            self._write(path.value)
            return
        path.rewrite(f"imtui.{SUFFIXES.get(self._format(), self._format())}")
        path.focus()
        self._say(_("Enter writes the file in {folder}.").format(folder=_here()))

    def action_leave(self) -> None:
        if self.query_one("#path").has_focus:
            self.query_one("#choices").focus()
            self._say("")
        else:
            self.dismiss()

    def action_up_choice(self) -> None:
        self.query_one("#choices", RowList).action_up()

    def action_down_choice(self) -> None:
        self.query_one("#choices", RowList).action_down()

    def _format(self) -> str:
        return str(self.query_one("#choices", RowList).key)

    def _write(self, typed: str) -> None:
        """Write the file, or say why not; what is there already is replaced when Enter is pressed again."""
        if not typed.strip():
            return
        text = self.writers[self._format()]()
        try:
            write_whole(Path(typed), text, replace=self._may_replace == typed)
        except AlreadyThereError as error:
            self._may_replace = typed
            self._say(_("{problem} Enter again replaces it, Esc keeps it.").format(problem=error))
        except NotWrittenError as error:
            self._say(str(error))
        else:
            self.app.notify(_("{path} is written.").format(path=typed))
            self.dismiss(self._format())

    def _say(self, message: str) -> None:
        self.query_one("#message", TextBlock).show((Span(f" {message}"),))


def _here() -> str:
    """Name the folder in which files are written; it may have gone since imtui started."""
    try:
        return clean(str(Path.cwd()))
    except OSError:
        return _("a folder that is gone")
