"""The page of a comparison: verdicts and caveats first, then a table, then the sources of every answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from imtui.guide.compare import Cell, Column, Comparison
from imtui.guide.dates import dates_in_words
from imtui.language import _, plural
from imtui.pages.blocks import (
    Block,
    Notes,
    Page,
    Paragraph,
    Role,
    Row,
    Sign,
    Span,
    Spans,
    Table,
    TableGroup,
    TableRow,
    Title,
    text,
)
from imtui.pages.links import distinct, links_of
from imtui.pages.messenger import claim_spans, sources, value_span
from imtui.pages.packs import cited, told_apart
from imtui.pages.provenance import caveat_of_the_guide


def comparison_page(comparison: Comparison, left_out: int = 0) -> Page:
    """A comparison whole, with the number of rows that were left out."""
    notes, columns = Notes(), comparison.columns
    names = tuple(column.name for column in columns)
    groups = [TableGroup(_("Verdict"), tuple(_verdict_rows(comparison, notes)))]
    for group in comparison.groups:
        rows = (TableRow(row.label, _cells(columns, row.cells, notes)) for row in group.rows)
        groups.append(TableGroup(group.label, tuple(rows)))
    blocks: list[Block] = [Title(_("Side by side: {names}").format(names=", ".join(names)))]
    if left_out:
        said = plural(
            "{n} row is left out: it is the same for all, or was not asked for.",
            "{n} rows are left out: they are the same for all, or were not asked for.",
            left_out,
        )
        blocks.append(Paragraph(text(said)))
    blocks += [Table(_("Property"), names, tuple(groups)), Paragraph(text(Span(caveat_of_the_guide(), Role.MUTED)))]
    links = distinct(tuple(link for column in columns for link in links_of(column.match)))
    return Page((*blocks, *sources(notes)), links)


def _verdict_rows(comparison: Comparison, notes: Notes) -> Iterator[TableRow]:
    """What stands at the top of every column: the category and all that must stand beside it."""
    columns = comparison.columns
    said: list[tuple[str, Callable[[Column], Spans]]] = [
        (_("Category"), lambda c: text(c.category)),
        (_("Beware"), lambda c: text(c.caveat)),
        (_("Warnings"), lambda c: _warnings(c, notes)),
        (_("Packs"), lambda c: _packs(c, notes)),
        (_("The rule"), _differs),
    ]
    if comparison.is_of_apps():
        said = [
            (_("Messenger"), lambda c: text(c.match.messenger.name)),
            *said,
            (_("As of"), lambda c: _dated(c, notes)),
        ]
    for label, say in said:
        spoken = [say(column) for column in columns]
        if any(spoken):
            none = text(_("none"))
            cells = (Row(c.name, spans or none) for c, spans in zip(columns, spoken, strict=True))
            yield TableRow(label, tuple(cells))


def _warnings(column: Column, notes: Notes) -> Spans:
    warnings = column.match.messenger.warnings
    return text(*(part for w in warnings for part in (" ", str(w.text), " ", notes.cite(w.source))))[1:]


def _packs(column: Column, notes: Notes) -> Spans:
    """The warnings, notes and amendments of packs, each after the name of its pack."""
    return tuple(span for saying in column.said_by_packs for span in (Span(" "), *cited(saying, notes)))[1:]


def _differs(column: Column) -> Spans:
    """Why the founding document's verdict and the rule's differ, where they do."""
    document = column.match.messenger.document
    return text(str(document.differs)) if document and document.differs else ()


def _dated(column: Column, notes: Notes) -> Spans:
    app = column.match.app
    return text(dates_in_words(app), " ", notes.cite(app.source, app.also, dates_in_words(app))) if app else ()


def _cells(columns: tuple[Column, ...], cells: tuple[Cell, ...], notes: Notes) -> tuple[Row, ...]:
    return tuple(_cell(column.name, cell, notes) for column, cell in zip(columns, cells, strict=True))


def _cell(name: str, cell: Cell, notes: Notes) -> Row:
    if cell.value is None:
        return Row(name, text(f"{cell.word} ({cell.note})" if cell.note else cell.word))
    sources_of_apps = [part for app in cell.apps for part in (" ", notes.cite(app.source, details=dates_in_words(app)))]
    added = claim_spans(cell.claim, notes) if cell.claim else text(cell.note, *sources_of_apps)
    return Row(
        name,
        added + told_apart(cell.amendment, notes),
        Sign(cell.value.value),
        Span(cell.word, value_span(cell.value).role),
    )
