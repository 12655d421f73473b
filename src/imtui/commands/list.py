"""`imtui list`: the messengers that answer a query."""

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

SUMMARY = later("list the messengers that answer a filter")


class Arguments(Options):
    """What `imtui list` takes."""

    query: Sequence[str] = ()


def add_arguments(parser: Parser) -> None:
    query_help = _("as in the interface: android free -platform:web")
    parser.add_argument("query", nargs="*", metavar="QUERY", help=query_help)
    add_output(parser, TABLE_FORMATS)


def answer(guide: Guide, options: Arguments) -> str:
    """Raises QueryError."""
    from imtui.export.formats import list_as
    from imtui.guide.query import Index, Vocabulary

    parsed = Vocabulary(guide).read(" ".join(options.query))
    return list_as(options.format, Index(guide), parsed.query, parsed.notes)
