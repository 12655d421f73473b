"""Memory that imtui has for itself (proportional set size) once it is quiet, against the yardstick."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from forms import Forms
from measuring import Command, Row, in_turn, open_session

ALLOWANCE = 4.0
RUNS = 3


def rows(forms: Forms) -> list[Row]:
    """Measure both."""
    taken = in_turn(
        {"bare": lambda: size(forms.bare(), {}), "imtui": lambda: size(forms.imtui(), forms.environment)}, RUNS
    )
    above = taken["imtui"] - taken["bare"]
    return [Row("memory above the bare app, MiB", taken["imtui"], taken["bare"], above, ALLOWANCE)]


def size(command: Command, environment: Mapping[str, str]) -> float:
    """The proportional set size of a program that was started, in MiB."""
    session = open_session(command, environment)
    try:
        rollup = Path(f"/proc/{session.process.pid}/smaps_rollup").read_text()
    finally:
        session.end()
    found = re.search(r"^Pss: +(\d+) kB", rollup, re.MULTILINE)
    assert found, rollup
    return int(found[1]) / 1024
