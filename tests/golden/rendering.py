"""What imtui says of a small guide, made by hand, that holds every value, status, mark, warning and gap once.

Each page in each format and language is a file in `pages/`, which a person can read. `make golden` writes them anew:
how they differ then is what a change of the program does.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from imtui import __version__, language
from imtui.cli import run
from imtui.exits import Exit
from imtui.export.text import page_as_text
from imtui.guide.compare import compare, referred
from imtui.guide.game import Game, new_game
from imtui.guide.model import Guide, Messenger
from imtui.guide.query import Index, Query, Vocabulary
from imtui.guide.reading.folder import read_folder
from imtui.language import LANGUAGES
from imtui.pages.blocks import Page
from imtui.pages.category import category_page, guide_page
from imtui.pages.claim import claim_page
from imtui.pages.game import closing_page, reveal_page
from imtui.pages.hidden import hidden_app_page, hidden_list_page, hidden_page
from imtui.pages.left_out import left_out_page
from imtui.pages.messenger import app_page

HERE = Path(__file__).parent
GUIDE = HERE / "guide"
PAGES = HERE / "pages"
ENDINGS = {"text": "txt", "md": "md", "html": "html", "csv": "csv", "json": "json"}

PRINTED = {
    "list": "list",
    "list-filtered": "list e2ee android",
    "list-empty": "list e2ee:no no-phone",
    "messenger": "show birch",
    "messenger-with-all": "show cedar",
    "messenger-closed": "show oak",
    "messenger-unknown": "show larch",
    "messenger-brief": "show birch --brief",
    "steps": "steps fir",
    "steps-of-a-platform": "steps fir --platform android",
    "steps-of-nobody": "steps alder",
    "compare": "compare alder cedar fir",
    "compare-differences": "compare alder yew --only-differences",
    "compare-apps": "compare 'Birch One' 'Alder Desktop'",
    "compare-brief": "compare alder cedar fir --brief",
    "reach": "reach birch cedar alder",
    "plan": "plan {people}",
    "why-best": "why alder",
    "why-worst": "why cedar",
    "why-differs": "why fir",
    "why-not": "why-not cedar e2ee ios -platform:web",
    "why-not-unknown": "why-not larch e2ee",
    "situations": "scenarios",
    "situation": "scenarios collective",
    "situation-brief": "scenarios collective --brief",
    "words": "glossary",
    "word": "glossary libre",
    "changes": "changes",
    "changes-filtered": "changes ios --since 2025-06",
    "corrections": "changes --guide --since 2000",
    "keys": "keys",
    "poster": "poster",
    "booklet": "booklet birch cedar",
    "cards": "cards alder birch cedar fir",
    "answers": "answers alder birch cedar",
    "to-sort": "game cedar alder",
    "check": "check {guide} --older-than 9",
}
"""What commands print, by the name of its files."""

SHOWN: dict[str, Callable[[Index], Page]] = {
    "guide": guide_page,
    "category": lambda index: category_page(index, index.guide.categories[1]),
    "category-filtered": lambda index: category_page(index, index.guide.categories[0], parsed(index, "ios")),
    "left-out": lambda index: left_out_page(index, parsed(index, "ios no-phone")),
    "left-out-by-nothing": lambda index: left_out_page(index, parsed(index, "")),
    "app": lambda index: app_page(index.guide, birch(index), birch(index).apps[0]),
    "hidden-list": lambda index: hidden_list_page(index, parsed(index, "ios e2ee")),
    "hidden": lambda index: hidden_page(index.guide, index.guide.messengers["cedar"]),
    "hidden-app": lambda index: hidden_app_page(index.guide, birch(index), birch(index).apps[0]),
    "answer-of-apps": lambda index: answer_of(index, "cedar", "platform-gnu-linux"),
    "revealed": lambda index: reveal_page(index, played(index.guide), index.guide.messengers["cedar"]),
    "closing": lambda index: closing_page(index, played(index.guide)),
    "answer": lambda index: answer_of(index, "hazel", "e2ee"),
    "answer-unknown": lambda index: answer_of(index, "larch", "e2ee"),
    "answer-never-given": lambda index: answer_of(index, "spruce", "gratis"),
}
"""What is shown without a command, by the name of its file."""


class Today(date):
    """A clock that stands still: ages are counted from it."""

    @classmethod
    def today(cls) -> Today:
        return cls(2026, 11, 30)


def pages(lang: str, name: str) -> Iterator[tuple[Path, str]]:
    """A page in each format that it has, with the file that holds what it should be."""
    if name in SHOWN:
        language.use(lang)
        yield PAGES / lang / f"{name}.txt", page_as_text(SHOWN[name](Index(guide())))
        return
    for form, ending in ENDINGS.items():
        printed, code = printing(f"{PRINTED[name]} --format {form}", lang)
        if code != Exit.USAGE:
            yield PAGES / lang / f"{name}.{ending}", printed


@cache
def guide() -> Guide:
    """The small guide."""
    return read_folder(GUIDE)


def printing(command: str, lang: str) -> tuple[str, int]:
    """What a command prints, and its exit code."""
    places = {"guide": str(GUIDE), "people": str(HERE / "people.txt")}
    words = [word.format(**places) for word in shlex.split(command)]
    out = StringIO()
    with ExitStack() as stack:
        stack.enter_context(redirect_stdout(out))
        stack.enter_context(redirect_stderr(out))
        stack.enter_context(patch("datetime.date", Today))
        stack.enter_context(patch("imtui.guide.reading.folder.read_folder", lambda _folder: guide()))
        code = run([*words, "--data", str(GUIDE), "--lang", lang])
    return readable(out.getvalue()), code


def readable(text: str) -> str:
    """A page without what nobody reads: the style of HTML, the drawing of QR codes, where the guide lies here."""
    text = re.sub(r"<style>.*?</style>", "<style></style>", text, flags=re.DOTALL)
    text = re.sub(r"<path [^>]*>", "<path>", text)
    return text.replace(str(GUIDE), "GUIDE").replace(__version__, "VERSION")


def birch(index: Index) -> Messenger:
    """The messenger of the small guide whose apps differ most."""
    return index.guide.messengers["birch"]


def parsed(index: Index, text: str) -> Query:
    """A filter as it is typed."""
    return Vocabulary(index.guide).parse(text)


def played(guide: Guide) -> Game:
    """A game in which all has happened that can."""
    game = new_game(guide, ("cedar", "fir", "birch", "oak", "yew", "alder"))
    game = game.put("cedar", "mauvais").put("fir", "tres-bon").put("oak", "plutot-bon").skip("birch")
    for category in ("tres-bon", "tres-bon", "plutot-bon"):
        game = game.count("yew", category).count("cedar", category)
    return game.reveal("cedar", "fir", "birch", "oak").put("cedar", "plutot-bon")


def answer_of(index: Index, messenger: str, asked: str) -> Page:
    """The page of an answer, as a comparison opens it."""
    comparison = compare(index.guide, [referred(index.guide, messenger), referred(index.guide, "alder")])
    row = next(row for row in comparison.rows() if row.id == asked)
    return claim_page(index.guide, comparison.columns[0], row, row.cells[0])


def write_all() -> None:
    """Write every page."""
    for lang in LANGUAGES:
        for name in (*PRINTED, *SHOWN):
            for path, text in pages(lang, name):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode())
