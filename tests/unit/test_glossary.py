"""Words explained: spotted in a text, found by any of their names, and properties said in plain words."""

from __future__ import annotations

import pytest

from imtui import language
from imtui.export.text import page_as_text
from imtui.guide.glossary import Glossary
from imtui.guide.model import Guide
from imtui.language import LANGUAGES, Lang
from imtui.pages.glossary import entries_on, entry_page, glossary_page
from imtui.pages.messenger import messenger_page


@pytest.fixture(scope="module")
def glossary(guide: Guide) -> Glossary:
    return Glossary(guide)


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Un logiciel libre, fédéré.", "fr", ["libre", "federe"]),
        ("UN LOGICIEL LIBRE ET FEDERE", "fr", ["libre", "federe"]),
        ("chiffré de bout en bout", "fr", ["chiffrement-de-bout-en-bout"]),
        ("l’homme du milieu", "fr", ["attaque-de-l-intermediaire"]),
        ("storage, factor, monitor", "en", []),
        ("Tor, OMEMO and Tor again", "en", ["tor", "omemo"]),
        ("a post-quantum handshake", "en", ["post-quantique"]),
        ("libre", "en", []),
        ("", "fr", []),
    ],
)
def test_words_are_spotted_whole_and_in_order(glossary: Glossary, text: str, lang: Lang, expected: list[str]) -> None:
    assert [term.id for term in glossary.spot(text, lang)] == expected


def test_every_word_of_every_term_is_spotted(glossary: Glossary) -> None:
    for term in glossary.terms:
        for lang in LANGUAGES:
            for word in term.words[lang]:
                assert term in glossary.spot(f"({word.upper()}).", lang), (term.id, word)


def test_a_property_is_spotted_by_its_name_as_written(glossary: Glossary) -> None:
    assert [p.id for p in glossary.spot_properties("Voice calls: yes", "en")] == ["voice"]
    assert glossary.spot_properties("they like voice calls", "en") == ()


@pytest.mark.parametrize(
    "word", ["e2ee", "End-to-end encrypted", "chiffrement de bout en bout", "E2EE", " bout-en-bout "]
)
def test_a_word_is_found_by_any_name_in_either_language(glossary: Glossary, word: str) -> None:
    assert {"e2ee", "chiffrement-de-bout-en-bout"} & {entry.id for entry in glossary.find(word)}


def test_a_property_is_found_by_id_and_by_key(glossary: Glossary) -> None:
    for asked in glossary.properties:
        for word in (asked.id, *asked.key.values()):
            assert asked in glossary.find(word)


def test_what_is_not_a_name_is_searched_in_the_explanations(glossary: Glossary) -> None:
    assert glossary.find("bluetooth") == ()
    assert glossary.search("post card") == ()
    assert glossary.suggest("omeno") == "omemo"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_has_a_page_that_says_all_the_guide_knows(guide: Guide, glossary: Glossary, lang: Lang) -> None:
    language.use(lang)
    for term in glossary.terms:
        page = " ".join(page_as_text(entry_page(guide, term)).split())
        assert str(term.definition) in page
        assert term.source in page
        assert all(str(event.text) in page for event in term.more)
    for asked in glossary.properties:
        page = " ".join(page_as_text(entry_page(guide, asked)).split())
        for text in (asked.question, asked.yes, asked.partial, asked.no, asked.why):
            assert str(text) in page


def test_the_list_holds_every_word(glossary: Glossary) -> None:
    page = " ".join(page_as_text(glossary_page(glossary.entries)).split())
    assert all(str(entry.name) in page for entry in glossary.entries)


def test_the_words_of_a_page_are_terms_then_properties(guide: Guide, glossary: Glossary) -> None:
    page = messenger_page(guide, guide.messengers["xmpp-omemo"])
    found = [entry.id for entry in entries_on(glossary, page)]
    assert "omemo" in found
    assert found.index("omemo") < found.index("no-phone")
