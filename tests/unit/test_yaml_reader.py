"""The strict reader: what it refuses, at which line."""

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from imtui.guide.reading.problems import GuideError, Problem
from imtui.guide.reading.yaml import MAX_BYTES, read

REFUSED = {
    "alias": (b"a: &x 1\nb: *x\n", 1),
    "tag": (b"a: 1\nb: !!python/object/apply:os.system [true]\n", 2),
    "duplicate key": (b"a: 1\nb: 2\na: 3\n", 3),
    "second document": (b"a: 1\n---\nb: 2\n", 3),
    "not UTF-8": (b"a: 1\nb: \xff\n", 2),
    "byte order mark inside": (b"a: 1\nb: \xef\xbb\xbfx\n", 2),
    "NUL": (b"a: 1\nb: x\0y\n", 2),
    "escape": (b"a: 1\n\nb: \x1b[31m\n", 3),
    "C1": ("a: 1\nb: \x9b\n".encode(), 2),
    "bidirectional override": ("a: \u202e\n".encode(), 1),
    "zero width": ("a: 1\nb: a\u200bb\n".encode(), 2),
    "too deep": (b"a: " + b"[" * 13 + b"]" * 13, 1),
    "too large": (b"a: " + b"x" * MAX_BYTES, 1),
    "empty": (b"", 1),
    "key that is a list": (b"[a]: 1\n", 1),
    "bad syntax": (b"a: 1\n  b: 2\n", 2),
    "open quote": (b'a: "x\n', 1),
}


def refusal(raw: bytes) -> Problem:
    """What is wrong with a file."""
    with pytest.raises(GuideError) as error:
        read(raw, "one.yaml")
    (problem,) = error.value.problems
    return problem


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_its_line(name: str) -> None:
    raw, line = REFUSED[name]
    problem = refusal(raw)
    assert (problem.file, problem.line) == ("one.yaml", line)
    assert re.fullmatch("found .+; expected .+", problem.message)


DEEP = {
    "13 brackets": "a: " + "[" * 13 + "]" * 13,
    "2,000 brackets": "a: " + "[" * 2_000 + "]" * 2_000,
    "2,000 brackets after spaces": "a:\n" + " [" * 2_000,
    "2,000 braces": "a: " + "{b: " * 2_000,
    "2,000 braces and brackets": "a: " + "[{b: " * 1_000,
    "brackets with closed ones between": "a: " + "[[]," * 2_000,
    "2,000 dashes": "- " * 2_000 + "a",
    "700 indents": "".join(" " * level + "a:\n" for level in range(700)),
}


@pytest.mark.parametrize("in_c", [False, True], ids=["python", "c"])
@pytest.mark.parametrize("name", DEEP)
def test_depth_is_refused_in_our_words_whatever_the_library_bears(
    name: str, in_c: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", in_c and yaml.__with_libyaml__)
    assert "found more than 12 levels; " in refusal(DEEP[name].encode()).message


def test_a_text_may_hold_brackets() -> None:
    data, _lines = read(b"a: |\n  [[[[[[[[[[[[[[[[ and {{{{{{{{{{{{{{{{\n")
    assert data["a"].startswith("[[[[")


def test_every_scalar_is_a_text_with_its_line() -> None:
    data, lines = read(b"# comment\nvalue: yes\nyear: 2026\nlist:\n- no\n- ~\n")
    assert data == {"value": "yes", "year": "2026", "list": ["no", "~"]}
    assert lines[("year",)] == 3
    assert lines[("list", 1)] == 6


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    line = 1
    try:
        read(raw)
    except GuideError as error:
        line = error.problems[0].line
    assert 1 <= line <= raw.count(b"\n") + raw.count(b"\r") + 2
