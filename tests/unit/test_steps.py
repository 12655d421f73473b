"""Steps: what one does with a messenger is said for one's own platform, sourced, and where nobody knows, it says so."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from test_export_data import validate

from conftest import MESSENGERS, MakePack, app_data, as_yaml, messenger_data
from imtui import language
from imtui.cli import run
from imtui.export.json import steps_as_json
from imtui.export.text import page_as_text
from imtui.guide.model import Guide
from imtui.guide.query import Vocabulary
from imtui.guide.reading.check import problems_in
from imtui.guide.reading.folder import read_folder
from imtui.guide.reading.load import load
from imtui.guide.reading.problems import GuideError
from imtui.guide.steps import (
    ALWAYS_ASKED,
    MOST_SETTINGS,
    Part,
    part_of,
    parts_of,
    platform_asked,
    steps_of_shops,
    steps_on,
)
from imtui.pages.messenger import messenger_page
from imtui.pages.steps import steps_page

APPS = [app_data("Phone"), app_data("Desk", platforms={"gnu-linux": "standalone"})]


def step_data(about: str, said: str = "Do this.", **changes: Any) -> dict[str, Any]:
    """A small valid step as plain data."""
    text = {"fr": f"{said} (fr)", "en": said}
    return {"about": about, "text": text, "source": "https://example.org/help", "as_of": "2026-03", **changes}


@pytest.fixture
def with_steps(make_pack: MakePack) -> Any:
    """A function that writes a guide with one messenger and these steps."""

    def make(*steps: dict[str, Any], messenger: str = "one", **changes: Any) -> Path:
        folder = make_pack(messenger_data("one", apps=APPS, **changes))
        (folder / "steps").mkdir()
        data = {"messenger": messenger, "steps": list(steps)}
        (folder / "steps" / "one.yaml").write_text(as_yaml(data), encoding="utf-8")
        return folder

    return make


def page_of(guide: Guide, messenger_id: str, platform: str | None = None) -> str:
    return " ".join(page_as_text(steps_page(guide, guide.messengers[messenger_id], platform)).split())


def test_a_platform_shows_its_own_steps_and_apps_and_those_of_all(with_steps: Any) -> None:
    guide = read_folder(
        with_steps(
            step_data("lock", "Lock the phone app.", platforms=["android"]),
            step_data("lock", "Lock the desk app.", platforms=["gnu-linux"]),
            step_data("delete", "Delete it anywhere."),
        )
    )
    android = page_of(guide, "one", "android")
    assert "Lock the phone app." in android
    assert "Lock the desk app." not in android
    assert "Delete it anywhere." in android
    assert "Phone" in android
    assert "Desk" not in android
    everywhere = page_of(guide, "one")
    assert "Lock of the app (Android): Lock the phone app." in everywhere
    assert "Lock of the app (GNU/Linux): Lock the desk app." in everywhere


def test_parts_come_in_order_whatever_the_order_of_the_file(with_steps: Any) -> None:
    guide = read_folder(with_steps(step_data("delete"), step_data("compare"), step_data("lock"), step_data("tails")))
    said = page_of(guide, "one")
    places = [said.index(words) for words in ("Get it", "On Tails", "Set first", "Make sure", "Groups and", "Leave")]
    assert places == sorted(places)


def test_what_nobody_knows_is_named(with_steps: Any) -> None:
    guide = read_folder(with_steps(step_data("delete", "Delete it.")))
    said = page_of(guide, "one")
    assert "Not known: which settings matter" in said
    assert "Not known: compare keys, when a key changes" in said
    assert "Not known: take your messages along, what stays behind" in said


def test_a_messenger_without_end_to_end_encryption_has_no_keys_to_compare(with_steps: Any) -> None:
    claim = {"property": "e2ee", "value": "no", "confidence": "high", "note": {"fr": "Non.", "en": "None."}}
    guide = read_folder(with_steps(claims=[{**claim, "source": "https://example.org/a", "as_of": "2026-01"}]))
    said = page_of(guide, "one")
    assert "There are no keys to compare" in said
    assert "compare keys" not in said


def test_each_step_has_its_source_its_date_and_the_version_it_was_seen_in(with_steps: Any) -> None:
    guide = read_folder(with_steps(step_data("lock", seen_in="7.2")))
    assert "[1] https://example.org/help (2026-03, version 7.2)" in page_of(guide, "one", "android")


def test_a_menu_known_in_english_only_is_said_to_be_so(with_steps: Any) -> None:
    both = {"fr": "Réglages > Verrou", "en": "Settings > Lock"}
    guide = read_folder(with_steps(step_data("lock", menu="Settings > Lock"), step_data("backups", menu=both)))
    language.use("fr")
    said = page_of(guide, "one")
    assert "(en anglais)" in said.split("Settings > Lock")[0][-30:]
    assert "Réglages > Verrou" in said
    language.use("en")
    assert "in English" not in page_of(guide, "one")


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (step_data("lok"), "did you mean “lock”"),
        (step_data("lock", app="Phon"), "did you mean “Phone”"),
        (step_data("lock", platforms=["ios"]), "platforms"),
        (step_data("lock", platforms=["androyd"]), "did you mean “android”"),
        (step_data("lock", app="Desk", platforms=["android"]), "gnu-linux"),
        ({"about": "lock", "text": {"fr": "a", "en": "b"}, "as_of": "2026"}, "source"),
        (step_data("lock", "x" * 301), "at most 300"),
    ],
)
def test_a_wrong_step_is_refused_with_what_would_be_right(with_steps: Any, step: dict[str, Any], expected: str) -> None:
    with pytest.raises(GuideError) as error:
        read_folder(with_steps(step))
    assert "steps/one.yaml:" in str(error.value)
    assert expected in str(error.value)


def test_steps_of_nobody_and_under_another_name_are_refused(with_steps: Any) -> None:
    with pytest.raises(GuideError, match="found “two”; expected one of: one"):
        read_folder(with_steps(messenger="two"))


def test_more_settings_than_people_will_set_are_refused(with_steps: Any) -> None:
    enough = [step_data("lock", platforms=["android"])] * MOST_SETTINGS
    more = step_data("receipts", platforms=["gnu-linux"])
    folder = with_steps(*enough, more)
    assert len(read_folder(folder).steps["one"].steps) == MOST_SETTINGS + 1
    (folder / "steps" / "one.yaml").write_text(
        as_yaml({"messenger": "one", "steps": [*enough, step_data("receipts")]}), encoding="utf-8"
    )
    with pytest.raises(GuideError, match="at most 7"):
        read_folder(folder)


def test_a_step_of_the_future_and_one_not_translated_are_remarked(with_steps: Any) -> None:
    same = {"fr": "Lock it as you can.", "en": "Lock it as you can."}
    folder = with_steps(step_data("lock", as_of="2031", text=same))
    found = [str(p) for p in problems_in(read_folder(folder), [folder], date(2026, 11, 1)) if "steps/" in str(p)]
    assert any("2031 is in the future" in problem for problem in found)
    assert any("same text in two languages" in problem for problem in found)


def test_a_pack_adds_its_steps_under_its_own_name(with_steps: Any, tmp_path: Path) -> None:
    pack = tmp_path / "house"
    (pack / "overlays").mkdir(parents=True)
    theirs = {"steps": [{"about": "lost-phone", "text": "Call us."}, {"about": "lock", "text": "With six figures."}]}
    (pack / "overlays" / "one.yaml").write_text(as_yaml(theirs), encoding="utf-8")
    said = page_of(load([with_steps(step_data("lock")), pack]), "one")
    below = said[said.index("house") :]
    assert below.index("With six figures.") < below.index("Call us.")


def test_the_platform_is_that_of_the_filter_when_it_names_one(guide: Guide, vocabulary: Vocabulary) -> None:
    for text, platform in (
        ("iphone", "ios"),
        ("ios 12", "ios"),
        ("tails", "gnu-linux"),
        ("android ou ios", None),
        ("libre", None),
        ("-android", None),
    ):
        assert platform_asked(guide, vocabulary.parse(text)) == platform, text


def test_the_command_answers_in_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    for output_format in ("text", "md", "html", "json"):
        assert run(["steps", "signal", "--platform", "android", "--format", output_format]) == 0
        assert "Signal" in capsys.readouterr().out
    assert run(["steps", "signal", "--platform", "nokia"]) == 2
    assert "no platform" in capsys.readouterr().err


def test_the_json_of_steps_holds_to_its_schema(guide: Guide) -> None:
    for messenger in guide.messengers.values():
        shown = validate(steps_as_json(guide, [messenger], None), "steps")
        assert [part["id"] for part in shown["parts"]] == list(Part)
    assert len(validate(steps_as_json(guide, list(guide.messengers.values()), "android"), "steps")) == MESSENGERS
    assert json.loads(steps_as_json(guide, [guide.messengers["signal"]], "ios"))["platform"] == "ios"


def test_every_step_of_the_guide_is_shown_once_on_its_platforms_and_never_as_unknown(guide: Guide) -> None:
    for messenger in guide.messengers.values():
        known = guide.steps[messenger.id].steps if messenger.id in guide.steps else ()
        for platform in [None, *messenger.platforms]:
            parts = parts_of(guide, messenger, platform)
            shown = [step for part in parts for step in part.steps]
            of_shops = [step for step in shown if step not in known]
            assert sorted(map(id, shown)) == sorted(map(id, [*steps_on(known, platform), *of_shops]))
            assert {id(step) for step in of_shops} <= {id(s) for s in steps_of_shops(guide, messenger, platform)}
            for part in parts:
                assert not {step.about for step in part.steps} & set(part.unknown)
                assert not part.unknown or part.part in ALWAYS_ASKED
                assert all(part_of(topic) is part.part for topic in part.unknown)


def test_an_apk_and_a_package_bring_the_way_to_check_them_and_to_have_them_on_tails(guide: Guide) -> None:
    assert "apksigner verify --print-certs" in page_of(guide, "signal", "android")
    assert "apksigner" not in page_of(guide, "signal", "ios")
    tox, session = page_of(guide, "tox", "gnu-linux"), page_of(guide, "session", "gnu-linux")
    assert "Additional Software brings it back at each start" in tox
    assert "Nothing of this messenger is in Debian" in session
    assert "Flatpak installed by hand is gone after a restart" in session
    own = page_of(guide, "signal", "gnu-linux")
    assert own.count("On Tails") == 1, "what is known of a messenger itself replaces what holds in general"


def test_where_a_messenger_does_not_run_nothing_is_to_be_set(guide: Guide) -> None:
    said = page_of(guide, "imessage", "android")
    assert "There is no app of it for Android. It runs on: macOS, iOS." in said
    assert "Set first" not in said


def test_of_what_was_shut_down_nothing_is_asked(guide: Guide) -> None:
    said = page_of(guide, "skype")
    assert "There is no app to install any more." in said
    assert "Not known" not in said


def test_a_handout_has_the_steps_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "signal", "--lang", "en"]) == 0
    assert "Set first" not in capsys.readouterr().out
    assert run(["show", "signal", "--steps", "--lang", "en", "--format", "html"]) == 0
    assert "Set first" in capsys.readouterr().out


def test_the_page_of_a_messenger_begins_with_what_one_acts_on(guide: Guide) -> None:
    said = " ".join(page_as_text(messenger_page(guide, guide.messengers["signal"])).split())
    order = ("FAIRLY GOOD", "A phone number is required", "Good if you need:", "Not if you need:", "Get it", "Money:")
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    assert "no phone number" in said[said.index("Not if you need:") : said.index("Get it")]
    assert "Android: Signal (Android), Molly" in said
    skype = page_as_text(messenger_page(guide, guide.messengers["skype"]))
    assert "Good if you need" not in skype, "nobody is sent to what was shut down"
