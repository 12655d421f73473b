"""What a situation asks of a messenger, who gives it, who nearly does, and how each grants what is wished for."""

from __future__ import annotations

from collections.abc import Iterable

from imtui.guide.model import Claim, Guide, Messenger, Scenario, Status, Value
from imtui.guide.query import Failure, Index, Query, Requirement, Vocabulary
from imtui.records import record


@record
class WishAnswer:
    """How a messenger grants a wish: the value found, the claim behind it, and whether this is what was wished for."""

    wish: Requirement
    granted: bool
    value: Value
    claim: Claim | None


@record
class Candidate:
    """A messenger that satisfies all the needs, or all but `missing`."""

    messenger: Messenger
    category: str
    answers: tuple[WishAnswer, ...]
    missing: Failure | None = None


@record
class Result:
    """Who satisfies all the needs and who misses exactly one, by category and then by name: nothing is counted."""

    needs: Query
    wishes: tuple[Requirement, ...]
    satisfying: tuple[Candidate, ...]
    nearly: tuple[Candidate, ...]


def needs_of(guide: Guide, scenario: Scenario) -> Query:
    """The needs of a scenario as a query."""
    return Vocabulary(guide).parse(scenario.needs)


def wishes_of(guide: Guide, scenario: Scenario) -> tuple[Requirement, ...]:
    """The wishes of a scenario, each one requirement."""
    vocabulary = Vocabulary(guide)
    return tuple(requirement for wish in scenario.wishes for requirement in vocabulary.parse(wish).requirements)


def scenario_result(index: Index, scenario: Scenario) -> Result:
    """Which messengers suit a scenario."""
    return result_for(index, needs_of(index.guide, scenario), wishes_of(index.guide, scenario))


def result_for(index: Index, needs: Query, wishes: Iterable[Requirement] = ()) -> Result:
    """Which messengers satisfy all the needs, and which miss one; those shut down are never proposed."""
    wishes = tuple(wishes)
    order = [category.id for category in index.guide.categories]
    found = [_candidate(index, m, needs, wishes) for m in index.messengers if m.status is not Status.DISCONTINUED]
    candidates = sorted(filter(None, found), key=lambda candidate: order.index(candidate.category))
    return Result(
        needs,
        wishes,
        satisfying=tuple(c for c in candidates if c.missing is None),
        nearly=tuple(c for c in candidates if c.missing is not None),
    )


def _candidate(index: Index, messenger: Messenger, needs: Query, wishes: tuple[Requirement, ...]) -> Candidate | None:
    failures = index.explain(messenger, needs)
    if len(failures) > 1:
        return None
    answers = tuple(_answer(index, messenger, wish) for wish in wishes)
    return Candidate(messenger, index.categories[messenger.id], answers, failures[0] if failures else None)


def _answer(index: Index, messenger: Messenger, wish: Requirement) -> WishAnswer:
    granted = index.match(messenger, Query((wish,)))
    if wish.field in index.guide.properties:
        return WishAnswer(wish, granted, messenger.value(wish.field), messenger.claims.get(wish.field))
    return WishAnswer(wish, granted, Value.YES if granted else Value.NO, None)
