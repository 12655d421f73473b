"""`imtui show`: everything about messengers or apps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from imtui.commands.common import add_output, add_short
from imtui.export.formats import PAGE_FORMATS
from imtui.language import _, later
from imtui.options import Options

if TYPE_CHECKING:
    from imtui.arguments import Parser
    from imtui.guide.model import Guide

SUMMARY = later("show everything about a messenger or an app")


class Arguments(Options):
    """What `imtui show` takes."""

    names: Sequence[str] = ()
    steps: bool = False


def add_arguments(parser: Parser) -> None:
    parser.add_argument("names", nargs="+", metavar="ID")
    parser.add_argument("--steps", action="store_true", help=_("add how to get it, set it and leave it"))
    add_short(parser)
    add_output(parser, (*PAGE_FORMATS, "csv", "json"))


def answer(guide: Guide, options: Arguments) -> str:
    """Raises UsageError for a name that means nothing."""
    from imtui.commands.naming import matches_named
    from imtui.export.formats import pages_as, shortened
    from imtui.pages.messenger import app_page, match_page

    matches = matches_named(guide, options.names)
    if options.format == "json":
        from imtui.export.json import matches_as_json

        return matches_as_json(guide, matches)
    if options.format == "csv":
        from imtui.export.comparison import comparison_as_csv
        from imtui.guide.compare import line_up

        return comparison_as_csv(guide, line_up(guide, matches))
    if options.brief:
        from imtui.pages.brief import brief_page

        pages = [app_page(guide, m.messenger, m.app) if m.app else brief_page(guide, m.messenger) for m in matches]
    else:
        pages = [match_page(guide, match) for match in matches]
    if options.steps:
        from imtui.pages.steps import steps_page

        pages += [steps_page(guide, messenger) for messenger in {m.messenger.id: m.messenger for m in matches}.values()]
    layout = "sheet" if options.brief else "handout"
    return pages_as(options.format, guide, shortened(pages, options.no_sources), layout)
