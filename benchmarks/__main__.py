"""Measures everything and prints the table: `make bench`, or `python benchmarks start memory` for some of it."""

from __future__ import annotations

import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import forms

BENCHMARKS = ("start", "stick", "filter", "line", "plain", "commands", "memory")

BUSY = 0.5
"""Programs that ran at the same time, over the last minute, above which figures tell little."""


def main() -> None:
    """Measure what was asked for, all by default."""
    others = os.getloadavg()[0]
    if others > BUSY:
        print(f"This machine is busy (load {others:.1f}): ratios of two times measured in turn hold, the times do not.")
    print(f"{'':40}{'imtui':>9}{'against':>9}{'ratio':>9}{'aim':>9}")
    with tempfile.TemporaryDirectory() as folder:
        made = forms.make(Path(folder))
        for name in sys.argv[1:] or BENCHMARKS:
            for row in import_module(name).rows(made):
                print(row, flush=True)


if __name__ == "__main__":
    main()
