"""From the start to the first complete frame, against the yardstick in the same form."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from forms import Forms, live_root_is_there
from measuring import Command, Row, in_turn, open_session, run_time

AIM = 1.15


def rows(forms: Forms) -> list[Row]:
    """Measure every form."""
    environment = forms.environment
    measures = {
        "installed": (painted(forms.bare()), painted(forms.imtui(), environment)),
        "checkout, by the installed": (painted(forms.imtui(), environment), painted(forms.checkout())),
        "single file": (painted(forms.single("bare.pyz")), painted(forms.single("imtui.pyz"))),
    }
    if live_root_is_there():
        live = [painted(forms.live("python3", name)) for name in ("bare.pyz", "imtui.pyz")]
        entering = run_time(forms.live("true"), {})
        measures["single file, live system"] = (less(live[0], entering), less(live[1], entering))
    return [compared(name, *pair) for name, pair in measures.items()]


def painted(command: Command, environment: Mapping[str, str] | None = None) -> Callable[[], float]:
    """The measure of a start."""

    def measure() -> float:
        session = open_session(command, environment or {})
        try:
            return session.first_complete_frame()
        finally:
            session.end()

    return measure


def less(measure: Callable[[], float], seconds: float) -> Callable[[], float]:
    """A measure without what entering the root takes."""
    return lambda: measure() - seconds


def compared(name: str, bare: Callable[[], float], imtui: Callable[[], float]) -> Row:
    """Measure both in turn."""
    taken = in_turn({"bare": bare, "imtui": imtui})
    return Row.of_times(f"start, {name}", taken["imtui"], taken["bare"], AIM)
