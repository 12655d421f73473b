"""Arguments that several commands take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from imtui.arguments import path
from imtui.language import _

if TYPE_CHECKING:
    from imtui.arguments import Parser


def add_short(parser: Parser, brief: bool = True) -> None:
    """Add the options that make an answer short: to be heard, or to fit on one sheet."""
    if brief:
        brief_help = _("the short form; as HTML, one sheet of paper")
        parser.add_argument("--brief", action="store_true", help=brief_help)
    parser.add_argument("--no-sources", action="store_true", help=_("leave out the sources and their numbers"))


def add_messengers(parser: Parser) -> None:
    """Add the words that choose messengers: ids, or a query."""
    query_help = _("ids of messengers, or a filter: signal briar; android free")
    parser.add_argument("query", nargs="*", metavar="QUERY", help=query_help)


def add_output(parser: Parser, formats: Sequence[str]) -> None:
    """Add the options that say in which form an answer is written, and where to."""
    parser.add_argument("--format", choices=formats, default="text", help=_("form of the answer"))
    output_help = _("write the answer to this file, whole or not at all")
    parser.add_argument("--output", type=path, metavar="FILE", help=output_help)
    parser.add_argument("--force", action="store_true", help=_("replace the file when it is there"))
    if "csv" in formats:
        bom_help = _("begin CSV on standard output with a byte order mark, as in files")
        parser.add_argument("--bom", action="store_true", help=bom_help)
