"""The facilitator's notes: the sheet step by step, in both languages, with a timer that one starts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from driver import interface
from textual.screen import Screen

from conftest import ROOT
from imtui.guide.model import Guide
from imtui.language import Lang
from imtui.pages.blocks import Role
from imtui.pages.sheet import SHEETS, sheet
from imtui.tui import notes
from imtui.tui.notes import NotesScreen, Progress, Timer, header


@pytest.mark.parametrize("lang", SHEETS)
def test_every_step_of_the_document_has_its_page_and_its_minutes(lang: Lang) -> None:
    document = (ROOT / "docs" / SHEETS[lang]).read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.+)$", document, flags=re.M)
    assert [step.page.title for step in sheet(lang)] == headings
    assert sum(step.minutes for step in sheet(lang)) == 90


async def test_one_goes_through_the_steps_and_starts_the_timer(guide: Guide) -> None:
    async with interface(guide, size=(80, 24)) as ui:
        await ui.press("b")
        await ui.sees("Notes 1 of", "00:00 (stopped)", "t timer")
        await ui.press("right", "right", "t")
        await ui.sees("1. Welcome", "/ 10 minutes")
        await ui.sees_no("(stopped)")
        await ui.press("right")
        await ui.sees("2. The sorting game", "(stopped)")
        await ui.press("left", "t")
        await ui.sees("(stopped)")
        await ui.press("escape")
        await ui.sees("The guide")


async def test_the_sheet_is_one_key_away_in_the_game_and_its_time_goes_on_meanwhile(guide: Guide) -> None:
    async with interface(guide, size=(80, 24)) as ui:
        await ui.press("b", "right", "t", "escape")
        await ui.press("v", "enter")
        await ui.sees("Sorting game")
        await ui.press("b")
        await ui.sees("Notes 2 of")
        await ui.sees_no("(stopped)")
        await ui.press("escape")
        await ui.sees("Sorting game")


def test_a_timer_that_was_stopped_goes_on_from_there() -> None:
    timer = Timer().turned(10.0).turned(70.0)
    assert timer.seconds(500.0) == 60
    assert timer.turned(500.0).seconds(530.0) == 90


def test_one_goes_as_far_as_there_are_steps() -> None:
    progress = Progress()
    progress.go(-1)
    assert progress.place == 0
    progress.go(1)
    assert progress.place == 1
    progress.go(-1)
    assert progress.place == 0
    progress.go(len(progress.steps) + 5)
    assert progress.step is progress.steps[-1]


def test_the_time_is_marked_when_a_step_has_taken_all_that_it_may() -> None:
    progress = Progress()
    progress.go(next(place for place, step in enumerate(progress.steps) if step.minutes == 10))
    progress.timers[progress.place] = Timer(since=0.0)
    said = [time_of(progress, now) for now in (0.0, 61.9, 599.9, 600.0)]
    assert said == [
        ("00:00 / 10 minutes ", Role.STRONG),
        ("01:01 / 10 minutes ", Role.STRONG),
        ("09:59 / 10 minutes ", Role.STRONG),
        ("10:00 / 10 minutes ", Role.BAD),
    ]
    progress.timers[progress.place] = Timer(65.0)
    assert time_of(progress, 999.0) == ("01:05 / 10 minutes (stopped) ", Role.MUTED)


def test_a_step_without_minutes_is_never_late() -> None:
    progress = Progress()
    assert progress.step.minutes == 0
    progress.timers[0] = Timer(since=0.0)
    assert time_of(progress, 6000.0) == ("100:00 ", Role.STRONG)


def time_of(progress: Progress, now: float) -> tuple[str, Role]:
    (_where, (time,)) = header(progress, now)
    return time.text, time.role


async def test_a_running_timer_is_drawn_by_itself(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr(notes, "monotonic", lambda: now)
    set_interval = Screen.set_interval

    def hurry(screen: NotesScreen, seconds: float, *arguments: Any, **named: Any) -> Any:
        """Let each second be over soon, and anything longer never."""
        return set_interval(screen, 0.01 if seconds == 1 else seconds if seconds < 1 else 3600, *arguments, **named)

    monkeypatch.setattr(NotesScreen, "set_interval", hurry)
    async with interface(guide, size=(80, 24)) as ui:
        await ui.press("b", "t")
        await ui.sees("00:00 ")
        now += 65
        await ui.sees("01:05 ")


async def test_going_past_the_last_step_stays_there_and_back_shows_the_one_before(guide: Guide) -> None:
    async with interface(guide, size=(80, 24)) as ui:
        await ui.press("b")
        await ui.sees("Notes 1 of")
        screen = ui.app.screen
        assert isinstance(screen, NotesScreen)
        total = len(screen.progress.steps)
        await ui.press("left")
        await ui.sees("Notes 1 of")
        await ui.press(*["right"] * total)
        await ui.sees(f"Notes {total} of {total}", screen.progress.steps[-1].page.title)
        await ui.press("left")
        await ui.sees(f"Notes {total - 1} of {total}", screen.progress.steps[-2].page.title)
