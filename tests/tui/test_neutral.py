"""A workshop before any reveal: no frame holds a verdict, its colour, its order, or a fact that it rests on."""

from __future__ import annotations

import re
from typing import cast

import pytest
from driver import Driver, interface

from imtui.guide.model import Guide
from imtui.guide.text import fold
from imtui.guide.veil import TELLING_STEMS, Veil
from imtui.guide.verdict import questions_to_ask
from imtui.language import LANGUAGES, Lang
from imtui.tui.explorer.lines import placeholder
from imtui.tui.game import GameScreen
from imtui.tui.painting.themes import THEMES

SIZES: list[tuple[tuple[int, int], Lang]] = [((120, 40), "fr"), ((80, 24), "en"), ((40, 12), "fr")]
sizes = pytest.mark.parametrize(("size", "lang"), SIZES)
SIGNS = "✓✗☺☹"


class Watcher:
    """Looks at frames for what would tell a verdict."""

    def __init__(self, guide: Guide, ui: Driver) -> None:
        self.ui = ui
        neutral = [fold(n) for m in guide.messengers.values() for n in (m.name, *m.aliases, *(a.name for a in m.apps))]
        asked = [p for p in guide.properties.values() if not Veil(guide).tells(p.id)]
        neutral += [fold(str(named.name)) for named in (*asked, *guide.platforms.values())]
        self.neutral = sorted(set(neutral), key=len, reverse=True)
        self.questions = [_as_far_as_shown(str(guide.properties[p].question)) for p in questions_to_ask(guide)]
        self.verdicts = [fold(c.name[language]) for c in guide.categories for language in LANGUAGES]
        theme = THEMES["dark"].variables
        self.colours = {theme[name].lower() for name in ("good", "bad", "partial")}

    def look(self, *allowed: str, lines_of_keys: int = 1) -> None:
        """Look at the frame as it is now, less what is `allowed` and the names of keys in the last lines."""
        lines = self.ui.screen_text().splitlines()[:-lines_of_keys]
        panes = zip(*(line.ljust(1).partition("│") for line in lines), strict=True)
        text = fold("\n".join("\n".join(pane) for pane in panes))
        for question in self.questions:
            text = question.sub(" ", text)
        for said in (*map(fold, allowed), *self.neutral):
            text = text.replace(said, " ")
        found = [word for word in self.verdicts if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)]
        found += [stem for stem in TELLING_STEMS if re.search(rf"\b{re.escape(stem)}", text)]
        found += [sign for sign in SIGNS if sign in text]
        found += sorted(self.colours & self.ui.colours())
        assert not found, f"{found}\n{text}\n{self.ui.screen_text()}"


def _as_far_as_shown(question: str) -> re.Pattern[str]:
    """Make a pattern of a question, which goes over several lines, or of its beginning when its end is not shown."""
    first, *others = [re.escape(fold(word)) for word in question.replace("\u00a0", " ").split()]
    beginning = rf"• {first}\s+{others[0]}"
    return re.compile(beginning + "".join(rf"(?:\s+{word}" for word in others[1:]) + ")?" * len(others[1:]))


@pytest.mark.long
@sizes
async def test_every_messenger_of_the_list_and_its_page_tell_nothing(
    guide: Guide, size: tuple[int, int], lang: Lang
) -> None:
    async with interface(guide, size=size, lang=lang, theme="dark", workshop=True) as ui:
        watcher, names = Watcher(guide, ui), [m.name for m in guide.messengers.values()]
        for messenger in guide.messengers.values():
            await ui.press("down")
            await ui.until(lambda wanted=messenger.id: ui.state.messenger == wanted)  # type: ignore[misc]
            await ui.until(lambda wanted=messenger.name: ui.explorer.view.page.page.title == wanted)  # type: ignore
            watcher.look(placeholder())
            if size[0] < 100:
                await ui.press("tab")
                watcher.look(placeholder())
                await ui.press("tab")
        assert names == sorted(names, key=fold)


@pytest.mark.long
@sizes
async def test_every_messenger_of_the_game_tells_nothing(guide: Guide, size: tuple[int, int], lang: Lang) -> None:
    async with interface(guide, size=size, lang=lang, theme="dark", workshop=True) as ui:
        watcher = Watcher(guide, ui)
        await ui.press("v", "down", "enter")
        await ui.until(lambda: isinstance(ui.app.screen, GameScreen))
        game = cast(GameScreen, ui.app.screen)
        for messenger in game.game.order:
            await ui.until(lambda wanted=messenger: game.messenger == wanted)  # type: ignore[misc]
            watcher.look(lines_of_keys=2)
            await ui.press("tab")
            watcher.look(lines_of_keys=2)
            await ui.press("tab", "down")


@pytest.mark.long
@sizes
async def test_no_other_screen_tells_anything(guide: Guide, size: tuple[int, int], lang: Lang) -> None:
    async with interface(guide, size=size, lang=lang, theme="dark", workshop=True) as ui:
        watcher = Watcher(guide, ui)
        said = [placeholder(), *(str(s.title) for s in guide.scenarios.values())]
        await ui.press("down")
        for keys in (
            ("f",),
            ("s",),
            ("v",),
            ("n",),
            ("n", *"signal", "enter"),
            ("down", "w"),
            ("down", "c"),
            ("down", "x"),
        ):
            for key in keys:
                await ui.press(key)
                watcher.look(*said)
            await ui.press("escape", "escape")


async def test_a_filter_that_would_tell_is_refused_and_says_so(guide: Guide) -> None:
    async with interface(guide, workshop=True) as ui:
        await ui.press("/")
        await ui.type("libre android")
        await ui.sees("would tell a verdict")
        await ui.press("enter")
        await ui.sees("would tell a verdict")
        assert {r.field for r in ui.state.query.requirements} == {"platform"}


async def test_a_filter_that_is_there_when_verdicts_are_hidden_tells_nothing_either(guide: Guide) -> None:
    async with interface(guide, "e2ee android", workshop=True) as ui:
        await ui.sees("would tell a verdict")
        assert {r.field for r in ui.state.query.requirements} == {"platform"}
    async with interface(guide, "e2ee android") as ui:
        await ui.press("v", "enter", "escape")
        await ui.sees("verdicts are hidden")
        assert {r.field for r in ui.state.query.requirements} == {"platform"}


async def test_a_situation_tells_its_needs_and_its_answers_when_asked_for(guide: Guide) -> None:
    scenario = next(iter(guide.scenarios.values()))
    async with interface(guide, workshop=True) as ui:
        await ui.press("s", "down", *["enter"] * 7)
        await ui.press("j")
        await ui.sees(str(scenario.title)[:40])
        assert "What is needed" not in ui.screen_text()
        await ui.press("enter", "v")
        await ui.sees("What is needed")
        assert "give all that is needed" not in ui.screen_text()
        await ui.press("enter", "v")
        await ui.sees("that is needed")
        await ui.press("enter")
        await ui.until(lambda: bool(ui.state.query))


async def test_one_key_hides_the_verdicts_and_shows_them_again_when_asked_twice(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.sees("Fairly good")
        await ui.press("a")
        await ui.sees("verdicts are hidden")
        await ui.sees_no("Fairly good")
        await ui.press("a", "a", "a")
        await ui.sees_no("Fairly good")
        await ui.press("escape", "a", "v")
        await ui.sees("Fairly good")


async def test_what_the_game_revealed_is_shown_in_the_list(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("v", "enter")
        await ui.sees("Sorting game")
        await ui.press("enter", "v", "escape")
        await ui.sees("verdicts are hidden", "Bad")
        assert ui.screen_text().count("Bad") == 1
