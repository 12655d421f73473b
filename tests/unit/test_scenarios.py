"""Scenarios: who answers them is what the YAML says, worked out here a second time from the plain files."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import DATA, MakePack, as_yaml
from imtui.export.text import page_as_text
from imtui.guide.model import Guide
from imtui.guide.query import Index, Query, Requirement, Vocabulary
from imtui.guide.reading.folder import read_folder
from imtui.guide.reading.load import load
from imtui.guide.reading.problems import GuideError
from imtui.guide.scenarios import result_for, scenario_result
from imtui.pages.scenario import scenario_page, scenarios_page


def plain(path: Path) -> Any:
    """Read a file of the data with nothing of the program: every scalar a text."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


SCENARIOS = {s["id"]: s for s in plain(DATA / "scenarios.yaml")["scenarios"]}
MESSENGERS = [plain(path) for path in sorted((DATA / "messengers").glob("*.yaml"))]


shipped_guide = cache(partial(load, []))


def holds(messenger: dict[str, Any], term: str) -> bool:
    """Whether the file of a messenger says what a term of a query asks."""
    key, _colon, values = term.partition(":")
    accepted = values.split(",") if values else ["yes"]
    if key == "platform":
        running = {p for app in messenger["apps"] if app["status"] != "discontinued" for p in app["platforms"]}
        return bool(running & set(accepted))
    if key == "android":
        apps = [app for app in messenger["apps"] if app["status"] != "discontinued" and "android" in app["platforms"]]
        oldest = [app["min_os"]["android"]["version"] for app in apps if "android" in app.get("min_os", {})]
        return any(float(version) <= float(values) for version in oldest)
    if key == "without-google":  # worked out of shops and libraries, as the program says
        return shipped_guide().messengers[messenger["id"]].without_google.value in accepted
    claimed = {claim["property"]: claim["value"] for claim in messenger["claims"]}
    return claimed.get(key, "unknown") in accepted


def missing(messenger: dict[str, Any], needs: str) -> list[str]:
    return [term for term in needs.split() if not holds(messenger, term)]


ALIVE = [m for m in MESSENGERS if m["status"] != "discontinued"]


@pytest.mark.parametrize("scenario_id", SCENARIOS)
def test_who_satisfies_a_scenario_is_what_the_facts_say(index: Index, scenario_id: str) -> None:
    needs = SCENARIOS[scenario_id]["needs"]
    result = scenario_result(index, index.guide.scenarios[scenario_id])
    assert {c.messenger.id for c in result.satisfying} == {m["id"] for m in ALIVE if not missing(m, needs)}


@pytest.mark.parametrize("scenario_id", SCENARIOS)
def test_who_misses_one_thing_and_which(index: Index, scenario_id: str) -> None:
    needs = SCENARIOS[scenario_id]["needs"]
    result = scenario_result(index, index.guide.scenarios[scenario_id])
    expected = {m["id"]: missing(m, needs)[0].partition(":")[0] for m in ALIVE if len(missing(m, needs)) == 1}
    assert {c.messenger.id: c.missing.requirement.field for c in result.nearly if c.missing} == expected


@pytest.mark.parametrize("scenario_id", SCENARIOS)
def test_how_each_grants_the_wishes(index: Index, scenario_id: str) -> None:
    wishes = SCENARIOS[scenario_id]["wishes"]
    by_id = {m["id"]: m for m in MESSENGERS}
    result = scenario_result(index, index.guide.scenarios[scenario_id])
    for candidate in (*result.satisfying, *result.nearly):
        assert [a.granted for a in candidate.answers] == [holds(by_id[candidate.messenger.id], w) for w in wishes]


def test_somebody_answers_every_scenario(index: Index) -> None:
    assert all(scenario_result(index, scenario).satisfying for scenario in index.guide.scenarios.values())


def test_the_order_is_that_of_the_categories_then_of_names(index: Index) -> None:
    order = [category.id for category in index.guide.categories]
    names = [m.id for m in index.messengers]
    for scenario in index.guide.scenarios.values():
        found = scenario_result(index, scenario).satisfying
        places = [(order.index(c.category), names.index(c.messenger.id)) for c in found]
        assert places == sorted(places)


def test_what_no_longer_exists_is_no_candidate(index: Index) -> None:
    found = result_for(index, Query((Requirement("status", frozenset({"discontinued"})),)))
    assert found.satisfying == ()
    assert "skype" not in {c.messenger.id for c in result_for(index, Query()).satisfying}


@pytest.mark.parametrize("scenario_id", SCENARIOS)
def test_the_page_says_what_it_does_not_protect_from_before_any_messenger(index: Index, scenario_id: str) -> None:
    scenario = index.guide.scenarios[scenario_id]
    page = " ".join(page_as_text(scenario_page(index, scenario)).split())
    protects_not = page.index(str(scenario.protects_not))
    for candidate in scenario_result(index, scenario).satisfying:
        assert page.index(f"- {candidate.messenger.name} (") > protects_not
        assert str(candidate.messenger.caveat) in page
    for warning in scenario.warnings:
        assert str(warning.text) in page
        assert warning.source is None or warning.source in page


def test_the_list_of_scenarios_names_them_all(guide: Guide) -> None:
    page = page_as_text(scenarios_page(guide))
    assert all(scenario.id in page for scenario in guide.scenarios.values())


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"needs": "e2ee platfrom:ios"}, "did you mean “platform”"),
        ({"needs": "e2ee fre-client"}, "did you mean “free-client”"),
        ({"needs": "e2ee:maybe"}, "cannot be “maybe”"),
        ({"wishes": ["voice video"]}, "one requirement"),
    ],
)
def test_a_query_of_the_data_that_cannot_be_read_is_a_problem(
    make_pack: MakePack, change: dict[str, Any], expected: str
) -> None:
    folder = make_pack()
    scenario = {**SCENARIOS["famille-iphone"], **change}
    text = as_yaml({"scenarios": [scenario]})
    (folder / "scenarios.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(GuideError) as error:
        read_folder(folder)
    (problem,) = error.value.problems
    assert problem.file == "scenarios.yaml"
    (key,) = change
    assert problem.line >= next(n for n, line in enumerate(text.splitlines(), 1) if f"{key}:" in line)
    assert expected in str(problem)


def test_android_8_runs_what_asks_for_8_0(index: Index, vocabulary: Vocabulary) -> None:
    asked = index.matching(vocabulary.parse("android:8"))
    assert asked == index.matching(vocabulary.parse("android:8.0"))
    assert "session" in {m.id for m in asked}
