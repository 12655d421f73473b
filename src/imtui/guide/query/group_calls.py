"""How many people a call has to hold: a number beside a word for calls, as in "20 people call" or "visio à 12"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from imtui.guide.model import Value
from imtui.guide.query.fields import COUNT
from imtui.guide.query.model import GROUP_CALL, PLATFORM, Requirement
from imtui.guide.query.phrasebook import Phrasebook, PhraseEntry, PhraseRole
from imtui.guide.query.units import Unit
from imtui.guide.text import fold
from imtui.records import replace

GROUPS = "groups"
"""The property whose words may stand between a call and its number, as in "visio de groupe à 12"."""

VOICE = Requirement("voice", frozenset({Value.YES.value}))
"""What every group call has: beside a number of people it asks for nothing more."""

CALLS = {VOICE.field, "video", "e2ee-calls"}
"""The properties that speak of calls."""

TOO_FEW = ("1", "2")
"""How many are no group: "1 to 1 calls", "appels à deux"."""


def with_group_calls(text: str, units: Sequence[Unit], phrasebook: Phrasebook) -> list[Unit]:
    """Units, each call and the number of people beside it being one; only small words may stand between them.

    A number that no call can take is a word that means nothing here: it must not be dropped as a small word.
    """
    speaking = [n for n, unit in enumerate(units) if unit.role is not PhraseRole.FILLER and _fields(unit) != {GROUPS}]
    joined, calls = list[Unit](), set[int]()
    for position, unit in enumerate(units):
        number = _number(text, unit, phrasebook)
        call = _call_beside(units, speaking, position) if number else None
        if call is None:
            joined.append(unit)
        elif call in calls or not re.fullmatch(COUNT, number):
            joined.append(replace(unit, entry=None))
        else:
            calls.add(call)
            joined.append(_group_call(text, units[call], unit, number))
    return sorted((unit for position, unit in enumerate(joined) if position not in calls), key=lambda unit: unit.start)


def _number(text: str, unit: Unit, phrasebook: Phrasebook) -> str:
    """The figures of a number, also of one that is written as a word; "" for what is none, or too few for a group."""
    word = text[unit.start : unit.end]
    if unit.role is not PhraseRole.FILLER:
        return ""
    figures = word if word.isdecimal() else phrasebook.numbers.find([fold(word)]) or ""
    return "" if figures in TOO_FEW else figures


def _call_beside(units: Sequence[Unit], speaking: Sequence[int], position: int) -> int | None:
    """Where the call stands to which a number belongs: the one before it, else the one after; None when none does."""
    place = bisect_left(speaking, position)
    before, after = speaking[max(place - 1, 0) : place], speaking[place : place + 1]
    counts_devices = any(n == position + 1 and PLATFORM in _fields(units[n]) for n in after)
    nearest = after if counts_devices else [*before, *after]
    return next((n for n in nearest if _fields(units[n]) & CALLS), None)


def _asked(unit: Unit) -> tuple[Requirement, ...]:
    return (unit.asks,) if unit.asks else unit.entry.asks if unit.entry else ()


def _fields(unit: Unit) -> set[str]:
    return {requirement.field for requirement in _asked(unit)}


def _group_call(text: str, call: Unit, number: Unit, people: str) -> Unit:
    """A call and its number as one unit, from the first word of both to the last."""
    start, end = min(call.start, number.start), max(call.end, number.end)
    others = tuple(requirement for requirement in _asked(call) if requirement != VOICE)
    asks = (*others, Requirement(GROUP_CALL, frozenset({people})))
    first = call if call.start == start else number
    return Unit(start, end, PhraseEntry(text[start:end], PhraseRole.ASKING, asks), listed=first.listed)
