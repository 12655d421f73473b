"""A query: what a user asks to see, as a frozen value."""

from __future__ import annotations

from collections.abc import Iterable

from imtui.guide.model import Value
from imtui.records import record

NAME, TEXT, PLATFORM, CATEGORY, STATUS = "name", "text", "platform", "category", "status"
KIND, COUNTRY, SHOP, WITHOUT_GOOGLE, TALKS_TO, GROUP_CALL, SINCE = (
    "kind",
    "country",
    "shop",
    "without-google",
    "talks-to",
    "group-call",
    "since",
)
"""The fields of a requirement that are not properties. A platform's id is one too: the version of its system."""

NONE = "none"
"""Found where there is certainly nothing, so that a negation is satisfied; no query asks for it."""


@record
class Requirement:
    """One thing asked: a field (a property's id, or one of those above) takes one of some values, or none of them."""

    field: str
    values: frozenset[str]
    negated: bool = False

    def accepts(self, found: Iterable[str]) -> bool:
        """Whether what was found satisfies this requirement.

        Unknown satisfies nothing, neither a requirement nor its negation, unless it is asked for by name.
        """
        if not self.negated:
            return not self.values.isdisjoint(found)
        return self.values.isdisjoint(found) and Value.UNKNOWN not in found

    def negation(self) -> Requirement:
        """The requirement that holds where this one does not, less what is unknown."""
        return Requirement(self.field, self.values, not self.negated)


@record
class Query:
    """What the user asks to see: every requirement has to be satisfied. The empty query matches everything."""

    requirements: tuple[Requirement, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.requirements)

    def __and__(self, other: Query) -> Query:
        """Ask for both; a query and itself is itself."""
        if self == other:
            return self
        return Query(self.requirements + other.requirements)

    def with_(self, requirement: Requirement) -> Query:
        """This query with one requirement more."""
        return Query((*self.requirements, requirement))

    def without(self, requirement: Requirement) -> Query:
        """This query less one requirement."""
        return Query(tuple(r for r in self.requirements if r != requirement))

    def without_field(self, field: str) -> Query:
        """This query less every requirement on a field."""
        return Query(tuple(r for r in self.requirements if r.field != field))

    def on(self, field: str) -> tuple[Requirement, ...]:
        """The requirements on a field."""
        return tuple(r for r in self.requirements if r.field == field)

    def platforms(self) -> frozenset[str]:
        """The platforms asked for: in the tree, an app that runs on none of them does not answer."""
        return frozenset(value for r in self.on(PLATFORM) if not r.negated for value in r.values)
