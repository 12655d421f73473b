"""CSV that a spreadsheet opens without running anything."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""Characters with which a spreadsheet would take a text for a formula."""


def as_csv(rows: Iterable[Iterable[str]]) -> str:
    """Write rows of texts."""
    out = io.StringIO()
    csv.writer(out).writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue()


def harmless(cell: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return "'" + cell if cell.startswith(FORMULA_STARTS) else cell
