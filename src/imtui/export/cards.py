"""Cards to cut out: sheets of fronts, each with the backs behind it when both sides of the paper are printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imtui.export.elements import Element, element
from imtui.export.html import Layout, article, framed
from imtui.language import _
from imtui.pages.booklet import Card

ROWS, COLUMNS = 4, 2
"""Cards on one side of an A4 sheet."""


def cards_document(cards: Sequence[Card]) -> str:
    """Write cards as a file to print on both sides, turned over the long edge."""
    return framed(_("Sorting game: the cards"), Layout.CARDS, _sheets(cards))


def _sheets(cards: Sequence[Card]) -> Iterator[Element]:
    size = ROWS * COLUMNS
    for start in range(0, len(cards), size):
        sheet = cards[start : start + size]
        yield element("section", *(article(card.front, 0, class_="card") for card in sheet))
        yield element("section", *_backs(sheet), class_="backs")


def _backs(sheet: Sequence[Card]) -> Iterator[Element]:
    """The backs, each row from its end: so each lies behind its front. An empty card fills a row cut short."""
    for start in range(0, len(sheet), COLUMNS):
        row = [article(card.back, 0, class_="card") for card in sheet[start : start + COLUMNS]]
        yield from reversed([*row, *(element("article", class_="card") for _missing in range(COLUMNS - len(row)))])
