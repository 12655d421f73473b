"""`imtui why-not`: why a messenger does not answer a query."""

from __future__ import annotations

from imtui.answers.naming import messengers_named
from imtui.export.formats import pages_as
from imtui.guide.model import Guide
from imtui.guide.query import Index, Vocabulary
from imtui.options import Options
from imtui.pages.left_out import why_not_page


def answer(guide: Guide, options: Options) -> str:
    """Explain it; raises QueryError, and UsageError for an unknown name."""
    query = Vocabulary(guide).parse(" ".join(options.query))
    index = Index(guide)
    pages = [why_not_page(index, m, query) for m in messengers_named(guide, options.name or "")]
    return pages_as(options.format, pages)
