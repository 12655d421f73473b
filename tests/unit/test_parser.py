"""The command line as it is read."""

from __future__ import annotations

from pathlib import Path

from imtui.parser import parse


def test_options_stand_before_or_after_a_command() -> None:
    before = parse(["--debug", "--data", "pack", "--lang", "fr", "list", "signal"])
    after = parse(["list", "signal", "--debug", "--data", "pack", "--lang", "fr"])
    assert before == after
    assert (before.debug, before.data, before.lang) == (True, (Path("pack"),), "fr")
