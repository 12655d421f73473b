"""What the environment says is read with care: none of it makes the interface write, connect or be drawn wrong."""

from __future__ import annotations

import pytest

from imtui.terminal import disarm_textual, drop_wrong_sizes, look


def test_nothing_that_textual_reads_is_left_to_it() -> None:
    switches = ("", "_LOG", "_DEVTOOLS_HOST", "_SCREENSHOT", "_SCREENSHOT_FILENAME", "_PRESS", "_DRIVER", "_THEME")
    environment = {"TERM": "xterm", "CONTEXTUAL": "1", **{f"TEXTUAL{switch}": "1" for switch in switches}}
    disarm_textual(environment)
    assert environment == {"TERM": "xterm", "CONTEXTUAL": "1"}


@pytest.mark.parametrize(("said", "left"), [("", {}), ("1", {"NO_COLOR": "1"})])
def test_an_empty_wish_for_no_colour_is_none(said: str, left: dict[str, str]) -> None:
    environment = {"NO_COLOR": said}
    disarm_textual(environment)
    assert environment == left


@pytest.mark.parametrize("name", ["COLUMNS", "LINES"])
@pytest.mark.parametrize(
    ("said", "is_kept"),
    [("1", True), ("80", True), ("9999", True), ("10000", False), ("0", False), ("080", False), ("x", False)],
)
def test_a_size_that_is_no_size_is_not_handed_on(name: str, said: str, is_kept: bool) -> None:
    environment = {name: said}
    drop_wrong_sizes(environment)
    assert (environment == {name: said}) is is_kept


class Stream:
    """A stream of a terminal, or a pipe."""

    def __init__(self, is_terminal: bool = True, encoding: str = "utf-8") -> None:
        self.isatty = lambda: is_terminal
        self.encoding = encoding


@pytest.mark.parametrize(
    ("environment", "coloured", "all_colours"),
    [
        ({"TERM": "xterm-256color"}, True, False),
        ({"TERM": "xterm-kitty"}, True, False),
        ({"TERM": "xterm"}, False, False),
        ({"TERM": "xterm", "COLORTERM": " TrueColor "}, True, True),
        ({"TERM": "xterm", "COLORTERM": "24bit"}, True, True),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, False, False),
        ({"TERM": "eterm-color", "COLORTERM": "truecolor"}, False, True),
        ({}, False, False),
    ],
)
def test_colours_may_be_chosen_where_there_are_many(
    environment: dict[str, str], coloured: bool, all_colours: bool
) -> None:
    here = look(environment, Stream(), Stream(), Stream())  # type: ignore[arg-type]
    assert (here.coloured, here.all_colours) == (coloured, all_colours)


@pytest.mark.parametrize(("kind", "is_one"), [("xterm", True), ("", False), ("dumb", False), ("unknown", False)])
def test_the_interface_needs_a_terminal_on_all_streams(kind: str, is_one: bool) -> None:
    for missing in range(4):
        streams = [Stream(stream != missing) for stream in range(3)]
        here = look({"TERM": kind}, *streams)  # type: ignore[arg-type]
        assert here.interactive is (is_one and missing == 3)
        assert here.piped is (missing == 1)


@pytest.mark.parametrize(
    ("kind", "encoding", "is_ascii"),
    [("xterm", "UTF-8", False), ("xterm", "utf8", False), ("xterm", "latin-1", True), ("linux", "utf-8", True)],
)
def test_signs_are_ascii_where_others_may_not_be_there(kind: str, encoding: str, is_ascii: bool) -> None:
    assert look({"TERM": kind}, Stream(), Stream(encoding=encoding), Stream()).ascii is is_ascii  # type: ignore[arg-type]
