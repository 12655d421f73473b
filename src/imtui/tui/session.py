"""What every screen of a run shares, and never changes."""

from __future__ import annotations

from imtui.guide.model import Guide
from imtui.guide.query import Index, Vocabulary
from imtui.records import record
from imtui.tui.painting.glyphs import Glyphs


@record
class Session:
    """The guide, ready for queries, and the glyphs of this terminal."""

    guide: Guide
    index: Index
    vocabulary: Vocabulary
    glyphs: Glyphs
