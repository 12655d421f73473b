"""Where an app can be had: what a reader needs to find the right thing, and what filters make of it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from conftest import LISTING, MakePack, app_data, messenger_data
from imtui import language
from imtui.export.json import matches_as_json
from imtui.export.text import page_as_text
from imtui.guide.find import Match
from imtui.guide.model import Guide
from imtui.guide.query import Index, Vocabulary
from imtui.guide.reading.check import problems_in
from imtui.guide.reading.folder import read_folder
from imtui.pages.messenger import app_page

KEY = "501ddf14a6ecf904fb20285c56a565cb987a867f91572ee33c2d43771cca4e37"
BOTH = {"android": "standalone", "ios": "standalone"}


def guide_of(make_pack: MakePack, *shops: dict[str, Any], **app: Any) -> Guide:
    """A guide of one messenger, whose app is in these shops."""
    listed = [{**LISTING, **shop} for shop in shops]
    return read_folder(make_pack(messenger_data("one", apps=[app_data("Chat", shops=listed, **app)])))


def test_a_reader_finds_the_right_thing_in_a_shop(make_pack: MakePack) -> None:
    language.use("en")
    known = {"id": "org.example.chat", "name": "Chat!", "developer": "Example Ltd", "fingerprint": KEY}
    guide = guide_of(make_pack, known)
    messenger = guide.messengers["one"]
    page = app_page(guide, messenger, messenger.apps[0])
    address = "https://play.google.com/store/apps/details?id=org.example.chat"
    said = " ".join(page_as_text(page).split())
    assert "Google Play: “Chat!” · by Example Ltd · package org.example.chat · " + address in said
    assert "501DDF14 A6ECF904" in said
    assert (page.links[0].label, page.links[0].address) == ("Chat, Google Play", address)
    shown = json.loads(matches_as_json(guide, [Match(messenger)]))
    assert shown["apps"][0]["shops"][0]["page"] == address


@pytest.mark.parametrize(
    ("query", "answers"),
    [
        ("shop:google-play", True),
        ("apk", True),
        ("-shop:fdroid", True),  # its list was looked through
        ("-shop:app-store", False),  # nobody knows
        ("-shop:flathub", True),  # no app for that system
    ],
)
def test_filters_know_where_an_app_is_and_where_it_cannot_be(make_pack: MakePack, query: str, answers: bool) -> None:
    guide = guide_of(make_pack, {}, {"shop": "apk", "page": "https://example.org/apk"}, platforms=BOTH)
    index = Index(guide)
    assert bool(index.matching(Vocabulary(guide).parse(query))) is answers


@pytest.mark.parametrize(
    ("shops", "says"),
    [
        (({}, {}), "“Chat” is twice in Google Play"),
        (({"shop": "flathub"},), "Flathub has apps for GNU/Linux, where “Chat” does not run"),
    ],
)
def test_the_check_finds_shops_that_cannot_be(make_pack: MakePack, shops: tuple[Any, ...], says: str) -> None:
    language.use("en")
    found = problems_in(guide_of(make_pack, *shops), [], date(2026, 11, 30))
    assert any(says in str(problem) for problem in found)
