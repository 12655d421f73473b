"""A small driver over Pilot: press keys, then wait, with a deadline, for what a user would see."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip

from imtui import language
from imtui.guide.model import Guide
from imtui.guide.query import Index, Query, Vocabulary
from imtui.language import Lang
from imtui.tui.app import ImtuiApp
from imtui.tui.explorer.screen import ExploreScreen
from imtui.tui.painting.glyphs import ASCII, UNICODE
from imtui.tui.session import Session
from imtui.tui.state import State

DEADLINE = 10.0
KEYS = {
    "/": "slash",
    "?": "question_mark",
    " ": "space",
    "-": "minus",
    ":": "colon",
    ",": "comma",
    "[": "left_square_bracket",
}


@dataclass
class Driver:
    """A running interface, as somebody in front of it."""

    app: ImtuiApp
    pilot: Pilot[None]

    async def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        await self.pilot.press(*(KEYS.get(key, key) for key in keys))

    async def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        await self.press(*text)

    async def until(self, condition: Callable[[], bool], what: str = "condition") -> None:
        """Wait until something is true when nothing is left to be done; fails with the screen when it never is."""
        deadline = asyncio.get_running_loop().time() + DEADLINE
        await self.pilot.pause()
        while not condition():
            if asyncio.get_running_loop().time() > deadline:
                raise AssertionError(f"never came true: {what}\n{self.screen_text()}")
            await self.pilot.pause()

    async def sees(self, *texts: str) -> None:
        """Wait until all these texts are on the screen."""
        await self.until(lambda: all(text in self.screen_text() for text in texts), f"on the screen: {texts}")

    async def sees_no(self, *texts: str) -> None:
        """Wait until none of these texts is on the screen."""
        await self.until(lambda: not any(text in self.screen_text() for text in texts), f"not on the screen: {texts}")

    async def resize(self, columns: int, rows: int) -> None:
        """Resize the terminal."""
        await self.pilot.resize_terminal(columns, rows)

    @property
    def explorer(self) -> ExploreScreen:
        """The first screen."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, ExploreScreen)
        return screen

    @property
    def state(self) -> State:
        """What the explorer shows."""
        return self.explorer.state

    def screen_text(self) -> str:
        """What is on the screen, line by line."""
        return "\n".join("".join(segment.text for segment in strip) for strip in self._strips())

    def painted(self, names: Mapping[str, str]) -> str:
        """What is on the screen, line by line; before each change of colour the name of the new one."""
        lines = []
        for strip in self._strips():
            parts, before = [], ""
            for text, style, _control in strip:
                triplets = [colour.triplet for colour in (style.color, style.bgcolor) if colour] if style else []
                colours = [names.get(triplet.hex, "") for triplet in triplets if triplet]
                signs = "bold " * bool(style and style.bold) + "reverse " * bool(style and style.reverse)
                now = f"{signs}{' on '.join(filter(None, colours))}".strip()
                parts.append(f"‹{now}›{text}" if now != before and text.strip() else text)
                before = now if text.strip() else before
            lines.append("".join(parts))
        return "\n".join(lines)

    def colours(self) -> set[str]:
        """The colours of what is written on the screen, as #rrggbb."""
        styles = [segment.style for strip in self._strips() for segment in strip if segment.text.strip()]
        return {style.color.triplet.hex for style in styles if style and style.color and style.color.triplet}

    def _strips(self) -> list[Strip]:
        compositor = self.app.screen._compositor
        region = Region(0, 0, *self.app.size)
        return compositor.render_strips(region.size) if region.area else []


@asynccontextmanager
async def interface(
    guide: Guide,
    query: str = "",
    size: tuple[int, int] = (120, 40),
    lang: Lang = "en",
    ascii_only: bool = False,
    theme: str = "terminal",
    workshop: bool = False,
) -> AsyncIterator[Driver]:
    """Run the interface on a guide."""
    language.use(lang)
    vocabulary = Vocabulary(guide)
    session = Session(guide, Index(guide), vocabulary, ASCII if ascii_only else UNICODE)
    state = State(query=vocabulary.parse(query) if query else Query(), workshop=workshop)
    app = ImtuiApp(session, theme, state)
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = Driver(app, pilot)
        await driver.until(lambda: driver.app.screen.is_mounted and bool(driver.screen_text().strip()), "first frame")
        yield driver
