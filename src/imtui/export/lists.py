"""The list of messengers that answer a query: as plain text, and for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from imtui.export.json import VERSION, as_json
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
    rows = [[*map(_cell, _facts(index, m).values()), *map(m.value, properties)] for m in index.matching(query)]
    return as_csv([[*FACTS, *properties], *rows])


def list_as_json(index: Index, query: Query) -> str:
    """Write the list as JSON: an array of objects, each with the filter as it was understood."""
    asked = Vocabulary(index.guide).format(query, "en")
    entries = [
        {
            "version": VERSION,
            "filter": asked,
            **_facts(index, m),
            "values": {p: m.value(p) for p in index.guide.properties},
        }
        for m in index.matching(query)
    ]
    return as_json(entries)


FACTS = (
    "id",
    "name",
    "category",
    "status",
    "platforms",
    "caveat",
    "countries",
    "talks_to",
    "min_os",
    "without_google",
    "kind",
    "shops",
)


def _facts(index: Index, m: Messenger) -> dict[str, object]:
    """What the list says of a messenger beside its values, under the names of FACTS."""
    facts = (
        m.id,
        m.name,
        index.categories[m.id],
        m.status,
        [p for p in index.guide.platforms if p in m.platforms],
        str(m.caveat),
        m.jurisdiction.countries,
        [connection.messenger for connection in m.talks_to],
        m.min_os,
        m.without_google,
        m.kind,
        sorted(m.shops),
    )
    return dict(zip(FACTS, facts, strict=True))


def _cell(fact: object) -> str:
    """A fact in one cell: several values with spaces between them, `unknown` where nobody knows."""
    if fact is None:
        return "unknown"
    if isinstance(fact, Mapping):
        return " ".join(f"{key}:{value}" for key, value in fact.items())
    return " ".join(fact) if isinstance(fact, list | tuple) else str(fact)
