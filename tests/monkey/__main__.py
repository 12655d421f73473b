"""Long random visits: 100,000 events to the guide in one, as many in others to hostile texts and in a terminal."""

from __future__ import annotations

import sys
import tempfile
from itertools import product
from pathlib import Path

from conftest import DATA
from imtui.guide.model import Guide
from imtui.guide.reading.folder import read_folder
from monkey.events import drawn
from monkey.running import assert_passes, grown
from monkey.terminal_visit import ENVIRONMENTS, visit_terminal
from monkey.test_monkey import hostile_pack

MOST_GROWTH = 0.1
"""By how much memory may grow in one visit after the warm-up; a widget that stayed for each event would double it."""

WARM_UP = 1_000
"""Events after which all modules are imported, and what is read once has been read."""


def visit_for_long(guide: Guide, seed: int, events: int) -> None:
    """Visit the guide once, never leaving when it is for long; fails when memory goes on growing after the warm-up."""
    if events <= WARM_UP:
        assert_passes(guide, seed, events)
        return
    growth = grown(guide, seed, WARM_UP, events)
    print(f"memory grew by {growth:.1%} from event {WARM_UP} to the last")
    if growth > MOST_GROWTH:
        sys.exit(f"more than {MOST_GROWTH:.0%}")


def main(seed: int, events: int) -> None:
    """Visit the guide, then hostile texts, then both in a terminal; ends at the first visit that fails."""
    guide = read_folder(DATA)
    print(f"seed {seed}: {events} events to the guide in one visit")
    visit_for_long(guide, seed, events)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        pack = hostile_pack(folder / "pack")
        hostile = read_folder(pack)
        for number in range(seed, seed + 10):
            print(f"seed {number}: {events // 100} events to the guide, as many to hostile texts, in short visits")
            assert_passes(guide, number, events // 100)
            assert_passes(hostile, number, events // 100)
        places = product(([], ["--data", str(pack)]), ENVIRONMENTS, (False, True))
        for number, (arguments, environment, in_a_shell) in enumerate(places, seed):
            print(
                f"seed {number}: {events // 500} events in a terminal, {arguments}, {environment}, shell: {in_a_shell}"
            )
            (folder / str(number)).mkdir()
            visit_terminal(arguments, drawn(number, events // 500), folder / str(number), environment, in_a_shell)
    print("nothing broke")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3] or ("1", "100000")))
