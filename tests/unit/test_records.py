"""Records behave as frozen dataclasses do."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import pytest

from imtui.records import EMPTY, is_record, names_of, record, replace, with_late


@record
class Point:
    """A place."""

    x: int
    y: int = 0
    names: Mapping[str, str] = EMPTY


@record
class Pair:
    """Two ends."""

    low: int
    high: int


@record
class Other:
    """Two ends of something else."""

    low: int
    high: int


def test_it_is_made_from_positions_names_and_defaults() -> None:
    assert (Point(1).x, Point(1).y, Point(1).names) == (1, 0, {})
    assert Point(1, y=2) == Point(x=1, y=2) == Point(1, 2)


@pytest.mark.parametrize("arguments", [{}, {"x": 1, "z": 2}])
def test_it_refuses_what_it_does_not_have(arguments: dict[str, int]) -> None:
    with pytest.raises(TypeError, match="Point takes x, y, names"):
        Point(**arguments)
    with pytest.raises(TypeError):
        Point(1, 2, {}, 4)  # type: ignore[call-arg]


def test_it_never_changes() -> None:
    point = Point(1)
    with pytest.raises(AttributeError, match="never changes"):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError, match="never changes"):
        del point.x
    with pytest.raises(AttributeError, match="never changes"):
        point.other = 2  # type: ignore[attr-defined]
    assert replace(point, x=2) == Point(2)
    with pytest.raises(TypeError):
        replace(point, z=2)  # type: ignore[call-arg]


def test_it_is_compared_hashed_and_shown_by_its_values() -> None:
    assert len({Pair(1, 2), Pair(1, 2), Pair(1, 3)}) == 2
    assert Pair(1, 2) not in ((1, 2), Other(1, 2))
    assert repr(Pair(1, 2)) == "Pair(low=1, high=2)"
    assert names_of(Pair) == ("low", "high")
    match Pair(1, 2):
        case Pair(low, high):
            assert (low, high) == (1, 2)


def test_only_a_record_is_taken_for_one() -> None:
    assert is_record(Point(1))
    assert not any(map(is_record, (Point, is_record, (1, 2), {}, "text", None)))


def test_what_nobody_asks_for_is_never_read_and_the_rest_once() -> None:
    asked: list[str] = []

    def read(name: str) -> int:
        asked.append(name)
        return len(asked)

    pair = with_late(Pair(0, 0), {"low": partial(read, "low"), "high": partial(read, "high")})
    assert (pair.low, pair.low) == (1, 1)
    assert asked == ["low"]
    assert pair == Pair(1, 2)
    assert not hasattr(pair, "middle")
