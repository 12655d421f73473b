"""A third language is data and a catalogue: an invented one is added to a copy of the project, and no code."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel.messages.pofile import read_po, write_po
from build_hook import compile_catalogue
from screen import Terminal

from conftest import ROOT, as_yaml

pytestmark = pytest.mark.long

CODE = "qaa"
"""One of the codes that ISO 639 leaves to private use."""


def invented(text: str) -> str:
    """A string of the interface in the invented language, which is English with other letters."""
    return "".join(
        p if p.startswith("{") else p.translate({ord("e"): "ë", ord("o"): "ø"}) for p in re.split(r"({\w*})", text)
    )


def _pieces(text: str) -> list[str]:
    return re.split(r"({\w*})", text)


def edited(path: Path, **changes: Any) -> None:
    """Lay changes over a YAML file, given as the keys that lead to them, between two underscores."""
    data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    for place, said in changes.items():
        holder = data
        for step in place.split("__"):
            key: Any = step.replace("_", "-")
            if isinstance(holder, list):
                holder = next(item for item in holder if item["id"] == key)
            else:
                holder = holder.setdefault(key if key in holder else step, {})
        holder[CODE] = said
    path.write_text(as_yaml(data), encoding="utf-8")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sources of a project that speaks a third language, in as much of its data as somebody began with."""
    root = tmp_path_factory.mktemp("third")
    for part in ("src", "data"):
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    locale = root / "src" / "imtui" / "locale"
    with (locale / "fr" / "LC_MESSAGES" / "imtui.po").open("rb") as stream:
        catalogue = read_po(stream)
    for message in catalogue:
        if message.id:
            message.string = invented(message.id) if isinstance(message.id, str) else tuple(map(invented, message.id))
    catalogue.locale = CODE  # type: ignore[assignment]
    own = locale / CODE / "LC_MESSAGES" / "imtui.po"
    own.parent.mkdir(parents=True)
    with own.open("wb") as target:
        write_po(target, catalogue)
    compile_catalogue(own)
    edited(
        root / "data" / "words.yaml",
        language__written__platform="sistem",
        language__written__yes="sim",
        language__grammar={"negating": ["zo"], "having": ["havas"], "joining": ["kaj"]},
    )
    edited(
        root / "data" / "properties.yaml",
        properties__no_phone__name="Zo nomer",
        properties__no_phone__key="zo-nomer",
        properties__no_phone__words__thing=["nomer"],
    )
    edited(root / "data" / "categories.yaml", categories__tres_bon__name="Bonega")
    edited(root / "data" / "messengers" / "briar.yaml", summary="Briar parola inter homoj.")
    return str(root / "src")


def imtui(source: str, *arguments: str, **environment: str) -> str:
    """What a plain command of the copy answers."""
    ran = subprocess.run(
        [sys.executable, "-m", "imtui", *arguments],
        env={"PYTHONPATH": source, "LANG": "en_GB.UTF-8", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_it_is_chosen_as_the_others_are(source: str) -> None:
    chosen = imtui(source, "--lang", CODE, "why", "briar")
    assert "Bonega" in chosen
    assert imtui(source, "why", "briar", LC_ALL="qaa_FR.UTF-8") == chosen
    assert "fr, en, qaa" in imtui(source, "list", "--help")


def test_what_is_not_translated_yet_is_in_english(source: str) -> None:
    page = imtui(source, "--lang", CODE, "show", "briar")
    assert "Briar parola inter homoj." in page
    assert "Zo nomer" in page
    assert "Free-software app" in page
    assert invented("The founding document, and since") in page


def test_its_words_are_understood_beside_those_of_the_others(source: str) -> None:
    asked = imtui(source, "--lang", "en", "list", "no-phone", "platform:android", "--format", "csv")
    for query in ("zo nomer sistem:android", "zo-nomer:sim plateforme:android", "zo numéro android"):
        assert imtui(source, "--lang", "en", "list", query, "--format", "csv") == asked


def test_its_words_are_understood_of_the_people_of_a_plan(source: str, tmp_path: Path) -> None:
    people = tmp_path / "people"
    people.write_text("Ana: android, zo nomer, havas Briar kaj Signal\n", encoding="utf-8")
    asked = imtui(source, "--lang", "en", "plan", str(people))
    assert "already has: Briar, Signal" in asked


def test_it_is_in_what_is_handed_out_and_in_json(source: str) -> None:
    handout = imtui(source, "--lang", CODE, "show", "briar", "--format", "html")
    assert '<html lang="qaa"' in handout
    assert "Briar parola inter homoj." in handout
    assert '"qaa": "Briar parola inter homoj."' in imtui(source, "show", "briar", "--format", "json")


def test_the_interface_speaks_it(source: str) -> None:
    terminal = Terminal("--lang", CODE, columns=120, rows=40, PYTHONPATH=source)
    terminal.sees("Bonega")
    terminal.press("/", "zo nomer", "enter")
    terminal.sees("Zo nomer")
    terminal.press("esc", "?")
    terminal.sees(invented("In the explorer"))


def test_its_catalogue_and_its_data_are_checked(source: str) -> None:
    assert imtui(source, "check", LANG="en_GB").count("error:") == 0
