"""Where counts end: no, one and all messengers; every value of an answer; comparisons, games and files of nothing."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pytest
from rendering import guide as small_guide

from imtui.export.comparison import comparison_as_csv
from imtui.export.lists import list_as_csv, list_as_json
from imtui.export.text import page_as_text
from imtui.guide.compare import BEWARE_ROWS, ComparisonRow, compare, referred
from imtui.guide.game import Game, new_game
from imtui.guide.model import Guide, Value
from imtui.guide.plan import plan_for, read_people
from imtui.guide.query import Index, Query, Vocabulary, requirement_in_words
from imtui.guide.scenarios import result_for
from imtui.pages.blocks import Notes, Page, Title
from imtui.pages.claim import claim_page
from imtui.pages.game import BAR, closing_page
from imtui.pages.left_out import left_out_page, why_not_page
from imtui.pages.listing import list_page
from imtui.pages.plan import plan_page
from imtui.pages.scenario import result_blocks

ENCRYPTED = {
    "yes": {"alder", "rowan", "yew", "hazel", "oak", "fir", "pine"},
    "partial": {"birch"},
    "no": {"cedar"},
    "unknown": {"spruce", "larch"},
    "not-applicable": {"maple"},
}


@pytest.fixture(scope="module")
def guide() -> Guide:
    return small_guide()


@pytest.fixture(scope="module")
def index(guide: Guide) -> Index:
    return Index(guide)


def parsed(index: Index, text: str) -> Query:
    return Vocabulary(index.guide).parse(text)


def answering(index: Index, text: str) -> set[str]:
    return {messenger.id for messenger in index.matching(parsed(index, text))}


@pytest.mark.parametrize("value", ENCRYPTED)
def test_each_value_is_answered_by_those_who_have_it(index: Index, value: str) -> None:
    everybody = set(index.guide.messengers)
    assert answering(index, f"e2ee:{value}") == ENCRYPTED[value]
    assert answering(index, f"-e2ee:{value}") <= everybody - ENCRYPTED[value]


def test_unknown_answers_neither_a_requirement_nor_its_contrary(index: Index) -> None:
    asked = answering(index, "e2ee"), answering(index, "-e2ee"), answering(index, "e2ee:partial,no,not-applicable")
    assert asked[0] == ENCRYPTED["yes"]
    assert not (asked[0] | asked[1] | asked[2]) & ENCRYPTED["unknown"]
    assert asked[1] == asked[2]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", "0 left out"),
        ("e2ee:yes,partial,no,not-applicable", "2 left out, 2 of them only because something is unknown"),
        ("-e2ee:partial", "3 left out, 2 of them only because something is unknown"),
        ("e2ee:partial", "11 left out, 2 of them only because something is unknown"),
        ("e2ee:unknown", "10 left out"),
        ("e2ee:no no-phone", "12 left out, 2 of them only because something is unknown"),
    ],
)
def test_left_out_are_counted_and_the_unknown_apart(index: Index, text: str, title: str) -> None:
    written = page_as_text(left_out_page(index, parsed(index, text)))
    assert written.splitlines()[0] == title
    assert ("Everything answers" in written) == title.startswith("0")
    assert ("Only because something is unknown" in written) == ("unknown" in title)
    left_out = set(index.guide.messengers) - answering(index, text)
    assert {m.id for m in index.guide.messengers.values() if f"\n{m.name}:" in written} == left_out


@pytest.mark.parametrize(
    ("messenger", "text", "words"),
    [
        ("alder", "e2ee no-phone", ["met", "met"]),
        ("alder", "e2ee:no no-phone", ["not met", "met"]),
        ("larch", "e2ee -platform:web", ["unknown", "met"]),
        ("maple", "e2ee", ["not met"]),
        ("birch", "e2ee:yes,partial", ["met"]),
    ],
)
def test_each_requirement_is_met_or_not_or_unknown(index: Index, messenger: str, text: str, words: list[str]) -> None:
    query = parsed(index, text)
    written = page_as_text(why_not_page(index, index.guide.messengers[messenger], query))
    asked = [requirement_in_words(index.guide, requirement) for requirement in query.requirements]
    assert all(f"\n{said}: {word}\n" in written for said, word in zip(asked, words, strict=True))
    assert ("nothing excludes it" in written) == (set(words) == {"met"})


def rows(guide: Guide, *refs: str) -> tuple[ComparisonRow, ...]:
    return compare(guide, [referred(guide, ref) for ref in refs]).rows()


def test_a_row_is_unknown_for_all_only_when_nobody_is_known(guide: Guide) -> None:
    one_known, both_unknown = rows(guide, "larch", "alder"), rows(guide, "larch", "spruce")
    e2ee = [next(row for row in compared if row.id == "e2ee") for compared in (one_known, both_unknown)]
    assert [row.is_unknown_for_all() for row in e2ee] == [False, True]
    assert [row.differs() for row in e2ee] == [True, False]
    known = compare(guide, [referred(guide, "larch"), referred(guide, "spruce")]).known()
    assert not [row.id for row in known.rows() if all(cell.value is Value.UNKNOWN for cell in row.cells)]
    assert "free-client" in {row.id for row in known.rows()}


def test_no_row_is_left_where_nothing_differs(guide: Guide) -> None:
    compared = compare(guide, [referred(guide, "alder"), referred(guide, "yew")])
    same = compared.keeping(lambda row: not row.differs())
    assert same.rows()
    assert same.differences().groups == ()
    of_all, of_nothing = (
        list(csv.DictReader(io.StringIO(comparison_as_csv(guide, shown)))) for shown in (compared, same.differences())
    )
    assert [row["id"] for row in of_nothing] == [row["id"] for row in of_all if not row["Group"]]


@pytest.mark.parametrize(
    ("text", "found", "said"),
    [
        ("", 12, None),
        ("e2ee:no no-phone", 0, "0 of 12, 12 hidden, 2 of them only because something is unknown"),
        ("e2ee:partial", 1, "1 of 12, 11 hidden, 2 of them only because something is unknown"),
        ("kind:service,peer-to-peer,protocol,app", 12, "12 of 12, 0 hidden"),
    ],
)
def test_lists_of_nobody_one_and_all(index: Index, text: str, found: int, said: str | None) -> None:
    query = parsed(index, text)
    assert len(list(csv.DictReader(io.StringIO(list_as_csv(index, query))))) == found
    assert len(json.loads(list_as_json(index, query))) == found
    lines = page_as_text(list_page(index, query)).splitlines()
    assert (said in lines) if said else not [line for line in lines if "hidden" in line]
    assert ("without “End-to-end encrypted: no”: 5" in lines) == (found == 0)


HEADINGS = {
    "same": "Group and guide say the same",
    "different": "They differ",
    "open": "The group left these open",
    "ended": "Apart: no longer usable",
    "hidden": "Not revealed",
    "hands": "How hands were raised",
    "discuss": "What to discuss next",
}


@pytest.mark.parametrize(
    ("play", "headings"),
    [
        (lambda game: game, ["hidden"]),
        (lambda game: game.put("cedar", "mauvais").reveal_all(), ["same", "open", "ended", "discuss"]),
        (
            lambda game: game.put("cedar", "tres-bon").put("fir", "mauvais").reveal_all(),
            ["same", "different", "ended", "discuss"],
        ),
        (lambda game: game.skip("cedar").reveal("cedar"), ["open", "hidden", "discuss"]),
        (lambda game: game.count("cedar", "mauvais").count("cedar", "tres-bon"), ["hidden", "hands"]),
        (
            lambda game: game.put("cedar", "mauvais").put("fir", "mauvais").put("pine", "mauvais").reveal_all(),
            ["same", "ended"],
        ),
    ],
    ids=["nothing done", "one agreed", "one apart", "one passed", "a tie", "all agreed"],
)
def test_the_closing_view_has_a_heading_for_what_there_is(
    index: Index, play: Callable[[Game], Game], headings: list[str]
) -> None:
    game = play(new_game(index.guide, ("cedar", "fir", "pine")))
    lines = page_as_text(closing_page(index, game)).splitlines()
    assert [name for name, heading in HEADINGS.items() if heading in lines] == headings


@pytest.mark.parametrize(("hands", "longest"), [(1, 1), (40, 40), (41, 40), (400, 40)])
def test_bars_are_as_long_as_there_were_hands_as_far_as_there_is_room(index: Index, hands: int, longest: int) -> None:
    game = new_game(index.guide, ("cedar",))
    for _hand in range(hands):
        game = game.count("cedar", "mauvais")
    written = page_as_text(closing_page(index, game))
    assert max(line.count(BAR) for line in written.splitlines()) == longest
    assert f"{hands} {BAR}" in written


def test_a_group_whom_nothing_suits_is_told_so(index: Index) -> None:
    people = read_people(Vocabulary(index.guide), "Ana: e2ee:no no-phone\n")
    assert "There is none. Look at what the nearest ones ask" in page_as_text(plan_page(index, plan_for(index, people)))
    asked = result_for(index, parsed(index, "e2ee:no no-phone"))
    written = page_as_text(Page((Title("x"), *result_blocks(index.guide, asked, Notes()))))
    assert "No messenger of the guide does. Look at what the nearest ones miss." in " ".join(written.split())


def test_apps_that_need_a_phone_say_so(guide: Guide) -> None:
    apps = ("fir/Fir Desktop", "cedar/Cedar", "alder/Alder Desktop")
    row = next(row for row in rows(guide, *apps) if row.id == "needs-phone")
    assert [(cell.value, cell.note) for cell in row.cells] == [
        (Value.NO, "needs a phone first"),
        (Value.PARTIAL, "needs a phone first"),
        (Value.YES, ""),
    ]


def test_what_is_no_answer_is_told_in_its_own_words(guide: Guide) -> None:
    compared = compare(guide, [referred(guide, "alder"), referred(guide, "yew")])
    plain = [row for row in compared.rows() if row.cells[0].value is None and row.id not in BEWARE_ROWS]
    assert plain
    for row in plain:
        assert row.cells[0].word in page_as_text(claim_page(guide, compared.columns[0], row, row.cells[0]))


def test_a_shop_has_a_row_where_an_app_is_in_it_or_is_known_not_to_be(guide: Guide) -> None:
    told = {
        names: {row.id: [cell.value for cell in row.cells] for row in rows(guide, *names) if row.id in guide.shops}
        for names in (("alder/Alder Desktop", "fir/Fir Desktop"), ("birch/Birch One", "cedar/Cedar"))
    }
    yes, no, neither = Value.YES, Value.NO, Value.NOT_APPLICABLE
    assert list(told.values()) == [{"debian": [yes, no]}, {"fdroid": [no, no], "debian": [neither, no]}]
