"""Mutation testing finds what the tests of a program do not look at, and says so; the program itself stays as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import ROOT
from mutants.changes import Change, changes, is_one
from mutants.covering import LONGEST, READING, Covering, _lines_now
from mutants.running import draw, reasons, unnoticed

PROGRAM = """\
LARGEST = 9


def bounded(number: int) -> int:
    if number > LARGEST:
        return LARGEST
    return number


def greeting() -> str:
    return "hello"
"""

TESTS = {
    "test_small": """\
from tiny import bounded


def test_small_numbers_stay():
    assert [bounded(number) for number in (-1, 5, 9)] == [-1, 5, 9]
""",
    "test_large": """\
import subprocess
import sys


def test_large_numbers_do_not():
    command = [sys.executable, "-c", "from tiny import bounded; print(bounded(99))"]
    assert subprocess.check_output(command, env={}) == b"9\\n"
""",
    "test_largest": """\
from tiny import LARGEST


def test_the_largest_is_a_number():
    assert LARGEST
""",
}

UNSEEN = """\
- in: tiny.py
  diff: |-
    - if number > LARGEST:
    + if number >= LARGEST:
  why: the largest number is given either way
"""


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A program of two functions with tests of one of them."""
    files = {
        "src/tiny.py": PROGRAM,
        **{f"tests/{name}.py": test for name, test in TESTS.items()},
        "tests/mutants/unseen.yaml": UNSEEN,
        "pyproject.toml": "[tool.pytest.ini_options]\nmarkers = ['long']\n",
    }
    for name, content in files.items():
        path = tmp_path / "tiny" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return tmp_path / "tiny"


@pytest.mark.long
def test_what_no_test_notices_is_said(tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missed = unnoticed(tiny, tmp_path / "places", 99, seed=1)
    assert [change.line for change in missed] == [11]
    said = capsys.readouterr().out
    assert 'src/tiny.py:11: NOT NOTICED by 2 tests\n-    return "hello"\n+    return ' in said
    assert said.count(": noticed by tests/test_") == 4
    notes = [json.loads(note.read_text()) for note in (tiny / "build" / "mutants-map").glob("*/*.json")]
    running = {test for note in notes for test in note["lines"]["tiny.py"].get("7", ())}
    assert running == {"tests/test_small.py::test_small_numbers_stay"}
    assert (tiny / "src" / "tiny.py").read_text() == PROGRAM


def test_a_seed_draws_the_same_changes_and_none_that_nobody_can_see(tiny: Path) -> None:
    assert draw(tiny, 3, seed=5) == draw(tiny, 3, seed=5) != draw(tiny, 3, seed=6)
    source = PROGRAM.encode()
    drawn = {change.made(source) for seed in range(30) for change in draw(tiny, 99, seed)}
    assert PROGRAM.replace("number > LARGEST", "(not (number > LARGEST))").encode() in drawn
    assert PROGRAM.replace(">", ">=").encode() not in drawn


def test_a_line_is_followed_where_it_stands_by_now(tmp_path: Path) -> None:
    before, now = tmp_path / "before.py", tmp_path / "now.py"
    before.write_text("a\nb\nc\nd\n")
    now.write_text("new\na\nother\nthan b\nc\nd\nafter d\n")
    stand = _lines_now(before, now)
    assert {line: stand[line] for line in range(1, 5)} == {1: [2, 3, 4], 2: [3, 4], 3: [5], 4: [6, 7]}
    assert not any(_lines_now(before, tmp_path / "gone.py")[line] for line in range(1, 5))


def test_tests_that_run_the_line_come_first_and_of_those_that_are_alike_few() -> None:
    exact = ["tests/golden/e[1]", "tests/golden/e[2]"]
    seconds = {
        "a[1]": 1.0,
        "a[2]": 2.0,
        "b": 3.0,
        "quick[1]": 0.1,
        "quick[2]": 0.1,
        "tests/terminal/c": 1.0,
        "knows": 0.5,
        "starts": LONGEST,
    }
    lines = {
        "m.py": {
            1: [*exact, "b", "quick[1]", "quick[2]", "a[2]", "a[1]", "tests/terminal/c"],
            2: ["knows", "starts", "tests/terminal/d"],
        }
    }
    known = Covering(seconds | dict.fromkeys(("tests/terminal/d", *exact, *READING), 1.0), lines, {"m.py": {"m.py"}})
    running = [*exact, "quick[1]", "quick[2]", "a[1]", "b", "a[2]", "tests/terminal/c"]
    assert known.tests(Change("m.py", 1, 0, 0, "", in_function=True)) == [*running, "knows", *READING]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a < b", {"a <= b"}),
        ("x = a is None", {"x = a is not None"}),
        ("a and b", {"a or b"}),
        ("x = not a", {"x = (a)"}),
        ("if a: b", {"if (not (a)): b"}),
        ("x = [a for a in b if c]", {"x = [a for a in b if (not (c))]"}),
        ("x = 1 + y", {"x = 1 - y", "x = 2 + y"}),
        ("x = True", {"x = False"}),
        ("x = 'é'; y = 1", {'x = ""; y = 1', "x = 'é'; y = 2"}),
        ("f(a, b, c=d)", {"f(a, b)", "f(a, c=d)", "pass"}),
        ("a.b = c", {"pass"}),
        ("a.query_one('b', c)", {'a.query_one("", c)', "pass"}),
        ("def f(): return a", {"def f(): return None"}),
        ("def f(): return None", set()),
        ("def f(a: 'b' = 1) -> 'c': 'what it does'", {"def f(a: 'b' = 2) -> 'c': 'what it does'"}),
        ("if TYPE_CHECKING: a(1)", set()),
        ("assert a == 1", set()),
    ],
)
def test_what_can_be_changed(before: str, after: set[str]) -> None:
    source = before.encode()
    made = {change.made(source).decode() for change in changes("a.py", source) if is_one(change, source)}
    assert made == after


def test_what_nobody_can_see_is_still_there_to_be_changed() -> None:
    known = reasons(ROOT)
    for path in {name.partition("\n")[0] for name in known}:
        source = (ROOT / "src" / path).read_bytes()
        there = {change.known_as(source) for change in changes(path, source)}
        gone = [name for name in known if name.startswith(f"{path}\n") and name not in there]
        assert not gone, "the code has changed: look again whether somebody would see it"
