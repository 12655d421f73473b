"""Loading a folder: every error of every file in one run, with file, line and remedy."""

import os
import shutil
from pathlib import Path

import pytest

import imtui
from conftest import CLAIM, DATA, MakePack, app_data, as_yaml, messenger_data
from imtui.guide.model import Guide, Value
from imtui.guide.reading.compiled import compile_guide, rebuild
from imtui.guide.reading.folder import read_folder
from imtui.guide.reading.problems import GuideError
from imtui.guide.reading.yaml_files import read_sheets
from imtui.resources import opener


def problems(folder: Path) -> list[str]:
    """Load a folder that is wrong and give its problems as people read them."""
    with pytest.raises(GuideError) as error:
        read_folder(folder)
    return [str(problem) for problem in error.value.problems]


def test_a_small_pack_is_read_whole(make_pack: MakePack) -> None:
    guide = read_folder(make_pack(messenger_data("one"), messenger_data("two")))
    assert list(guide.messengers) == ["one", "two"]
    assert guide.messengers["one"].value("e2ee") is Value.YES


def test_what_is_not_claimed_is_unknown(make_pack: MakePack) -> None:
    assert read_folder(make_pack()).messengers["one"].value("audit") is Value.UNKNOWN


def test_all_errors_of_all_files_come_in_one_run(make_pack: MakePack) -> None:
    folder = make_pack(
        messenger_data("one", status="activ"),
        messenger_data("two", homepage="javascript:alert(1)", colour="red"),
    )
    (folder / "messengers" / "three.yaml").write_text("id: three\nid: four\n")
    found = problems(folder)
    assert {line.split(":")[0] for line in found} == {f"messengers/{name}.yaml" for name in ("one", "two", "three")}
    assert any("“activ”" in line and "active" in line for line in found)
    assert any("javascript" in line and "http://" in line for line in found)
    assert any("unknown key “colour”" in line for line in found)


def test_an_error_names_its_line_and_the_nearest_word(make_pack: MakePack) -> None:
    folder = make_pack()
    path = folder / "messengers" / "one.yaml"
    path.write_text(path.read_text().replace("licence:", "license:"))
    line = next(n for n, text in enumerate(path.read_text().splitlines(), 1) if "license:" in text)
    assert any(f"one.yaml:{line}:" in text and "did you mean “licence”" in text for text in problems(folder))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"claims": [{"property": "e2e", "value": "yes", "confidence": "high", **CLAIM}]}, "did you mean “e2ee”"),
        ({"claims": [{"property": "e2ee", "value": "yes", "confidence": "high", **CLAIM}] * 2}, "each “property” once"),
        ({"apps": [app_data("A", platforms={"androit": "standalone"})]}, "did you mean “android”"),
        ({"surprise": "nothing"}, "nothing"),
        ({"id": "../evil"}, "identifier"),
        ({"id": "other"}, "the name of the file"),
        ({"caveat": {"fr": "x" * 200, "en": "x"}}, "at most 130 characters"),
        ({"caveat": {"fr": "seulement"}}, "no “en”"),
        ({"apps": "none"}, "a list"),
        ({"status_since": "2025-13-01"}, "a date as"),
        ({"name": ["x"]}, "a text"),
    ],
)
def test_what_is_wrong_is_said(make_pack: MakePack, changes: dict[str, object], expected: str) -> None:
    folder = make_pack()
    (folder / "messengers" / "one.yaml").write_text(as_yaml(messenger_data("one", **changes)))
    assert any(expected in line for line in problems(folder))


def test_markup_in_a_text_is_only_text(make_pack: MakePack) -> None:
    guide = read_folder(make_pack(messenger_data("one", name="[/x] [@click=app.quit]y[/]")))
    assert guide.messengers["one"].name == "[/x] [@click=app.quit]y[/]"


def test_a_missing_folder_is_a_sentence(tmp_path: Path) -> None:
    assert [f"{tmp_path / 'nowhere'}: found no such file or folder"] == [
        line.partition(";")[0] for line in problems(tmp_path / "nowhere")
    ]


def test_a_pipe_in_place_of_a_file_does_not_hang(make_pack: MakePack) -> None:
    folder = make_pack()
    os.mkfifo(folder / "messengers" / "pipe.yaml")
    assert any("pipe.yaml" in line for line in problems(folder))


def test_no_link_is_followed(make_pack: MakePack) -> None:
    folder = make_pack()
    (folder / "messengers" / "passwd.yaml").symlink_to("/etc/passwd")
    assert any("passwd.yaml:1: found a link" in line for line in problems(folder))


def test_a_link_put_in_the_place_of_a_file_after_it_was_found_is_not_followed(
    make_pack: MakePack, tmp_path: Path
) -> None:
    folder = make_pack()
    sheets = read_sheets(folder, "messengers")
    (tmp_path / "secret").write_text("id: secret\n")
    (folder / "messengers" / "one.yaml").unlink()
    (folder / "messengers" / "one.yaml").symlink_to(tmp_path / "secret")
    assert "found a link" in str(next(sheets).problems[0])


def test_a_link_put_in_the_place_of_a_folder_is_not_followed(make_pack: MakePack, tmp_path: Path) -> None:
    folder = make_pack()
    sheets = read_sheets(folder, "messengers")
    (folder / "messengers").rename(tmp_path / "elsewhere")
    (folder / "messengers").symlink_to(tmp_path / "elsewhere")
    assert "found a link" in str(next(sheets).problems[0])


def test_the_compiled_guide_is_the_guide(guide: Guide) -> None:
    compiled = compile_guide(guide)
    assert rebuild(compiled) == guide
    assert compile_guide(read_folder(DATA)) == compiled


def test_a_phrase_that_means_nothing_is_the_one_thing_said(make_pack: MakePack) -> None:
    folder = make_pack()
    for name in ("scenarios.yaml", "wizard.yaml"):
        shutil.copy(DATA / name, folder / name)
    words = (DATA / "words.yaml").read_text("utf-8")
    (folder / "words.yaml").write_text(words.replace("means: ", "means: nonsense:", 1), encoding="utf-8")
    (line,) = problems(folder)
    assert line.startswith("words.yaml:")
    assert "nonsense" in line


def test_what_is_read_later_is_of_the_same_guide_though_imtui_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imtui, "__file__", str(tmp_path / "__init__.py"))
    (tmp_path / "apart.json").write_bytes(b"of this guide")
    opened = opener("apart.json")
    (tmp_path / "newer").write_bytes(b"of another")
    (tmp_path / "newer").replace(tmp_path / "apart.json")
    with opened() as file:
        assert file.read() == b"of this guide"
