"""The rule behind the categories: what it gives for a messenger, what decided, what would change it.

The rule is data (`rule` of each category, see `model.Category`): alternatives, each a set of conditions that must
all hold. It gives back the founding document's own verdicts, two excepted, whose reason the data states.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from imtui.guide.model import Category, Claim, Guide, Messenger, Value
from imtui.records import record

NOT_JUDGED = "not-judged"
"""The id of the category of what a pack adds without the sources that a verdict needs."""


@record
class Condition:
    """One condition of the rule, held against a messenger."""

    property: str
    accepted: tuple[Value, ...]
    found: Value

    def holds(self) -> bool:
        """Whether the value found is one of those accepted."""
        return self.found in self.accepted


@record
class Change:
    """Properties that, if they became yes, would move a messenger to a better category."""

    properties: tuple[str, ...]
    category: str


@record
class Verdict:
    """The category of a messenger and the reasons for it.

    `deciding` are the conditions that decided: those that hold of the alternative that applies, or, where no rule
    applies, those of the best category that fail. `missing` are the conditions of the best category not met.
    `unsourced` are the criteria for want of whose source a pack's messenger is not judged.
    """

    category: str
    rule_category: str
    from_document: bool
    criteria: tuple[Condition, ...]
    deciding: tuple[Condition, ...]
    missing: tuple[Condition, ...]
    changes: tuple[Change, ...]
    unsourced: tuple[str, ...] = ()

    def differs(self) -> bool:
        """Whether the founding document and the rule disagree."""
        return self.category != self.rule_category


def category_of(guide: Guide, messenger: Messenger) -> str:
    """The category: the founding document's for a messenger it names, the rule's for every other that can be judged."""
    if unsourced(guide, messenger):
        return NOT_JUDGED
    if messenger.document and messenger.document.category:
        return messenger.document.category
    return rule_category(guide.categories, _values(guide, messenger)).id


def unsourced(guide: Guide, messenger: Messenger) -> tuple[str, ...]:
    """The criteria to which a messenger of a pack gives no answer with a source; nothing for one of the guide."""
    if guide.pack_of(messenger.id) is None:
        return ()
    return tuple(p for p in criteria(guide) if not _is_sourced(messenger.claims.get(p)))


def _is_sourced(claim: Claim | None) -> bool:
    return claim is not None and (claim.source is not None or claim.value is Value.NOT_APPLICABLE)


def rule_category(categories: tuple[Category, ...], values: Mapping[str, Value]) -> Category:
    """Apply the rule to a set of values (property to value; absent is unknown)."""
    for category in categories:
        if any(_holds(alternative, values) for alternative in category.rule):
            return category
    return next(c for c in categories if not c.rule)


def judge(guide: Guide, messenger: Messenger) -> Verdict:
    """Explain the category of a messenger."""
    values = _values(guide, messenger)
    by_rule = rule_category(guide.categories, values)
    best = guide.categories[0]
    criteria = tuple(
        Condition(property_id, accepted, values[property_id])
        for alternative in best.rule
        for property_id, accepted in alternative.items()
    )
    missing = tuple(c for c in criteria if not c.holds())
    category, lacking = category_of(guide, messenger), unsourced(guide, messenger)
    return Verdict(
        category=category,
        rule_category=category if lacking else by_rule.id,
        from_document=bool(messenger.document and messenger.document.category),
        criteria=criteria,
        deciding=_deciding(by_rule, values) or missing,
        missing=missing,
        changes=() if lacking else _smallest_changes(guide, values),
        unsourced=lacking,
    )


def questions_to_ask(guide: Guide) -> tuple[str, ...]:
    """The properties of which the best category asks something: the same for all, so they tell nothing."""
    return tuple(dict.fromkeys(p for alternative in guide.categories[0].rule for p in alternative))


def _values(guide: Guide, messenger: Messenger) -> dict[str, Value]:
    return {property_id: messenger.value(property_id) for property_id in criteria(guide)}


def criteria(guide: Guide) -> list[str]:
    """The properties that the rule looks at, in the order in which it names them."""
    return list(dict.fromkeys(p for c in guide.categories for alternative in c.rule for p in alternative))


def _holds(alternative: Mapping[str, tuple[Value, ...]], values: Mapping[str, Value]) -> bool:
    return all(values.get(p, Value.UNKNOWN) in accepted for p, accepted in alternative.items())


def _deciding(category: Category, values: Mapping[str, Value]) -> tuple[Condition, ...]:
    for alternative in category.rule:
        if _holds(alternative, values):
            return tuple(Condition(p, accepted, values[p]) for p, accepted in alternative.items())
    return ()


def _smallest_changes(guide: Guide, values: dict[str, Value]) -> tuple[Change, ...]:
    """Find the fewest values that, turned to yes, give a better category; several answers may be as small."""
    improvable = [p for p in values if values[p] is not Value.YES]
    for size in range(1, len(improvable) + 1):
        changes = tuple(_better(guide, values, combinations(improvable, size)))
        if changes:
            return changes
    return ()


def _better(guide: Guide, values: dict[str, Value], choices: Iterable[tuple[str, ...]]) -> Iterator[Change]:
    order = [category.id for category in guide.categories]
    rank = order.index(rule_category(guide.categories, values).id)
    for chosen in choices:
        category = rule_category(guide.categories, {**values, **dict.fromkeys(chosen, Value.YES)}).id
        if order.index(category) < rank:
            yield Change(chosen, category)
