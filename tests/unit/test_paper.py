"""Short forms and what a workshop hands out on paper: they say what must not be left out, and fit."""

from __future__ import annotations

import re

import html5lib
import pytest

from conftest import MakePack, app_data, messenger_data
from imtui.cli import run
from imtui.export.text import page_as_text
from imtui.guide.model import Guide
from imtui.guide.reading.folder import read_folder
from imtui.guide.verdict import category_of
from imtui.pages.booklet import cards
from imtui.pages.brief import brief_page

WORDS_A_MINUTE = 150


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(arguments) == 0
    return capsys.readouterr().out


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    ("command", "minutes"), [(["show", "signal"], 2), (["compare", "signal", "xmpp-omemo", "whatsapp"], 6)]
)
def test_a_short_form_is_soon_read_aloud(
    capsys: pytest.CaptureFixture[str], lang: str, command: list[str], minutes: int
) -> None:
    text = answer(capsys, *command, "--brief", "--no-sources", "--lang", lang)
    assert len(text.split()) < minutes * WORDS_A_MINUTE


def test_a_short_form_keeps_caveat_and_warnings_of_everybody(guide: Guide, capsys: pytest.CaptureFixture[str]) -> None:
    for messenger in guide.messengers.values():
        text = one_line(answer(capsys, "show", messenger.id, "--brief"))
        assert one_line(str(messenger.caveat)) in text
        for warning in messenger.warnings:
            assert one_line(str(warning.text)) in text
        assert str(guide.category(category_of(guide, messenger)).name).upper() in text


def test_a_short_form_tells_of_four_apps_where_to_get_them_and_names_eight_more(make_pack: MakePack) -> None:
    apps = [app_data(f"App{n}") for n in range(1, 15)]
    one = read_folder(make_pack(messenger_data("one", apps=apps)))
    text = one_line(page_as_text(brief_page(one, one.messengers["one"])))
    assert "App4: Android" in text
    assert "App5, App6, App7, App8, App9, App10, App11, App12, 2 more" in text


def test_a_short_comparison_keeps_verdicts_and_values(guide: Guide, capsys: pytest.CaptureFixture[str]) -> None:
    text = one_line(answer(capsys, "compare", "signal", "xmpp-omemo", "--brief"))
    for messenger in (guide.messengers["signal"], guide.messengers["xmpp-omemo"]):
        assert one_line(str(messenger.caveat)) in text
        assert all(one_line(str(warning.text)) in text for warning in messenger.warnings)
    assert "No phone number Signal: no XMPP (Jabber) + OMEMO: yes" in text


@pytest.mark.parametrize(
    "command", [["show", "signal"], ["compare", "signal", "briar"], ["why", "signal"], ["scenarios", "collectif-local"]]
)
def test_sources_can_be_left_out(capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    with_, without = answer(capsys, *command), answer(capsys, *command, "--no-sources")
    assert "Sources\n" in with_
    assert re.search(r"\[\d", with_)
    assert "Sources" not in without
    assert not re.search(r"\[\d", without)


def test_a_booklet_leads_to_its_pages_and_to_its_sources(capsys: pytest.CaptureFixture[str]) -> None:
    text = answer(capsys, "booklet", "signal", "briar", "--format", "html")
    root = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True).parse(text)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = {element.get("href").removeprefix("#") for element in root.iter("a")}
    assert links <= set(ids)
    assert {name for name in ids if name.startswith("page-")} <= links
    (contents,) = root.iter("nav")
    said = one_line("".join(contents.itertext()))
    assert "Signal" in said
    assert "Briar" in said
    assert text.count("CC BY-SA 4.0") == 1


def test_a_booklet_is_of_marks_or_of_a_filter(capsys: pytest.CaptureFixture[str]) -> None:
    marks = answer(capsys, "booklet", "jami", "briar")
    assert marks.index("\nJami (") < marks.index("\nBriar (")
    filtered = answer(capsys, "booklet", "no-phone", "ios", "libre")
    assert "\nSession (" in filtered
    assert "\nSignal (" not in filtered


def test_a_card_tells_its_verdict_on_the_back_only(guide: Guide, capsys: pytest.CaptureFixture[str]) -> None:
    names = {str(category.name) for category in guide.categories}
    for card in cards(guide, list(guide.messengers.values())):
        front = str(card.front.blocks)
        assert not [name for name in names if name in front]
        assert card.front.title == card.back.title
    text = answer(capsys, "cards", "signal", "briar", "jami", "--format", "html")
    root = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True).parse(text)
    fronts, backs = ([one_line("".join(h.itertext())) for h in s.iter("h1")] for s in root.iter("section"))
    assert [name.split(" (")[0] for name in fronts] == ["Signal", "Briar", "Jami"]
    assert backs == ["Briar", "Signal", "Jami"]
    (_front, last) = ([article for article in s if article.tag == "article"] for s in root.iter("section"))
    assert one_line("".join(last[2].itertext())) == ""


def test_answers_and_poster_name_all_of_the_document(guide: Guide, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("answers", "poster"):
        text = one_line(answer(capsys, command))
        for messenger in guide.messengers.values():
            if messenger.document and messenger.document.category:
                assert messenger.name in text
                assert one_line(str(messenger.caveat)) in text
        for category in guide.categories:
            assert str(category.name) in text
