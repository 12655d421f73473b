"""CSV that a spreadsheet opens without running anything, with whatever delimiter it is told."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable

BYTE_ORDER_MARK = "\ufeff"
"""What a file of CSV begins with: else some spreadsheets do not take it for UTF-8."""

_SIGNS = "=+-@−"
_START = re.compile(r"(?P<before>^\s*|[;|:\t]\s*)(?P<sign>\S)")
"""What stands first in a cell, or would if `;` and others parted cells."""


def as_csv(rows: Iterable[Iterable[str]]) -> str:
    """Write rows of texts, every cell in quotes: what takes `;` for the delimiter finds no end of a cell in a text."""
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue()


def harmless(cell: str) -> str:
    """Keep a spreadsheet from taking a text for a formula: an apostrophe stands before every sign that begins one."""
    return _START.sub(lambda found: found["before"] + ("'" if _begins(found["sign"]) else "") + found["sign"], cell)


def _begins(sign: str) -> bool:
    """Whether a formula begins with a sign, or with the one that it looks like (`＝`, `﹢`, `⩵`)."""
    return unicodedata.normalize("NFKC", sign)[0] in _SIGNS
