"""The command line: answers on standard output, narration on standard error, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import MESSENGERS, MakePack, messenger_data
from imtui.cli import run


class Ran:
    """What a run gave."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        self.code = run(arguments)
        self.out, self.err = capsys.readouterr()


def test_a_list_is_grouped_by_category(capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "list")
    assert ran.code == 0
    assert "Very good (" in ran.out
    assert "[signal]" in ran.out
    assert "not advice for every situation" in ran.out


def test_a_filtered_list_says_how_many_are_hidden(capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "list", "platform:android", "-web", "free")
    assert f" of {MESSENGERS}, " in ran.out
    assert "only because something is unknown" in ran.out or "hidden" in ran.out
    assert "[whatsapp]" not in ran.out


def test_the_json_of_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    entries = json.loads(Ran(capsys, "list", "signal", "--format", "json").out)
    (signal,) = entries
    assert signal["id"] == "signal"
    assert signal["category"] == "plutot-bon"
    assert signal["values"]["no-phone"] == "no"
    assert "android" in signal["platforms"]


def test_a_query_that_cannot_be_read_exits_2(capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "list", "platform:andriod")
    assert ran.code == 2
    assert "did you mean “android”" in ran.err
    assert ran.out == ""


def test_showing_the_dead(capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "show", "skype")
    assert "2025-05-05" in ran.out
    assert "Teams" in ran.out


def test_an_app_is_found_inside_its_messenger(capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "show", "--lang", "en", "antidote")
    assert "(Tox)" in ran.out
    assert "since 2019" in ran.out


def test_a_messenger_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    record = json.loads(Ran(capsys, "show", "signal", "--format", "json").out)
    assert record["id"] == "signal"
    assert len(record["claims"]) == 26
    assert {"property", "value", "note", "source", "as_of", "confidence"} <= set(record["claims"][0])


def test_a_name_that_means_nothing_exits_2_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "show", "signnal")
    assert ran.code == 2
    assert "Signal" in ran.err or "signal" in ran.err


def test_why_says_document_rule_and_difference(capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "why", "xmpp-omemo")
    for words in ("The founding document says: Very good", "gives: Fairly good", "Why they differ"):
        assert words in ran.out


def test_bad_data_exits_3_with_file_and_line(capsys: pytest.CaptureFixture[str], make_pack: MakePack) -> None:
    ran = Ran(capsys, "list", "--data", str(make_pack(messenger_data("one", status="gone"))))
    assert ran.code == 3
    assert "messengers/one.yaml:" in ran.err
    assert "Traceback" not in ran.err


def test_without_a_terminal_the_plain_list(capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys)
    assert ran.code == 0
    assert "[signal]" in ran.out
    assert "needs a terminal" in ran.err


def test_french_by_default(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "C")
    assert "Très bon" in Ran(capsys, "list").out


def test_lines_fit_80_columns_but_for_addresses(capsys: pytest.CaptureFixture[str]) -> None:
    out = Ran(capsys, "show", "signal", "xmpp-omemo").out
    assert not [line for line in out.splitlines() if len(line) > 80 and "http" not in line]


def test_a_mistake_of_the_program_is_a_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_arguments: object) -> None:
        raise RuntimeError("\x1b[31mboom")

    monkeypatch.setattr("imtui.guide.reading.load.load", broken)
    ran = Ran(capsys, "list", "--data", str(tmp_path))
    assert ran.code == 1
    assert "boom" in ran.err
    assert "\x1b" not in ran.err
    assert "--debug shows where" in ran.err
    assert "Traceback" in Ran(capsys, "list", "--data", str(tmp_path), "--debug").err
    assert Ran(capsys, "list", "--data", str(tmp_path), "--debug").code == 1
