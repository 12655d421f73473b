"""Side by side: properties in rows, messengers or apps in columns, the claim under the cursor below."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from imtui.export.formats import TABLE_FORMATS, comparison_as
from imtui.guide.compare import BEWARE_ROWS, Comparison, ComparisonError, compare, referred
from imtui.language import _, labelled
from imtui.pages.blocks import Link
from imtui.pages.claim import claim_page
from imtui.pages.glossary import property_page
from imtui.records import replace
from imtui.tui.bindings import bindings
from imtui.tui.comparison import lines
from imtui.tui.comparison.grid import CompareState, grid, visible
from imtui.tui.comparison.table import CompareTable
from imtui.tui.keys import Scope
from imtui.tui.layer import Layer
from imtui.tui.page_actions import PageActions
from imtui.tui.painting import hints
from imtui.tui.painting.plain_input import PlainInput
from imtui.tui.painting.text_block import TextBlock
from imtui.tui.painting.text_line import HintLine, TextLine
from imtui.tui.picker import PickerScreen

if TYPE_CHECKING:
    from imtui.tui.save import Savable
    from imtui.tui.session import Session


class CompareScreen(PageActions[tuple[str, ...]], Layer[tuple[str, ...]]):
    """Compares; gives back the columns as they were left."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.COMPARE)

    def __init__(self, session: Session, refs: tuple[str, ...]) -> None:
        super().__init__()
        self.session = session
        self.state = CompareState(refs)

    def compose(self) -> ComposeResult:
        """Lay out the table, the claim under the cursor, and the hints."""
        glyphs = self.session.glyphs
        yield TextLine(glyphs, id="header")
        yield PlainInput(placeholder=hints.search_placeholder(), id="search")
        yield CompareTable(glyphs, id="table")
        yield TextBlock(glyphs, id="claim")
        yield HintLine(glyphs, Scope.COMPARE, Scope.HERE, acts=self.acts)

    def on_mount(self) -> None:
        """Show the table."""
        self.query_one("#search").display = False
        self.table.focus()
        rows = grid(self.comparison, self.state).rows
        self._draw(next((row.head.key for row in rows if not row.is_heading and row.head.key not in BEWARE_ROWS), ""))

    @property
    def table(self) -> CompareTable:
        return self.query_one(CompareTable)

    @property
    def comparison(self) -> Comparison:
        """What is compared, whole."""
        return compare(self.session.guide, [referred(self.session.guide, ref) for ref in self.state.refs])

    @on(CompareTable.Moved)
    def _on_moved(self) -> None:
        source = self._source()
        self.query_one("#claim", TextBlock).show(lines.claim(source))
        self.query_one("#hints").refresh()

    @on(Input.Changed)
    def _on_typed(self, event: Input.Changed) -> None:
        self._show(replace(self.state, text=event.value))

    @on(Input.Submitted)
    def _on_submitted(self) -> None:
        self.table.focus()

    def action_differences(self) -> None:
        self._show(replace(self.state, only_differences=not self.state.only_differences))

    def action_known(self) -> None:
        self._show(replace(self.state, only_known=not self.state.only_known))

    def action_transpose(self) -> None:
        self._show(replace(self.state, transposed=not self.state.transposed), swap=True)

    def action_move_left(self) -> None:
        self._move(-1)

    def action_move_right(self) -> None:
        self._move(1)

    def action_remove(self) -> None:
        self._change(tuple(ref for ref in self.state.refs if ref != self._ref()))

    def action_steps(self) -> None:
        from imtui.tui.steps import StepsScreen

        if ref := self._ref():
            messenger = self.session.guide.messengers[ref.partition("/")[0]]
            self.app.push_screen(StepsScreen(self.session, messenger, None))

    def action_add(self) -> None:
        addable = lines.addable(self.session.guide, self.state.refs)
        entries = [(ref, name) for ref, name in addable if not self.state_here.hides(ref.split("/")[0])]

        def add(ref: Hashable | None) -> None:
            if isinstance(ref, str):
                self._change((*self.state.refs, ref), ref)

        self.app.push_screen(PickerScreen(self.session.glyphs, _("Add to the comparison"), entries), add)

    def action_search(self) -> None:
        search = self.query_one("#search")
        search.display = True
        search.focus()

    def action_enter(self) -> None:
        row = self.table.grid.rows[self.table.row] if self.table.grid.rows else None
        source = self._source()
        if row and row.is_heading:
            self._show(self.state.toggling(row.head.key))
        elif source:
            column, line, cell = source
            self.read(claim_page(self.session.guide, column, line, cell))

    def page_here(self) -> None:
        return None

    def links_here(self) -> list[Link]:
        """The source under the cursor, else the site of the app or messenger."""
        link = lines.link(self._source())
        return [link] if link else []

    def savables_here(self) -> tuple[Savable, ...]:
        """The comparison as far as it is shown."""
        from imtui.tui.save import Savable

        shown, hidden = visible(self.comparison, self.state), self.table.grid.hidden
        writers = {name: partial(comparison_as, name, self.session.guide, shown, hidden) for name in TABLE_FORMATS}
        return (Savable(labelled(_("comparison"), " ".join(self.state.refs)), writers),)

    def action_words(self) -> None:
        asked = self.session.guide.properties.get(
            self.table.column_key if self.state.transposed else self.table.row_key
        )
        if asked:
            self.explain(property_page(self.session.guide, asked))

    def action_zoom(self) -> None:
        self.toggle_class("-zoom")

    def action_back(self) -> None:
        search = self.query_one("#search", PlainInput)
        if search.display:
            search.display = False
            search.rewrite("")
            self.table.focus()
            self._show(replace(self.state, text=""))
        elif self.has_class("-zoom"):
            self.remove_class("-zoom")
        else:
            self.dismiss(self.state.refs)

    def _source(self) -> lines.Source | None:
        return self.table.grid.source(self.table.row_key, self.table.column_key)

    def _ref(self) -> str:
        return self.table.row_key if self.state.transposed else self.table.column_key

    def _move(self, by: int) -> None:
        ref = self._ref()
        if ref in self.state.refs:
            self._show(self.state.moving(self.state.refs.index(ref), by))

    def _change(self, refs: tuple[str, ...], ref: str | None = None) -> None:
        """Compare others, when they can be compared."""
        try:
            compare(self.session.guide, [referred(self.session.guide, r) for r in refs])
        except ComparisonError as error:
            self.notify(str(error))
            return
        self._show(replace(self.state, refs=refs), column=ref)

    def _show(self, state: CompareState, column: str | None = None, swap: bool = False) -> None:
        row, here = self.table.row_key, self.table.column_key
        if swap:
            row, here = here, row
        self.state = state
        self._draw(row, column or here)

    def _draw(self, row: str = "", column: str = "") -> None:
        drawn = grid(self.comparison, self.state)
        self.query_one("#header", TextLine).show(*lines.header(drawn, self.state))
        self.table.show(drawn, row, column)
