"""`imtui keys`: the keys of the interface, which is its help, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imtui.commands.common import add_output
from imtui.export.formats import PAGE_FORMATS
from imtui.language import later
from imtui.options import Options

if TYPE_CHECKING:
    from imtui.arguments import Parser
    from imtui.guide.model import Guide

SUMMARY = later("list the keys of the interface")


Arguments = Options


def add_arguments(parser: Parser) -> None:
    add_output(parser, PAGE_FORMATS)


def answer(guide: Guide, options: Options) -> str:
    from imtui.export.formats import pages_as
    from imtui.tui.help import help_page

    return pages_as(options.format, guide, [help_page(guide)])
