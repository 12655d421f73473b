"""A query as a value: requirements that must all hold."""

from __future__ import annotations

from collections.abc import Iterable

from imtui.guide.model import Value
from imtui.records import record

TEXT, PLATFORM, CATEGORY, STATUS = "text", "platform", "category", "status"
"""The fields of a requirement that are not properties."""


@record
class Requirement:
    """One thing asked: a field (a property's id, or one of the four above) takes one of some values, or none."""

    field: str
    values: frozenset[str]
    negated: bool = False

    def accepts(self, found: Iterable[str]) -> bool:
        """Tell whether what was found satisfies this requirement.

        Unknown satisfies nothing, neither a requirement nor its negation, unless it is asked for by name.
        """
        if not self.negated:
            return not self.values.isdisjoint(found)
        return self.values.isdisjoint(found) and Value.UNKNOWN not in found


@record
class Query:
    """Requirements that must all hold, in the order in which they were asked, each once."""

    requirements: tuple[Requirement, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "requirements", tuple(dict.fromkeys(self.requirements)))

    def __bool__(self) -> bool:
        return bool(self.requirements)

    def __and__(self, other: Query) -> Query:
        return Query(self.requirements + other.requirements)

    def with_(self, requirement: Requirement) -> Query:
        """Give this query with one requirement more."""
        return Query((*self.requirements, requirement))

    def without(self, requirement: Requirement) -> Query:
        """Give this query less one requirement."""
        return Query(tuple(r for r in self.requirements if r != requirement))

    def without_field(self, field: str) -> Query:
        """Give this query less every requirement on a field."""
        return Query(tuple(r for r in self.requirements if r.field != field))

    def on(self, field: str) -> tuple[Requirement, ...]:
        """Give the requirements on a field."""
        return tuple(r for r in self.requirements if r.field == field)

    def platforms(self) -> frozenset[str]:
        """Give the platforms asked for: in the tree, an app that runs on none of them does not answer."""
        return frozenset(value for r in self.on(PLATFORM) if not r.negated for value in r.values)
