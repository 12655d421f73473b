"""The panel of filters as rows: platforms and properties, what is asked of each, and what each would leave."""

from __future__ import annotations

from collections.abc import Iterator

from imtui.guide.model import Value
from imtui.guide.query import PLATFORM, Index, Query, Requirement
from imtui.language import _
from imtui.pages.blocks import Role, Span
from imtui.tui.drawing import ListRow
from imtui.tui.glyphs import Glyphs

Choice = tuple[str, str]
"""A field and one of its values."""


def panel_rows(index: Index, query: Query, glyphs: Glyphs) -> tuple[ListRow, ...]:
    """Draw the panel for a query."""
    return tuple(_rows(index, query, glyphs))


def _rows(index: Index, query: Query, glyphs: Glyphs) -> Iterator[ListRow]:
    guide = index.guide
    yield _heading(_("Platforms"))
    for platform in guide.platforms.values():
        yield _choice(index, query, glyphs, (PLATFORM, platform.id), str(platform.name))
    for group in guide.groups:
        yield _heading(str(group.name))
        for known in guide.properties.values():
            if known.group == group.id:
                yield _choice(index, query, glyphs, (known.id, Value.YES.value), str(known.name))


def _heading(name: str) -> ListRow:
    return ListRow(None, (Span(name, Role.ACCENT),))


def _choice(index: Index, query: Query, glyphs: Glyphs, choice: Choice, name: str) -> ListRow:
    asked = requirement_of(query, choice)
    box, role = glyphs.indifferent, Role.PLAIN
    if asked:
        box, role = (glyphs.excluded, Role.BAD) if asked.negated else (glyphs.required, Role.GOOD)
    facet = index.facet(query.without(asked) if asked else query, Requirement(choice[0], frozenset({choice[1]})))
    unknown = Span(f" (+{facet.unknown} ?)", Role.MUTED) if facet.unknown else Span("")
    return ListRow(choice, (Span(" "), Span(box, role), Span(" " + name, role)), (Span(str(facet.remaining)), unknown))


def requirement_of(query: Query, choice: Choice) -> Requirement | None:
    """Give the requirement of a query that asks for exactly this choice, or excludes it."""
    return next((r for r in query.on(choice[0]) if r.values == {choice[1]}), None)


def cycled(query: Query, choice: Choice) -> Query:
    """Give the query after one more turn of a choice: required, then excluded, then indifferent."""
    asked = requirement_of(query, choice)
    values = frozenset({choice[1]})
    if asked is None:
        return query.with_(Requirement(choice[0], values))
    if not asked.negated:
        return query.without(asked).with_(Requirement(choice[0], values, negated=True))
    return query.without(asked)
