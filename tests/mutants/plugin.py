"""What pytest does beside in a place: no test takes for ever; while lines are noted, they are noted for their test."""

from __future__ import annotations

import json
import resource
import signal
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from mutants.place import CHOSEN

PLACE = Path(sys.prefix).parent
LONGEST = 60
"""Seconds after which a test hangs; the longest takes a tenth of that on an idle machine."""
MOST_MEMORY = 3 << 30

_seconds: dict[str, float] = defaultdict(float)
_failed: set[str] = set()


def pytest_configure() -> None:
    """Bound the memory of tests and of what they start."""
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the tests that were chosen, in their order, of all that stand in their files."""
    chosen = PLACE / CHOSEN
    if chosen.exists():
        order = {test: number for number, test in enumerate(chosen.read_text().splitlines())}
        items[:] = sorted((item for item in items if item.nodeid in order), key=lambda item: order[item.nodeid])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Tell whoever notes lines which test runs them; otherwise a test that hangs ends pytest."""
    if tracing := sys.modules.get("mutants.tracing"):
        tracing.runs(item.nodeid)
    else:
        signal.alarm(LONGEST)
    try:
        return (yield)
    finally:
        signal.alarm(0)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Keep how long a test took, and whether it failed."""
    _seconds[report.nodeid] += report.duration
    if not report.passed:
        _failed.add(report.nodeid)


def pytest_sessionfinish() -> None:
    """Write the seconds of each test that passed; what is run next is of no test yet."""
    if tracing := sys.modules.get("mutants.tracing"):
        tracing.over()
    (PLACE / "passed").write_text(json.dumps({test: s for test, s in _seconds.items() if test not in _failed}))
