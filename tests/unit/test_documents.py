"""The documents say nothing that is not so: their commands run, their keys, links, figures and pictures are real."""

from __future__ import annotations

import io
import re
import shlex
import subprocess
import typing
from pathlib import Path
from xml.etree import ElementTree

import make_pictures
import pytest
import yaml

from conftest import DATA, ROOT, MakePack
from imtui import cli, language
from imtui.guide.constraints import MaxLength
from imtui.guide.model import (
    Answer,
    App,
    Claim,
    Connection,
    Disagreement,
    DocumentEntry,
    Event,
    GroupCall,
    Guide,
    Jurisdiction,
    Listing,
    Mark,
    Messenger,
    MinimumVersion,
    SafetyWarning,
    Topic,
)
from imtui.guide.query import NAME, Index, Vocabulary
from imtui.guide.reading.annotations import annotations_of
from imtui.guide.reading.folder import read_folder
from imtui.guide.reading.layout import PARTS as LAYOUT
from imtui.guide.reading.load import load
from imtui.guide.steps import TOPICS
from imtui.language import LANGUAGES, Lang
from imtui.records import names_of
from imtui.tui.keys import COMMANDS, key_name

DOCUMENTS = tuple(
    path.relative_to(ROOT).as_posix() for folder in (ROOT, ROOT / "docs", DATA) for path in sorted(folder.glob("*.md"))
)
LANGUAGE_OF: dict[str, Lang] = {"LISEZMOI.md": "fr", "docs/atelier.md": "fr"}
FORMAT = "docs/data-format.md"
PARTS: dict[str, type] = {
    "": Messenger,
    "jurisdiction": Jurisdiction,
    "talks_to": Connection,
    "group_call": GroupCall,
    "document": DocumentEntry,
    "marks": Mark,
    "warnings": SafetyWarning,
    "apps": App,
    "shops": Listing,
    "android": MinimumVersion,
    "without_google": Answer,
    "claims": Claim,
    "history": Event,
    "disagreements": Disagreement,
}
"""The classes of the model that a messenger's file holds, by the key under which each stands."""

