"""The facilitator's notes: the sheet step by step, in both languages, with a timer that one starts."""

from __future__ import annotations

import re

import pytest
from driver import interface

from conftest import ROOT
from imtui.guide.model import Guide
from imtui.language import Lang
from imtui.pages.sheet import SHEETS, sheet
from imtui.tui.notes import Timer


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
