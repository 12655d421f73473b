"""A pack cannot make imtui slow or large: whatever it holds, `imtui check` stays within what a good pack costs."""

from __future__ import annotations

import math
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import as_yaml
from hostile.cases import MIB, Case, bombs, good_messenger, write_good_pack

pytestmark = pytest.mark.long

MEMORY = 300 * MIB
TIMES = 10
"""How many times the processor time of a good pack of the same size a bad one may take."""


def check(pack: Path, limit: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    """Run `imtui check` by itself, under limits that the system enforces."""
    return subprocess.run(
        [sys.executable, "-m", "imtui", "--lang", "en", "check", str(pack)],
        capture_output=True,
        text=True,
        env={"LC_ALL": "C.UTF-8"},
        preexec_fn=limit,
        check=False,
    )


def limited(seconds: int) -> Callable[[], None]:
    """What sets the limits in the child: one that passes them is killed, or has a MemoryError."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))

    return limit


@pytest.fixture(scope="module")
def seconds(tmp_path_factory: pytest.TempPathFactory) -> int:
    """Measure a good pack of 1 MiB, and give the processor time that a bad one may take."""
    pack = write_good_pack(tmp_path_factory.mktemp("good") / "pack")
    size = number = 0
    while size < MIB:
        number += 1
        text = as_yaml(good_messenger(f"m{number}"))
        (pack / "messengers" / f"m{number}.yaml").write_text(text)
        size += len(text)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert check(pack).returncode == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return math.ceil(TIMES * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))


@pytest.mark.parametrize("case", list(bombs()), ids=lambda case: case.reason)
def test_a_bomb_costs_little(case: Case, tmp_path: Path, seconds: int) -> None:
    pack = write_good_pack(tmp_path / "pack")
    case.spoil(pack)
    ran = check(pack, limited(seconds))
    assert ran.returncode == 3, ran.stderr[-500:]
    assert case.says in ran.stdout
    assert "Traceback" not in ran.stderr


def test_ten_thousand_good_messengers_fit_in_the_same_memory(tmp_path: Path) -> None:
    pack = write_good_pack(tmp_path / "pack")
    text = as_yaml(good_messenger("two"))
    for number in range(10_000):
        (pack / "messengers" / f"m{number}.yaml").write_text(text.replace("two", f"m{number}"))
    ran = check(pack, limited(resource.RLIM_INFINITY))
    assert ran.returncode == 0, ran.stderr[-500:]
    assert "10001" in ran.stdout
