"""What the environment says is read with care: none of it makes the interface write, connect or be drawn wrong."""

from __future__ import annotations

import pytest

from imtui.terminal import disarm_textual, drop_wrong_sizes


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
