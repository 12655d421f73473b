"""A walk through the interface on the small guide: what stands on each screen, as text, for each size and language."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from pathlib import Path

from driver import Driver, interface
from rendering import HERE, guide

from imtui.language import Lang
from imtui.tui.painting.palettes import PALETTES

FRAMES = HERE / "frames"

Size = tuple[int, int]

WALKS: list[tuple[Size, Lang]] = [
    ((120, 40), "en"),
    ((120, 40), "fr"),
    ((100, 30), "en"),
    ((80, 24), "fr"),
    ((40, 12), "en"),
]
"""The sizes and languages in which somebody walks."""

PAINTED = (120, 40)
"""The size at which frames tell their colours too, by the names of the palette."""

CONSOLE = (80, 24)
"""The size of the Linux console, whose signs are ASCII."""

PALETTE = PALETTES["dark"]

WALK = {
    "start": "",
    "word-begun": "/ typed:e2ee space typed:andr",
    "filter-typed": "ctrl+u typed:e2ee typed:,android",
    "filter": "enter down down",
    "apps-shown": "up right",
    "category-closed": "left left left",
    "left-out": "right x",
    "panel": "escape f down down",
    "panel-one-or-the-other": "down down space a",
    "panel-all": "a space",
    "page": "escape escape n typed:birch enter tab down down",
    "mark": "tab space n typed:cedar enter space",
    "comparison": "c down down right",
    "word-of-a-row": "m",
    "link-of-a-cell": "escape r",
    "differences": "escape d t",
    "picker": "t a typed:al",
    "claim": "escape enter",
    "why": "escape escape w",
    "steps": "escape n typed:fir enter i right",
    "reach": "escape t",
    "plan": "escape p typed:Ana:wotsapp enter",
    "plan-of-a-group": "ctrl+u typed:Ana:android enter typed:Bo:iphone enter",
    "person": "tab p down space",
    "situations": "escape escape escape s",
    "situation": "down enter",
    "question": "escape s enter",
    "words": "escape m",
    "word": "enter",
    "save": "escape e",
    "links": "escape r",
    "link": "enter",
    "help": "escape escape ?",
    "notes": "escape b right",
    "workshop": "escape a",
    "panel-of-a-workshop": "f",
    "games": "escape v",
    "game": "enter",
    "game-counted": "M P P down t",
    "revealing": "enter",
    "revealed": "v",
    "closing": "R v",
}
"""The screens of a walk in their order, and the keys that lead to each from the one before."""


def keys_of(walked: str) -> list[str]:
    """The keys of a part of the walk, letter by letter where something is typed."""
    words = walked.split()
    return [key for word in words for key in (word[6:] if word.startswith("typed:") else [word])]


async def walk(size: Size, lang: Lang, look: Callable[[Path, Driver], Awaitable[None]]) -> None:
    """Walk, and look at each screen, beside the file that holds what should stand there."""
    columns, rows = size
    async with interface(guide(), size=size, lang=lang, theme=PALETTE.id, ascii_only=size == CONSOLE) as ui:
        for name, walked in WALK.items():
            await ui.press(*keys_of(walked))
            await look(FRAMES / lang / f"{columns}x{rows}" / f"{name}.txt", ui)


def frame(ui: Driver) -> str:
    """What is on the screen, less what ends its lines."""
    names = {
        colour.lower(): name for name, colour in PALETTE.colours.items() if name not in ("foreground", "background")
    }
    shown = ui.painted(names) if ui.app.size == PAINTED else ui.screen_text()
    return "".join(f"{line.rstrip()}\n" for line in shown.splitlines())


async def write(path: Path, ui: Driver) -> None:
    """Write the frame that the keys led to, once it does not change any more."""
    seen: deque[str] = deque(maxlen=5)

    def is_still() -> bool:
        seen.append(frame(ui))
        return not ui.app._in_turn.busy and seen.count(seen[-1]) == seen.maxlen

    await ui.until(is_still, f"{path.name}: a frame that stays")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(seen[-1], encoding="utf-8")


async def write_all() -> None:
    """Write the frames of every walk."""
    for size, lang in WALKS:
        await walk(size, lang, write)
