"""Whatever a stranger's pack holds, imtui refuses it in sentences, or shows it as text and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from hostile.cases import ONE, Case, Rewritten, bombs, refused, refused_overlays, write_good_overlay, write_good_pack
from imtui.cli import run
from imtui.guide.reading.messengers import decode_messenger
from imtui.guide.reading.yaml_files import read_sheet
from imtui.guide.text import is_plain

CASES = refused()
BOMBS = list(bombs())
SENTENCE = re.compile(r"(?P<file>.+?)(:(?P<line>[1-9]\d*))?: (error: )?(.+: )?found .+; expected .+")


def in_full(cases: list[Case], *marks: pytest.MarkDecorator) -> list[Any]:
    """Each case under its reason."""
    return [pytest.param(case, id=case.reason, marks=marks) for case in cases]


def test_there_are_enough_cases_and_each_has_a_name_of_its_own() -> None:
    assert len({case.reason for case in CASES + BOMBS}) == len(CASES + BOMBS) >= 150


def test_the_good_packs_are_good(tmp_path: Path) -> None:
    assert run(["check", str(write_good_pack(tmp_path / "pack"))]) == 0
    assert run(["check", str(write_good_overlay(tmp_path / "overlay"))]) == 0


@pytest.mark.parametrize("case", [*in_full(CASES), *in_full(BOMBS, pytest.mark.long)])
def test_a_bad_pack_is_refused_in_sentences(case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = write_good_pack(tmp_path / "pack")
    case.spoil(pack)
    assert_refused(case, pack, capsys)


@pytest.mark.parametrize("case", list(refused_overlays()), ids=lambda case: case.reason)
def test_a_bad_pack_over_the_guide_is_refused_in_sentences(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = write_good_overlay(tmp_path / "pack")
    case.spoil(pack)
    assert_refused(case, pack, capsys)


@pytest.mark.parametrize("cases", [CASES, pytest.param(BOMBS, marks=pytest.mark.long)], ids=["packs", "bombs"])
def test_without_the_fast_reader_of_yaml_the_same_is_refused(
    cases: list[Case], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    pack = write_good_pack(tmp_path / "pack")
    good = (pack / ONE).read_bytes()
    for case in cases:
        if isinstance(case.spoil, Rewritten):
            case.spoil(pack)
            sheet = read_sheet(pack, ONE)
            with sheet.examining():
                decode_messenger(sheet)
            assert sheet.problems, case.reason
            assert all(SENTENCE.fullmatch(str(problem)) for problem in sheet.problems), case.reason
            (pack / ONE).write_bytes(good)


def assert_refused(case: Case, pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Assert that both commands refuse a pack, say so in sentences, and say what the case expects."""
    assert run(["--data", str(pack), "list"]) == 3
    out, err = capsys.readouterr()
    assert not out
    _first, *lines = err.splitlines()
    assert run(["check", str(pack)]) == 3
    reported = capsys.readouterr().out.splitlines()
    for line in (*lines, *reported[:-2]):
        assert SENTENCE.fullmatch(line), line
        assert len(line) < 1500
    at = case.at.replace("PACK", str(pack))
    assert any(line.startswith(at) and case.says in line for line in lines), "\n".join(lines[:20])
    assert all(map(is_plain, "".join((*lines, *reported))))
