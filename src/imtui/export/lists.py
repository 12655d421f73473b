"""The list of messengers that answer a query: as plain text, and for programs."""

from __future__ import annotations

from collections.abc import Sequence

from imtui.export.records import VERSION, as_json
from imtui.export.spreadsheet import as_csv
from imtui.export.text import wrapped
from imtui.guide.model import Messenger
from imtui.guide.query import Index, Query, Vocabulary
from imtui.pages.category import caveat_of_the_guide
from imtui.pages.listing import about_filter, dated_name


def list_as_text(index: Index, query: Query, notes: Sequence[str] = ()) -> str:
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
    for sentence in about_filter(index, query, notes):
        lines += [*wrapped(sentence, ""), ""]
    return "\n".join([*lines, *wrapped(caveat_of_the_guide(), ""), ""])


def list_as_csv(index: Index, query: Query) -> str:
    """Write the list as CSV: a messenger a row, a property a column."""
    properties = list(index.guide.properties)
    asked = ["countries", "talks_to", "min_os", "without_google"]
    rows = [["id", "name", "category", "status", "platforms", "caveat", *asked, *properties]]
    for m in index.matching(query):
        platforms = " ".join(_platforms(index, m))
        countries = "unknown" if m.jurisdiction.countries is None else " ".join(m.jurisdiction.countries)
        oldest = " ".join(f"{platform}:{version}" for platform, version in m.min_os.items())
        answers = [countries, " ".join(_reached(m)), oldest, m.without_google]
        values = [m.value(p) for p in properties]
        rows.append([m.id, m.name, index.categories[m.id], m.status, platforms, str(m.caveat), *answers, *values])
    return as_csv(rows)


def list_as_json(index: Index, query: Query) -> str:
    """Write the list as JSON: an array of objects, each with the filter as it was understood."""
    asked = Vocabulary(index.guide).format(query, "en")
    entries = [
        {
            "version": VERSION,
            "filter": asked,
            "id": m.id,
            "name": m.name,
            "category": index.categories[m.id],
            "status": m.status,
            "platforms": _platforms(index, m),
            "caveat": str(m.caveat),
            "countries": m.jurisdiction.countries,
            "talks_to": _reached(m),
            "min_os": m.min_os,
            "without_google": m.without_google,
            "values": {p: m.value(p) for p in index.guide.properties},
        }
        for m in index.matching(query)
    ]
    return as_json(entries)


def _reached(messenger: Messenger) -> list[str]:
    return [connection.messenger for connection in messenger.talks_to]


def _platforms(index: Index, messenger: Messenger) -> list[str]:
    return [p for p in index.guide.platforms if p in messenger.platforms]
