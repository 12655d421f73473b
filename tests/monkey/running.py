"""Running visits: what fails is made short before it is shown; memory is measured between two events."""

from __future__ import annotations

import asyncio
import gc
import re
import sys
from collections import Counter
from collections.abc import Sequence
from functools import _lru_cache_wrapper

from textual.cache import FIFOCache, LRUCache

from imtui.guide.model import Guide
from monkey.events import Event, drawn, shortest
from monkey.pilot_visit import visit

LAST = 300
"""Events of a long visit that are made again when it fails, to find what broke it."""

OF_THE_INTERFACE = re.compile(
    r"imtui\.|_asyncio\.Task|asyncio\.locks|textual\.(?!geometry|box_model|cache|strip|events|messages)"
)
"""Kinds of objects that are made for what is shown, and go with it; neither what caches hold, nor messages."""

REPORT_EVERY = 5_000
"""Events after which a long visit says how much memory it takes."""


def assert_passes(guide: Guide, seed: int, count: int) -> None:
    """Make the visit of a seed; when it fails, say so with the shortest part of it that fails."""
    assert_passes_events(guide, f"seed {seed}", drawn(seed, count))


def assert_passes_events(guide: Guide, name: str, events: Sequence[Event]) -> None:
    """Make a visit; when it fails, say so with the shortest part of it that fails."""
    problem = failure(guide, events)
    if problem is None:
        return
    short = shortest(events, lambda part: failure(guide, part) is not None)
    steps = "\n".join(f"    {event}," for event in short)
    raise AssertionError(f"{name}: {problem!r}\nthe shortest visit that fails:\n{steps}") from problem


def failure(guide: Guide, events: Sequence[Event]) -> Exception | None:
    """Make a visit; gives what broke it."""
    try:
        asyncio.run(visit(guide, events))
    except Exception as error:
        return error
    return None


def grown(guide: Guide, seed: int, first: int, count: int) -> float:
    """Make one long visit that nobody leaves; gives by how much memory grew from an event to the last, 0.1 for 10 %.

    An application that is opened in the place of another is made while that one is still there: what memory the two
    take in turn is never given back, and no program opens a second one.
    """
    events, done = [event for event in drawn(seed, count) if event.kind != "leave"], 0
    last = len(events)
    measured: dict[int, int] = {}

    def measure(number: int) -> None:
        nonlocal done
        done = number
        if number in (first, last) or number % REPORT_EVERY == 0:
            measured[number] = blocks()
            print(f"event {number}: {measured[number]:,} blocks of memory", flush=True)

    try:
        asyncio.run(visit(guide, events, measure))
    except Exception:
        assert_passes_events(guide, f"seed {seed}, up to event {done + 1}", events[max(done - LAST, 0) : done + 1])
        print(f"seed {seed} fails at event {done + 1}, {events[done]}, and not when only the {LAST} before are made")
        raise
    return measured[last] / measured[first] - 1


def alive() -> Counter[str]:
    """Count the objects that live, by their kind."""
    gc.unfreeze()
    gc.collect()
    kinds = (f"{type(thing).__module__}.{type(thing).__qualname__}" for thing in gc.get_objects())
    return Counter(kind for kind in kinds if OF_THE_INTERFACE.match(kind))


def blocks() -> int:
    """Count the blocks of memory that Python has, once all is forgotten that may be forgotten.

    The caches of Textual and Rich fill for 50,000 events, and what a system gives a process grows and shrinks with
    others: both would hide a widget that stays.
    """
    for thing in gc.get_objects():
        if isinstance(thing, LRUCache | FIFOCache):
            thing.clear()
        elif isinstance(thing, _lru_cache_wrapper) and thing.cache_parameters()["maxsize"]:
            thing.cache_clear()
    gc.unfreeze()
    gc.collect()
    return sys.getallocatedblocks()
