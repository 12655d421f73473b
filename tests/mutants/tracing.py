"""Imported by every Python that a test starts in a place: notes the lines that run, for the test at hand."""

from __future__ import annotations

import sys
from pathlib import Path

import coverage

PLACE = Path(sys.prefix).parent
TEST = PLACE / "test"
LINES = PLACE / "lines"

LINES.mkdir(exist_ok=True)
_tracer = coverage.Coverage(
    data_file=str(LINES / "data"),
    data_suffix=True,
    auto_data=True,
    source=[str(PLACE / "src")],
    context=TEST.read_text() if TEST.exists() else None,
    config_file=False,
    messages=False,
)
_tracer.start()


def over() -> None:
    """Note what follows for no test."""
    TEST.unlink(missing_ok=True)


def runs(test: str) -> None:
    """Note what follows for this test, here and in the programs that it starts."""
    TEST.write_text(test)
    _tracer.switch_context(test)
