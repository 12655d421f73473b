"""The command line as it is read."""

from __future__ import annotations

from pathlib import Path

from imtui.parser import parse


def test_options_stand_before_or_after_a_command() -> None:
    before = parse(["--debug", "--data", "pack", "--lang", "fr", "list", "signal"])
    after = parse(["list", "signal", "--debug", "--data", "pack", "--lang", "fr"])
    for read in (before, after):
        assert (read.debug, read.data, read.lang, read.query) == (True, (Path("pack"),), "fr", ["signal"])
