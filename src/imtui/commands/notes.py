"""`imtui notes`: the facilitator's sheet, for a second terminal; without a terminal, as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imtui.commands.common import add_output
from imtui.export.formats import PAGE_FORMATS
from imtui.language import current, later
from imtui.options import Options

if TYPE_CHECKING:
    from imtui.arguments import Parser
    from imtui.guide.model import Guide

SUMMARY = later("follow the sheet of a workshop, with a timer")


Arguments = Options


def add_arguments(parser: Parser) -> None:
    add_output(parser, PAGE_FORMATS)


def answer(guide: Guide, options: Options) -> str:
    from imtui.export.formats import pages_as
    from imtui.pages.sheet import sheet

    return pages_as(options.format, guide, [step.page for step in sheet(current())])
