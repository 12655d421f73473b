"""`imtui steps`: how to get a messenger safely, set it well, make sure, and leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imtui.commands.common import add_output, add_short
from imtui.errors import UsageError
from imtui.export.formats import PAGE_FORMATS
from imtui.language import _, later
from imtui.options import Options

if TYPE_CHECKING:
    from imtui.arguments import Parser
    from imtui.guide.model import Guide

SUMMARY = later("say how to get a messenger, set it, make sure, and leave it")


class Arguments(Options):
    """What `imtui steps` takes."""

    name: str = ""
    platform: str | None = None


def add_arguments(parser: Parser) -> None:
    parser.add_argument("name", metavar="ID")
    platform_help = _("only what holds there: android, ios, linux, tails")
    parser.add_argument("--platform", metavar="NAME", help=platform_help)
    add_short(parser)
    add_output(parser, (*PAGE_FORMATS, "json"))


def answer(guide: Guide, options: Arguments) -> str:
    """Raises UsageError for a messenger or a platform that means nothing."""
    from imtui.commands.naming import messengers_named
    from imtui.export.formats import pages_as, shortened
    from imtui.pages.steps import steps_page

    platform = _platform(guide, options.platform) if options.platform else None
    messengers = messengers_named(guide, options.name)
    if options.format == "json":
        from imtui.export.json import steps_as_json

        return steps_as_json(guide, messengers, platform)
    pages = [steps_page(guide, messenger, platform) for messenger in messengers]
    layout = "sheet" if options.brief else "handout"
    return pages_as(options.format, guide, shortened(pages, options.no_sources), layout)


def _platform(guide: Guide, name: str) -> str:
    """The platform that a word means, as filters understand it; raises UsageError when it means none, or several."""
    from imtui.guide.query import QueryError, Vocabulary
    from imtui.guide.steps import platform_asked

    try:
        platform = platform_asked(guide, Vocabulary(guide).parse(name))
    except QueryError:
        platform = None
    if platform is None:
        known = ", ".join(guide.platforms)
        raise UsageError(_("“{name}” is no platform. There are: {known}.").format(name=name, known=known))
    return platform
