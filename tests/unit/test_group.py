"""The file of a group: what is written is read again, and what is wrong in it is said with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imtui.export.group import group_as_yaml
from imtui.guide.game import Act, Move
from imtui.guide.group import Group
from imtui.guide.model import Guide
from imtui.guide.reading.group import read_group
from imtui.guide.reading.load import load
from imtui.guide.reading.problems import GuideError

GUIDE = load([])
messengers = st.sampled_from(sorted(GUIDE.messengers))
categories = st.sampled_from([category.id for category in GUIDE.categories])
refs = st.one_of(messengers, st.just("tox/Antox"))
moves = st.one_of(
    st.builds(lambda m, c: Move(Act.PUT, (m,), c), messengers, categories),
    st.builds(lambda m, c: Move(Act.COUNT, (m,), c), messengers, categories),
    st.builds(lambda ms: Move(Act.REVEAL, tuple(ms)), st.lists(messengers, min_size=1, max_size=4, unique=True)),
    st.builds(lambda m: Move(Act.PASS, (m,)), messengers),
)
groups = st.builds(
    Group,
    filter=st.sampled_from(["", "platform:ios", '"bridge" free', "-plateforme:web"]),
    marks=st.lists(refs, max_size=4, unique=True).map(tuple),
    sorting=st.lists(messengers, max_size=6, unique=True).map(tuple),
    moves=st.lists(moves, max_size=30).map(tuple),
)


@settings(max_examples=40)
@given(groups)
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, group: Group) -> None:
    path = tmp_path_factory.mktemp("group") / "group.yaml"
    path.write_text(group_as_yaml(group), encoding="utf-8")
    assert read_group(path, GUIDE) == group


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("marks: [signol]", "group.yaml:1: marks.1: found “signol”; expected did you mean “signal”?"),
        ("marks: [tox/Antoks]", "did you mean “tox/Antox”?"),
        ("filter: platform:androit", "platform:androit"),
        ("moves:\n  - {act: pit, messengers: [signal]}", "group.yaml:2: moves.1.act"),
        ("moves:\n  - {act: put, messengers: [signal], category: good}", "group.yaml:2: moves.1.category"),
        ("nothing: here", "nothing"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, guide: Guide, text: str, said: str) -> None:
    path = tmp_path / "group.yaml"
    path.write_text(text + "\n", encoding="utf-8")
    with pytest.raises(GuideError) as wrong:
        read_group(path, guide)
    assert said in str(wrong.value)


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path, guide: Guide) -> None:
    with pytest.raises(GuideError, match=r"group\.yaml:1"):
        read_group(tmp_path / "group.yaml", guide)
