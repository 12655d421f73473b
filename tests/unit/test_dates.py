"""When something was stated and when it was checked: both are shown, and each counts where it matters."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conftest import CLAIM, MakePack, app_data, messenger_data
from imtui.cli import run
from imtui.guide.reading.check import problems_in
from imtui.guide.reading.folder import read_folder

OLD, LATELY, TODAY = "2015-05", "2026-10", date(2026, 11, 30)


def claim(name: str, **changes: Any) -> dict[str, Any]:
    """An answer to a property, of January 2026 unless told otherwise."""
    return {"property": name, "value": "yes", "confidence": "high", "grade": "audit", **CLAIM, **changes}


def problems_of(pack: Path, older_than: int | None = None) -> list[str]:
    """What is wrong or due in a pack on the day of these tests, but for its shops: they are those of the guide."""
    problems = problems_in(read_folder(pack), [pack], TODAY, older_than)
    return [problem.message for problem in problems if problem.file != "shops.yaml"]


def test_both_dates_are_on_the_page_and_in_what_programs_read(
    make_pack: MakePack, capsys: pytest.CaptureFixture[str]
) -> None:
    claims = [claim("free-client"), claim("e2ee", as_of=OLD, checked=LATELY)]
    pack = str(make_pack(messenger_data("one", claims=claims), messenger_data("two")))
    run(["show", "one", "--data", pack])
    assert f"{OLD}, checked {LATELY}, " in capsys.readouterr().out
    run(["show", "one", "--data", pack, "--lang", "fr"])
    assert f"{OLD}, consultation {LATELY}, " in capsys.readouterr().out
    run(["compare", "one", "two", "--data", pack, "--lang", "en", "--format", "csv"])
    assert f"[{OLD}, checked {LATELY}, https" in capsys.readouterr().out
    run(["show", "one", "--data", pack, "--format", "json"])
    found = {claim["property"]: claim for claim in json.loads(capsys.readouterr().out)["claims"]}
    assert (found["e2ee"]["as_of"], found["e2ee"]["checked"]) == (OLD, LATELY)
    assert found["free-client"]["checked"] is None


def test_code_ages_from_the_day_it_was_checked_and_prose_from_the_day_it_was_written(make_pack: MakePack) -> None:
    seen = {"as_of": OLD, "checked": LATELY}
    claims = [
        claim("free-client", grade="source-code", **seen),
        claim("free-server", grade="source-code", as_of=OLD),
        claim("e2ee", grade="documentation", **seen),
    ]
    google = {"value": "yes", "note": {"fr": "note", "en": "note"}, "source": "https://example.org/g", **seen}
    android = {"android": {"version": "8", "source": "https://example.org/build", **seen}}
    app = app_data("Program", **seen, min_os=android, without_google=google)
    due = problems_of(make_pack(messenger_data("one", claims=claims, apps=[app])), older_than=12)
    assert [message.split(":")[0] for message in due if "old" in message] == [
        "Program, without_google",
        "free-server",
        "e2ee",
    ]
    assert f"e2ee: {OLD}, checked {LATELY}: 138 months old" in due


def test_what_is_shut_down_grows_no_older(make_pack: MakePack) -> None:
    ended = {"status": "discontinued", "status_since": "2016", "followed_by": {"fr": "Rien.", "en": "Nothing."}}
    gone = messenger_data("gone", claims=[claim("e2ee", as_of=OLD)], apps=[app_data("Gone", **ended)], **ended)
    alive = messenger_data("alive", apps=[app_data("Dead", as_of=OLD, **ended), app_data("Quick", as_of=OLD)])
    due = problems_of(make_pack(gone, alive), older_than=12)
    assert [message.split(":")[0] for message in due if "old" in message] == ["Quick"]


def test_what_is_due_comes_oldest_first_and_is_counted(make_pack: MakePack, capsys: pytest.CaptureFixture[str]) -> None:
    claims = [claim("free-client", as_of="1999-03"), claim("e2ee", as_of="1991")]
    pack = str(make_pack(messenger_data("one", claims=claims, apps=[app_data("App", as_of="1994-12-24")])))
    run(["check", pack, "--older-than", "25y", "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    due = [remark["message"] for remark in report["remarks"] if "old" in remark["message"]]
    assert [message.split(": ")[1] for message in due] == ["1991", "1994-12-24", "1999-03"]
    assert report["summary"]["due"] == 3
    run(["check", pack, "--older-than", "300", "--lang", "fr"])
    report = capsys.readouterr().out
    assert "e2ee : 1991 : il y a " in report.replace("\u00a0", " ").replace("\u202f", " ")
    assert "à revoir, par l'âge" in report
    run(["check", pack, "--format", "json"])
    assert json.loads(capsys.readouterr().out)["summary"]["due"] is None


def test_nobody_checks_a_text_before_it_is_written(make_pack: MakePack) -> None:
    claims = [
        claim("free-client", as_of="2026-10-20", checked="2026-10"),
        claim("e2ee", as_of=LATELY, checked=OLD),
        claim("groups", checked="2099"),
    ]
    wrong = problems_of(make_pack(messenger_data("one", claims=claims)))
    assert f"checked {OLD}, before the text of {LATELY} stood there" in wrong
    assert "2099 is in the future" in wrong
    assert sum("before the text" in message for message in wrong) == 1
