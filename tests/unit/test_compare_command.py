"""`imtui compare`, and the forms of `show` and `list` that are handed out."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from imtui.cli import run

FORMATS = ("text", "md", "html", "csv", "json")


@pytest.mark.parametrize("output_format", FORMATS)
def test_a_comparison_names_its_columns_and_their_caveats(
    capsys: pytest.CaptureFixture[str], output_format: str
) -> None:
    assert run(["compare", "signal", "XMPP", "--format", output_format]) == 0
    out = capsys.readouterr().out
    assert "Signal" in out
    assert "XMPP" in out
    assert "A phone number is required" in out


def test_apps_are_compared_with_apps(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "gajim", "molly", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [column["app"] for column in data["columns"]] == ["Gajim", "Molly"]


def test_only_what_differs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "signal", "whatsapp", "--only-differences", "--format", "json"]) == 0
    rows = [row for group in json.loads(capsys.readouterr().out)["groups"] for row in group["rows"]]
    assert rows
    assert all(row["differs"] for row in rows)
    assert run(["compare", "signal", "whatsapp", "--only-differences"]) == 0
    assert " rows are left out" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["signal"], "From 2 to 8 can be compared, not 1."),
        (["signal", "signal"], "not 1."),
        (["signal", "gajim"], "Compare messengers with messengers, or apps with apps."),
        (["signal", "signnal"], "Did you mean"),
    ],
)
def test_what_cannot_be_compared_exits_2(capsys: pytest.CaptureFixture[str], names: list[str], said: str) -> None:
    assert run(["compare", *names]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err


@pytest.mark.parametrize("output_format", FORMATS)
@pytest.mark.parametrize("command", [["show", "signal"], ["list", "platform:ios"], ["compare", "signal", "briar"]])
def test_every_form_can_be_written_to_a_file(tmp_path: Path, command: list[str], output_format: str) -> None:
    target = tmp_path / "handout"
    asked = [*command, "--format", output_format, "--output", str(target)]
    assert run(asked) == 0
    written = target.read_bytes()
    assert "Signal" in written.decode("utf-8")
    assert run(asked) == 2
    assert run([*asked, "--force"]) == 0
    assert target.read_bytes() == written


def test_a_messenger_as_csv_has_a_row_a_property(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "signal", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert {row["id"]: row["Signal [signal]"] for row in rows}["no-phone"] == "no"


def test_an_app_of_which_nobody_knows_whether_it_needs_a_phone_is_not_said_to_work_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["compare", "Forkgram", "Gajim", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    (cells,) = [list(row.values()) for row in rows if row["id"] == "needs-phone"]
    assert cells[3] == "unknown"
    assert cells[5] == "yes"
