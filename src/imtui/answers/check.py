"""`imtui check`: what is wrong, stale or unsourced in a guide."""

from __future__ import annotations

from datetime import date

from imtui.exits import Exit
from imtui.export.formats import check_as
from imtui.guide import check
from imtui.guide.load import checkout_data, load
from imtui.guide.sheets import GuideError
from imtui.options import Options


def report(options: Options) -> tuple[str, Exit]:
    """Check a guide; gives the report and the exit code: errors fail, warnings only when strict."""
    folders = [options.folder] if options.folder else options.data
    homes = [*folders, *filter(None, [checkout_data()])]
    today = date.today()
    summary = None
    try:
        guide = load(folders)
    except GuideError as error:
        found = check.problems_placed(error.problems)
    else:
        found = check.placed(check.remarks(guide, today, options.older_than), homes)
        summary = check.summarise(guide, today)
    failed = any(options.strict or remark.level is check.Level.ERROR for remark in found)
    return check_as(options.format, found, summary), Exit.BAD_DATA if failed else Exit.DONE
