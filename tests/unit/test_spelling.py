"""What a misspelt word may mean: the nearest first, then what is said the same, then what is more important."""

from __future__ import annotations

import pytest

from imtui.guide.spelling import Speller, nearest


@pytest.mark.parametrize(
    ("misspelt", "known", "meant"),
    [
        ("telegrbm", ["telegrab", "telegram"], ["telegram", "telegrab"]),  # one letter before two
        ("telefone", ["telegone", "telephone"], ["telephone", "telegone"]),  # the same sound before another letter
        ("telegrxm", ["telegrym", "telegram"], ["telegrym", "telegram"]),  # as near: the more important
        ("singal", ["signal"], ["signal"]),  # two letters swapped are one mistake
        ("telegrma", ["telegram"], ["telegram"]),
        ("abc", ["abd"], []),  # too short to tell
        ("abcd", ["abce", "abef"], ["abce"]),  # a short word may have one mistake
        ("abcdefg", ["abcdexy", "abcdxyz"], ["abcdexy"]),  # a long one two
        ("xbcdefg", ["abcdefg"], ["abcdefg"]),  # the first letter may be the mistake
        ("xbcdefg", ["abcdefx"], []),  # but then the only one
        ("aaaaa", ["aaaab", "aaaac", "aaaad", "aaaae"], ["aaaab", "aaaac", "aaaad"]),  # no more than three
    ],
)
def test_what_a_misspelt_word_may_mean(misspelt: str, known: list[str], meant: list[str]) -> None:
    assert Speller((word, word) for word in known).nearest(misspelt) == meant


def test_who_meant_one_of_a_few_is_offered_the_nearest_or_nothing() -> None:
    assert nearest("androit", ["ios", "android", "linux"]) == "android"
    assert nearest("zzz", ["ios", "android", "linux"]) is None
