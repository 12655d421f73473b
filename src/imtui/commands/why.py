"""`imtui why`: the verdict on a messenger, explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imtui.commands.common import add_output, add_short
from imtui.export.formats import PAGE_FORMATS
from imtui.language import later
from imtui.options import Options

if TYPE_CHECKING:
    from imtui.arguments import Parser
    from imtui.guide.model import Guide

SUMMARY = later("explain the category of a messenger")


class Arguments(Options):
    """What `imtui why` takes."""

    name: str = ""


def add_arguments(parser: Parser) -> None:
    parser.add_argument("name", metavar="ID")
    add_short(parser, brief=False)
    add_output(parser, PAGE_FORMATS)


def answer(guide: Guide, options: Arguments) -> str:
    """Raises UsageError for a name that means nothing."""
    from imtui.commands.naming import messengers_named
    from imtui.export.formats import pages_as, shortened
    from imtui.pages.why import why_page

    pages = [why_page(guide, m) for m in messengers_named(guide, options.name)]
    return pages_as(options.format, guide, shortened(pages, options.no_sources))
