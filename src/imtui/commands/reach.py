"""`imtui reach`: who can write to whom among messengers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from imtui.commands.common import add_output
from imtui.export.formats import PAGE_FORMATS
from imtui.language import later
from imtui.options import Options

if TYPE_CHECKING:
    from imtui.arguments import Parser
    from imtui.guide.model import Guide

SUMMARY = later("say who can write to whom, through what, and how private")


class Arguments(Options):
    """What `imtui reach` takes."""

    names: Sequence[str] = ()


def add_arguments(parser: Parser) -> None:
    parser.add_argument("names", nargs="+", metavar="ID")
    add_output(parser, (*PAGE_FORMATS, "json"))


def answer(guide: Guide, options: Arguments) -> str:
    """Raises UsageError for a name that means nothing."""
    from imtui.commands.naming import messengers_named
    from imtui.export.formats import pages_as
    from imtui.pages.reach import reach_page

    messengers = list({m.id: m for name in options.names for m in messengers_named(guide, name)}.values())
    if options.format == "json":
        from imtui.export.json import ways_as_json

        return ways_as_json(guide, messengers)
    return pages_as(options.format, guide, [reach_page(guide, messengers)])
