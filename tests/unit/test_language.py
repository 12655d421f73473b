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


def test_every_string_of_the_interface_is_in_french() -> None:
    from babel.messages.extract import extract_from_dir
    from babel.messages.pofile import read_po

    with (ROOT / "src/imtui/locale/fr/LC_MESSAGES/imtui.po").open("rb") as stream:
        catalogue = read_po(stream, locale="fr")
    missing, broken = [], []
    for _file, _line, message, _comments, _context in extract_from_dir(
        ROOT / "src", keywords={"_": None, "later": None, "plural": (1, 2)}
    ):
        entry = catalogue.get(message[0] if isinstance(message, tuple) else message)
        if entry is None or entry.fuzzy or not all([entry.string] if isinstance(entry.string, str) else entry.string):
            missing.append(message)
            continue
        texts = [entry.string] if isinstance(entry.string, str) else entry.string
        fields = set(re.findall(r"{(\w*)}", entry.id if isinstance(entry.id, str) else entry.id[1]))
        broken += [message for text in texts if not set(re.findall(r"{(\w*)}", text)) <= fields]
    assert not missing, "run `make catalogue`, then translate"
    assert not broken


def test_english_needs_no_catalogue() -> None:
    assert translations("en").gettext("filter") == "filter"


@pytest.mark.parametrize(("lang", "written"), [("en", "5.6%"), ("fr", "5,6\u00a0%")])
def test_a_share_has_the_decimal_sign_of_the_language(lang: Lang, written: str) -> None:
    use(lang)
    assert percentage(0.0557) == written
