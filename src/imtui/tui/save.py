"""Saving: choose a format, then a file; nothing is replaced without asking."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widgets import Input

from imtui.export.files import AlreadyThereError, NotWrittenError, file_name, write_whole
from imtui.export.formats import PAGE_FORMATS, as_file, pages_as
from imtui.guide.model import Guide
from imtui.guide.text import clean
from imtui.language import _, later
from imtui.pages.blocks import Page, Role, Span
from imtui.records import record
from imtui.tui.bindings import bindings
from imtui.tui.keys import Scope
from imtui.tui.layer import Layer
from imtui.tui.painting.glyphs import Glyphs
from imtui.tui.painting.lines import ListRow, drawn
from imtui.tui.painting.plain_input import PlainInput
from imtui.tui.painting.row_list import RowList
from imtui.tui.painting.text_block import TextBlock
from imtui.tui.painting.text_line import HintLine, TextLine

GROUP = "group"
"""The format of what a group did."""

ON_PAPER = ("sheet", "booklet", "cards", "answers", "poster")
"""The formats that are HTML to be printed in a way of their own."""

SUFFIXES = {"text": "txt", **dict.fromkeys(ON_PAPER, "html"), GROUP: "yaml"}
PURPOSES = {
    "text": later("plain text, for screen readers"),
    "md": later("Markdown, for a forge"),
    "html": later("a page to print"),
    "sheet": later("the short form, one sheet to print"),
    "booklet": later("a booklet to print and fold"),
    "cards": later("cards of the sorting game, to print on both sides and cut out"),
    "answers": later("the answers of the sorting game, for who leads it"),
    "poster": later("the three categories on a poster"),
    "csv": later("for a spreadsheet"),
    "json": later("for programs"),
    GROUP: later("what the group did: marks, votes, filter; to go on another day"),
}


Writers = Mapping[str, Callable[[], str]]
"""Name of a format to what gives the text in it."""

Choice = tuple[int, str]
"""Which of the things that can be saved, and in which format."""


@record
class Savable:
    """Something that can be written to a file: its name for people, of which that of the file is made, by format."""

    name: str
    writers: Writers


def savable_pages(guide: Guide, name: str, pages: Sequence[Page]) -> Savable:
    """Pages that are saved together."""
    return Savable(name, {form: partial(pages_as, form, guide, pages) for form in PAGE_FORMATS})


class SaveScreen(Layer[str | None], ModalScreen[str | None]):
    """Writes something to a file of the user's choice; gives back the format in which it was written."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.PICKER)

    def __init__(self, glyphs: Glyphs, savables: Sequence[Savable]) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.savables = savables
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
        self.query_one("#choices", RowList).show_rows(list(self._rows()), (0, "html"))
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
        place, output_format = self._chosen
        name = self.savables[place].name
        said = f"{name} {output_format}" if output_format in ON_PAPER else name
        path.rewrite(file_name(said, suffix=SUFFIXES.get(output_format, output_format)))
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

    @property
    def _chosen(self) -> Choice:
        return cast(Choice, self.query_one("#choices", RowList).key)

    def _rows(self) -> Iterator[ListRow]:
        """The formats and what each is for, under the name of what is saved where there are several."""
        for place, savable in enumerate(self.savables):
            if len(self.savables) > 1:
                yield ListRow(None, drawn((Span(f" {savable.name}", Role.ACCENT),), self.glyphs))
            for name in savable.writers:
                spans = (Span(f"   {name.ljust(8)}"), Span(_(PURPOSES[name]), Role.MUTED))
                yield ListRow((place, name), drawn(spans, self.glyphs))

    def _write(self, typed: str) -> None:
        """Write the file, or say why not; what is there already is replaced when Enter is pressed again."""
        if not typed.strip():
            return
        place, output_format = self._chosen
        text = as_file(output_format, self.savables[place].writers[output_format]())
        try:
            write_whole(Path(typed), text, replace=self._may_replace == typed)
        except AlreadyThereError as error:
            self._may_replace = typed
            self._say(_("{problem} Enter again replaces it, Esc keeps it.").format(problem=error))
        except NotWrittenError as error:
            self._say(str(error))
        else:
            self.app.notify(_("{path} is written.").format(path=typed))
            self.dismiss(output_format)

    def _say(self, message: str) -> None:
        self.query_one("#message", TextBlock).show((Span(f" {message}"),))


def _here() -> str:
    """Name the folder in which files are written; it may have gone since imtui started."""
    try:
        return clean(str(Path.cwd()))
    except OSError:
        return _("a folder that is gone")
