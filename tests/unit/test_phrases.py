"""Phrases are found as they were written, with another ending, or typed in other pieces."""

from __future__ import annotations

import pytest

from imtui.guide.query.phrasebook import PhraseMap


@pytest.mark.parametrize(
    ("phrase", "typed", "is_found"),
    [
        ("phone", "phones", True),
        ("phones", "phone", True),
        ("call", "calls", True),
        ("group call", "groups calls", True),
        ("fox", "foxes", False),  # too little would remain
        ("works", "work", False),  # a word of four letters has no ending
        ("peer to peer", "peertopeer", True),
        ("signal", "sig nal", True),
        ("email", "e mail", True),
        ("mail", "ma il", False),  # too short to be put together again
    ],
)
def test_a_phrase_is_found_however_it_ends(phrase: str, typed: str, is_found: bool) -> None:
    phrases: PhraseMap[str] = PhraseMap(["s", "e", "es"])
    phrases.add(phrase, "meant")
    assert phrases.find(typed.split()) == ("meant" if is_found else None)


def test_the_longest_ending_goes_first() -> None:
    phrases: PhraseMap[str] = PhraseMap(["s", "es"])
    phrases.add("church", "meant")
    assert phrases.find(["churches"]) == "meant"


def test_a_name_has_no_endings_and_may_be_typed_in_pieces_unless_it_is_very_short() -> None:
    phrases: PhraseMap[str] = PhraseMap(["s"])
    phrases.add("threads", "meant", inflected=False)
    assert phrases.find(["threads"]) == "meant"
    assert phrases.find(["thread"]) is None
    phrases.add("brave", "meant", inflected=False)
    phrases.add("jami", "meant", inflected=False)
    assert phrases.find(["bra", "ve"]) == "meant"
    assert phrases.find(["ja", "mi"]) is None


def test_a_phrase_means_what_was_said_first_unless_it_is_given_another_meaning() -> None:
    phrases: PhraseMap[str] = PhraseMap(["s"])
    assert phrases.longest == 1
    assert phrases.add("group call", "first") == "first"
    assert phrases.longest == 2
    assert phrases.add("group-call", "second") == "first"
    phrases.put("group call", "third")
    assert [phrases.find(typed.split()) for typed in ("group call", "groupcall", "group calls")] == ["third"] * 3
    assert list(phrases.items()) == [("groupcall", "third")]


def test_a_phrase_begins_with_letters_that_are_not_all_of_it() -> None:
    phrases: PhraseMap[str] = PhraseMap([])
    phrases.add("signal", "meant")
    assert [phrases.begins(start) for start in ("sig", "signal", "gnal")] == [True, False, False]
