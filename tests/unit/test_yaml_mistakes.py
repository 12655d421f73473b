"""What people write wrong in YAML is said in words of ours: the same ones whichever parser of the library met it."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conftest import DATA
from imtui import language
from imtui.guide.reading.mistakes import explain

PARSERS = [yaml.SafeLoader, yaml.CSafeLoader]

TAB = "a tab in the indentation"
OPEN_QUOTE = "a quote that is never closed"
AFTER_QUOTE = "text after the closing quote"
BACKSLASH = "a backslash between double quotes"
SECOND_COLON = "a second colon, within a text"
GOES_ON = "a colon in a line that goes on with the text above"
NO_COLON = "a line without a colon"
NO_SPACE = "no space after the colon"
APART = "a line that does not go on with those above it"
MERGE = "the marks of a merge that was not finished"

MISTAKES = {
    "a tab": ("a:\n\tb: c\n", 2, TAB),
    "a tab after spaces": ("a:\n  b: c\n \td: e\n", 3, TAB),
    "a tab after a dash": ("a:\n  -\tb: c\n", 2, TAB),
    "an open double quote": ('a: b\nc: "d\ne: f\n', 2, OPEN_QUOTE),
    "an open single quote": ("a: 'b\nc: d\n", 1, OPEN_QUOTE),
    "an apostrophe in single quotes": ("a: 'l'eau'\nc: d\n", 1, AFTER_QUOTE),
    "text after a quote": ('a: "b" c\nd: e\n', 1, AFTER_QUOTE),
    "a colon after a quote": ('a: "b": c\nd: e\n', 1, AFTER_QUOTE),
    "an unknown escape": ('a: "C:\\data"\n', 1, BACKSLASH),
    "an escape cut short": ('a: "b\\xzz"\n', 1, BACKSLASH),
    "an open bracket": ("a: [b, c\nd: e\n", 1, "the bracket [, not closed or without commas in it"),
    "an open brace": ("a: {b: c\n", 1, "the bracket {, not closed or without commas in it"),
    "the wrong bracket": ("a: [b, c}\nd: e\n", 1, "the bracket [, not closed or without commas in it"),
    "a bracket too many": ("a: [b]]\nc: d\n", 1, "the bracket ], closed and never opened"),
    "a bracket alone": ("a: b\nc: ]\n", 2, "the bracket ], closed and never opened"),
    "a colon in a text": ("a: see: this\n", 1, SECOND_COLON),
    "a colon in a second line": ("a: see\n  this: that\n", 2, GOES_ON),
    "a line too far right": ("a:\n  b: c\n    d: e\n", 3, GOES_ON),
    "no colon": ("a: b\nword\nc: d\n", 2, NO_COLON),
    "no colon in the first line": ("word\na: b\n", 1, NO_COLON),
    "no colon in the last line": ("a: b\nword\n", 2, NO_COLON),
    "no space after a colon": ("a: b\nc:d\ne: f\n", 2, NO_SPACE),
    "a line too far left": ("a:\n    b: c\n  d: e\n", 3, APART),
    "an item too far left": ("a:\n  - b\n - c\n", 3, APART),
    "a key after items": ("- c\na: b\n", 2, APART),
    "an item after keys": ("a: b\n- c\n", 2, APART),
    "a block that ends early": ("a: |\n   b\n  c\nd: e\n", 3, APART),
    "an item on the line of its key": ("a: - b\n", 1, "a list on the line of its key"),
    "an at sign": ("a: @b\n", 1, "a text that begins with @"),
    "bold type": ("a: **b**\n", 1, "a text that begins with *"),
    "a backtick": ("a: `b`\n", 1, "a text that begins with `"),
    "a percent sign": ("a: %b\n", 1, "a text that begins with %"),
    "a directive": ("%b\na: c\n", 1, "a text that begins with %"),
    "an ampersand": ("a: & b\n", 1, "a text that begins with &"),
    "text after a bar": ("a: |x\n  b\n", 1, "a text that begins with |"),
    "a comma": ("a: ,b\n", 1, "a text that begins with ,"),
    "an unfinished merge": ("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x\n", 2, MERGE),
    "a merge in the first line": ("<<<<<<< HEAD\na: b\n=======\na: e\n>>>>>>> x\n", 1, MERGE),
    "an end amid brackets": ("a:\n  b: [", 2, APART),
    "a document after the end": ("a: b\n...\nc\n", 3, "a second document"),
}


def refusal(text: str, parser: type) -> yaml.YAMLError | None:
    try:
        list(yaml.parse(text, Loader=parser))
    except yaml.YAMLError as error:
        return error
    return None


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named_at_its_line(name: str, parser: type) -> None:
    text, line, found = MISTAKES[name]
    error = refusal(text, parser)
    assert error is not None
    assert explain(text, error)[:2] == (line, found)


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_explained_in_french_too(name: str, parser: type) -> None:
    text, _line, _found = MISTAKES[name]
    error = refusal(text, parser)
    assert error is not None
    english = explain(text, error)
    language.use("fr")
    french = explain(text, error)
    assert french[0] == english[0]
    assert not {french[1], french[2]} & {english[1], english[2]}


SHEET = (DATA / "messengers" / "signal.yaml").read_text(encoding="utf-8")[:3000]


@given(st.integers(0, len(SHEET)), st.integers(0, 30), st.text(alphabet="ab :-'\"[]{},|>@%&*!#\\\t\n", max_size=4))
def test_no_words_of_the_library_are_shown(at: int, removed: int, typed: str) -> None:
    text = SHEET[:at] + typed + SHEET[at + removed :]
    for parser in PARSERS:
        if error := refusal(text, parser):
            line, found, expected = explain(text, error)
            assert 1 <= line <= text.count("\n") + 1
            problem = getattr(error, "problem", None) or str(error)
            assert problem not in found + expected


def test_what_nobody_thought_of_is_said_too() -> None:
    found, expected = "something that YAML does not allow here", "YAML: keys, colons, indented by spaces"
    assert explain("a: b\n", yaml.YAMLError("?")) == (1, found, expected)
    mark = yaml.Mark("", 0, 1, 0, None, None)
    assert explain("a: b\nc: d\n", yaml.MarkedYAMLError(problem="?", problem_mark=mark))[0] == 2
