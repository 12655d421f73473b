"""`imtui cards`: the cards of the sorting game, to print on both sides and cut out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from imtui.commands.common import add_messengers, add_output
from imtui.export.formats import PAGE_FORMATS
from imtui.language import later
from imtui.options import Options

if TYPE_CHECKING:
    from imtui.arguments import Parser
    from imtui.guide.model import Guide

SUMMARY = later("print the cards of the sorting game, to be cut out")


class Arguments(Options):
    """What `imtui cards` takes."""

    query: Sequence[str] = ()


def add_arguments(parser: Parser) -> None:
    add_messengers(parser)
    add_output(parser, PAGE_FORMATS)


def answer(guide: Guide, options: Arguments) -> str:
    """Raises QueryError."""
    from imtui.commands.choosing import messengers_to_sort
    from imtui.export.formats import pages_as
    from imtui.guide.query import Index
    from imtui.pages.booklet import cards

    made = cards(guide, messengers_to_sort(Index(guide), options.query))
    if options.format == "html":
        from imtui.export.cards import cards_document

        return cards_document(made)
    return pages_as(options.format, guide, [side for card in made for side in (card.front, card.back)])
