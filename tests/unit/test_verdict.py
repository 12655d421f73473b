"""The rule gives back the founding document's verdicts, two excepted, and explains itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imtui.guide.model import Guide, Value
from imtui.guide.verdict import judge, rule_category

EXCEPTED = {"xmpp-omemo", "sip-tls-zrtp"}
CRITERIA = ("free-client", "free-server", "decentralised", "e2ee")
ANSWERS = st.fixed_dictionaries({p: st.sampled_from(Value) for p in CRITERIA})


def test_the_rule_agrees_with_the_document_two_excepted(guide: Guide) -> None:
    named = [m for m in guide.messengers.values() if m.document]
    assert len(named) == 15
    assert {m.id for m in named if judge(guide, m).differs()} == EXCEPTED


@pytest.mark.parametrize("messenger_id", sorted(EXCEPTED))
def test_where_they_differ_the_document_holds_and_says_why(guide: Guide, messenger_id: str) -> None:
    messenger = guide.messengers[messenger_id]
    verdict = judge(guide, messenger)
    assert (verdict.category, verdict.rule_category) == ("tres-bon", "plutot-bon")
    assert messenger.document is not None
    assert messenger.document.differs is not None


def by_the_book(values: dict[str, Value]) -> str:
    """State the rule of the design a second time, independently of its data."""
    if all(values[p] == "yes" for p in CRITERIA):
        return "tres-bon"
    client, server, e2ee = values["free-client"], values["free-server"], values["e2ee"]
    if client == "no" or (client != "yes" and e2ee != "yes") or (server == "no" and e2ee != "yes"):
        return "mauvais"
    return "plutot-bon"


@given(ANSWERS)
def test_the_rule_of_the_data_is_the_rule_of_the_design(guide: Guide, values: dict[str, Value]) -> None:
    assert rule_category(guide.categories, values).id == by_the_book(values)


def test_every_messenger_has_reasons_and_ways_up(guide: Guide) -> None:
    best = guide.categories[0].id
    for messenger in guide.messengers.values():
        verdict = judge(guide, messenger)
        assert verdict.deciding, messenger.id
        assert bool(verdict.changes) == (verdict.rule_category != best), messenger.id


def test_the_changes_do_move_it_up(guide: Guide) -> None:
    order = [c.id for c in guide.categories]
    for messenger in guide.messengers.values():
        verdict = judge(guide, messenger)
        for change in verdict.changes:
            values = {p: messenger.value(p) for p in CRITERIA} | dict.fromkeys(change.properties, Value.YES)
            moved = rule_category(guide.categories, values).id
            assert moved == change.category
            assert order.index(moved) < order.index(verdict.rule_category)


def test_a_closed_client_is_bad_whatever_else(guide: Guide) -> None:
    values = dict.fromkeys(CRITERIA, Value.YES) | {"free-client": Value.NO}
    assert rule_category(guide.categories, values).id == "mauvais"
