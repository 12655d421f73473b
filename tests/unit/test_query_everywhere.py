"""The same query gives the same messengers in the panel, in the line, in `imtui list` and in its JSON."""

from __future__ import annotations

import json
import random

import pytest
from test_query import CATEGORIES, PLATFORMS, PROPERTIES

from imtui.cli import run
from imtui.guide.model import Status, Value
from imtui.guide.query import CATEGORY, PLATFORM, STATUS, Index, Query, Requirement, Vocabulary
from imtui.tui.explorer.outline import Outline
from imtui.tui.explorer.panel_rows import cycled, joined, requirement_of
from imtui.tui.explorer.typing import query_being_typed
from imtui.tui.painting.glyphs import UNICODE
from imtui.tui.state import State

FIELDS = {
    PLATFORM: PLATFORMS,
    CATEGORY: CATEGORIES,
    STATUS: [status.value for status in Status],
    **{known: [value.value for value in Value] for known in PROPERTIES},
}


def random_query(chance: random.Random) -> Query:
    """Make a query of one to four requirements."""
    fields = chance.sample(sorted(FIELDS), chance.randint(1, 4))
    return Query(
        tuple(
            Requirement(
                field, frozenset(chance.sample(FIELDS[field], chance.randint(1, 2))), negated=chance.random() < 0.3
            )
            for field in fields
        )
    )


def test_500_random_queries_give_the_same_everywhere(
    index: Index, vocabulary: Vocabulary, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(2026)
    for number in range(500):
        query = random_query(chance)
        wanted = [m.id for m in index.matching(query)]
        text = vocabulary.format(query, "en")
        typed = query_being_typed(index, vocabulary, text)
        assert typed == query
        tree = Outline(index, State(query=query), UNICODE)
        assert {node[1] for node in tree.nodes if len(node) == 2} == set(wanted)
        if number % 50 == 0:
            assert run(["list", text, "--format", "json"]) == 0
            assert [entry["id"] for entry in json.loads(capsys.readouterr().out)] == wanted


def test_the_panel_makes_the_queries_that_the_line_reads(vocabulary: Vocabulary) -> None:
    chance = random.Random(7)
    choices = [(PLATFORM, p) for p in PLATFORMS] + [(p, "yes") for p in PROPERTIES]
    query = Query()
    for _turn in range(500):
        choice = chance.choice(choices)
        before = asked(query, choice)
        query = cycled(query, choice, either=False)
        assert asked(query, choice) == {"ignored": "required", "required": "excluded", "excluded": "ignored"}[before]
        assert vocabulary.parse(vocabulary.format(query, "fr")) == query


def asked(query: Query, choice: tuple[str, str]) -> str:
    """Say how a query asks for a choice."""
    requirement = requirement_of(query, choice)
    if requirement is None:
        return "ignored"
    return "excluded" if requirement.negated else "required"


@pytest.mark.parametrize(
    ("before", "choice", "either", "after"),
    [
        ("", (PLATFORM, "ios"), False, "platform:ios"),
        ("platform:android", (PLATFORM, "ios"), False, "platform:android platform:ios"),
        ("platform:android", (PLATFORM, "ios"), True, "platform:android,ios"),
        ("platform:android,ios", (PLATFORM, "ios"), True, "platform:android -platform:ios"),
        ("-platform:android,ios", (PLATFORM, "ios"), False, "-platform:android"),
        ("-platform:ios", (PLATFORM, "ios"), False, ""),
        ("country:france", ("country", "DE"), False, "country:france,germany"),
        ("e2ee:yes,partial", ("e2ee", "yes"), False, "-e2ee:yes,partial"),
    ],
)
def test_a_choice_of_the_panel_is_required_then_excluded_then_ignored(
    before: str, choice: tuple[str, str], either: bool, after: str, vocabulary: Vocabulary
) -> None:
    assert cycled(vocabulary.parse(before), choice, either) == vocabulary.parse(after)


@pytest.mark.parametrize(
    ("before", "either", "after"),
    [
        ("android ios free", True, "free platform:android,ios"),
        ("android,ios free -web", False, "free -web android ios"),
        ("free -web", True, "free -web"),
    ],
)
def test_platforms_are_asked_one_for_another_or_all(
    before: str, either: bool, after: str, vocabulary: Vocabulary
) -> None:
    query = joined(vocabulary.parse(before), either)
    assert set(query.requirements) == set(vocabulary.parse(after).requirements)
