"""`imtui keys`: the keys of the interface, which is its help, on paper."""

from __future__ import annotations

from imtui.export.formats import pages_as
from imtui.guide.model import Guide
from imtui.options import Options
from imtui.tui.help import help_page


def answer(guide: Guide, options: Options) -> str:
    """List the keys."""
    return pages_as(options.format, [help_page(guide)])
