"""From the start to a first complete frame, and until a key is answered, against the yardstick in the same form.

The first frame is drawn before Textual is there. The row "until a key is answered" says when what one sees can be used:
`down`, pressed as soon as anything is on the screen, has had its effect.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from forms import Forms, live_root_is_there
from measuring import Command, Row, in_turn, open_session, run_time

DOWN = "\x1b[B"
FRAME_AIM, SINGLE_AIM, ANSWER_AIM = 0.80, 1.05, 1.30

Measure = Callable[[], float]


def rows(forms: Forms) -> list[Row]:
    """Measure every form."""
    bare, imtui = forms.bare(), forms.imtui()
    single_bare, single = forms.single("bare.pyz"), forms.single("imtui.pyz")
    installed = forms.environment
    measured = [
        ("first frame, installed", painted(imtui, installed), painted(bare), FRAME_AIM),
        ("first frame, checkout", painted(forms.checkout()), painted(bare), FRAME_AIM),
        ("first frame, single file", painted(single), painted(single_bare), FRAME_AIM),
        ("the same, by the installed", painted(single), painted(imtui, installed), SINGLE_AIM),
        ("until a key is answered, installed", answered(imtui, installed), painted(bare), ANSWER_AIM),
        ("until a key is answered, single file", answered(single), painted(single_bare), ANSWER_AIM),
        ("processor until quiet, installed", worked(imtui, installed), worked(bare), ANSWER_AIM),
        ("processor until quiet, single file", worked(single), worked(single_bare), ANSWER_AIM),
    ]
    if live_root_is_there():
        live_bare, live = (painted(forms.live("python3", name)) for name in ("bare.pyz", "imtui.pyz"))
        entering = run_time(forms.live("true"), {})
        measured.append(("first frame, live system", less(live, entering), less(live_bare, entering), FRAME_AIM))
    return [compared(*one) for one in measured]


def painted(command: Command, environment: Mapping[str, str] | None = None) -> Measure:
    """The time to the first complete frame."""

    def measure() -> float:
        session = open_session(command, environment or {})
        try:
            return session.first_complete_frame()
        finally:
            session.end()

    return measure


def answered(command: Command, environment: Mapping[str, str] | None = None) -> Measure:
    """The time until a key pressed at the first frame has had its effect."""

    def measure() -> float:
        session = open_session(command, environment or {}, early_key=DOWN)
        try:
            return session.first_complete_frame()
        finally:
            session.end()

    return measure


def worked(command: Command, environment: Mapping[str, str] | None = None) -> Measure:
    """The time of the processor until there is nothing left to do."""
    return lambda: open_session(command, environment or {}).end()


def less(measure: Measure, seconds: float) -> Measure:
    """A measure without what entering the root takes."""
    return lambda: measure() - seconds


def compared(name: str, imtui: Measure, against: Measure, aim: float) -> Row:
    """Measure both in turn."""
    taken = in_turn({"against": against, "imtui": imtui})
    return Row.of_times(name, taken["imtui"], taken["against"], aim)
