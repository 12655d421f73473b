"""`imtui list`: the messengers that answer a query."""

from __future__ import annotations

from imtui.export.formats import list_as
from imtui.guide.model import Guide
from imtui.guide.query import Index, Vocabulary
from imtui.options import Options


def answer(guide: Guide, options: Options) -> str:
    """List the messengers that answer a query; raises QueryError."""
    return list_as(options.format, Index(guide), Vocabulary(guide).parse(" ".join(options.query)))
