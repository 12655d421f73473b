"""The facilitator's sheet, as it stands in `docs/`, one page a step: what to say, the keys, how long it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from os.path import join

from imtui.guide.reading.checkout import checkout
from imtui.language import Lang
from imtui.pages.blocks import Block, Page, Paragraph, Role, Row, Sign, Span, Title, text
from imtui.records import record
from imtui.resources import resource

SHEETS: dict[Lang, str] = {"fr": "atelier.md", "en": "workshop.md"}
"""The document of each language that has one; the others are told in English."""


@record
class Step:
    """A part of the workshop, and the minutes that it may take; 0 for what is no step."""

    page: Page
    minutes: int


def sheet(lang: Lang) -> tuple[Step, ...]:
    """The steps of a workshop, preceded by what to know and followed by what to do with less time."""
    sections = re.split(r"^#+ ", _document(lang), flags=re.MULTILINE)[1:]
    return tuple(_step(*section.partition("\n")[::2]) for section in sections)


def _document(lang: Lang) -> str:
    name, root = SHEETS.get(lang, SHEETS["en"]), checkout()
    if root is None:
        return resource(f"sheets/{name}").decode()
    with open(join(root, "docs", name), encoding="utf-8") as stream:
        return stream.read()


def _step(heading: str, body: str) -> Step:
    minutes = re.search(r"\((\d+) minutes\)", heading)
    blocks = (block for part in re.split(r"\n\s*\n", body.strip()) for block in _blocks(part))
    return Step(Page((Title(heading), *blocks)), int(minutes[1]) if minutes else 0)


def _blocks(part: str) -> Iterator[Block]:
    """The blocks of what stands between two empty lines: a table of keys, a list, or running text."""
    if part.startswith("|"):
        for line in part.splitlines()[2:]:
            keys, said = (_plain(cell.strip()) for cell in line.strip("|").split(" | "))
            yield Row("", text(said), word=Span(keys, Role.ACCENT))
    elif part.startswith("- "):
        for item in re.split(r"^- ", part, flags=re.MULTILINE)[1:]:
            yield Paragraph(text(_plain(item)), Sign.BULLET)
    elif part:
        yield Paragraph(text(_plain(part)))


def _plain(markdown: str) -> str:
    """A text without the marks of Markdown; of a link, its name."""
    unlinked = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", " ".join(markdown.split()))
    return re.sub(r"[*`]", "", unlinked)
