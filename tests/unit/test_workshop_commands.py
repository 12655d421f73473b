"""`imtui scenarios` and `imtui glossary`: what is printed, what is asked, and what cannot be answered."""

from __future__ import annotations

import io
import json

import pytest

from imtui.cli import run
from imtui.guide.model import Guide
from imtui.guide.query import Index, Vocabulary
from imtui.guide.scenarios import result_for, scenario_result
from imtui.guide.text import fold
from imtui.pages.listing import dated_name

SEVEN_LINES = "1 2\n3\n2\n2\n\n1,3\n1\n"
BECAME = "platform:android platform:ios no-phone groups:yes,partial voice e2ee tor:yes,partial"


def asked(monkeypatch: pytest.MonkeyPatch, lines: str, *options: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    return run(["scenarios", "--ask", *options])


def test_the_scenarios_are_listed(capsys: pytest.CaptureFixture[str], guide: Guide) -> None:
    assert run(["scenarios"]) == 0
    out = capsys.readouterr().out
    assert all(f"[{scenario}]" in out for scenario in guide.scenarios)


@pytest.mark.parametrize("output_format", ["text", "md"])
def test_a_scenario_as_a_page(capsys: pytest.CaptureFixture[str], index: Index, output_format: str) -> None:
    assert run(["scenarios", "ordinateur-tails", "--format", output_format]) == 0
    out = capsys.readouterr().out
    for candidate in scenario_result(index, index.guide.scenarios["ordinateur-tails"]).satisfying:
        assert candidate.messenger.name in out


def test_a_scenario_as_json(capsys: pytest.CaptureFixture[str], index: Index) -> None:
    assert run(["scenarios", "famille-iphone", "--format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    result = scenario_result(index, index.guide.scenarios["famille-iphone"])
    assert [c["id"] for c in record["satisfying"]] == [c.messenger.id for c in result.satisfying]
    assert record["scenario"]["protects_not"]["fr"]
    assert all(c["missing"] for c in record["missing_one"])
    assert Vocabulary(index.guide).parse(record["needs"]) == result.needs


@pytest.mark.parametrize("asked", ["android", "free android e2ee"])
def test_without_a_terminal_a_workshop_is_a_list_by_name_that_tells_nothing(
    capsys: pytest.CaptureFixture[str], index: Index, vocabulary: Vocabulary, asked: str
) -> None:
    assert run(["--lang", "en", "--workshop", "--filter", asked]) == 0
    out = capsys.readouterr().out
    running = [m for m in index.guide.messengers.values() if m in index.matching(vocabulary.parse("android"))]
    lines = [line for line in out.splitlines() if ": " in line and "Android" in line]
    listed = [line.partition(": ")[0] for line in lines[-len(running) :]]
    assert listed == sorted((dated_name(m) for m in running), key=fold)
    assert not any(str(category.name) in out for category in index.guide.categories)
    assert not any(str(m.caveat)[:30] in out for m in running)
    assert ("Left out of the filter" in out) == ("free" in asked)


def test_an_unknown_scenario_exits_2_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["scenarios", "famille-ipone"]) == 2
    assert "Did you mean “famille-iphone”?" in capsys.readouterr().err


def test_plain_questions_are_asked_apart_from_the_answer(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, index: Index, vocabulary: Vocabulary
) -> None:
    assert asked(monkeypatch, SEVEN_LINES, "--format", "json") == 0
    out, err = capsys.readouterr()
    needs = vocabulary.parse(BECAME)
    record = json.loads(out)
    assert vocabulary.parse(record["needs"]) == needs
    assert [c["id"] for c in record["satisfying"]] == [c.messenger.id for c in result_for(index, needs).satisfying]
    assert "Question 7 of 7" in err
    assert "I don't know" in err


def test_an_answer_that_is_no_choice_is_asked_again(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = "9\nandroid\n" + SEVEN_LINES.replace("3\n2\n2\n", "1 2\n3\n2\n" + "7" * 5000 + "\n2\n", 1)
    assert asked(monkeypatch, wrong) == 0
    out, err = capsys.readouterr()
    assert err.count("Numbers from 1 to 6, or nothing.") == 2
    assert err.count("A number from 1 to 3, or nothing.") == 2
    assert "(becomes: Voice calls: yes)" in " ".join(out.split())


@pytest.mark.parametrize("lines", ["", "1 2\n", SEVEN_LINES.rpartition("1\n")[0]])
def test_the_end_of_input_exits_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, lines: str
) -> None:
    assert asked(monkeypatch, lines) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "ended before the questions" in err


def test_a_scenario_and_questions_cannot_be_asked_together(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["scenarios", "famille-iphone", "--ask"]) == 2
    assert "not both" in capsys.readouterr().err


def test_the_glossary_lists_terms_and_properties(capsys: pytest.CaptureFixture[str], guide: Guide) -> None:
    assert run(["glossary"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert all(str(entry.name) in out for entry in (*guide.terms.values(), *guide.properties.values()))


@pytest.mark.parametrize(
    ("words", "expected"),
    [(["forward", "secrecy"], "forward secrecy"), (["no-phone"], "No phone number (no-phone)"), (["SAS"], "SAS")],
)
def test_a_word_is_explained(capsys: pytest.CaptureFixture[str], words: list[str], expected: str) -> None:
    assert run(["glossary", *words]) == 0
    assert expected in capsys.readouterr().out


def test_a_word_as_json_says_what_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["glossary", "audit", "--format", "json"]) == 0
    assert {entry["kind"] for entry in json.loads(capsys.readouterr().out)} == {"term", "property"}


def test_a_word_that_names_nothing_is_searched_in_the_explanations(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["glossary", "address", "books"]) == 0
    assert "No phone number" in capsys.readouterr().out


def test_an_unknown_word_exits_2_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["glossary", "omeno"]) == 2
    assert "Did you mean “omemo”?" in capsys.readouterr().err
