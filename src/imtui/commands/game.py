"""`imtui game`: the sorting game; without a terminal, its cards as plain text: what may be read before the verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from imtui.commands.common import add_output
from imtui.export.formats import PAGE_FORMATS
from imtui.language import _, later
from imtui.options import Options

if TYPE_CHECKING:
    from imtui.arguments import Parser
    from imtui.guide.game import Game
    from imtui.guide.model import Guide

SUMMARY = later("play the sorting game, or print its cards")


class Arguments(Options):
    """What `imtui game` takes."""

    names: Sequence[str] = ()


def add_arguments(parser: Parser) -> None:
    names_help = _("what to sort, instead of the messengers of the founding document")
    parser.add_argument("names", nargs="*", metavar="ID", help=names_help)
    add_output(parser, PAGE_FORMATS)


def begun(guide: Guide, options: Arguments, before: Game | None = None) -> Game:
    """The game, with what the group did `before`; raises UsageError for a name that means nothing."""
    from imtui.commands.naming import messengers_named
    from imtui.guide.game import new_game, of_the_document

    named = [m.id for name in options.names for m in messengers_named(guide, name)]
    kept = before.order if before else ()
    return new_game(guide, named or kept or of_the_document(guide), before)


def answer(guide: Guide, options: Arguments) -> str:
    """Raises UsageError for a name that means nothing."""
    from imtui.export.formats import pages_as
    from imtui.pages.hidden import hidden_page

    pages = [hidden_page(guide, guide.messengers[m]) for m in begun(guide, options).order]
    return pages_as(options.format, guide, pages)
