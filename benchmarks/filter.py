"""From a key to the last paint while filtering, against an input that echoes; and with ten thousand messengers."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median

from forms import Forms, make_larger
from measuring import RUNS, Command, Row, open_session

TYPED = "android s"
ECHO_AIM, GROWTH_AIM = 0.6, 1.5


def rows(forms: Forms) -> list[Row]:
    """Measure the echo, the guide, and the large guide."""
    larger = make_larger(forms, 10_000)
    bare: list[float] = []
    guide: list[float] = []
    large: list[float] = []
    for _run in range((RUNS + 2) // 3):
        bare += typing(forms.bare("--echo"), {}, before="")
        guide += typing(forms.imtui(), forms.environment, before="/")
        large += typing(larger.imtui(), larger.environment, before="/")
    return [
        Row.of_times("key to last paint", median(guide), median(bare), ECHO_AIM),
        Row.of_times("the same, 10,000 messengers / guide", median(large), median(guide), GROWTH_AIM),
    ]


def typing(command: Command, environment: Mapping[str, str], before: str) -> list[float]:
    """Type, and give the seconds from each key to the last paint."""
    session = open_session(command, environment)
    try:
        if before:
            session.press(before)
        return [session.press(key) for key in TYPED]
    finally:
        session.end()
