"""What `imtui check` says, for people and for machines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from imtui.export.json import VERSION, as_json
from imtui.guide.reading.check import Summary
from imtui.guide.reading.problems import Level, Problem
from imtui.language import _, percentage, plural
from imtui.records import values_of


def report_as_text(problems: Sequence[Problem], summary: Summary | None) -> str:
    """The problems, errors first, then the table of figures."""
    lines = [f"{p.place}: {_LEVELS[p.level]()}: {p.message}" for p in sorted(problems, key=lambda p: p.level)]
    if lines:
        lines.append("")
    if summary:
        lines += _table(summary)
    errors = sum(p.level is Level.ERROR for p in problems)
    warnings = len(problems) - errors
    counts = (plural("{n} error", "{n} errors", errors), plural("{n} warning", "{n} warnings", warnings))
    return "\n".join([*lines, ", ".join(counts), ""])


def report_as_json(problems: Sequence[Problem], summary: Summary | None) -> str:
    remarks = [values_of(p) for p in problems]
    return as_json({"version": VERSION, "remarks": remarks, "summary": _figures(summary) if summary else None})


def _figures(summary: Summary) -> dict[str, Any]:
    return {**values_of(summary), "of_packs": values_of(summary.of_packs) if summary.of_packs else None}


_LEVELS = {Level.ERROR: lambda: _("error"), Level.WARNING: lambda: _("warning")}


def _table(summary: Summary) -> list[str]:
    rows = [
        (_("messengers"), str(summary.messengers)),
        (_("apps"), str(summary.apps)),
        (_("claims"), str(summary.claims)),
        (_("with a source, of those known"), percentage(summary.sourced)),
        (_("unknown"), percentage(summary.unknown)),
        (_("median age"), plural("{n} month", "{n} months", round(summary.median_age))),
    ]
    if summary.due is not None:
        rows.append((_("due by age"), str(summary.due)))
    if added := summary.of_packs:
        rows += [
            (_("messengers of packs"), str(added.messengers)),
            (_("apps of packs"), str(added.apps)),
            (_("claims of packs"), str(added.claims)),
            (_("amendments of packs"), str(added.amendments)),
        ]
    width = max(len(label) for label, _figure in rows)
    return [f"{label.ljust(width)}  {figure.rjust(10)}" for label, figure in rows]
