"""The list of messengers that answer a query: as plain text, and for programs."""

from __future__ import annotations

from imtui.export.records import VERSION, as_json
from imtui.export.spreadsheet import as_csv
from imtui.export.text import wrapped
from imtui.guide.model import Messenger
from imtui.guide.query import Index, Query
from imtui.pages.category import caveat_of_the_guide
from imtui.pages.listing import dated_name, hidden


def list_as_text(index: Index, query: Query) -> str:
    """Write the messengers by category, each with its caveat, and how many are hidden."""
    matching = index.matching(query)
    lines: list[str] = []
    for category in index.guide.categories:
        members = [m for m in matching if index.categories[m.id] == category.id]
        total = sum(c == category.id for c in index.categories.values())
        count = f"{len(members)}/{total}" if query else str(total)
        lines.append(f"{category.name} ({count})")
        lines += [
            line for m in members for line in wrapped(f"{dated_name(m)} [{m.id}]: {m.caveat}", "  ", hanging="    ")
        ]
        lines.append("")
    for sentence in hidden(index, query, len(matching)):
        lines += [*wrapped(sentence, ""), ""]
    return "\n".join([*lines, *wrapped(caveat_of_the_guide(), ""), ""])


def list_as_csv(index: Index, query: Query) -> str:
    """Write the list as CSV: a messenger a row, a property a column."""
    properties = list(index.guide.properties)
    rows = [["id", "name", "category", "status", "platforms", "caveat", *properties]]
    for m in index.matching(query):
        platforms = " ".join(_platforms(index, m))
        values = [m.value(p) for p in properties]
        rows.append([m.id, m.name, index.categories[m.id], m.status, platforms, str(m.caveat), *values])
    return as_csv(rows)


def list_as_json(index: Index, query: Query) -> str:
    """Write the list as JSON: an array of objects."""
    entries = [
        {
            "version": VERSION,
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
    return as_json(entries)


def _platforms(index: Index, messenger: Messenger) -> list[str]:
    return [p for p in index.guide.platforms if p in messenger.platforms]
