"""The list of messengers that answer a query as plain text, a line each."""

from __future__ import annotations

from collections.abc import Sequence

from imtui.export.text import block_as_text, wrapped
from imtui.guide.query import Index, Query
from imtui.language import _
from imtui.pages.blocks import Title
from imtui.pages.listing import about_filter, dated_name
from imtui.pages.packs import added_by_packs
from imtui.pages.provenance import caveat_of_the_guide, provenance


def list_as_text(index: Index, query: Query, notes: Sequence[str] = ()) -> str:
    """Write the messengers by category, each with its caveat, and how many are hidden."""
    matching = index.matching(query)
    lines = block_as_text(Title(_("Messengers")))
    for sentence in (*about_filter(index, query, notes), provenance(index.guide)):
        lines += [*wrapped(sentence, ""), ""]
    for category in index.guide.categories:
        members = [m for m in matching if index.categories[m.id] == category.id]
        total, added = index.category_sizes[category.id], index.guide.added_among(members)
        count = f"{len(members) - added}/{total}" if query else str(total)
        lines.append(f"{category.name} ({count}{added_by_packs(added)})")
        lines += [
            line for m in members for line in wrapped(f"{dated_name(m)} [{m.id}]: {m.caveat}", "  ", hanging="    ")
        ]
        lines.append("")
    return "\n".join([*lines, *wrapped(caveat_of_the_guide(), ""), ""])
