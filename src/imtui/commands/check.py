"""`imtui check`: what is wrong, stale or unsourced in a guide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from imtui.arguments import path
from imtui.commands.common import add_output
from imtui.errors import UsageError
from imtui.exits import Exit
from imtui.export.formats import CHECK_FORMATS
from imtui.language import _, later
from imtui.options import Options

if TYPE_CHECKING:
    from pathlib import Path

    from imtui.arguments import Parser

FIRST_YEAR = 2026
"""The year of the first imtui: a clock that says an earlier one is wrong."""
SUMMARY = later("say what is wrong, stale or unsourced in a guide")


class Arguments(Options):
    """What `imtui check` takes."""

    folder: Path | None = None
    older_than: int | None = None
    strict: bool = False


def add_arguments(parser: Parser) -> None:
    parser.add_argument("folder", nargs="?", type=path, metavar="DIR")
    older_help = _("list what is older than this, by age")
    parser.add_argument("--older-than", type=_months, metavar="12", help=older_help)
    parser.add_argument("--strict", action="store_true", help=_("let warnings fail too"))
    add_output(parser, CHECK_FORMATS)


def report(options: Arguments) -> tuple[str, Exit]:
    """Check a guide; returns the report and the exit code: errors fail, warnings only when strict.

    Raises UsageError when the clock is so wrong that every date would lie in the future.
    """
    from datetime import date

    from imtui.export.formats import check_as
    from imtui.guide.reading import check
    from imtui.guide.reading.layout import unread_files
    from imtui.guide.reading.load import checkout_data, load
    from imtui.guide.reading.problems import GuideError, Level

    folders = [options.folder] if options.folder else options.data
    homes = [*folders, *filter(None, [checkout_data()])]
    today = date.today()
    if today.year < FIRST_YEAR:
        said = _("The clock of this computer says {date}: set it right, since ages and dates are checked against it.")
        raise UsageError(said.format(date=today))
    summary = None
    try:
        guide = load(folders)
    except GuideError as error:
        found = list(error.problems)
    else:
        found = list(check.problems_in(guide, homes, today, options.older_than))
        found += [problem for folder in folders for problem in unread_files(folder)]
        summary = check.summarise(guide, today, options.older_than)
    failed = any(options.strict or problem.level is Level.ERROR for problem in found)
    return check_as(options.format, found, summary), Exit.BAD_DATA if failed else Exit.DONE


def _months(text: str) -> int:
    """Read an age as `12`, `12m` or `1y`, in months; raises UsageError."""
    age = re.fullmatch("([0-9]{1,4})([mya]?)", text)
    if age is None:
        raise UsageError(_("“{text}” is not an age: write 12 or 12m for months, 1y for a year.").format(text=text))
    return int(age[1]) * (12 if age[2] in ("y", "a") else 1)
