"""`imtui compare`: messengers, or apps, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from imtui.commands.common import add_output
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
    add_output(parser, TABLE_FORMATS)


def answer(guide: Guide, options: Arguments) -> str:
    """Raises UsageError for unknown names, ComparisonError for what does not compare."""
    from imtui.commands.naming import matches_named
    from imtui.export.formats import comparison_as
    from imtui.guide.compare import compare

    whole = compare(guide, matches_named(guide, options.names))
    shown = whole.differences() if options.only_differences else whole
    return comparison_as(options.format, guide, shown, len(whole.rows()) - len(shown.rows()))
