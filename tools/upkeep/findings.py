"""What is due, where it stands, and the table that says so: the most important first, then the oldest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from imtui.export.spreadsheet import as_csv


class Urgency(IntEnum):
    """How much a finding matters."""

    WRONG = 0
    """What is written no longer holds: a dead link, another licence, gone from an index."""
    CHANGED = 1
    """What it rests on has changed since: look whether it still holds."""
    OLD = 2
    """Nobody has looked for long."""


@dataclass(frozen=True)
class Place:
    """Where something stands in the guide, what it is called there, and how old it is in months.

    `decides` is whether a category depends on it.
    """

    file: str
    line: int
    name: str
    age: float = 0
    decides: bool = False


@dataclass(frozen=True)
class Finding:
    """Something to look at."""

    urgency: Urgency
    place: Place
    text: str

    @property
    def order(self) -> tuple[int, bool, float, str, int]:
        """Sorting key: the urgent first, then what decides a category, then the old."""
        return self.urgency, not self.place.decides, -self.place.age, self.place.file, self.place.line


def table(findings: Iterable[Finding]) -> str:
    """The findings for people, with a count of each urgency at the end."""
    found = sorted(findings, key=lambda finding: finding.order)
    rows = [(f.urgency.name.lower(), _months(f), f"{f.place.file}:{f.place.line}", f.place.name, f.text) for f in found]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
    lines = ["  ".join([*(c.ljust(w) for c, w in zip(row, widths, strict=False)), row[-1]]) for row in rows]
    counts = (f"{sum(f.urgency is urgency for f in found)} {urgency.name.lower()}" for urgency in Urgency)
    return "\n".join([*lines, *[""] * bool(lines), ", ".join(counts), ""])


def csv(findings: Iterable[Finding]) -> str:
    """The findings for a spreadsheet."""
    heads = ("urgency", "decides", "months", "file", "line", "name", "finding")
    return as_csv([heads, *map(_cells, sorted(findings, key=lambda finding: finding.order))])


def _cells(finding: Finding) -> tuple[str, ...]:
    place, decides = finding.place, "yes" if finding.place.decides else ""
    return (
        finding.urgency.name.lower(),
        decides,
        _months(finding),
        place.file,
        str(place.line),
        place.name,
        finding.text,
    )


def _months(finding: Finding) -> str:
    return str(round(finding.place.age)) if finding.place.age else ""
