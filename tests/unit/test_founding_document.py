"""Nothing of the founding document is missing from the guide: no name, mark, platform or reference."""

from __future__ import annotations

import re

import pytest

from conftest import DATA
from imtui.export.text import page_as_text
from imtui.guide.find import find
from imtui.guide.model import DocumentEntry, Face, Guide, Mark
from imtui.guide.text import fold
from imtui.pages.messenger import messenger_page

DOCUMENT = (DATA / "guide.md").read_text(encoding="utf-8")
CATEGORY_LINES = {"mauvais": "- ☹️ Mauvais", "plutot-bon": "- 😊 Plutôt bon", "tres-bon": "- 😊 Très bon"}
PLATFORM_WORDS = {
    "GNU/Linux": "gnu-linux",
    r"\*BSD": "bsd",
    "FreeBSD": "bsd",
    "macOS": "macos",
    "Windows": "windows",
    "Android": "android",
    "iOS": "ios",
}


def marks_in(text: str) -> set[tuple[str, Face]]:
    """Read the marks between brackets: `libre 😊, centralisé ☹️`."""
    marks = set()
    for piece in re.findall(r"\(([^()]*)\)", text):
        for mark in piece.split(","):
            match = re.fullmatch(r"\s*(.+?) (😊|☹️)\s*", mark)
            if match:
                marks.add((match[1], Face.GOOD if match[2] == "😊" else Face.BAD))
    return marks


def as_pairs(marks: tuple[Mark, ...]) -> set[tuple[str, Face]]:
    return {(mark.text["fr"], mark.face) for mark in marks}


def section(category: str) -> str:
    """The lines of a category."""
    start = DOCUMENT.index(CATEGORY_LINES[category])
    ends = [DOCUMENT.find(line, start + 1) for line in (*CATEGORY_LINES.values(), "Pour aller plus loin")]
    return DOCUMENT[start : min(end for end in ends if end > 0)]


def named(guide: Guide, name: str) -> list[DocumentEntry]:
    """What the guide says that the document says of a name."""
    entries = [m.document for m in guide.messengers.values()] + [
        a.document for m in guide.messengers.values() for a in m.apps
    ]
    return [e for e in entries if e and fold(name) in fold(e.name)]


@pytest.mark.parametrize("category", CATEGORY_LINES)
def test_the_reasons_of_each_category(guide: Guide, category: str) -> None:
    heading = section(category).splitlines()[0]
    assert as_pairs(guide.category(category).marks) == marks_in(heading)


@pytest.mark.parametrize(
    ("category", "names"),
    {
        "mauvais": ["Messenger", "WhatsApp", "Skype", "Hangouts", "Discord", "Slack", "Snapchat"],
        "plutot-bon": ["Signal", "Silence", "Mattermost", "Rocket.Chat"],
        "tres-bon": ["XMPP", "SIP", "Tox", "Jami"],
    }.items(),
)
def test_every_messenger_stands_where_the_document_puts_it(guide: Guide, category: str, names: list[str]) -> None:
    for name in names:
        assert name in section(category)
        assert any(entry.category == category for entry in named(guide, name)), name


def test_companies_that_the_document_names_first(guide: Guide) -> None:
    under = {m.id: m.document.listed_under for m in guide.messengers.values() if m.document and m.document.listed_under}
    assert under == {"messenger": "Facebook", "whatsapp": "Facebook", "skype": "Microsoft", "hangouts": "Google"}


@pytest.mark.parametrize("name", ["Signal", "Silence", "Mattermost", "Rocket.Chat"])
def test_marks_of_the_fairly_good(guide: Guide, name: str) -> None:
    line = next(line for line in section("plutot-bon").splitlines() if f"**{name}**" in line)
    (entry,) = named(guide, name)
    assert as_pairs(entry.marks) == marks_in(line)
    assert marks_in(line)


def test_the_mark_of_omemo_and_of_f_droid(guide: Guide) -> None:
    xmpp = guide.messengers["xmpp-omemo"]
    assert xmpp.document is not None
    assert ("même chiffrement que Signal", Face.GOOD) in as_pairs(xmpp.document.marks)
    conversations = next(app for app in xmpp.apps if app.name == "Conversations")
    assert conversations.document is not None
    assert [mark.text["fr"] for mark in conversations.document.marks] == ["disponible via F-Droid"]


@pytest.mark.parametrize(
    ("messenger", "names"),
    {
        "xmpp-omemo": ["Gajim", "Conversations", "Dino", "Monal", "Siskim IM"],
        "sip-tls-zrtp": ["Linnphone", "Jitsi"],
        "tox": ["Tox", "Antox", "Antidote"],
    }.items(),
)
def test_apps_come_first_in_the_order_of_the_document(guide: Guide, messenger: str, names: list[str]) -> None:
    apps = guide.messengers[messenger].apps[: len(names)]
    assert [app.document.name if app.document else None for app in apps] == names


@pytest.mark.parametrize(
    "name", ["Gajim", "Conversations", "Dino", "Monal", "Siskim IM", "Linnphone", "Jitsi", "Antox", "Antidote", "Jami"]
)
def test_platforms_as_the_document_lists_them(guide: Guide, name: str) -> None:
    text = section("tres-bon").replace("Monal (iOS et macOS)", "Monal (iOS, macOS)")
    match = re.search(rf"{re.escape(name)}\W* \(([^()]*)\)", text)
    assert match is not None
    said = {platform for word, platform in PLATFORM_WORDS.items() if word in match[1]}
    (entry,) = [e for e in named(guide, name) if e.platforms]
    assert set(entry.platforms) == said


def test_platforms_are_shown_in_the_words_of_the_document(guide: Guide) -> None:
    page = page_as_text(messenger_page(guide, guide.messengers["xmpp-omemo"]))
    assert "“Dino” (GNU/Linux, FreeBSD)" in page


def test_the_platforms_of_tox(guide: Guide) -> None:
    entry = guide.messengers["tox"].apps[0].document
    assert entry is not None
    assert set(entry.platforms) == {"gnu-linux", "bsd", "macos", "windows"}


@pytest.mark.parametrize(
    ("typed", "messenger"), [("Siskim", "xmpp-omemo"), ("Linnphone", "sip-tls-zrtp"), ("Siskin", "xmpp-omemo")]
)
def test_misspellings_are_found(guide: Guide, typed: str, messenger: str) -> None:
    assert {match.messenger.id for match in find(guide, typed)} == {messenger}


def test_the_introduction_is_the_document_s_own(guide: Guide) -> None:
    for paragraph in guide.document.introduction:
        assert paragraph["fr"] in " ".join(DOCUMENT.split())


def test_its_two_references(guide: Guide) -> None:
    references = [r for r in guide.references if r.in_document]
    assert len(references) == 2
    for reference in references:
        assert reference.as_written is not None
        assert reference.as_written.removeprefix("- ") in DOCUMENT
