"""The facilitator's notes: one step of the sheet at a time, and a timer that one starts. Nothing is written."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from imtui.language import _, current, plural
from imtui.pages.blocks import Role, Span
from imtui.pages.sheet import Step, sheet
from imtui.records import record
from imtui.tui.bindings import bindings
from imtui.tui.keys import Scope
from imtui.tui.page_screen import PageScreen
from imtui.tui.painting.lines import Line
from imtui.tui.painting.page_view import PageView
from imtui.tui.painting.text_line import TextLine

if TYPE_CHECKING:
    from imtui.tui.session import Session


@record
class Timer:
    """The seconds that a step has taken: those before it was last stopped, and since when it runs."""

    before: float = 0.0
    since: float | None = None

    def seconds(self, now: float) -> int:
        """How long it has run."""
        return int(self.before + (now - self.since if self.since is not None else 0))

    def turned(self, now: float) -> Timer:
        """Running when it stood, standing when it ran."""
        return Timer(self.before, now) if self.since is None else Timer(self.before + now - self.since)


class Progress:
    """Where a facilitator is in the sheet, and how long each step has taken: it outlives the screen that shows it."""

    def __init__(self) -> None:
        self.steps = sheet(current())
        self.place = 0
        self.timers = [Timer() for _step in self.steps]

    @property
    def step(self) -> Step:
        """The step that one is in."""
        return self.steps[self.place]

    @property
    def timer(self) -> Timer:
        """How long this step has taken."""
        return self.timers[self.place]

    def turn_timer(self) -> None:
        """Start the timer of this step, or stop it."""
        self.timers[self.place] = self.timer.turned(monotonic())

    def go(self, steps: int) -> None:
        """Go on, or back, by some steps, as far as there are any."""
        self.place = min(max(self.place + steps, 0), len(self.steps) - 1)


class NotesScreen(PageScreen):
    """The steps, one after the other; each has its timer."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.NOTES)

    def __init__(self, session: Session, progress: Progress) -> None:
        self.progress = progress
        super().__init__(session, progress.step.page)

    def compose(self) -> ComposeResult:
        """Lay out the time above the page."""
        yield TextLine(self.session.glyphs, self._header, id="header")
        yield from super().compose()

    def on_mount(self) -> None:
        """Show the first step; draw the time every second, as long as it runs."""
        super().on_mount()
        self.set_interval(1, self._tick)

    def action_next_step(self) -> None:
        self._go(1)

    def action_previous_step(self) -> None:
        self._go(-1)

    def action_timer(self) -> None:
        self.progress.turn_timer()
        self._draw_time()

    def hint_scopes(self) -> tuple[Scope, ...]:
        return (Scope.NOTES, *super().hint_scopes())

    def _go(self, steps: int) -> None:
        self.progress.go(steps)
        self.page = self.progress.step.page
        self.query_one(PageView).show(self.page)
        self._draw_time()

    def _tick(self) -> None:
        if self.progress.timer.since is not None:
            self._draw_time()

    def _draw_time(self) -> None:
        self.query_one("#header").refresh()

    def _header(self, _columns: int) -> tuple[Line, Line]:
        return header(self.progress, monotonic())


def header(progress: Progress, now: float) -> tuple[Line, Line]:
    """Where one is, and how long the step has taken of what it may."""
    step, timer = progress.step, progress.timer
    minutes, seconds = divmod(timer.seconds(now), 60)
    late = bool(step.minutes) and minutes >= step.minutes
    allowed = " / " + plural("{n} minute", "{n} minutes", step.minutes) if step.minutes else ""
    stands = "" if timer.since is not None else _(" (stopped)")
    role = Role.BAD if late else Role.STRONG if timer.since is not None else Role.MUTED
    where = Span(" " + _("Notes {n} of {total}").format(n=progress.place + 1, total=len(progress.steps)), Role.MUTED)
    return (where,), (Span(f"{minutes:02}:{seconds:02}{allowed}{stands} ", role),)
