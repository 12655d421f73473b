"""Packs over packs: what a collective adds stays under its name, and what conflicts is said with its file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import CLAIM, DATA, ROOT, MakePack, app_data, as_yaml, messenger_data
from imtui import language
from imtui.cli import run
from imtui.export.text import page_as_text
from imtui.guide.model import Guide
from imtui.guide.query import Index, Vocabulary
from imtui.guide.reading.load import load
from imtui.guide.reading.problems import GuideError
from imtui.guide.verdict import category_of
from imtui.pages.messenger import messenger_page

SCHEMA = json.loads((ROOT / "docs" / "json-schema.json").read_text(encoding="utf-8"))
MakeOverlay = Callable[..., Path]

NOTES = {
    "notes": ["On Tuesdays we help to install it.", {"fr": "Notre groupe l'utilise.", "en": "Our group uses it."}],
    "warnings": [
        {"text": {"fr": "Coupez l'aperçu.", "en": "Switch previews off."}, "source": "https://example.org/us"}
    ],
}


@pytest.fixture
def make_overlay(tmp_path: Path) -> MakeOverlay:
    """A function that writes a pack without a frame: messengers, overlays, its other files, and its name."""

    def make(
        name: str,
        *messengers: dict[str, Any],
        overlays: dict[str, Any] | None = None,
        adding: dict[str, Any] | None = None,
        label: Any = None,
        **more: Any,
    ) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        for directory, files in (
            ("messengers", {m["id"]: m for m in messengers}),
            ("overlays", overlays or {}),
        ):
            if files:
                (folder / directory).mkdir()
            for stem, data in files.items():
                (folder / directory / f"{stem}.yaml").write_text(as_yaml(data), encoding="utf-8")
        for file, data in (adding or {}).items():
            (folder / file).write_text(as_yaml(data), encoding="utf-8")
        if label:
            (folder / "pack.yaml").write_text(as_yaml({"name": label, **more}), encoding="utf-8")
        return folder

    return make


def problems(*folders: Path) -> list[str]:
    with pytest.raises(GuideError) as error:
        load(folders)
    return [str(problem) for problem in error.value.problems]


def page_of(guide: Guide, messenger_id: str) -> str:
    return " ".join(page_as_text(messenger_page(guide, guide.messengers[messenger_id])).split())


def test_notes_and_warnings_stand_under_the_name_of_the_pack(make_overlay: MakeOverlay) -> None:
    label = {"fr": "La Maison", "en": "The House"}
    guide = load([make_overlay("house", overlays={"signal": NOTES}, label=label)])
    text = page_of(guide, "signal")
    for said in ("On Tuesdays we help to install it.", "Our group uses it.", "Switch previews off. ["):
        assert f"The House: {said}" in text[: text.index("What it is")]
    assert "https://example.org/us" in text
    assert "The House" not in page_of(guide, "jami")


def test_an_overlay_changes_no_fact_and_no_verdict(guide: Guide, make_overlay: MakeOverlay) -> None:
    laid = load([make_overlay("house", overlays={"signal": NOTES})])
    assert laid.messengers == guide.messengers
    assert category_of(laid, laid.messengers["signal"]) == category_of(guide, guide.messengers["signal"])


def test_a_pack_without_a_label_bears_the_name_of_its_folder(make_overlay: MakeOverlay) -> None:
    assert "our-notes" in page_of(load([make_overlay("our-notes", overlays={"signal": NOTES})]), "signal")


def test_a_pack_adds_messengers_shown_as_its_own(guide: Guide, make_overlay: MakeOverlay) -> None:
    laid = load([make_overlay("house", messenger_data("bamboo"), label="The House")])
    assert set(laid.messengers) - set(guide.messengers) == {"bamboo"}
    names = [m.name.casefold() for m in laid.messengers.values()]
    assert names.index("bamboo (of the pack “the house”)") == names.index("berty") - 1
    assert laid.messengers["bamboo"].name == "Bamboo (of the pack “The House”)"


SOURCED = [
    {"property": p, "value": "yes", "confidence": "high", "grade": "source-code", **CLAIM}
    for p in ("free-client", "free-server", "decentralised", "e2ee")
]


@pytest.mark.parametrize("said", [["why", "signal"], ["compare", "signal", "jami"], ["show", "signal", "--brief"]])
@pytest.mark.parametrize("output", ["text", "md", "html"])
def test_what_a_pack_says_stands_wherever_the_warnings_of_the_guide_do(
    said: list[str], output: str, make_overlay: MakeOverlay, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_overlay("house", overlays={"signal": NOTES}, label="The House")
    assert run(["--data", str(folder), *said, "--format", output]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "The House: Switch previews off." in out
    assert "The House: Our group uses it." in out


def test_a_comparison_says_which_row_is_of_packs(make_overlay: MakeOverlay, capsys: pytest.CaptureFixture[str]) -> None:
    folder = make_overlay("house", overlays={"signal": NOTES}, label="The House")
    assert run(["--data", str(folder), "compare", "signal", "jami", "--format", "md"]) == 0
    row = next(line for line in capsys.readouterr().out.splitlines() if "The House: Switch previews off." in line)
    assert row.startswith("| Packs")


def test_what_a_pack_says_is_in_json(make_overlay: MakeOverlay, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(make_overlay("house", overlays={"signal": NOTES}, label="The House"))
    for command in (["show", "signal"], ["compare", "signal", "jami"]):
        assert run(["--data", folder, *command, "--format", "json"]) == 0
        answer = json.loads(capsys.readouterr().out)
        (said,) = answer.get("columns", [answer])[0]["packs"]
        assert said["pack"] == "The House"
        assert said["warnings"][0]["source"] == "https://example.org/us"
        Draft202012Validator(SCHEMA).validate(answer)


def test_a_messenger_of_a_pack_is_told_apart_and_not_counted(
    make_overlay: MakeOverlay, capsys: pytest.CaptureFixture[str], index: Index
) -> None:
    other = messenger_data("signal2", name="Signal", claims=SOURCED)
    folder = str(make_overlay("house", other, label="The House"))
    best = index.guide.categories[0]
    assert run(["--data", folder, "list"]) == 0
    out = capsys.readouterr().out
    assert f"{best.name} ({index.category_sizes[best.id]} + 1 of a pack)" in out
    assert "  Signal (of the pack “The House”) [signal2]" in out
    assert run(["--data", folder, "--about"]) == 0
    assert f"{len(index.messengers)} messengers + 1 of a pack" in capsys.readouterr().out
    for output in ("csv", "json", "md", "html"):
        assert run(["--data", folder, "list", "--format", output]) == 0
        assert "Signal (of the pack “The House”)" in capsys.readouterr().out.replace('\\"', '"')


def test_what_a_pack_adds_without_sources_is_not_judged(
    make_overlay: MakeOverlay, capsys: pytest.CaptureFixture[str]
) -> None:
    claims = [{key: value for key, value in claim.items() if key not in ("source", "grade")} for claim in SOURCED]
    folder = str(make_overlay("house", messenger_data("bamboo", claims=claims), label="The House"))
    assert run(["--data", folder, "list", "category:not-judged"]) == 0
    out = capsys.readouterr().out
    assert "Not judged (0/0 + 1 of a pack)" in out
    assert "Very good (0/" in out
    assert run(["--data", folder, "why", "bamboo"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Not judged: the pack gives no answer with a source to: Free-software app, Free-software server" in said
    assert "NOT JUDGED." in page_of(load([Path(folder)]), "bamboo")
    assert "the rule gives its category" not in page_of(load([Path(folder)]), "bamboo")


def test_two_messengers_of_a_pack_with_one_name_are_refused(make_overlay: MakeOverlay) -> None:
    (line,) = problems(
        make_overlay("house", messenger_data("one", name="Bamboo"), messenger_data("two", name="BÂMBOO"))
    )
    assert "messengers/two.yaml:" in line
    assert "a name that no other messenger of this pack has" in line


@pytest.mark.parametrize("said", ["Overseas", {"fr": "Outre-mer", "en": "Overseas"}])
def test_a_pack_older_than_the_list_of_countries_is_read(make_overlay: MakeOverlay, said: Any) -> None:
    laid = load([make_overlay("house", messenger_data("bamboo", jurisdiction=said))])
    assert laid.messengers["bamboo"].jurisdiction.countries is None
    assert "Country: Overseas" in page_of(laid, "bamboo")


def test_packs_lie_over_a_guide_of_ones_own_and_over_each_other(make_pack: MakePack, make_overlay: MakeOverlay) -> None:
    first = make_overlay("first", messenger_data("two"), overlays={"one": NOTES})
    second = make_overlay("second", overlays={"two": NOTES, "one": {"notes": ["And we too."]}})
    guide = load([make_pack(), first, second])
    assert set(guide.messengers) == {"one", "two"}
    text = page_of(guide, "one")
    assert text.index("first: Our group uses it.") < text.index("second: And we too.")
    assert "second" in page_of(guide, "two")


def test_the_same_id_twice_is_a_conflict(make_overlay: MakeOverlay) -> None:
    first = make_overlay("first", messenger_data("signal"), messenger_data("bamboo"))
    second = make_overlay("second", messenger_data("bamboo"))
    found = problems(first, second)
    assert any(line.startswith(f"{first}/messengers/signal.yaml:1:") and "the guide has" in line for line in found)
    assert any(line.startswith(f"{second}/messengers/bamboo.yaml:1:") and str(first) in line for line in found)
    assert len(found) == 2


def test_a_pack_does_not_speak_for_the_founding_document(make_overlay: MakeOverlay) -> None:
    said = {"name": "Bamboo", "category": "tres-bon"}
    messenger = messenger_data("bamboo", document=said, apps=[app_data("A", document={"name": "A"})])
    found = problems(make_overlay("house", messenger))
    assert len(found) == 2
    assert all("the founding document does not speak" in line for line in found)


def test_an_overlay_on_nobody_is_a_conflict_with_the_nearest_name(make_overlay: MakeOverlay) -> None:
    (line,) = problems(make_overlay("house", overlays={"signl": NOTES}))
    assert "overlays/signl.yaml:1:" in line
    assert "did you mean “signal”" in line


def test_every_problem_of_every_pack_comes_in_one_run(make_overlay: MakeOverlay) -> None:
    bad = make_overlay("bad", messenger_data("bamboo", status="activ"), overlays={"signal": {"note": "x"}})
    other = make_overlay("other", overlays={"bamboo": {"warnings": [{"text": "x", "source": "javascript:alert(1)"}]}})
    found = problems(bad, other)
    assert any("“activ”" in line for line in found)
    assert any("unknown key “note”" in line for line in found)
    assert any("http://" in line for line in found)
    assert len(found) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("notes:\n- &a x\n- *a\n", "an alias or an anchor"),
        ('notes:\n- "a\\x1bb"\n', "plain text"),
        ("notes: !!python/object:os.system x\n", "no tag"),
        ("notes:\n- x\nnotes:\n- y\n", "each key once"),
        ("- x\n", "a mapping"),
        (f"notes:\n- {'x' * 501}\n", "at most 500 characters"),
    ],
)
def test_a_hostile_overlay_is_refused(make_overlay: MakeOverlay, text: str, expected: str) -> None:
    folder = make_overlay("house", overlays={"signal": NOTES})
    (folder / "overlays" / "signal.yaml").write_text(text)
    assert any("overlays/signal.yaml:" in line and expected in line for line in problems(folder))


def test_an_overlay_that_is_a_link_is_refused(make_overlay: MakeOverlay) -> None:
    folder = make_overlay("house", overlays={"signal": NOTES})
    (folder / "overlays" / "jami.yaml").symlink_to("/etc/passwd")
    assert any("found a link" in line for line in problems(folder))


def test_a_name_of_a_file_cannot_drive_the_terminal(make_overlay: MakeOverlay) -> None:
    folder = make_overlay("house", overlays={"signal": NOTES, "\x1b[31mevil": NOTES})
    assert not any("\x1b" in line for line in problems(folder))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("nowhere", "no such file or folder"),
        ("file.yaml", "a file"),
        ("house.zip", "an archive: unpack it first"),
        ("tables", "a folder with nothing of a pack in it: “list.csv”"),
        ("empty", "a folder with nothing of a pack in it: empty"),
    ],
)
def test_a_path_that_is_no_pack_is_a_sentence_with_the_path(
    name: str, found: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in ("file.yaml", "house.zip"):
        (tmp_path / file).write_text("x")
    for folder in ("tables", "empty"):
        (tmp_path / folder).mkdir()
    (tmp_path / "tables" / "list.csv").write_text("x")
    said = (
        f"{tmp_path / name}: found {found}; "
        "expected the folder of a pack, with at least one of: pack.yaml, messengers, overlays, "
        "platforms.yaml, glossary.yaml, scenarios.yaml, wizard.yaml"
    )
    assert problems(tmp_path / name) == problems(DATA, tmp_path / name) == [said]
    assert run(["--data", str(tmp_path / name), "list"]) == 3
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("name", ["signal.yml", "signal.YAML", "signal.Yml"])
def test_a_file_is_read_however_its_ending_is_written(name: str, make_overlay: MakeOverlay) -> None:
    folder = make_overlay("house", overlays={"signal": NOTES}, label="The House")
    (folder / "overlays" / "signal.yaml").rename(folder / "overlays" / name)
    (folder / "pack.yaml").rename(folder / "pack.yml")
    text = page_of(load([folder]), "signal")
    assert "The House" in text
    assert "Switch previews off." in text


def test_what_systems_leave_behind_is_harmless(make_overlay: MakeOverlay) -> None:
    folder = make_overlay("house", overlays={"signal": NOTES})
    for name in (".DS_Store", "._pack.yaml", "overlays/._signal.yaml", "overlays/.DS_Store"):
        (folder / name).write_bytes(b"\x00\x05\x16\x07")
    (folder / ".git").mkdir()
    signal = folder / "overlays" / "signal.yaml"
    signal.write_bytes(b"\xef\xbb\xbf" + signal.read_bytes())
    assert "Switch previews off." in page_of(load([folder]), "signal")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("overlays/more/jami.yaml", "overlays/more:1: found a folder of that name; expected a file"),
        (
            "overlays/jami.yaml.txt",
            "overlays/jami.yaml.txt:1: found “jami.yaml.txt”; expected a name that ends in .yaml",
        ),
        ("overlays/signal.yml", "overlays/signal.yml:1: found “signal.yml” beside “signal.yaml”"),
        ("overlay/jami.yaml", "overlay:1: found “overlay”; expected in a pack laid over a guide, only:"),
        ("notes.yml", "notes.yml:1: found “notes.yml”; expected in a pack laid over a guide, only:"),
    ],
)
def test_what_would_stay_unread_is_refused_by_name(name: str, says: str, make_overlay: MakeOverlay) -> None:
    folder = make_overlay("house", overlays={"signal": NOTES})
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("notes: [x]\n")
    (line,) = problems(folder)
    assert line.startswith(f"{folder}/{says}")


def test_check_lists_other_files_that_are_not_read(
    make_overlay: MakeOverlay, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_overlay("house", overlays={"signal": NOTES})
    for name in ("signal.csv", "README.md", ".hidden"):
        (folder / name).write_text("x")
    run(["check", str(folder)])
    out = capsys.readouterr().out
    assert f"{folder}/signal.csv:1: warning: this file is not read" in out
    assert "README" not in out
    assert ".hidden" not in out


def test_only_the_first_folder_may_be_a_guide_of_its_own(make_pack: MakePack) -> None:
    found = problems(DATA, make_pack(messenger_data("bamboo")))
    assert any("categories.yaml:1:" in line and "only: pack.yaml" in line for line in found)


def test_data_may_be_given_before_and_after_the_command(
    make_overlay: MakeOverlay, capsys: pytest.CaptureFixture[str]
) -> None:
    one = make_overlay("one", messenger_data("bamboo"))
    two = make_overlay("two", overlays={"bamboo": {"notes": ["We like it."]}})
    assert run(["--data", str(one), "show", "bamboo", "--data", str(two)]) == 0
    assert "We like it." in capsys.readouterr().out


def test_check_lists_conflicts(make_overlay: MakeOverlay, capsys: pytest.CaptureFixture[str]) -> None:
    folder = make_overlay("house", messenger_data("signal"), overlays={"nobody": NOTES})
    assert run(["check", str(folder)]) == 3
    report = capsys.readouterr().out
    assert "messengers/signal.yaml" in report
    assert "overlays/nobody.yaml" in report


def test_check_of_sound_packs_finds_the_lines_of_their_files(
    make_overlay: MakeOverlay, capsys: pytest.CaptureFixture[str]
) -> None:
    future = messenger_data("bamboo")
    future["claims"][0]["as_of"] = "2999-01"
    folder = make_overlay("house", future)
    lines = (folder / "messengers" / "bamboo.yaml").read_text().splitlines()
    line = next(n for n, text in enumerate(lines, 1) if "2999-01" in text)
    assert run(["check", "--data", str(folder)]) == 3
    assert f"messengers/bamboo.yaml:{line}:" in capsys.readouterr().out


def test_a_pack_brings_words_for_filters(make_overlay: MakeOverlay) -> None:
    phrases = [{"means": "e2ee no-phone", "words": {"fr": ["bouclé"], "en": ["buttoned up"]}}]
    guide = load([make_overlay("house", label="House", phrases=phrases)])
    vocabulary = Vocabulary(guide)
    assert vocabulary.parse("boucles") == vocabulary.parse("buttoned-up") == vocabulary.parse("e2ee no-phone")


@pytest.mark.parametrize(
    ("phrase", "says"),
    [
        ({"means": "e2ee:perhaps", "words": {"fr": [], "en": ["x"]}}, "perhaps"),
        ({"means": "groups", "words": {"fr": ["chiffré"], "en": []}}, "two meanings of “chiffré”"),
    ],
)
def test_words_of_a_pack_that_mean_nothing_or_two_things_are_refused(
    make_overlay: MakeOverlay, phrase: dict[str, Any], says: str
) -> None:
    (line,) = problems(make_overlay("house", label="House", phrases=[phrase]))
    assert "pack.yaml:" in line
    assert says in line


KAIOS = {"id": "kaios", "name": "KaiOS", "letter": "K", "words": ["feature phone"]}
TERM = {
    "id": "burner",
    "name": {"fr": "Téléphone jetable", "en": "Burner phone"},
    "definition": {"fr": "Il ne sert qu'une fois.", "en": "It is used once."},
    "words": {"fr": ["téléphone jetable"], "en": ["burner phone"]},
    "source": "https://example.org/burner",
    "as_of": "2026-01",
}
SITUATION = {
    "id": "house",
    "title": {"fr": "Une maison", "en": "A house"},
    "situation": {"fr": "On y habite.", "en": "People live there."},
    "needs": "e2ee platform:kaios",
    "protects_not": {"fr": "Des murs.", "en": "From walls."},
    "based_on": ["https://example.org/house"],
}
QUESTION = {
    "id": "garden",
    "text": {"fr": "Un jardin ?", "en": "A garden?"},
    "choices": [{"id": "one", "label": {"fr": "Oui", "en": "Yes"}, "needs": "no-internet"}],
}
ADDING = {
    "platforms.yaml": {"platforms": [KAIOS]},
    "glossary.yaml": {"terms": [TERM]},
    "scenarios.yaml": {"scenarios": [SITUATION]},
    "wizard.yaml": {"questions": [QUESTION]},
}
KAI_APP = app_data("SignalKai", platforms={"kaios": "standalone"})
LEAKS = {
    "property": "e2ee",
    "value": "no",
    "note": {"fr": "Chez nous, non.", "en": "Not with us."},
    "source": "https://example.org/leaks",
    "grade": "secondary",
    "as_of": "2026-02",
    "confidence": "low",
}


def told(command: list[str], folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What a command says with a pack, without its line breaks."""
    assert run(["--data", str(folder), *command]) == 0
    return " ".join(capsys.readouterr().out.split())


