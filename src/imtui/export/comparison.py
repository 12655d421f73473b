"""A comparison for programs: CSV for spreadsheets, JSON for everything else."""

from __future__ import annotations

from typing import Any

from imtui.export.json import VERSION, amendment_record, as_json, claim_record, guide_record, of_packs
from imtui.export.spreadsheet import as_csv
from imtui.guide.compare import Cell, Column, Comparison, ComparisonRow
from imtui.guide.dates import dates_in_words
from imtui.guide.model import Claim, Guide
from imtui.guide.verdict import category_of
from imtui.language import _, current, labelled
from imtui.pages.provenance import provenance


def comparison_as_csv(guide: Guide, comparison: Comparison) -> str:
    """Write a row a property and two columns a messenger: its answer, and its note with date and source."""
    columns = comparison.columns
    named = [f"{column.name} [{column.ref}]" for column in columns]
    heads = [head for name in named for head in (name, labelled(name, _("note")))]
    rows = [["id", _("Group"), _("Property"), *heads]]
    told = (
        ("name", _("Name"), [column.name for column in columns]),
        ("category", _("Category"), [column.category for column in columns]),
        ("caveat", _("Beware"), [column.caveat for column in columns]),
        *((row.id, row.label, [cell.word for cell in row.cells]) for row in comparison.beware().rows),
    )
    rows += [[row_id, "", label, *(cell for text in texts for cell in (text, ""))] for row_id, label, texts in told]
    for group in comparison.groups:
        for row in group.rows:
            answers = [answer for cell in row.cells for answer in (cell.word, _noted(cell))]
            rows.append([row.id, group.label, row.label, *answers])
    about = ["about", "", _("About this comparison"), provenance(guide)]
    return as_csv([*rows, [*about, *[""] * (len(rows[0]) - len(about))]])


def comparison_as_json(guide: Guide, comparison: Comparison) -> str:
    """Write a comparison in the language of this run, each cell with the whole claim that it rests on."""
    groups = [
        {"id": group.id, "label": group.label, "rows": [_row(row) for row in group.rows]} for group in comparison.groups
    ]
    columns = [_column(guide, column) for column in comparison.columns]
    about = {"version": VERSION, "guide": guide_record(guide), "language": current()}
    return as_json({**about, "columns": columns, "groups": groups})


def _noted(cell: Cell) -> str:
    """The note of a cell, then in brackets what it rests on; last what a pack amends."""
    amendment = cell.amendment
    before = amendment.before if amendment else None
    amended = f"({labelled(amendment.whose, str(before.note))} {_rests_on(before)})" if amendment and before else ""
    return " ".join(filter(None, [cell.note, _rests_on(cell.claim), amended]))


def _rests_on(claim: Claim | None) -> str:
    return f"[{dates_in_words(claim)}, {claim.source}]" if claim and claim.source else ""


def _column(guide: Guide, column: Column) -> dict[str, Any]:
    messenger, app = column.match.messenger, column.match.app
    return {
        "ref": column.ref,
        "name": column.name,
        "messenger": messenger.id,
        "app": app.name if app else None,
        "category": category_of(guide, messenger),
        "category_name": column.category,
        "caveat": column.caveat,
        "warnings": [{"text": str(w.text), "source": w.source} for w in messenger.warnings],
        **of_packs(guide, messenger),
    }


def _row(row: ComparisonRow) -> dict[str, Any]:
    cells = [_cell(cell) for cell in row.cells]
    return {"id": row.id, "label": row.label, "question": row.question, "differs": row.differs(), "cells": cells}


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "value": cell.value,
        "word": cell.word,
        "note": cell.note,
        "claim": claim_record(cell.claim) if cell.claim else None,
        "apps": [app.name for app in cell.apps],
        "amendment": amendment_record(cell.amendment) if cell.amendment else None,
    }