KEY_HEADS = ("Key | What it does", "Touche | Ce qu'elle fait")
FILTER_HEADS = ("Filter | What it keeps", "Filtre | Ce qu'il garde")
CODE_BLOCK = re.compile(r"^```(?:sh|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE_CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
CHANGE = re.compile(r"^- (?P<date>\S+) (?P<messenger>\S+) (?P<property>\S+): \S+ -> (?P<value>[a-z-]+)\. \S.*$")


def text_of(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def first_column(document: str, heads: tuple[str, ...]) -> list[str]:
    """What stands as code in the first column of the tables of a document with one of these heads."""
    heads_pattern = "|".join(map(re.escape, heads))
    tables = re.findall(rf"^\| (?:{heads_pattern}) \|\n\|[ |-]+\n((?:\|.*\n)+)", text_of(document), re.MULTILINE)
    return [code for table in tables for row in table.splitlines() for code in INLINE_CODE.findall(row.split("|")[1])]


def commands_of(document: str, program: str) -> list[list[str]]:
    """The arguments of each command of a program that a document shows, in a block or in a sentence.

    A sentence that only names a command, as `imtui compare`, gets its help.
    """
    text = text_of(document)
    lines = [line for block in CODE_BLOCK.findall(text) for line in block.splitlines()]
    lines += [
        re.sub(r"^(imtui [a-z-]+)$", r"\1 --help", code) for code in INLINE_CODE.findall(CODE_BLOCK.sub("", text))
    ]
    shown = [line.removeprefix(program) for line in lines if re.match(rf"{re.escape(program)}(\s|$)", line)]
    return [shlex.split(arguments, comments=True) for arguments in shown]


def imtui_commands() -> list[tuple[str, list[str]]]:
    programs = ("imtui", "python3 imtui.pyz")
    return [(name, command) for name in DOCUMENTS for program in programs for command in commands_of(name, program)]


def as_it_runs(arguments: list[str]) -> list[str]:
    """A command as shown, or the help of its subcommand when what is shown is only its form, `list [QUERY]`."""
    form = any(argument.isupper() or re.search(r"\[|\.\.\.", argument) for argument in arguments)
    return [arguments[0], "--help"] if form else arguments


@pytest.mark.parametrize(
    ("document", "arguments"), imtui_commands(), ids=lambda value: value if isinstance(value, str) else None
)
def test_every_imtui_command_runs(
    document: str,
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", f"{LANGUAGE_OF.get(document, 'en')}_XX.UTF-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("\n" * 20))
    try:
        code = cli.run(as_it_runs(arguments))
    except SystemExit as end:
        code = int(end.code or 0)
    assert code == 0, (arguments, capsys.readouterr())


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_make_target_is_known_to_make(document: str) -> None:
    targets = {word for words in commands_of(document, "make") for word in words if "=" not in word}
    for target in targets:
        known = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=False)
        assert known.returncode == 0, known.stderr


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_relative_link_leads_somewhere(document: str) -> None:
    for link in LINK.findall(text_of(document)):
        path = link.partition("#")[0]
        assert link.startswith(("https://", "#")) or (ROOT / document).parent.joinpath(path).exists(), link


@pytest.mark.parametrize("document", [name for name in DOCUMENTS if first_column(name, KEY_HEADS)])
def test_every_key_of_a_table_is_a_key_of_the_program(document: str) -> None:
    language.use(LANGUAGE_OF.get(document, "en"))
    assert set(first_column(document, KEY_HEADS)) <= {key_name(key) for command in COMMANDS for key in command.keys}


@pytest.mark.parametrize("document", [name for name in DOCUMENTS if first_column(name, FILTER_HEADS)])
def test_every_filter_of_a_table_leaves_something_out_and_not_all(document: str, index: Index) -> None:
    language.use(LANGUAGE_OF.get(document, "en"))
    for text in first_column(document, FILTER_HEADS):
        query = Vocabulary(index.guide).parse(text)
        assert 0 < len(index.matching(query)) < len(index.messengers), text
        assert text.startswith('"') or all(requirement.field != NAME for requirement in query.requirements), text


@pytest.mark.parametrize("document", ["README.md", "LISEZMOI.md"])
def test_the_documents_to_begin_with_have_both_tables(document: str) -> None:
    assert first_column(document, KEY_HEADS)
    assert first_column(document, FILTER_HEADS)


@pytest.mark.parametrize("document", ["README.md", "LISEZMOI.md", "CHANGELOG.md"])
def test_the_guide_is_as_large_as_the_documents_say(guide: Guide, document: str) -> None:
    text = text_of(document)
    assert re.findall(r"(\d+) (?:messengers|messageries) (?:and|et)", text) == [str(len(guide.messengers))]
    assert re.findall(r"(\d+) (?:questions|properties)", text) == [str(len(guide.properties))]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_picture_is_made_of_the_words_of_the_program_and_loads_nothing(guide: Guide, lang: Lang) -> None:
    svg = (ROOT / "docs" / "pictures" / f"explorer-{lang}.svg").read_text(encoding="utf-8")
    seen = "".join(ElementTree.fromstring(svg).itertext())
    for words in (
        *(category.name[lang] for category in guide.categories),
        guide.messengers["signal"].name,
        guide.properties["free-client"].name[lang],
        guide.platforms["gnu-linux"].name[lang],
    ):
        assert without_spaces(words) in without_spaces(seen)
    assert "@font-face" not in svg
    assert not re.search(r"url\((?!#)|href|<script|<image", svg)
    assert svg.count("://") - seen.count("://") == 1, "the only address is the name space of SVG"


@pytest.mark.parametrize(("document", "lang"), [("README.md", "en"), ("LISEZMOI.md", "fr")])
def test_the_screen_as_text_is_that_of_the_picture(document: str, lang: Lang) -> None:
    found = re.search(r"<!-- screen -->\n```text\n(.*?)\n```\n<!-- end of screen -->", text_of(document), re.DOTALL)
    assert found
    svg = (ROOT / "docs" / "pictures" / f"explorer-{lang}.svg").read_text(encoding="utf-8")
    seen = "".join(ElementTree.fromstring(svg).itertext())
    assert without_spaces(found[1]) in without_spaces(seen)


@pytest.mark.long
@pytest.mark.parametrize("lang", LANGUAGES)
async def test_the_pictures_show_the_program_and_the_guide_as_they_are(lang: Lang) -> None:
    explorer, _screen = await make_pictures.picture(lang)
    for name, made in (("explorer", explorer), ("compare", await make_pictures.comparison(lang))):
        kept = (ROOT / "docs" / "pictures" / f"{name}-{lang}.svg").read_text(encoding="utf-8")
        seen, seen_now = ("".join(ElementTree.fromstring(svg).itertext()) for svg in (kept, made))
        assert without_spaces(seen) == without_spaces(seen_now), "make pictures"


def without_spaces(text: str) -> str:
    """A text as a picture has it, where many spaces are only distances."""
    return "".join(text.split())


def test_the_example_of_the_format_is_whole_and_loads(make_pack: MakePack) -> None:
    found = re.search(r"<!-- example -->\n```yaml\n(.*?)```", text_of(FORMAT), re.DOTALL)
    assert found
    pack = make_pack()
    (pack / "messengers" / "example.yaml").write_text(found[1], encoding="utf-8")
    assert read_folder(pack).messengers["example"].name == "Example"
    written = keys_by_part(yaml.load(found[1], yaml.BaseLoader), "")
    for part, cls in PARTS.items():
        assert written[part] == set(names_of(cls)), part


def test_the_example_of_a_pack_lies_over_the_guide(tmp_path: Path) -> None:
    name = re.search(r"^pack.yaml .*(name: .*)$", text_of(FORMAT), re.MULTILINE)
    overlay = re.search(r"<!-- overlay -->\n```yaml\n(.*?)```", text_of(FORMAT), re.DOTALL)
    assert name
    assert overlay
    (tmp_path / "overlays").mkdir()
    (tmp_path / "pack.yaml").write_text(name[1] + "\n", encoding="utf-8")
    (tmp_path / "overlays" / "signal.yaml").write_text(overlay[1], encoding="utf-8")
    (pack,) = load([tmp_path]).packs
    assert pack.name["en"] == "Street collective"
    overlay_read = pack.overlays["signal"]
    assert all(getattr(overlay_read, part) for part in names_of(type(overlay_read)))
    listed = re.findall(r"^([a-z]+(?:\.yaml|/ID\.yaml)) ", text_of(FORMAT).split("## A pack")[1], re.MULTILINE)
    assert {name.removesuffix("/ID.yaml") for name in listed} == set(LAYOUT)


def test_the_example_of_steps_loads_and_knows_every_topic(make_pack: MakePack) -> None:
    example = re.search(r"<!-- example -->\n```yaml\n(.*?)```", text_of(FORMAT), re.DOTALL)
    steps = re.search(r"<!-- steps -->\n```yaml\n(.*?)```", text_of(FORMAT), re.DOTALL)
    assert example
    assert steps
    pack = make_pack()
    (pack / "steps").mkdir()
    (pack / "messengers" / "example.yaml").write_text(example[1], encoding="utf-8")
    (pack / "steps" / "example.yaml").write_text(steps[1], encoding="utf-8")
    (step,) = read_folder(pack).steps["example"].steps
    assert set(yaml.load(steps[1], yaml.BaseLoader)["steps"][0]) == set(names_of(type(step)))
    section = text_of(FORMAT).split("## Steps")[1].split("\n## ")[0]
    rows = [row for row in section.splitlines() if re.match(r"\| [a-z, ]+ \| `[a-z-]+`", row)]
    listed = [topic for row in rows for topic in re.findall("`([a-z-]+)`", row)]
    assert listed == [topic for topics in TOPICS.values() for topic in topics]
    assert set(listed) == set(Topic)


def keys_by_part(data: object, part: str) -> dict[str, set[str]]:
    """The keys that are used in each part of a messenger's file."""
    found: dict[str, set[str]] = {part: set()}
    for record in data if isinstance(data, list) else [data]:
        for key, value in record.items() if isinstance(record, dict) else ():
            found[part].add(key)
            for name, keys in keys_by_part(value, key).items():
                found[name] = found.get(name, set()) | keys
    return found


def test_the_lengths_of_the_format_are_those_that_are_enforced() -> None:
    said = {path: int(limit) for path, limit in re.findall(r"^\| `([a-z_.]+)` \| (\d+) \|$", text_of(FORMAT), re.M)}
    enforced = {
        f"{part}.{name}".lstrip("."): limit
        for part, cls in PARTS.items()
        for name in names_of(cls)
        if (limit := longest(annotations_of(cls)[name]))
    }
    assert said == enforced


def longest(annotation: object) -> int | None:
    """The length to which a type of the model limits a text, or the texts of a list."""
    own = [c.characters for c in getattr(annotation, "__metadata__", ()) if isinstance(c, MaxLength)]
    inner = [
        longest(part)
        for part in typing.get_args(annotation)
        if typing.get_origin(part) is typing.Annotated or typing.get_origin(annotation) is typing.Annotated
    ]
    return next(filter(None, own + inner), None)


def test_the_newest_change_of_each_value_gives_the_value_of_the_guide() -> None:
    guide = read_folder(DATA)
    lines = [line for line in text_of("data/CHANGES.md").splitlines() if line.startswith("- ")]
    changes = [CHANGE.match(line) for line in lines]
    assert changes
    assert all(changes), [line for line, change in zip(lines, changes, strict=True) if not change]
    newest: dict[tuple[str, str], str] = {}
    for change in filter(None, changes):
        newest.setdefault((change["messenger"], change["property"]), change["value"])
    for (messenger, prop), value in newest.items():
        assert guide.messengers[messenger].claims[prop].value == value, (messenger, prop)


def test_the_files_to_touch_are_where_contributing_says() -> None:
    section = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("## How to ...")[1]
    code = re.findall(r"`((?:\w+/)*\w+\.py)`", section.replace("NAME", "__init__"))
    data = re.findall(r"`(data/\w+\.yaml)`", section)
    assert len(code) > 9
    assert len(data) > 5
    missing = [p for p in code if not (ROOT / "src" / "imtui" / p).is_file()]
    assert missing + [p for p in data if not (ROOT / p).is_file()] == []