def test_a_pack_adds_an_app_and_a_platform_under_its_name(
    make_overlay: MakeOverlay, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_overlay("house", overlays={"signal": {"apps": [KAI_APP]}}, adding=ADDING, label="The House")
    shown = told(["show", "signal"], folder, capsys)
    assert "KaiOS (of the pack “The House”): SignalKai (of the pack “The House”)" in shown
    for asked in ("platform:kaios", "KaiOS", "feature phone"):
        assert "1 of 58, 57 hidden" in told(["list", asked], folder, capsys)
    assert "SignalKai (of the pack “The House”)" in told(["show", "SignalKai"], folder, capsys)
    assert "1 messenger gives all that is needed" in told(["scenarios", "house"], folder, capsys)


def test_a_pack_adds_words_situations_and_questions_under_its_name(
    make_overlay: MakeOverlay, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, guide: Guide
) -> None:
    folder = make_overlay("house", adding=ADDING, label="The House")
    assert "Burner phone (of the pack “The House”)" in told(["glossary", "burner phone"], folder, capsys)
    assert "A house (of the pack “The House”): [house]" in told(["scenarios"], folder, capsys)
    answers = iter(["\n"] * len(guide.questions) + ["1\n"])
    monkeypatch.setattr("sys.stdin.readline", lambda: next(answers), raising=False)
    assert run(["--data", str(folder), "scenarios", "--ask"]) == 0
    said = capsys.readouterr()
    assert "A garden? (of the pack “The House”)" in said.err
    assert "no-internet" in said.out


@pytest.mark.parametrize(
    ("file", "part", "thing", "at"),
    [
        ("platforms.yaml", "platforms", {**KAIOS, "id": "android"}, "the guide has this one"),
        ("glossary.yaml", "terms", {**TERM, "id": "libre"}, "the guide has this one"),
        ("scenarios.yaml", "scenarios", {**SITUATION, "id": "manifestation-coupure", "needs": "e2ee"}, "the guide"),
        ("wizard.yaml", "questions", {**QUESTION, "id": "devices"}, "the guide has this one"),
        ("platforms.yaml", "platforms", {**KAIOS, "id": "groups"}, "a word that filters do not know yet"),
        ("platforms.yaml", "platforms", {**KAIOS, "words": ["iphone"]}, "two meanings of “iphone”"),
        ("scenarios.yaml", "scenarios", {**SITUATION, "needs": "platform:kaioss"}, "“kaioss”"),
        ("glossary.yaml", "terms", {**TERM, "properties": ["e2e"]}, "“e2e”"),
    ],
)
def test_what_is_taken_or_means_nothing_is_refused_where_it_stands(
    file: str, part: str, thing: dict[str, Any], at: str, make_overlay: MakeOverlay
) -> None:
    (line,) = problems(make_overlay("house", adding={file: {part: [thing]}}))
    assert f"/{file}:" in line
    assert at in line


def test_two_packs_do_not_add_the_same_thing(make_overlay: MakeOverlay) -> None:
    first, second = (
        make_overlay(name, overlays={"signal": {"apps": [app_data("New")], "claims": [LEAKS]}}, adding=ADDING)
        for name in ("first", "second")
    )
    found = problems(first, second)
    assert len(found) == 6
    assert all(line.startswith(f"{second}/") for line in found)
    assert any(f"{first}/glossary.yaml has this one" in line for line in found)
    assert any("overlays/signal.yaml:2: apps.1.name:" in line for line in found)
    assert any("“e2ee”, which the pack “first” amends too" in line for line in found)


@pytest.mark.parametrize(
    ("overlay", "says"),
    [
        ({"apps": [app_data("Signal (Android)")]}, "a name that no other app of this messenger has"),
        ({"apps": [{**app_data("A"), "document": {"name": "A"}}]}, "the founding document does not speak"),
        ({"claims": [{**LEAKS, "property": "e2e"}]}, "did you mean “e2ee”"),
        ({"claims": [{k: v for k, v in LEAKS.items() if k != "source"}]}, "an amendment without a source"),
        ({"steps": [{"about": "lock", "text": "x", "platforms": ["androyd"]}]}, "did you mean “android”"),
    ],
)
def test_what_an_overlay_may_not_lay_is_refused_where_it_stands(
    overlay: dict[str, Any], says: str, make_overlay: MakeOverlay
) -> None:
    (line,) = problems(make_overlay("house", overlays={"signal": overlay}))
    assert "overlays/signal.yaml:" in line
    assert says in line


def test_an_amendment_counts_and_the_answer_of_the_guide_stands_beside_it(
    make_overlay: MakeOverlay, capsys: pytest.CaptureFixture[str], guide: Guide
) -> None:
    folder = make_overlay("house", overlays={"jami": {"claims": [LEAKS]}}, label="The House")
    before = str(guide.messengers["jami"].claims["e2ee"].note)
    apart = "says the pack “The House”; the guide: yes"
    for command in (["show", "jami"], ["why", "jami"], ["show", "jami", "--brief"], ["compare", "jami", "briar"]):
        shown = told(command, folder, capsys)
        assert f"End-to-end encrypted: no, {apart}. Not with us." in shown
        if "--brief" not in command:
            assert "no. Not with us. [" in shown
            assert f"({apart}: {before}" in shown
    assert f"no ({apart}). Not with us." in told(["why-not", "jami", "e2ee"], folder, capsys)
    assert "0 of 58" in told(["list", "jami", "e2ee"], folder, capsys)


def test_an_amendment_is_in_json_and_csv_with_both_answers(
    make_overlay: MakeOverlay, capsys: pytest.CaptureFixture[str], guide: Guide
) -> None:
    folder = make_overlay("house", overlays={"jami": {"claims": [LEAKS], "apps": [app_data("A")]}}, label="The House")
    shown = json.loads(told(["show", "jami", "--format", "json"], folder, capsys))
    (amended,) = shown["packs"][0]["claims"]
    assert amended["value"] == "no"
    assert amended["amendment"]["before"]["note"] == dict(guide.messengers["jami"].claims["e2ee"].note.items())
    compared = json.loads(told(["compare", "jami", "briar", "--format", "json"], folder, capsys))
    cells = next(row["cells"] for group in compared["groups"] for row in group["rows"] if row["id"] == "e2ee")
    assert cells[0]["amendment"]["before"]["value"] == "yes"
    assert cells[1]["amendment"] is None
    listed = json.loads(told(["list", "jami", "--format", "json"], folder, capsys))
    assert listed[0]["values"]["e2ee"] == "no"
    assert listed[0]["packs"][0]["claims"][0]["amendment"]["before"]["value"] == "yes"
    for answer in (shown, compared, listed):
        Draft202012Validator(SCHEMA).validate(answer)
    assert "says the pack “The House”; the guide: yes" in told(["list", "jami", "--format", "csv"], folder, capsys)
    assert "says the pack “The House”; the guide: yes" in told(
        ["compare", "jami", "briar", "--format", "csv"], folder, capsys
    )


def test_no_amendment_changes_a_verdict_in_silence(
    make_overlay: MakeOverlay, capsys: pytest.CaptureFixture[str], guide: Guide
) -> None:
    folder = make_overlay("house", overlays={"berty": {"claims": [{**LEAKS, "property": "free-client"}]}})
    laid = load([folder])
    best, worst = guide.categories[0], guide.categories[-1]
    assert category_of(guide, guide.messengers["berty"]) == best.id
    assert category_of(laid, laid.messengers["berty"]) == worst.id
    assert laid.messengers["berty"].name == f"Berty (without packs: {best.name})"
    for command in (["show", "berty"], ["why", "berty"], ["compare", "berty", "jami"]):
        assert f"Without what packs amend, its category is: {best.name}." in told(command, folder, capsys)
    assert f"! Without what packs amend, its category is: {best.name}." in told(["show", "berty"], folder, capsys)
    assert f"Berty (without packs: {best.name}) [berty]" in told(["list", "berty"], folder, capsys)
    shown = json.loads(told(["show", "Berty", "--format", "json"], folder, capsys))
    assert (shown["category"], shown["category_without_packs"]) == (worst.id, best.id)


def test_an_amendment_does_not_touch_what_the_founding_document_decided(make_overlay: MakeOverlay) -> None:
    laid = load([make_overlay("house", overlays={"signal": {"claims": [LEAKS]}})])
    signal = laid.messengers["signal"]
    assert signal.document is not None
    assert category_of(laid, signal) == signal.document.category
    assert signal.name == "Signal"


def test_an_amendment_may_take_a_verdict_from_a_messenger_of_a_pack(make_overlay: MakeOverlay) -> None:
    doubt = {**{k: v for k, v in LEAKS.items() if k not in ("source", "grade")}, "value": "unknown"}
    first = make_overlay("first", messenger_data("bamboo", claims=SOURCED))
    laid = load([first, make_overlay("second", overlays={"bamboo": {"claims": [doubt]}})])
    assert category_of(laid, laid.messengers["bamboo"]) == "not-judged"
    assert "says the pack “second”; the pack “first”: yes" in page_of(laid, "bamboo")


def test_the_warnings_of_packs_are_in_csv(make_overlay: MakeOverlay, capsys: pytest.CaptureFixture[str]) -> None:
    folder = make_overlay("house", overlays={"signal": NOTES}, label="The House")
    for command in (["compare", "signal", "jami"], ["list"]):
        assert "The House: Switch previews off." in told([*command, "--format", "csv"], folder, capsys)


def test_messengers_of_packs_are_counted_apart_everywhere(
    make_overlay: MakeOverlay, capsys: pytest.CaptureFixture[str]
) -> None:
    reed = messenger_data("reed", claims=SOURCED, apps=[])
    folder = make_overlay("house", messenger_data("bamboo", claims=SOURCED), reed, label="The House")
    listed = told(["list", "bamboo"], folder, capsys)
    assert "0 of 58 + 1 of a pack, 58 hidden + 1 of a pack" in listed
    checked = json.loads(told(["check", str(folder), "--format", "json"], folder, capsys))
    own = json.loads(told(["check", str(DATA), "--format", "json"], DATA, capsys))["summary"]
    assert own == {**checked["summary"], "of_packs": None}
    assert checked["summary"]["of_packs"] == {"messengers": 2, "apps": 1, "claims": 8, "amendments": 0}
    assert "messengers of packs 2" in told(["check", str(folder)], folder, capsys)
    Draft202012Validator(SCHEMA).validate(checked)
    plan = folder.parent / "plan.txt"
    plan.write_text("Ana: e2ee\nBo: android\n", encoding="utf-8")
    assert "+ 1 of a pack" in told(["plan", str(plan)], folder, capsys)


def test_check_finds_what_is_wrong_in_an_overlay_on_its_line(
    make_overlay: MakeOverlay, capsys: pytest.CaptureFixture[str]
) -> None:
    late = {**LEAKS, "as_of": "2099-01"}
    first = make_overlay("first", overlays={"signal": NOTES})
    second = make_overlay("second", overlays={"signal": {**NOTES, "claims": [late]}})
    lines = (second / "overlays" / "signal.yaml").read_text().splitlines()
    line = next(n for n, text in enumerate(lines, 1) if "2099-01" in text)
    assert run(["--data", str(first), "check", "--data", str(second)]) == 3
    assert f"overlays/signal.yaml:{line}: error: 2099-01 is in the future" in capsys.readouterr().out


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_new_pack_is_sound_and_says_what_it_is_for(
    lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "workshops" / "of this year" / "our-notes"
    assert run(["--lang", lang, "pack", "new", str(folder)]) == 0
    assert str(folder / "overlays" / "signal.yaml") in capsys.readouterr().out
    assert run(["--lang", "en", "check", str(folder)]) == 0
    assert f"{folder}/" not in capsys.readouterr().out
    laid = load([folder])
    assert "Our collective: An example of a warning." in page_of(laid, "signal")
    assert {"Example app (of the pack “Our collective”)"} < {app.name for app in laid.messengers["signal"].apps}
    assert laid.untouched["signal"].value("maintained") is not laid.messengers["signal"].value("maintained")
    for part in (laid.messengers, laid.platforms, laid.terms, laid.scenarios, laid.questions):
        assert "example" in part
    assert Vocabulary(laid).parse("an example of a word") == Vocabulary(laid).parse("platform:example")
    for file in folder.rglob("*.yaml"):
        assert file.read_text(encoding="utf-8").startswith("# ")
        assert "@" not in file.read_text(encoding="utf-8")


def test_a_new_pack_replaces_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine").write_text("x")
    assert run(["pack", "new", str(tmp_path)]) == 2
    assert f"{tmp_path} is not empty: nothing was written." in capsys.readouterr().err
    assert run(["pack", "new", str(tmp_path / "mine" / "new")]) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


SECUCHART = """\
name;;Bamboo Chat;
Summary;;A messenger of reeds;
Client license;yes;GPL-3.0-only https://bamboo.example/licence;
End-to-end encryption;partial;in groups only;
Voice calls;no;;
Stickers;yes;;
Message expiration;;;
Landing page;yes;https://bamboo.example/;
"""
SOFTWARE = """\
[
    {
        "categories": ["client"],
        "doap": null,
        "name": "Reed \\u00e9toile",
        "platforms": ["Linux", "FreeBSD", "OS/2"],
        "url": "https://reed.example"
    },
    {"categories": ["client"], "doap": "https://dino.im/dino.doap", "name": "Dino", "platforms": [], "url": null},
    {"categories": ["library"], "doap": null, "name": "libreed", "platforms": ["Python"], "url": null},
    {"categories": ["client", "server"], "doap": null, "name": "Rush", "platforms": ["Browser"], "url": null}
]
"""


def imported(form: str, text: str, tmp_path: Path, file: str = "given") -> tuple[int, Path, Path]:
    """Make a pack of a text in the format of others: the exit code, the pack, and where the text stood."""
    given, folder = tmp_path / file, tmp_path / "pack"
    given.write_text(text, encoding="utf-8")
    return run(["pack", "from", form, str(given), str(folder)]), folder, given


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_chart_of_others_is_starting_material_that_is_not_judged(
    lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    language.use(lang)
    code, folder, _given = imported("secuchart", SECUCHART, tmp_path)
    assert code == 0
    assert str(folder / "messengers" / "bamboo-chat.yaml") in capsys.readouterr().out
    assert run(["--lang", "en", "check", str(folder)]) == 0
    assert "/bamboo-chat.yaml:" not in capsys.readouterr().out
    laid = load([folder])
    bamboo = laid.messengers["bamboo-chat"]
    assert category_of(laid, bamboo) == "not-judged"
    assert {claim.value for claim in bamboo.claims.values()} == {"unknown"}
    assert bamboo.homepage == "https://bamboo.example/"
    text = page_of(laid, "bamboo-chat")
    assert "Bamboo Chat (of the pack “SecuChart, as of " in text
    assert "End-to-end encrypted: unknown. SecuChart answers: partly; not checked" in text
    assert "Forward secrecy: unknown. SecuChart does not say" in text
    assert "https://github.com/bkil/secuchart" in text
    french = (folder / "messengers" / "bamboo-chat.yaml").read_text(encoding="utf-8")
    assert "SecuChart répond" in french


def test_what_others_say_of_a_messenger_of_the_guide_becomes_notes(tmp_path: Path, guide: Guide) -> None:
    code, folder, _given = imported("secuchart", SECUCHART.replace("Bamboo Chat", "SIGNAL"), tmp_path)
    assert code == 0
    assert [path.name for path in (folder / "overlays").iterdir()] == ["signal.yaml"]
    laid = load([folder])
    assert "End-to-end encrypted: partly · Voice calls: no" in page_of(laid, "signal")
    assert "nobody has checked it yet" in page_of(laid, "signal")
    assert laid.messengers == guide.messengers


def test_programs_of_xmpp_org_become_apps_of_which_nothing_is_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, folder, _given = imported("xmpp-software", SOFTWARE, tmp_path)
    assert code == 0
    assert "1 program is left out" in capsys.readouterr().out
    assert run(["check", str(folder)]) == 0
    added = [app for app in load([folder]).messengers["xmpp-omemo"].apps if "xmpp.org" in app.name]
    assert [app.name.partition(" (of the pack “xmpp.org, as of ")[0] for app in added] == ["Reed étoile", "Rush"]
    reed, rush = added
    assert dict(reed.platforms) == {"gnu-linux": "standalone", "bsd": "standalone"}
    assert (reed.site, rush.site) == ("https://reed.example", None)
    assert (reed.encrypts, reed.licence) == ("unknown", "unknown")
    assert dict(rush.platforms) == {"web": "web-only"}


NO_CHARTS = (
    ("", ":1: found nothing; expected a file of SecuChart"),
    ("id: signal\n", ":1: found “id: signal”; expected a file of SecuChart"),
    ("name;;B;\nVoice calls;maybe;;\n", ":2: Voice calls: found “maybe”; expected one of: yes, partial, no"),
    ("name;;;\n", ":1: name: found nothing; expected a text"),
    ("name;;B\x1b[31m;\n", ":1: name: found U+001B; expected plain text"),
)
NO_PROGRAMS = (
    ("{}", ":1: found a mapping; expected a list of programs"),
    ('[\n{"name": "A"},\n"B"]', ":2: 1.categories: found nothing; expected a list"),
    ('[\n{"name": "A", "categories": []},\n"B"]', ":3: 2: found “B”; expected a program with name"),
    ('[{"name": "A"', ":1: found"),
    ('[{"name": "\\u202e", "categories": ["client"], "platforms": []}]', ":1: 1.name: found U+202E"),
)


@pytest.mark.parametrize(
    ("form", "text", "says"),
    [*(("secuchart", *case) for case in NO_CHARTS), *(("xmpp-software", *case) for case in NO_PROGRAMS)],
)
def test_a_file_of_others_that_is_none_is_refused_with_its_line(
    form: str, text: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, folder, given = imported(form, text, tmp_path)
    assert code == 3
    assert f"This cannot be taken over:\n{given}{says}" in capsys.readouterr().err
    assert not folder.exists()


def test_an_import_replaces_nothing_and_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "mine").write_text("x")
    assert imported("secuchart", SECUCHART, tmp_path)[0] == 2
    assert "is not empty: nothing was written." in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "pack").iterdir()] == ["mine"]
    for words, says in (
        (["from", "secuchart", str(tmp_path / "new")], "imtui pack from secuchart FILE FOLDER"),
        (["from", "secuchrt", "file", str(tmp_path / "new")], "Did you mean “secuchart”?"),
        (["new", "file", str(tmp_path / "new")], "A new pack takes one folder"),
    ):
        assert run(["pack", *words]) == 2
        assert says in capsys.readouterr().err
    assert run(["pack", "from", "secuchart", str(tmp_path / "nowhere"), str(tmp_path / "new")]) == 3
    assert f"{tmp_path / 'nowhere'}:1: found no such file" in capsys.readouterr().err


def test_what_a_pack_adds_is_found_by_its_own_name_too(make_overlay: MakeOverlay) -> None:
    grove = app_data("Great Grove")
    folder = make_overlay(
        "house", messenger_data("bamboo", name="Grand Bamboo"), overlays={"signal": {"apps": [grove]}}
    )
    laid = load([folder])
    asked = Index(laid), Vocabulary(laid)
    for name, messenger in (("grand bamboo", "bamboo"), ("great grove", "signal")):
        assert {m.id for m in asked[0].matching(asked[1].parse(f"tout sauf {name}"))} == {*laid.messengers} - {
            messenger
        }
