"""`imtui plan`: which messengers a group can use, from a file with a line for each person."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from imtui.arguments import path
from imtui.commands.common import add_output
from imtui.errors import UsageError
from imtui.export.formats import PAGE_FORMATS
from imtui.language import _, later
from imtui.options import Options

if TYPE_CHECKING:
    from pathlib import Path

    from imtui.arguments import Parser
    from imtui.guide.model import Guide

SUMMARY = later("say which messengers a group can use")
MOST_BYTES = 64 * 1024


class Arguments(Options):
    """What `imtui plan` takes."""

    file: Path | None = None


def add_arguments(parser: Parser) -> None:
    file_help = _("a line for each person: “Ana: iphone, no number, has WhatsApp”; without a file, standard input")
    parser.add_argument("file", nargs="?", type=path, metavar="FILE", help=file_help)
    add_output(parser, (*PAGE_FORMATS, "json"))


def answer(guide: Guide, options: Arguments) -> str:
    """Raises UsageError for a file or a line that cannot be read."""
    from imtui.export.formats import pages_as
    from imtui.guide.plan import plan_for, read_people
    from imtui.guide.query import Index, Vocabulary
    from imtui.pages.plan import plan_page

    vocabulary, index = Vocabulary(guide), Index(guide)
    plan = plan_for(index, read_people(vocabulary, _text(options.file)))
    if options.format == "json":
        from imtui.export.json import plan_as_json

        return plan_as_json(vocabulary, plan)
    return pages_as(options.format, guide, [plan_page(index, plan)])


def _text(file: Path | None) -> str:
    """Read what was written of a group; raises UsageError."""
    try:
        with open(file, "rb") if file else sys.stdin.buffer as stream:
            octets = stream.read(MOST_BYTES + 1)
    except OSError as error:
        from imtui.reasons import reason

        raise UsageError(_("{file} cannot be read: {reason}.").format(file=file, reason=reason(error))) from None
    name = file or _("standard input")
    if len(octets) > MOST_BYTES:
        raise UsageError(_("{file} is too long for a plan.").format(file=name))
    try:
        return octets.decode()
    except UnicodeDecodeError:
        raise UsageError(_("{file} is not a text in UTF-8.").format(file=name)) from None
