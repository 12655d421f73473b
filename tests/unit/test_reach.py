"""Who can reach whom: natively, through what, and what is left of the encryption; what is not known is not denied."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_export_data import validate

from conftest import MakePack, messenger_data
from imtui.cli import run
from imtui.export.text import page_as_text
from imtui.guide.model import Guide, Value
from imtui.guide.reach import reached_from, way
from imtui.guide.reading.folder import read_folder
from imtui.pages.reach import reach_page


@pytest.fixture
def bridged(make_pack: MakePack) -> Guide:
    """A guide of three messengers, the first of which has a bridge to the second."""
    bridge: dict[str, Any] = {
        "messenger": "two",
        "how": "bridge",
        "e2ee": "no",
        "note": {"fr": "Le pont lit tout.", "en": "The bridge reads all."},
        "source": "https://example.org/bridge",
        "as_of": "2026-02",
    }
    one = messenger_data("one", talks_to=[bridge])
    return read_folder(make_pack(one, messenger_data("two"), messenger_data("three")))


def said(guide: Guide, *names: str) -> str:
    return " ".join(page_as_text(reach_page(guide, [guide.messengers[name] for name in names])).split())


def test_a_bridge_is_crossed_both_ways_and_its_side_is_said(bridged: Guide) -> None:
    one, two, three = (bridged.messengers[name] for name in ("one", "two", "three"))
    there, back = way(one, two), way(two, one)
    assert there
    assert back
    assert there.e2ee is back.e2ee is Value.NO
    assert there.held_by == back.held_by == one
    assert way(one, three) is None
    assert [found.end.id for found in reached_from(two, bridged.messengers.values())] == ["one"]


def test_the_table_says_natively_through_what_and_what_nobody_knows(bridged: Guide) -> None:
    page = said(bridged, "one", "two", "three")
    assert "One: natively. End-to-end encryption: yes." in page
    assert "Two: bridge. End-to-end encryption: no. The bridge reads all. [1]" in page
    assert "One: bridge. End-to-end encryption: no. Set up on the side of One." in page
    assert "Three: no way known" in page
    assert "not denied" in page
    assert "A limit." in page, "the caveat stands beside each"


def test_a_single_messenger_shows_all_that_it_reaches(bridged: Guide) -> None:
    assert "Two: bridge" in said(bridged, "one")
    assert "no way to another messenger" in said(bridged, "three")


def test_the_command_says_the_same_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["reach", "matrix", "discord", "--format", "json"]) == 0
    ways = {(w["from"], w["to"]): w for w in validate(capsys.readouterr().out, "reach")}
    assert ways["matrix", "matrix"]["native"]
    assert ways["discord", "matrix"]["held_by"] == "matrix"
    assert ways["discord", "matrix"]["connection"]["how"] == "bridge"
    assert run(["reach", "nobody"]) == 2


@settings(max_examples=50)
@given(st.data())
def test_a_way_back_is_as_private_as_the_way_there(guide: Guide, data: st.DataObject) -> None:
    messengers = st.sampled_from(list(guide.messengers.values()))
    start, end = data.draw(messengers), data.draw(messengers)
    there, back = way(start, end), way(end, start)
    assert (there is None) == (back is None)
    if there and start.id != end.id and not (start.talks_to and end.talks_to):
        assert back
        assert there.e2ee is back.e2ee
