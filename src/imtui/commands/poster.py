"""`imtui poster`: the three categories as the founding document drew them, for a wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imtui.commands.common import add_output
from imtui.export.formats import PAGE_FORMATS
from imtui.language import later
from imtui.options import Options

if TYPE_CHECKING:
    from imtui.arguments import Parser
    from imtui.guide.model import Guide

SUMMARY = later("print the three categories of the founding document on a poster")


Arguments = Options


def add_arguments(parser: Parser) -> None:
    add_output(parser, PAGE_FORMATS)


def answer(guide: Guide, options: Options) -> str:
    from imtui.export.formats import pages_as
    from imtui.guide.query import Index
    from imtui.pages.booklet import poster_page

    return pages_as(options.format, guide, [poster_page(Index(guide))], "poster")
