"""A comparison as a grid of heads and cells, either way round, before it is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from imtui.guide.compare import Cell, Column, Comparison, ComparisonRow, RowGroup
from imtui.pages.blocks import Role
from imtui.records import EMPTY, record, replace


@record
class CompareState:
    """What the comparison shows, and how."""

    refs: tuple[str, ...]
    only_differences: bool = False
    only_known: bool = False
    transposed: bool = False
    text: str = ""
    folded: frozenset[str] = frozenset()

    def toggling(self, group: str) -> CompareState:
        """This state with a group folded, or unfolded."""
        return replace(self, folded=self.folded ^ {group})

    def moving(self, position: int, by: int) -> CompareState:
        """This state with a column moved."""
        refs = list(self.refs)
        target = min(max(position + by, 0), len(refs) - 1)
        refs.insert(target, refs.pop(position))
        return replace(self, refs=tuple(refs))


@record
class Head:
    """The head of a row or of a column."""

    key: str
    name: str
    category: str = ""
    caveat: str = ""
    role: Role = Role.STRONG


@record
class GridRow:
    """A row: a heading of a group when it has no cells."""

    head: Head
    cells: tuple[Cell, ...] = ()
    hidden: int = 0

    @property
    def is_heading(self) -> bool:
        """Whether this is the heading of a group."""
        return not self.cells


@record
class Grid:
    """Heads and cells; `sources` gives, for a cell, the column and the row of the comparison that it comes from."""

    columns: tuple[Head, ...]
    rows: tuple[GridRow, ...]
    hidden: int = 0
    total: int = 0
    sources: Mapping[tuple[str, str], tuple[Column, ComparisonRow, Cell]] = EMPTY

    def source(self, row: str, column: str) -> tuple[Column, ComparisonRow, Cell] | None:
        """What a cell shows, by the keys of its row and of its column."""
        return self.sources.get((row, column)) or self.sources.get((column, row))


def visible(comparison: Comparison, state: CompareState) -> Comparison:
    """The rows that the state asks for."""
    if state.only_differences:
        comparison = comparison.differences()
    if state.only_known:
        comparison = comparison.known()
    return comparison.containing(state.text) if state.text else comparison


def grid(comparison: Comparison, state: CompareState) -> Grid:
    """Lay a comparison out: questions in rows, or turned round; what to beware of always stands first."""
    shown, beware = visible(comparison, state), comparison.beware()
    groups = (beware, *shown.groups) if beware.rows else shown.groups
    total = len(comparison.rows())
    hidden = total - len(shown.rows())
    sources = {
        (row.id, column.ref): (column, row, cell)
        for group in groups
        for row in group.rows
        for column, cell in zip(shown.columns, row.cells, strict=True)
    }
    heads = tuple(Head(c.ref, c.name, c.category, c.caveat) for c in comparison.columns)
    if state.transposed:
        questions = [row for group in groups if group.id not in state.folded for row in group.rows]
        columns = tuple(Head(row.id, row.label) for row in questions)
        rows = tuple(GridRow(head, tuple(row.cells[n] for row in questions)) for n, head in enumerate(heads))
        return Grid(columns, rows, hidden, total, sources)
    return Grid(heads, tuple(_rows(groups, state)), hidden, total, sources)


def _rows(groups: Sequence[RowGroup], state: CompareState) -> list[GridRow]:
    rows: list[GridRow] = []
    for group in groups:
        folded = group.id in state.folded
        rows.append(GridRow(Head(group.id, group.label, role=Role.ACCENT), hidden=len(group.rows) if folded else 0))
        if not folded:
            rows += [GridRow(Head(row.id, row.label, role=Role.PLAIN), row.cells) for row in group.rows]
    return rows
