"""`imtui why-not`: why a messenger does not answer a query."""

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

SUMMARY = later("explain why a messenger does not answer a filter")


class Arguments(Options):
    """What `imtui why-not` takes."""

    name: str = ""
    query: Sequence[str] = ()


def add_arguments(parser: Parser) -> None:
    parser.add_argument("name", metavar="ID")
    parser.add_argument("query", nargs="+", metavar="QUERY")
    add_output(parser, PAGE_FORMATS)


def answer(guide: Guide, options: Arguments) -> str:
    """Raises QueryError, and UsageError for an unknown name."""
    from imtui.commands.naming import messengers_named
    from imtui.export.formats import pages_as
    from imtui.guide.query import Index, Vocabulary
    from imtui.pages.left_out import why_not_page

    query = Vocabulary(guide).parse(" ".join(options.query))
    index = Index(guide)
    return pages_as(
        options.format, guide, [why_not_page(index, m, query) for m in messengers_named(guide, options.name)]
    )
