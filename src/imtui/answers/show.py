"""`imtui show`: everything about messengers or apps."""

from __future__ import annotations

from imtui.answers.naming import matches_named
from imtui.export.formats import pages_as
from imtui.guide.compare import line_up
from imtui.guide.find import Match
from imtui.guide.model import Guide
from imtui.options import Options
from imtui.pages.blocks import Page
from imtui.pages.messenger import app_page, messenger_page


def answer(guide: Guide, options: Options) -> str:
    """Show messengers or apps by their names; raises UsageError for a name that means nothing."""
    matches = matches_named(guide, options.names)
    if options.format == "json":
        from imtui.export.records import matches_as_json

        return matches_as_json(guide, matches)
    if options.format == "csv":
        from imtui.export.comparison import comparison_as_csv

        return comparison_as_csv(line_up(guide, matches))
    return pages_as(options.format, [_page(guide, match) for match in matches])


def _page(guide: Guide, match: Match) -> Page:
    return app_page(guide, match.messenger, match.app) if match.app else messenger_page(guide, match.messenger)
