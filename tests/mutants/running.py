"""Makes changes in copies of a checkout, runs the tests that could notice them, and says what none of them did."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import yaml

from mutants.changes import Change, changes, is_one
from mutants.covering import STARTING, Covering, covering
from mutants.place import Place

AIM = 0.9
"""The share of changes that tests should notice."""
WORKERS = 2
UNSEEN = "tests/mutants/unseen.yaml"
NO_TESTS = 5
"""How pytest ends when it ran none."""


def unnoticed(root: Path, folder: Path, count: int, seed: int) -> list[Change]:
    """Make changes, drawn at random; prints and gives those that no test notices."""
    drawn = draw(root, count, seed)
    places = [Place(root, folder / str(number)) for number in range(WORKERS)]
    known = covering(root, places)
    waiting = iter(drawn)

    def next_ones(place: Place) -> list[Change]:
        return [change for change in waiting if not noticed(place, change, known)]

    with ThreadPoolExecutor(WORKERS) as pool:
        return [change for missed in pool.map(next_ones, places) for change in missed]


def draw(root: Path, count: int, seed: int) -> list[Change]:
    """Draw changes, one a line, every line with the same chance, less those that nobody could see."""
    chance, unseen = random.Random(seed), set(reasons(root))
    sources = {path.relative_to(root / "src").as_posix(): path.read_bytes() for path in (root / "src").rglob("*.py")}
    by_line: dict[tuple[str, int], list[Change]] = defaultdict(list)
    for path, source in sources.items():
        for change in changes(path, source):
            by_line[path, change.line].append(change)
    drawn: list[Change] = []
    for line in chance.sample(sorted(by_line), len(by_line)):
        source = sources[line[0]]
        chance.shuffle(by_line[line])
        drawn += [c for c in by_line[line] if is_one(c, source) and c.known_as(source) not in unseen][:1]
        if len(drawn) == count:
            break
    return drawn


def reasons(root: Path) -> dict[str, str]:
    """The changes that nobody could see, each with the reason."""
    path = root / UNSEEN
    entries = yaml.safe_load(path.read_text()) if path.exists() else []
    return {"\n".join([entry["in"], *entry["diff"].splitlines()]): entry["why"] for entry in entries}


def noticed(place: Place, change: Change, known: Covering) -> bool:
    """Make a change, run the tests that could notice it, print how it went."""
    path = place.root / "src" / change.path
    source = path.read_bytes()
    tests = known.tests(change)
    with place.changed(path, change.made(source)):
        witness = _witness(place, tests)
    said = f"noticed by {witness}" if witness else f"NOT NOTICED by {len(tests)} tests"
    print("\n".join([f"src/{change.path}:{change.line}: {said}", *change.diff(source)]), flush=True)
    return witness is not None


def _witness(place: Place, tests: list[str]) -> str | None:
    """What notices the change that is made: a test that fails, or whoever runs the tests when it cannot go on.

    A test that waits for a terminal may fail by itself where a machine is busy: it has to fail twice.
    """
    code = place.run(tests) if tests else NO_TESTS
    if code in (0, NO_TESTS):
        return None
    failed = re.search(r"^(?:FAILED|ERROR) (.*?)(?: - .*)?$", place.said(), re.MULTILINE)
    if not failed:
        return "a test that hangs" if code < 0 else f"pytest, which ends with {code}"
    test = failed[1]
    if test.startswith(STARTING) and test in tests and place.run([test]) == 0:
        return _witness(place, tests[tests.index(test) + 1 :])
    return test
