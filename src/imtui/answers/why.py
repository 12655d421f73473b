"""`imtui why`: the verdict on a messenger, explained."""

from __future__ import annotations

from imtui.answers.naming import messengers_named
from imtui.export.formats import pages_as
from imtui.guide.model import Guide
from imtui.options import Options
from imtui.pages.why import why_page


def answer(guide: Guide, options: Options) -> str:
    """Explain the verdict; raises UsageError for a name that means nothing."""
    return pages_as(options.format, [why_page(guide, m) for m in messengers_named(guide, options.name or "")])
