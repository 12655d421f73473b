"""Running visits: what fails is made short before it is shown; memory is measured between two events."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Sequence

from imtui.guide.model import Guide
from monkey.events import Event, drawn, shortest
from monkey.pilot_visit import visit


def assert_passes(guide: Guide, seed: int, count: int) -> None:
    """Make the visit of a seed; when it fails, say so with the shortest part of it that fails."""
    events = drawn(seed, count)
    problem = failure(guide, events)
    if problem is None:
        return
    short = shortest(events, lambda part: failure(guide, part) is not None)
    steps = "\n".join(f"    {event}," for event in short)
    raise AssertionError(f"seed {seed}: {problem!r}\nthe shortest visit that fails:\n{steps}") from problem


def failure(guide: Guide, events: Sequence[Event]) -> Exception | None:
    """Make a visit; gives what broke it."""
    try:
        asyncio.run(visit(guide, events))
    except Exception as error:
        return error
    return None


def grown(guide: Guide, seed: int, first: int, last: int) -> float:
    """Make one long visit; gives the MiB that memory grew by between two of its events."""
    measured: dict[int, float] = {}

    def measure(number: int) -> None:
        if number in (first, last):
            gc.collect()
            measured[number] = resident()

    asyncio.run(visit(guide, drawn(seed, last), measure))
    return measured[last] - measured[first]


def resident() -> float:
    """Give the memory that this process wrote and shares with no other, in MiB.

    Not `Private_Clean`: these are the pages of Python and of its libraries, 10 MiB of them, that come and go as
    other processes that use the same files end and start.
    """
    with open("/proc/self/smaps_rollup") as report:
        return next(int(line.split()[1]) for line in report if line.startswith("Private_Dirty:")) / 1024
