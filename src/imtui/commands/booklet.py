"""`imtui booklet`: a page a messenger, the words and the sources, to fold and hand out."""

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

SUMMARY = later("make a booklet to hand out: a page a messenger, words, sources")


class Arguments(Options):
    """What `imtui booklet` takes."""

    query: Sequence[str] = ()


def add_arguments(parser: Parser) -> None:
    add_messengers(parser)
    add_output(parser, PAGE_FORMATS)


def answer(guide: Guide, options: Arguments) -> str:
    """Raises QueryError."""
    from imtui.commands.choosing import messengers_chosen
    from imtui.export.formats import pages_as
    from imtui.guide.query import Index
    from imtui.pages.booklet import booklet_pages

    messengers = messengers_chosen(Index(guide), options.query)
    return pages_as(options.format, guide, booklet_pages(guide, messengers), "booklet")
