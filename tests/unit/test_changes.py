"""What changed: what happened to messengers, newest first, and what the guide itself corrected, apart."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from conftest import ROOT, MakePack, messenger_data
from imtui.cli import run
from imtui.export.changes import corrections_as_csv
from imtui.guide.changes import a_year_before, corrections, happenings
from imtui.guide.model import Guide
from imtui.guide.reading.folder import read_folder
from imtui.records import replace


def event(date: str, text: str) -> dict[str, object]:
    return {"date": date, "text": {"fr": text, "en": text}, "source": "https://example.org/" + date}


def test_what_happened_comes_newest_first_and_from_a_date_on(make_pack: MakePack) -> None:
    history = [event("2024", "old"), event("2026-01", "month"), event("2025-12-31", "day"), event("2026-03-02", "new")]
    guide = read_folder(make_pack(messenger_data("one", history=history), messenger_data("two")))
    found = happenings(guide.messengers.values(), "2026-01")
    assert [str(one.text) for one in found] == ["new", "month"]
    assert [str(one.text) for one in happenings(guide.messengers.values(), "2024-06")] == ["new", "month", "day", "old"]


def test_the_end_of_an_app_is_something_that_happened(guide: Guide) -> None:
    ended = [one for one in happenings(guide.messengers.values(), "2000") if one.app]
    assert ("tox", "Antox") in {(one.messenger.id, one.app) for one in ended}


def test_every_event_of_the_last_year_is_there(guide: Guide, capsys: pytest.CaptureFixture[str]) -> None:
    since = a_year_before(guide)
    assert since == f"{int(guide.latest[:4]) - 1}{guide.latest[4:7]}"  # type: ignore[index]
    assert run(["changes", "--format", "csv"]) == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out, newline="")))[1:]
    told = {(m.id, e.date) for m in guide.messengers.values() for e in m.history if e.date >= since[: len(e.date)]}
    assert len(told) > 50
    assert told <= {(row[1], row[0]) for row in rows}
    assert [row[0] for row in rows] == sorted((row[0] for row in rows), reverse=True)


def test_a_filter_chooses_of_whom_one_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["changes", "signal", "--since", "2010", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {one["messenger"] for one in told["happened"]} == {"signal"}
    assert {one["messenger"] for one in told["corrected"]} == {"signal"}
    assert told["since"] == "2010"


@pytest.mark.parametrize("wrong", ["2026-13", "yesterday", "2026-1", "٢٠٢٦"])
def test_what_is_no_date_is_a_sentence(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["changes", "--since", wrong]) == 2
    assert "is not a date" in capsys.readouterr().err


def test_what_the_guide_corrected_stands_apart(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["changes", "tchap", "--guide"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "What the guide corrected since" in text
    assert "partly, now yes" in text
    assert run(["changes", "tchap"]) == 0
    assert "partly, now yes" not in capsys.readouterr().out


def test_a_log_may_be_missing_or_hold_anything(make_pack: MakePack, guide: Guide, tmp_path: Path) -> None:
    folder = make_pack(messenger_data("one"), messenger_data("two"))
    assert read_folder(folder).change_log == ""
    (folder / "CHANGES.md").write_bytes(b"\xff\xfe")
    assert read_folder(folder).change_log == ""
    (folder / "CHANGES.md").unlink()
    (tmp_path / "outside.md").write_text("- 2026-11-25 one e2ee: yes -> no. Secret.\n")
    (folder / "CHANGES.md").symlink_to(tmp_path / "outside.md")
    assert read_folder(folder).change_log == ""
    hostile = "- 2026-11-25 signal e2ee: no -> yes. \x1b]0;x\x07 why\n- 2026 nobody x: a -> b. c\nnothing\n"
    (found,) = corrections(replace(guide, change_log=hostile), guide.messengers.values(), "2026")
    assert (found.messenger, found.new) == ("signal", "yes")
    assert found.why.isprintable()


@pytest.mark.parametrize("since", ["2010", "2026-11-22"])
def test_the_schema_holds_for_what_changed(since: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["changes", "--since", since, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["corrected"]
    schema = json.loads((ROOT / "docs" / "json-schema.json").read_text(encoding="utf-8"))
    Draft202012Validator({**schema, "anyOf": [{"$ref": "#/$defs/changes"}]}).validate(told)


def test_what_the_guide_corrected_is_a_value_a_row(guide: Guide) -> None:
    messengers = list(guide.messengers.values())
    found = corrections(guide, messengers, "2000")
    written = list(csv.reader(io.StringIO(corrections_as_csv(guide, messengers, "2000"))))
    assert written[0][:5] == ["Date", "id", "Messenger", "What was corrected", "property"]
    assert [row[:3] + row[4:5] for row in written[1:]] == [
        [c.date, c.messenger, guide.messengers[c.messenger].name, c.property] for c in found
    ]
    assert all(row[3] for row in written[1:])
