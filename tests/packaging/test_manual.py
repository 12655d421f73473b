"""The man page and the completions are those of the program as it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from make_manual import made, roff

from conftest import ROOT
from imtui.tui.keys import COMMANDS


def test_they_are_current() -> None:
    stale = [path.name for path, text in made().items() if not path.is_file() or path.read_text("utf-8") != text]
    assert not stale, "run `make manual`"


def test_the_man_page_names_every_command_of_the_interface() -> None:
    page = (ROOT / "docs" / "man" / "imtui.1").read_text("utf-8")
    assert [command.id for command in COMMANDS if roff(command.help) not in page] == []


@pytest.mark.needs("groff", "groff")
def test_the_man_page_is_well_formed() -> None:
    page = ROOT / "docs" / "man" / "imtui.1"
    ran = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-K", "utf8", page], capture_output=True, text=True, check=True
    )
    assert ran.stderr == ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["imtui", "comp"], ["compare"]),
        (["imtui", "--theme", "d"], ["dark"]),
        (["imtui", "compare", "--format", "j"], ["json"]),
        (["imtui", "compare", "--only"], ["--only-differences"]),
        (["imtui", "show", "sig"], ["signal"]),
    ],
)
def test_bash_completes(words: list[str], expected: list[str], tmp_path: Path) -> None:
    (tmp_path / "imtui").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m imtui "$@"\n')
    (tmp_path / "imtui").chmod(0o755)
    script = (
        f"PATH={tmp_path}:$PATH; source {ROOT}/completions/imtui.bash; COMP_WORDS=({' '.join(words)}); "
        f"COMP_CWORD={len(words) - 1}; _imtui; echo ${{COMPREPLY[@]}}"
    )
    ran = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == expected


@pytest.mark.parametrize(
    ("shell", "script"),
    [
        pytest.param(shell, script, marks=pytest.mark.needs(shell, shell))
        for shell, script in (("bash", "imtui.bash"), ("zsh", "_imtui"), ("fish", "imtui.fish"))
    ],
)
def test_a_shell_can_read_its_completions(shell: str, script: str) -> None:
    subprocess.run([shell, "-n", ROOT / "completions" / script], check=True)
