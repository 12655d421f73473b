"""The panel of filters as rows: what can be asked, what is asked of each, and what each would leave."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from imtui.guide.model import Value
from imtui.guide.query import PLATFORM, Index, Query, Requirement, field_name, requirement_in_words, value_name
from imtui.guide.query.model import COUNTRY, KIND, SHOP, TALKS_TO, WITHOUT_GOOGLE
from imtui.language import _
from imtui.pages.blocks import Role, Span
from imtui.tui.painting.glyphs import Glyphs
from imtui.tui.painting.lines import ListRow
from imtui.tui.state import State

PanelChoice = tuple[str, str]
"""A field and one of its values."""

VALUED = (WITHOUT_GOOGLE, KIND, COUNTRY, SHOP, TALKS_TO)
"""The fields of which the panel lists every value that a messenger of the guide has."""


def panel_rows(index: Index, state: State, glyphs: Glyphs) -> tuple[ListRow, ...]:
    """Draw the panel for a state; while verdicts are hidden, it offers nothing that would tell one."""
    return tuple(_Drawing(index, state, glyphs).rows())


class _Drawing:
    def __init__(self, index: Index, state: State, glyphs: Glyphs) -> None:
        self.index, self.query, self.either, self.glyphs = index, state.query, state.either, glyphs
        self._offers: Callable[[str], bool] = lambda _field: True
        if state.workshop:
            from imtui.guide.veil import Veil

            tells = Veil(index.guide).tells
            self._offers = lambda field: not tells(field)

    def rows(self) -> Iterator[ListRow]:
        guide = self.index.guide
        mode = _("at least one") if asks_either(self.query, self.either) else _("all")
        yield ListRow(None, (Span(_("Platforms"), Role.ACCENT),), (Span(mode, Role.MUTED),))
        for platform in guide.platforms.values():
            yield self._choice((PLATFORM, platform.id), str(platform.name))
        for group in guide.groups:
            members = [p for p in guide.properties.values() if p.group == group.id and self._offers(p.id)]
            if members:
                yield self._heading(str(group.name))
            for known in members:
                yield self._choice((known.id, Value.YES.value), str(known.name))
        for field in filter(self._offers, VALUED):
            values = self.index.values_found(field)
            if values:
                yield self._heading(field_name(guide, field))
                for value in values:
                    yield self._choice((field, value), value_name(guide, field, value))

    def _heading(self, name: str) -> ListRow:
        return ListRow(None, (Span(name, Role.ACCENT),))

    def _choice(self, choice: PanelChoice, name: str) -> ListRow:
        asked = requirement_of(self.query, choice)
        box, role = self.glyphs.indifferent, Role.PLAIN
        if asked:
            box, role = (self.glyphs.excluded, Role.BAD) if asked.negated else (self.glyphs.required, Role.GOOD)
            if not lists_values(choice[0]) and asked.values != {choice[1]}:
                name = requirement_in_words(self.index.guide, asked)
        wanted = cycled(self.query.without(asked) if asked else self.query, choice, self.either)
        added = next(r for r in wanted.on(choice[0]) if choice[1] in r.values)
        facet = self.index.facet(wanted.without(added), added)
        more = f" + {facet.added}" if facet.added else ""
        unknown = Span(f" (+{facet.unknown} ?)", Role.MUTED) if facet.unknown else Span("")
        return ListRow(
            choice, (Span(" "), Span(box, role), Span(" " + name, role)), (Span(f"{facet.remaining}{more}"), unknown)
        )


def lists_values(field: str) -> bool:
    """Whether a field has a row for each of its values, and not one for yes."""
    return field == PLATFORM or field in VALUED


def requirement_of(query: Query, choice: PanelChoice) -> Requirement | None:
    """The requirement by which a query asks for a choice, or excludes it."""
    field, value = choice
    return next((r for r in query.on(field) if value in r.values or not lists_values(field)), None)


def asks_either(query: Query, either: bool) -> bool:
    """Whether platforms are asked one for another: the query says so, else the panel does."""
    asked = [r for r in query.on(PLATFORM) if not r.negated]
    if len(asked) > 1:
        return False
    return either or any(len(r.values) > 1 for r in asked)


def cycled(query: Query, choice: PanelChoice, either: bool) -> Query:
    """The query after one more turn of a choice: required, then excluded, then indifferent."""
    field, value = choice
    asked = requirement_of(query, choice)
    if asked is None:
        return _required(query, choice, either)
    if lists_values(field) and len(asked.values) > 1:
        rest = Requirement(field, asked.values - {value}, asked.negated)
        query = query.without(asked).with_(rest)
        return query if asked.negated else query.with_(Requirement(field, frozenset({value}), negated=True))
    if asked.negated:
        return query.without(asked)
    return query.without(asked).with_(Requirement(field, asked.values, negated=True))


def _required(query: Query, choice: PanelChoice, either: bool) -> Query:
    """The query that requires a choice too: one for another where nothing can be several, or where that is asked."""
    field, value = choice
    asked = [r for r in query.on(field) if not r.negated]
    joins = asks_either(query, either) if field == PLATFORM else field in VALUED
    if asked and joins:
        return query.without(asked[0]).with_(Requirement(field, asked[0].values | {value}))
    return query.with_(Requirement(field, frozenset({value})))


def joined(query: Query, either: bool) -> Query:
    """The query whose platforms are asked one for another, or all together."""
    asked = [r for r in query.on(PLATFORM) if not r.negated]
    values = [value for r in asked for value in sorted(r.values)]
    for requirement in asked:
        query = query.without(requirement)
    if not values:
        return query
    if either:
        return query.with_(Requirement(PLATFORM, frozenset(values)))
    return query & Query(tuple(Requirement(PLATFORM, frozenset({value})) for value in values))
