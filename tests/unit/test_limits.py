"""What is too much to read, or of another kind, is said in a sentence, with the file; the limits are small here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conftest import MakePack, app_data, as_yaml, messenger_data
from imtui.cli import run
from imtui.commands import plan
from imtui.guide.reading import layout, sheet, yaml, yaml_files
from imtui.guide.reading.folder import read_folder
from imtui.guide.reading.load import load
from imtui.guide.reading.problems import GuideError

STEP = {
    "about": "lock",
    "text": {"fr": "Verrouillez.", "en": "Lock it."},
    "source": "https://example.org/help",
    "as_of": "2026-03",
}
NO_WORDS: dict[str, list[str]] = {"fr": [], "en": []}
NAMES = ("one", "three", "two")


@pytest.fixture
def pack(make_pack: MakePack) -> Path:
    """A pack of three messengers."""
    return make_pack(*map(messenger_data, NAMES))


def refused(pack: Path) -> list[str]:
    """All that keeps a pack from being read; nothing when it is."""
    try:
        read_folder(pack)
    except GuideError as error:
        return [str(problem) for problem in error.problems]
    return []


def spoil(pack: Path, *names: str) -> None:
    """Let several things be wrong with messengers, on their first lines."""
    for name in names:
        path = pack / "messengers" / f"{name}.yaml"
        path.write_text(f"a: 1\nb: 2\n{path.read_text(encoding='utf-8')}", encoding="utf-8")


@pytest.mark.parametrize(
    ("most", "says"), [(3, []), (2, ["messengers:1: found more than 2 files; expected at most 2"])]
)
def test_too_many_files(most: int, says: list[str], pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_files, "MAX_FILES", most)
    assert refused(pack) == says


@pytest.mark.parametrize("more", [0, -1])
def test_too_many_bytes(more: int, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = sum(path.stat().st_size for path in (pack / "messengers").iterdir())
    monkeypatch.setattr(yaml_files, "MAX_FOLDER_BYTES", size + more)
    said = [f"messengers:1: found {size} bytes in all; expected at most {size - 1}"]
    assert refused(pack) == (said if more else [])


@pytest.mark.parametrize(("most", "read"), [(2, 2), (1, 1)])
def test_too_many_problems_in_all(most: int, read: int, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(pack, *NAMES)
    monkeypatch.setattr(yaml_files, "MAX_PROBLEMS_IN_ALL", most)
    said = refused(pack)
    rest = f"messengers:1: found more than {most} problems: the other files were not read; expected these mended first"
    assert rest in said
    assert len(said) == 2 * read + 1


@pytest.mark.parametrize("most", [2, 1])
def test_too_many_problems_in_a_file(most: int, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(pack, "one")
    monkeypatch.setattr(sheet, "MAX_PROBLEMS", most)
    said = refused(pack)
    more = "messengers/one.yaml:1: found more than 1 problems; expected these mended first"
    assert (more in said) is (most == 1)
    assert len(said) == 2


@pytest.mark.parametrize("most", [3, 2])
def test_too_many_strays(most: int, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        (pack / f"{name}.yaml").write_text("a: 1\n", encoding="utf-8")
    monkeypatch.setattr(layout, "MAX_PROBLEMS", most)
    said = refused(pack)
    assert [problem.partition(":")[0] for problem in said if "problems" not in problem] == [
        f"{name}.yaml" for name in NAMES[:most]
    ]
    assert any("found more than 2 problems; expected these mended first" in problem for problem in said) is (most == 2)


def test_too_many_values(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoiled = pack / "messengers" / "one.yaml"
    spoiled.write_text("a: 1\nb: 2\nc: 3\n", encoding="utf-8")
    monkeypatch.setattr(yaml, "MAX_VALUES", 3)
    with pytest.raises(GuideError) as error:
        yaml.read(spoiled.read_bytes(), "one.yaml")
    assert str(error.value.problems[0]) == "one.yaml:3: found more than 3 values; expected a smaller file"
    assert yaml.read(b"a: 1\nb: 2\n", "one.yaml")[0] == {"a": "1", "b": "2"}


def test_a_plan_that_is_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    people = tmp_path / "people.txt"
    people.write_text("Ana: android\n", encoding="utf-8")
    for most, code in ((len("Ana: android\n"), 0), (len("Ana: android"), 2)):
        monkeypatch.setattr(plan, "MOST_BYTES", most)
        assert run(["plan", str(people)]) == code
    assert f"{people} is too long for a plan." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"group_call": {"people": "0"}}, "group_call.people: found “0”; expected a whole number from 1 to 9999999"),
        (
            {"group_call": {"people": ["1"]}},
            "group_call.people: found a list; expected a whole number from 1 to 9999999",
        ),
        ({"apps": ["A"]}, "1: found “A”; expected a mapping with: name, platforms, licence, status, as_of, source\n"),
        ({"summary": "A"}, "summary: found “A”; expected a mapping with: fr, en"),
        ({"apps": [app_data("A", platforms=["android"])]}, "apps.1.platforms: found a list; expected a mapping"),
    ],
)
def test_what_is_of_another_kind(changes: dict[str, Any], says: str, make_pack: MakePack) -> None:
    assert any(says in f"{problem}\n" for problem in refused(make_pack(messenger_data("one", **changes))))


def test_a_file_in_which_nothing_is_required_names_all_that_there_may_be(tmp_path: Path) -> None:
    (tmp_path / "overlays").mkdir()
    (tmp_path / "overlays" / "signal.yaml").write_text("[]\n", encoding="utf-8")
    with pytest.raises(GuideError) as error:
        load([tmp_path])
    may_be = "notes, warnings, steps, apps, claims"
    assert [str(problem) for problem in error.value.problems] == [
        f"{tmp_path}/overlays/signal.yaml:1: found a list; expected a mapping with: {may_be}"
    ]


def test_words_for_what_does_not_exist(pack: Path) -> None:
    (pack / "words.yaml").write_text(
        as_yaml({"language": {"statuses": {"alive": NO_WORDS}, "kinds": {"apps": NO_WORDS}}}), encoding="utf-8"
    )
    said = refused(pack)
    assert any("statuses.alive: found “alive”; expected " in problem for problem in said)
    assert any("kinds.apps: found “apps”; expected did you mean “app”?" in problem for problem in said)


def test_steps_are_of_the_messenger_that_their_file_is_named_after(pack: Path) -> None:
    (pack / "steps").mkdir()
    (pack / "steps" / "one.yaml").write_text(as_yaml({"messenger": "two", "steps": [STEP]}), encoding="utf-8")
    assert refused(pack) == ["steps/one.yaml:1: messenger: found “two”; expected “one”, the name of the file"]


def test_a_pack_of_programs_needs_the_messenger_that_they_are_for(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    software = tmp_path / "software.json"
    software.write_text("[]", encoding="utf-8")
    assert run(["pack", "from", "xmpp-software", str(software), str(tmp_path / "new"), "--data", str(pack)]) == 2
    assert "The guide in use has no messenger xmpp-omemo." in capsys.readouterr().err
