"""The list of messengers that answer a query, in each format."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from imtui.guide.model import Messenger, Status
from imtui.guide.query import Index, Query
from imtui.guide.words import STATUS_NAMES
from imtui.language import _, plural
from imtui.pages.category import caveat_of_the_guide

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""Characters with which a spreadsheet would take a text for a formula."""


def list_as_text(index: Index, query: Query) -> str:
    """Write the tree of messengers, one line each with its caveat, and how many are hidden."""
    matching = index.matching(query)
    lines: list[str] = []
    for category in index.guide.categories:
        members = _members(index, matching, category.id)
        total = sum(c == category.id for c in index.categories.values())
        count = f"{len(members)}/{total}" if query else str(total)
        lines += [f"{category.name} ({count})", *(f"  {name(m)} [{m.id}]: {m.caveat}" for m in members), ""]
    lines += _hidden(index, query, len(matching))
    return "\n".join([*lines, caveat_of_the_guide(), ""])


def list_as_markdown(index: Index, query: Query) -> str:
    """Write the list as Markdown, a table a category."""
    matching = index.matching(query)
    lines: list[str] = []
    for category in index.guide.categories:
        members = _members(index, matching, category.id)
        if members:
            lines += [
                f"## {category.name}",
                "",
                "| " + " | ".join((_("Messenger"), _("Platforms"), _("Beware"))) + " |",
                "|---|---|---|",
            ]
            lines += [f"| {name(m)} | {', '.join(platform_names(index, m))} | {m.caveat} |" for m in members]
            lines.append("")
    lines += _hidden(index, query, len(matching))
    return "\n".join([*lines, caveat_of_the_guide(), ""])


def list_as_csv(index: Index, query: Query) -> str:
    """Write the list as CSV: a messenger a row, a property a column."""
    out = io.StringIO()
    writer = csv.writer(out)
    properties = list(index.guide.properties)
    writer.writerow(["id", "name", "category", "status", "platforms", *properties])
    for m in index.matching(query):
        row = [
            m.id,
            m.name,
            index.categories[m.id],
            m.status,
            " ".join(_platforms(index, m)),
            *(m.value(p) for p in properties),
        ]
        writer.writerow([harmless(str(cell)) for cell in row])
    return out.getvalue()


def list_as_json(index: Index, query: Query) -> str:
    """Write the list as JSON: an array of objects."""
    entries = [
        {
            "id": m.id,
            "name": m.name,
            "category": index.categories[m.id],
            "status": m.status,
            "platforms": _platforms(index, m),
            "caveat": str(m.caveat),
            "values": {p: m.value(p) for p in index.guide.properties},
        }
        for m in index.matching(query)
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def harmless(cell: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return "'" + cell if cell.startswith(FORMULA_STARTS) else cell


def name(messenger: Messenger) -> str:
    """Give the name of a messenger, with its end when it is dead."""
    if messenger.status is Status.ACTIVE:
        return messenger.name
    state = _(STATUS_NAMES[messenger.status])
    return (
        f"{messenger.name} ({state}, {messenger.status_since})"
        if messenger.status_since
        else f"{messenger.name} ({state})"
    )


def platform_names(index: Index, messenger: Messenger) -> list[str]:
    """Give the names of the platforms of a messenger, in the order of the guide."""
    return [str(index.guide.platforms[p].name) for p in _platforms(index, messenger)]


def _platforms(index: Index, messenger: Messenger) -> list[str]:
    running = messenger.platforms
    return [p for p in index.guide.platforms if p in running]


def _members(index: Index, matching: Sequence[Messenger], category: str) -> list[Messenger]:
    return [m for m in matching if index.categories[m.id] == category]


def _hidden(index: Index, query: Query, shown: int) -> list[str]:
    total = len(index.messengers)
    if not query:
        return []
    unknown = index.hidden_by_unknowns(query).bit_count()
    hidden = plural("{n} hidden", "{n} hidden", total - shown)
    only = plural(
        ", {n} of them only because something is unknown", ", {n} of them only because something is unknown", unknown
    )
    return [_("{shown} of {total}").format(shown=shown, total=total) + ", " + hidden + (only if unknown else ""), ""]
