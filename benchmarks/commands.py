"""What a plain command takes, against Python doing nothing."""

from __future__ import annotations

import sys

from forms import Forms
from measuring import Row, in_turn, run_time

FACTOR, ALLOWANCE = 3, 0.025
COMMANDS = ("list", "show signal", "why signal", "--help", "--version")


def rows(forms: Forms) -> list[Row]:
    """Measure the plain commands; the aim is that of the design: three times nothing, and 25 ms."""
    nothing = (sys.executable, "-c", "pass")
    taken = in_turn(
        {
            "nothing": lambda: run_time(nothing, forms.environment),
            **{name: lambda name=name: run_time(forms.imtui(*name.split()), forms.environment) for name in COMMANDS},
        }
    )
    aim = (FACTOR * taken["nothing"] + ALLOWANCE) / taken["nothing"]
    return [Row.of_times(f"imtui {name} / python -c pass", taken[name], taken["nothing"], aim) for name in COMMANDS]
