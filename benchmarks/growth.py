"""How imtui grows with the guide: 49, 1,000 and 10,000 messengers (3 apps and 26 claims each), as ratios to the first.

`python benchmarks/growth.py` prints the table; `python benchmarks/growth.py --open N` opens the interface on a made
guide of N messengers, which is what the delay of a key is measured on.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice
from statistics import median

from measuring import Session, open_session

from imtui.guide.model import Guide
from imtui.guide.query import Index, Vocabulary
from imtui.guide.reading.load import load
from imtui.options import Options
from imtui.records import replace
from imtui.terminal import look
from imtui.tui.start import start
from imtui.tui.state import State

SIZES = (49, 1_000, 10_000)
APPS = 3
TEN_TERMS = "android ios -web free e2ee:yes,partial no-phone:yes,partial status:active voice groups -tor:no"
TYPED = "android"
RUNS = 9


def made(size: int) -> Guide:
    """Make a guide of some size from the messengers of the real one, each with its own id, name and apps."""
    guide = load()
    originals = islice(cycle(guide.messengers.values()), size)
    messengers = {}
    for number, original in enumerate(originals):
        apps = tuple(replace(app, name=f"{app.name} {number}") for app in islice(cycle(original.apps), APPS))
        copy = replace(original, id=f"{original.id}-{number}", name=f"{original.name} {number}", apps=apps, talks_to=())
        messengers[copy.id] = copy
    return replace(guide, messengers=messengers)


def seconds(work: Callable[[], object]) -> float:
    """The median time of some work, after a first time that fills its tables."""
    work()
    taken = []
    for _run in range(RUNS):
        begin = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begin)
    return median(taken)


def computed(guide: Guide) -> dict[str, float]:
    """Time what the guide computes, without interface."""
    index, vocabulary = Index(guide), Vocabulary(guide)
    query = vocabulary.parse(TEN_TERMS)
    left_out = index.members(index.everybody & ~index.bits(query))
    return {
        "match of ten terms": seconds(lambda: index.matching(query)),
        "facets": seconds(lambda: index.facets(query)),
        "explain all left out": seconds(lambda: [index.explain(m, query) for m in left_out]),
    }


def key_delay(size: int) -> float:
    """The median delay from a key of a filter to the last paint, in a real pseudo-terminal."""
    session = open_session([sys.executable, __file__, "--open", str(size)], {})
    session.press("/")
    delays = [delay for _run in range(3) for delay in typed(session)]
    session.end()
    return median(delays)


def typed(session: Session) -> list[float]:
    """Type the filter, and take it back."""
    return [session.press(key) for key in (*TYPED, *["\x7f"] * len(TYPED))]


def main() -> None:
    """Print the table, or open the interface on a made guide."""
    if sys.argv[1:2] == ["--open"]:
        here = look(os.environ, sys.stdin, sys.stdout, sys.stderr)
        sys.exit(start(Vocabulary(made(int(sys.argv[2]))), State(), Options(), here))
    rows = {size: {**computed(made(size)), "key to last paint": key_delay(size)} for size in SIZES}
    smallest = rows[SIZES[0]]
    print(f"{'':24}" + "".join(f"{size:>20,}" for size in SIZES))
    for name in smallest:
        cells = (f"{rows[size][name] * 1000:.2f} ms  x{rows[size][name] / smallest[name]:.1f}" for size in SIZES)
        print(f"{name:24}" + "".join(f"{cell:>20}" for cell in cells))


if __name__ == "__main__":
    main()
