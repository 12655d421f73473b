"""The locale decides the language, and the French catalogue says everything."""

from __future__ import annotations

import re

import pytest

from conftest import ROOT
from imtui.language import Lang, from_environment, percentage, plural, translations, use


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({}, "fr"),
        ({"LANG": "C"}, "fr"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "fr_BE@euro"}, "fr"),
        ({"LC_ALL": "de_DE.UTF-8", "LANG": "fr_FR.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "fr_CA"}, "fr"),
    ],
)
def test_the_locale_decides(environment: dict[str, str], lang: str) -> None:
    assert from_environment(environment) == lang


def test_a_plural_counts() -> None:
    use("fr")
    assert plural("{n} messenger", "{n} messengers", 1) == "1 messagerie"
    assert plural("{n} messenger", "{n} messengers", 3) == "3 messageries"


def test_every_string_of_the_interface_is_in_french_and_no_other() -> None:
    from babel.messages.extract import extract_from_dir
    from babel.messages.pofile import read_po

    with (ROOT / "src/imtui/locale/fr/LC_MESSAGES/imtui.po").open("rb") as stream:
        catalogue = read_po(stream, locale="fr")
    extracted = extract_from_dir(ROOT / "src", keywords={"_": None, "later": None, "plural": (1, 2)})
    said = {message for _file, _line, message, _comments, _context in extracted}
    translated = {entry.id: entry for entry in catalogue if entry.id}
    texts = {
        key: [entry.string] if isinstance(entry.string, str) else entry.string for key, entry in translated.items()
    }
    assert {key for key, strings in texts.items() if all(strings) and not translated[key].fuzzy} == said, (
        "run `make catalogue`, then translate"
    )
    fields = {key: set(re.findall(r"{(\w*)}", key if isinstance(key, str) else key[1])) for key in texts}
    broken = [
        key for key, strings in texts.items() for s in strings if not set(re.findall(r"{(\w*)}", s)) <= fields[key]
    ]
    assert not broken


def test_english_needs_no_catalogue() -> None:
    assert translations("en").gettext("filter") == "filter"


@pytest.mark.parametrize(("lang", "written"), [("en", "5.6%"), ("fr", "5,6\u00a0%")])
def test_a_share_has_the_decimal_sign_of_the_language(lang: Lang, written: str) -> None:
    use(lang)
    assert percentage(0.0557) == written
