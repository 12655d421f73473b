"""The list of messengers that answer a query, for programs: CSV and JSON, made of the same facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from imtui.export.json import VERSION, as_json, guide_record, of_packs
from imtui.export.spreadsheet import as_csv
from imtui.guide.model import Guide, Messenger
from imtui.guide.packs import sayings
from imtui.guide.query import CATEGORY, PLATFORM, STATUS, Index, Query, Vocabulary, value_name
from imtui.guide.query.model import KIND, SHOP, TALKS_TO, WITHOUT_GOOGLE
from imtui.guide.words import VALUE_NAMES, country_names
from imtui.language import _
from imtui.pages.listing import about_filter
from imtui.pages.provenance import provenance


def list_as_csv(index: Index, query: Query, notes: Sequence[str] = ()) -> str:
    """Write the list as CSV: a messenger a row, in words; heads have the id of their column in brackets."""
    guide = index.guide
    columns = [
        *_columns(guide),
        *((str(p.name), p.id) for p in guide.properties.values()),
        (_("About this list"), "about"),
    ]
    heads = ["id", *(f"{label} [{column}]" for label, column in columns)]
    about = " ".join([*about_filter(index, query, notes), provenance(guide)])
    rows = [
        [m.id, *_in_words(index, m), *(_(VALUE_NAMES[m.value(p)]) for p in guide.properties)]
        for m in index.matching(query)
    ]
    return as_csv([heads, *([*row, about] for row in rows)])


def _columns(guide: Guide) -> tuple[tuple[str, str], ...]:
    """What a spreadsheet says of a messenger before its values: what people read, and the id of it."""
    said_by_packs = ((_("Packs"), "packs"),) if guide.packs else ()
    return (
        (_("Name"), "name"),
        (_("Category"), "category"),
        (_("Status"), "status"),
        (_("Platforms"), "platforms"),
        (_("Beware"), "caveat"),
        (_("Country"), "countries"),
        (_("Reaches"), "talks_to"),
        (_("Largest group call"), "group_call"),
        (_("Oldest system"), "min_os"),
        (_("Without Google"), "without_google"),
        (_("Kind"), "kind"),
        (_("Shop"), "shops"),
        *said_by_packs,
    )


def _in_words(index: Index, m: Messenger) -> Sequence[str]:
    """What stands under each of the columns."""
    guide, facts = index.guide, _facts(index, m)

    def named(field: str, values: Iterable[str]) -> str:
        return ", ".join(value_name(guide, field, value) for value in values)

    return (
        m.name,
        named(CATEGORY, [index.categories[m.id]]),
        named(STATUS, [m.status]),
        named(PLATFORM, facts["platforms"]),
        str(m.caveat),
        country_names(guide, m.jurisdiction.countries),
        named(TALKS_TO, facts["talks_to"]),
        str(m.group_call.people) if m.group_call else "",
        ", ".join(f"{guide.platforms[platform].name} {version}" for platform, version in m.min_os.items()),
        named(WITHOUT_GOOGLE, [m.without_google]),
        named(KIND, [m.kind]),
        named(SHOP, facts["shops"]),
        *([" ".join(saying.text for saying in sayings(guide, m))] if guide.packs else []),
    )


def list_as_json(index: Index, query: Query) -> str:
    """Write the list as JSON: an array of objects, each with the filter as it was understood."""
    asked = Vocabulary(index.guide).format(query, "en")
    guide = guide_record(index.guide)
    entries = [
        {
            "version": VERSION,
            "guide": guide,
            "filter": asked,
            **_facts(index, m),
            **of_packs(index.guide, m),
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
    "group_call",
    "min_os",
    "without_google",
    "kind",
    "shops",
)


def _facts(index: Index, m: Messenger) -> dict[str, Any]:
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
        m.group_call.people if m.group_call else None,
        m.min_os,
        m.without_google,
        m.kind,
        sorted(m.shops),
    )
    return dict(zip(FACTS, facts, strict=True))
