"""Every page and every screen is as the files in `pages/` and `frames/` have it. `make golden` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import Driver
from rendering import PAGES, PRINTED, SHOWN, pages
from walking import FRAMES, WALK, WALKS, Size, frame, walk

from imtui.language import LANGUAGES, Lang

NAMES = (*PRINTED, *SHOWN)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_as_it_was(name: str, lang: str) -> None:
    made = dict(pages(lang, name))
    kept = {path for path in (PAGES / lang).iterdir() if path.stem == name}
    assert made.keys() == kept, "formats came or went: `make golden`, and read the difference"
    for path, text in made.items():
        assert text == path.read_bytes().decode(), f"{path.name} has changed: `make golden`, and read the difference"


def test_no_file_is_left_over() -> None:
    assert {path.stem for path in PAGES.rglob("*.*")} == set(NAMES)
    assert {path.stem for path in FRAMES.rglob("*.*")} == set(WALK)


QUICK = [((120, 40), "en"), ((80, 24), "fr"), ((40, 12), "en")]
"""The walks that are taken at every run of the tests; the others say little more, and are among the long tests."""


@pytest.mark.parametrize(
    ("size", "lang"), [pytest.param(*walk, marks=() if walk in QUICK else pytest.mark.long) for walk in WALKS]
)
async def test_every_screen_is_as_it_was(size: Size, lang: Lang) -> None:
    async def look(path: Path, ui: Driver) -> None:
        kept = path.read_text(encoding="utf-8")
        await ui.until(lambda: frame(ui) == kept, f"{path.name}: `make golden`, and read the difference")

    await walk(size, lang, look)
