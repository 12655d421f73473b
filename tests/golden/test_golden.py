"""Every page, in every format and language, is as the files in `pages/` have it. `make golden` writes them anew."""

from __future__ import annotations

import pytest
from rendering import PAGES, PRINTED, SHOWN, pages

from imtui.language import LANGUAGES

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
