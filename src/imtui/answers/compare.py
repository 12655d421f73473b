"""`imtui compare`: messengers, or apps, side by side."""

from __future__ import annotations

from imtui.answers.naming import matches_named
from imtui.export.formats import comparison_as
from imtui.guide.compare import compare
from imtui.guide.model import Guide
from imtui.options import Options


def answer(guide: Guide, options: Options) -> str:
    """Compare; raises UsageError for unknown names, ComparisonError for what does not compare."""
    whole = compare(guide, matches_named(guide, options.names))
    shown = whole.differences() if options.only_differences else whole
    return comparison_as(options.format, guide, shown, len(whole.rows()) - len(shown.rows()))
