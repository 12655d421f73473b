"""`imtui compare`: messengers, or apps, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from imtui.commands.common import add_output, add_short
from imtui.export.formats import TABLE_FORMATS
from imtui.language import _, later
from imtui.options import Options

if TYPE_CHECKING:
    from imtui.arguments import Parser
    from imtui.guide.model import Guide

SUMMARY = later("compare messengers, or apps, side by side")


class Arguments(Options):
    """What `imtui compare` takes."""

    names: Sequence[str] = ()
    only_differences: bool = False


def add_arguments(parser: Parser) -> None:
    parser.add_argument("names", nargs="+", metavar="ID")
    parser.add_argument("--only-differences", action="store_true", help=_("leave out what is the same for all"))
    add_short(parser)
    add_output(parser, TABLE_FORMATS)


def answer(guide: Guide, options: Arguments) -> str:
    """Raises UsageError for unknown names, ComparisonError for what does not compare."""
    from imtui.commands.naming import matches_named
    from imtui.export.formats import PAGE_FORMATS, comparison_as, pages_as, shortened
    from imtui.guide.compare import compare
    from imtui.pages.brief import brief_comparison_page
    from imtui.pages.comparison import comparison_page

    whole = compare(guide, matches_named(guide, options.names))
    shown = whole.differences() if options.only_differences else whole
    left_out = len(whole.rows()) - len(shown.rows())
    if options.format not in PAGE_FORMATS or not (options.brief or options.no_sources):
        return comparison_as(options.format, guide, shown, left_out)
    page = brief_comparison_page(shown, left_out) if options.brief else comparison_page(shown, left_out)
    layout = "sheet" if options.brief else "handout"
    return pages_as(options.format, guide, shortened([page], options.no_sources), layout)
