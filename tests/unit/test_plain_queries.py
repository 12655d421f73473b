"""What ordinary people type is understood, or refused in words, or something better is offered."""

from __future__ import annotations

import re

import pytest

from imtui.guide.query import Index, Vocabulary
from plain_queries import Said, outcome, read_said

SAID = read_said()


def test_there_are_many() -> None:
    assert len({said.text for said in SAID}) >= 250


@pytest.mark.parametrize("said", SAID, ids=lambda said: re.sub(r"\W+", "-", said.text))
def test_what_people_type_is_understood(index: Index, vocabulary: Vocabulary, said: Said) -> None:
    assert outcome(index, vocabulary, said.text) in said.right(index)
