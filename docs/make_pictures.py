"""Makes the pictures of the documentation from the program itself, so that they stay true: `make pictures`.

The real interface runs without a terminal, on the real guide; its screen is written to `docs/pictures/` as SVG, and
as text between the two marks of README.md and LISEZMOI.md.
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from driver import interface

from imtui.guide.reading.folder import read_folder
from imtui.language import LANGUAGES, Lang
from imtui.tui.comparison.screen import CompareScreen

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
DOCUMENTS: dict[Lang, str] = {"en": "README.md", "fr": "LISEZMOI.md"}
QUERY = "android ios e2ee"
"""What a workshop asks: it has Android phones and iPhones, and wants everything end-to-end encrypted."""

SIZE = (110, 30)
MESSENGER = "signal"
COMPARED = ("signal", "xmpp-omemo", "whatsapp")
COMPARED_NAMES = ("Signal", "XMPP", "WhatsApp")

_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}\s*")
_IDENTIFIER = re.compile(r"\bterminal-\d+")
"""The name of a picture inside itself: it differs from run to run, and the picture must not."""

_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_TEXT_SCREEN = re.compile(r"(?<=<!-- screen -->\n).*?(?=<!-- end of screen -->)", re.DOTALL)


async def picture(lang: Lang) -> tuple[str, str]:
    """The screen of the explorer, on one messenger under a filter, as SVG and as text."""
    async with interface(read_folder(ROOT / "data"), QUERY, SIZE, lang, theme="dark") as driver:
        while MESSENGER not in driver.state.cursor:
            await driver.press("down")
        await driver.sees("Molly")
        return _without_fonts(driver.app.export_screenshot(title="imtui")), driver.screen_text()


async def comparison(lang: Lang) -> str:
    """The screen that compares three messengers, differences only, as SVG."""
    async with interface(read_folder(ROOT / "data"), size=SIZE, lang=lang, theme="dark") as driver:
        driver.app.push_screen(CompareScreen(driver.app.session, COMPARED))
        await driver.sees(*COMPARED_NAMES)
        await driver.press("d", *["down"] * 9)
        await driver.sees("(")
        return _without_fonts(driver.app.export_screenshot(title="imtui"))


def _without_fonts(svg: str) -> str:
    """Let a picture load nothing from the network: the reader's own fixed-width font draws it."""
    local = _COMMENT.sub("", _FONT_FACE.sub("", svg)).replace("Fira Code", "DejaVu Sans Mono")
    local = _IDENTIFIER.sub("imtui", local)
    return "\n".join(line.rstrip() for line in local.splitlines()).strip() + "\n"


def _put_text(document: Path, screen: str) -> None:
    """Put a screen as text between the marks of a document."""
    lines = "\n".join(line.rstrip() for line in screen.splitlines())
    text, count = _TEXT_SCREEN.subn(lambda _found: f"```text\n{lines}\n```\n", document.read_text(encoding="utf-8"))
    if count != 1:
        raise SystemExit(f"{document.name}: expected one place between “<!-- screen -->” and “<!-- end of screen -->”")
    document.write_text(text, encoding="utf-8")


def main() -> None:
    """Make every picture."""
    PICTURES.mkdir(exist_ok=True)
    for lang in LANGUAGES:
        svg, screen = asyncio.run(picture(lang))
        (PICTURES / f"explorer-{lang}.svg").write_text(svg, encoding="utf-8")
        (PICTURES / f"compare-{lang}.svg").write_text(asyncio.run(comparison(lang)), encoding="utf-8")
        _put_text(ROOT / DOCUMENTS[lang], screen)


if __name__ == "__main__":
    main()
