"""`imtui check` finds what the loader does not refuse, and says on which line it can be mended."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conftest import CLAIM, MakePack, app_data, as_yaml, messenger_data
from imtui.guide.reading.check import problems_in, summarise
from imtui.guide.reading.folder import read_folder
from imtui.guide.reading.load import load
from imtui.guide.reading.problems import Level

TODAY = date(2026, 11, 30)
SAME = {"fr": "These are four words", "en": "These are four words"}
THREE_WORDS = {"fr": "Four words minus", "en": "Four words minus"}
ENDED = {"status": "discontinued", "status_since": "2020", "followed_by": {"fr": "Rien.", "en": "Nothing."}}
GOOGLE = {"value": "yes", "source": "https://example.org/g", "as_of": "2026-01"}


def claim(**changes: Any) -> dict[str, Any]:
    return {"property": "e2ee", "value": "yes", "confidence": "high", "grade": "audit", **CLAIM, **changes}


def reaching(messenger: str, **changes: Any) -> dict[str, Any]:
    note = {"note": {"fr": "une passerelle", "en": "a gateway"}, "source": "https://example.org/t", "as_of": "2026-01"}
    return {"messenger": messenger, "how": "gateway", "e2ee": "unknown", **note, **changes}


UNSOURCED = {key: value for key, value in claim().items() if key not in ("source", "grade")}
UNGRADED = {key: value for key, value in claim().items() if key != "grade"}
ON_IOS = app_data("A", without_google={**GOOGLE, "note": THREE_WORDS}, platforms={"ios": "standalone"})
OLDEST = {"version": "12", "source": "https://example.org/v", "as_of": "2026-01"}

TWO_ECHOES = [app_data(name) for name in ("Écho", "B", "ECHO")]
UNTRANSLATED = "warning: the same text in two languages: “These are four words”"

WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"summary": SAME}, "summary:", UNTRANSLATED),
    ({"caveat": SAME}, "caveat:", UNTRANSLATED),
    ({"claims": [claim(note=SAME)]}, "note:", UNTRANSLATED),
    ({"talks_to": [reaching("two", note=SAME)]}, "note:", UNTRANSLATED),
    ({"apps": [app_data("A", note=SAME)]}, "note:", UNTRANSLATED),
    (
        {"apps": [app_data("A", without_google={**GOOGLE, "note": SAME})]},
        "note:",
        UNTRANSLATED,
    ),
    (
        {"history": [{"date": "2020", "text": SAME, "source": "https://example.org/h"}]},
        "text:",
        UNTRANSLATED,
    ),
    ({"claims": [UNSOURCED]}, "property: e2ee", "error: e2ee: a value without a source; give one, or say unknown"),
    ({"claims": [UNGRADED]}, "property: e2ee", "error: e2ee: the source has no grade"),
    ({}, "claims:", "warning: nothing is said of: free-client, "),
    (
        {"apps": TWO_ECHOES},
        "name: Écho",
        "error: the app “Écho” stands here twice",
    ),
    (
        {"apps": TWO_ECHOES},
        "name: ECHO",
        "error: the app “ECHO” stands here twice",
    ),
    (ENDED, "status: active", "error: the app “App of one” is active, but its messenger is shut down"),
    (
        {"apps": [app_data("A"), app_data("B", status="unmaintained")]},
        "status: unmaintained",
        "warning: the app “B”",
    ),
    (
        {"apps": [app_data("A", status="unmaintained", status_since="2020")]},
        "apps:",
        "warning: Android counts only because of an app that nobody maintains",
    ),
    (
        {"status": "discontinued", "apps": []},
        "status: discontinued",
        "error: shut down: say when",
    ),
    (
        {"status": "discontinued", "status_since": "2020", "apps": []},
        "status: discontinued",
        "error: shut down: say when",
    ),
    ({"apps": [ON_IOS]}, "without_google:", "error: “A” does not run on Android"),
    ({"apps": [app_data("A", min_os={"ios": OLDEST})]}, "ios:", "error: “A” does not run on iOS"),
    (
        {"document": {"name": "One", "category": "tres-bon", "marks": []}},
        "category: tres-bon",
        "error: the rule gives plutot-bon, the document tres-bon, and “differs” does not say why",
    ),
    ({"talks_to": [reaching("one")]}, "messenger: one", "error: another messenger, once; not one"),
    ({"jurisdiction": {"countries": []}}, "jurisdiction:", "error: no country: the note has to say why"),
    ({"claims": [claim(as_of="2027-01")]}, "as_of:", "error: 2027-01 is in the future"),
    (
        {"claims": [claim(as_of="2026-05", checked="2026-04")]},
        "checked:",
        "error: checked 2026-04, before",
    ),
]


@pytest.mark.parametrize(("changes", "line", "says"), WRONG)
def test_what_is_wrong_is_said_with_the_line_to_mend(
    make_pack: MakePack, changes: dict[str, Any], line: str, says: str
) -> None:
    pack = make_pack(messenger_data("one", **changes), messenger_data("two"))
    lines = (pack / "messengers" / "one.yaml").read_text(encoding="utf-8").splitlines()
    found = [
        problem
        for problem in problems_in(read_folder(pack), [pack], TODAY)
        if f"{problem.level}: {problem.message}".startswith(says) and problem.file == "messengers/one.yaml"
    ]
    assert any(lines[problem.line - 1].strip(" -").startswith(line) for problem in found)


SOUND: list[dict[str, Any]] = [
    {"summary": THREE_WORDS},
    {"claims": [{**UNSOURCED, "value": "unknown"}]},
    {"claims": [{**UNSOURCED, "value": "not-applicable"}]},
    {"apps": [app_data("A"), app_data("B", status="unmaintained", status_since="2020")]},
    {"apps": [app_data("A"), app_data("Ab")]},
    {"jurisdiction": {"countries": [], "note": {"fr": "Personne.", "en": "Nobody."}, "source": "https://example.org"}},
    {**ENDED, "apps": [app_data("A", **ENDED)]},
    {"claims": [claim(as_of="2026-05", checked="2026-05")]},
    {"claims": [claim(as_of="2026-11-30")]},
    {"talks_to": [reaching("two")]},
]


@pytest.mark.parametrize("changes", SOUND)
def test_what_is_sound_is_not_blamed(make_pack: MakePack, changes: dict[str, Any]) -> None:
    pack = make_pack(messenger_data("one", **{"claims": [claim()], **changes}), messenger_data("two"))
    found = [problem for problem in problems_in(read_folder(pack), [pack], TODAY) if "one.yaml" in problem.file]
    assert [problem.level for problem in found] == [Level.WARNING]
    assert "nothing is said of" in str(found[0])


def test_what_is_wrong_with_what_a_pack_lays_over_a_messenger_is_said_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "overlays").mkdir()
    overlay = tmp_path / "overlays" / "signal.yaml"
    overlay.write_text(as_yaml({"apps": [app_data("A", min_os={"ios": OLDEST})]}), encoding="utf-8")
    found = [p for p in problems_in(load([tmp_path]), [tmp_path], TODAY) if p.file == "overlays/signal.yaml"]
    assert [(p.level, p.message) for p in found] == [
        (Level.ERROR, "“A” does not run on iOS"),
    ]
    assert overlay.read_text(encoding="utf-8").splitlines()[found[0].line - 1].strip() == "ios:"


def test_a_guide_that_knows_nothing_is_counted_too(make_pack: MakePack) -> None:
    unknown = {key: value for key, value in claim(value="unknown").items() if key not in ("source", "grade")}
    for number, claims in enumerate(([], [unknown])):
        folder = make_pack(messenger_data("one", claims=claims))
        counted = summarise(read_folder(folder), TODAY)
        assert (counted.sourced, counted.unknown, counted.median_age) == (0, number, 0)
        folder.rename(folder.with_name(f"pack{number}"))
