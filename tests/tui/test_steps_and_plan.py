"""From a verdict to action in the interface: steps of a platform, who reaches whom, a plan for a group."""

from __future__ import annotations

import pytest
from driver import Driver, interface

from imtui.guide.model import Guide
from imtui.tui.notes import NotesScreen
from imtui.tui.plan import PlanScreen
from imtui.tui.qr import QrScreen
from imtui.tui.steps import StepsScreen

MOST_KEYS = 8
"""From the start to the page that one scans: more, and a workshop waits."""


async def test_the_steps_are_those_of_the_platform_in_the_filter(guide: Guide) -> None:
    async with interface(guide, "iphone", (80, 24)) as ui:
        await ui.press("n", "j", "a", "enter", "i")
        await ui.sees("Step by step: Jami", "[iOS]", "Get it", "Jami (iOS)")
        await ui.sees_no("Jami (Android)")


async def test_jami_for_an_iphone_takes_few_keys(guide: Guide) -> None:
    """The name in the shop, who made it, and the code to scan, at 80x24."""
    keys = ("n", "j", "a", "enter", "i", "left", "r", "enter")
    assert len(keys) <= MOST_KEYS
    async with interface(guide, size=(80, 24)) as ui:
        await ui.press(*keys[:6])
        await ui.sees("[iOS]", "Jami (iOS)", "App Store", "number 1306951055")
        await ui.press(keys[6])
        await ui.sees("Which link?", "Jami (iOS), App Store · https://apps.apple.com/app/id1306951055")
        await ui.press(keys[7])
        await ui.until(lambda: isinstance(ui.app.screen, QrScreen), "the code")
        await ui.sees("Jami (iOS), App Store: https://apps.apple.com/app/id1306951055")


async def test_arrows_go_round_the_platforms(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("n", *"signal", "enter", "i")
        await ui.sees("[all platforms]", "Signal Desktop")
        await ui.press("right")
        await ui.sees("[GNU/Linux]")
        await ui.press("left", "left")
        await ui.sees("[iOS]")
        await ui.press("escape")
        await ui.until(lambda: not isinstance(ui.app.screen, StepsScreen), "the explorer")


async def test_an_app_of_one_platform_shows_that_platform(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("n", *"dino", "enter")
        await ui.press("n", *"molly", "enter", "i")
        await ui.sees("Step by step: Signal", "[Android]")


async def test_steps_are_not_shown_while_the_verdict_is_hidden(guide: Guide) -> None:
    async with interface(guide, workshop=True) as ui:
        await ui.press("n", *"signal", "enter", "i")
        await ui.sees("hidden until it is revealed")
        assert not isinstance(ui.app.screen, StepsScreen)


async def test_who_reaches_whom_is_asked_of_one_or_of_the_marked(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("n", *"matrix", "enter", "t")
        await ui.sees("Who can reach whom", "Discord", "bridge")
        await ui.press("escape", "space", "n", *"discord", "enter", "space", "t")
        await ui.sees("From Matrix", "From Discord", "natively")


async def test_links_have_labels_and_the_useful_ones_come_first(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("n", *"signal", "enter", "r")
        await ui.sees("Which link?", "Signal · https://signal.org", "source 1 · ")
        screen = ui.screen_text()
        assert screen.index("Signal · https://") < screen.index("source 1")


async def group(ui: Driver) -> PlanScreen:
    await ui.press("p")
    await ui.until(lambda: isinstance(ui.app.screen, PlanScreen), "the plan")
    screen = ui.app.screen
    assert isinstance(screen, PlanScreen)
    return screen


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_group_is_typed_line_by_line(guide: Guide, size: tuple[int, int]) -> None:
    async with interface(guide, size=size) as ui:
        plan = await group(ui)
        await ui.press(*"Ana: iphone", "enter")
        await ui.press(*"android", "enter")
        await ui.until(lambda: len(plan.people) == 2, "two people")
        assert plan.people == ("Ana: iphone", "Person 2: android")
        await ui.sees("Person 2")


async def test_what_cannot_be_read_stays_on_the_line(guide: Guide) -> None:
    async with interface(guide) as ui:
        plan = await group(ui)
        await ui.press(*"Bo: wotsapp", "enter")
        await ui.sees("says nothing of a device", "Bo: wotsapp", "Nobody yet")
        assert plan.people == ()


async def test_a_person_is_chosen_by_keys_and_named(guide: Guide) -> None:
    async with interface(guide) as ui:
        plan = await group(ui)
        await ui.press("tab", "p")
        await ui.sees("This person has", "[ ] Platform: Android")
        await ui.press("down", "down", "space", "enter")
        await ui.sees("Person 1: platform:android")
        await ui.press("enter")
        await ui.until(lambda: plan.people == ("Person 1: platform:android",), "the person")


async def test_people_are_still_there_when_one_returns_and_can_be_taken_out(guide: Guide) -> None:
    async with interface(guide) as ui:
        await group(ui)
        await ui.press(*"Ana: iphone", "enter", "escape", "escape")
        await ui.until(lambda: not isinstance(ui.app.screen, PlanScreen), "the explorer")
        plan = await group(ui)
        assert plan.people == ("Ana: iphone",)
        await ui.press("-")
        await ui.sees("Nobody yet")


async def test_situations_lead_to_a_group_and_to_what_the_others_have(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("s", *"already", "enter")
        await ui.sees("Which one do the others have?")
        await ui.press(*"whatsapp", "enter")
        await ui.sees("Who can reach whom", "Matrix", "bridge", "imtui steps whatsapp")
        await ui.press("escape", "s", *"a group", "enter")
        await ui.until(lambda: isinstance(ui.app.screen, PlanScreen), "the plan")


async def test_the_steps_of_a_column_are_a_key_away_in_a_comparison(guide: Guide) -> None:
    async with interface(guide) as ui:
        for name in ("signal", "jami"):
            await ui.press("n", *name, "enter", "space")
        await ui.press("c")
        await ui.sees("Compare")
        await ui.press("i")
        await ui.sees("Step by step:")
        await ui.press("escape")
        await ui.sees("Compare")


@pytest.mark.parametrize("keys", [("n", *"signal", "enter", "i"), ("t",), ("w",), ("p", "tab"), ("s", "enter")])
async def test_the_help_that_is_hinted_at_opens_over_what_is_open(guide: Guide, keys: tuple[str, ...]) -> None:
    async with interface(guide, size=(80, 24)) as ui:
        await ui.press(*keys)
        await ui.sees("? more")
        over = ui.app.screen
        await ui.press("?")
        await ui.sees("Help", "/ searches, esc closes")
        await ui.press("escape")
        await ui.until(lambda: ui.app.screen is over, "what was open")


async def test_keys_for_everywhere_act_on_a_page_that_is_open(guide: Guide) -> None:
    async with interface(guide, size=(80, 24)) as ui:
        await ui.press("n", *"signal", "enter", "i", "b")
        await ui.until(lambda: isinstance(ui.app.screen, NotesScreen), "the facilitator's sheet")
        await ui.press("escape", "n", *"briar", "enter")
        await ui.sees("Briar")
        await ui.press("escape", "q")
        await ui.until(lambda: ui.app.screen is ui.app.explorer and ui.app.is_running, "the explorer")
