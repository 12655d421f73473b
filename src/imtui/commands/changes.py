"""`imtui changes`: what happened to messengers since a date, and what the guide itself corrected."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from imtui.commands.common import add_output
from imtui.errors import UsageError
from imtui.export.formats import TABLE_FORMATS
from imtui.language import _, later
from imtui.options import Options

if TYPE_CHECKING:
    from imtui.arguments import Parser
    from imtui.guide.model import Guide

SUMMARY = later("say what happened to messengers, newest first")


class Arguments(Options):
    """What `imtui changes` takes."""

    query: Sequence[str] = ()
    since: str | None = None
    guide: bool = False


def add_arguments(parser: Parser) -> None:
    query_help = _("as in the interface: android free -platform:web")
    parser.add_argument("query", nargs="*", metavar="QUERY", help=query_help)
    since_help = _("from this date on, instead of the last year of the guide")
    parser.add_argument("--since", type=_date, metavar="2026-01", help=since_help)
    parser.add_argument("--guide", action="store_true", help=_("what the guide itself corrected, instead"))
    add_output(parser, TABLE_FORMATS)


def answer(guide: Guide, options: Arguments) -> str:
    """Raises QueryError."""
    from imtui.export import changes
    from imtui.export.formats import pages_as
    from imtui.guide.changes import a_year_before
    from imtui.guide.query import Index, Vocabulary
    from imtui.pages.changes import changes_page, corrections_page

    messengers = Index(guide).matching(Vocabulary(guide).parse(" ".join(options.query)))
    since = options.since or a_year_before(guide)
    if options.format == "json":
        return changes.changes_as_json(guide, messengers, since)
    if options.format == "csv":
        write = changes.corrections_as_csv if options.guide else changes.changes_as_csv
        return write(guide, messengers, since)
    page = corrections_page if options.guide else changes_page
    return pages_as(options.format, guide, [page(guide, messengers, since)])


def _date(text: str) -> str:
    """Read a year, a month or a day; raises UsageError."""
    if not re.fullmatch(r"(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", text, re.ASCII):
        raise UsageError(_("“{text}” is not a date: write 2026, 2026-01 or 2026-01-31.").format(text=text))
    return text
