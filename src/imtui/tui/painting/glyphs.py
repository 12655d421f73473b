"""The glyphs of the interface, each one cell wide: a Unicode set (all in DejaVu Sans Mono) and an ASCII set."""

from __future__ import annotations

from imtui.pages.blocks import SIGN_GLYPHS, Sign
from imtui.records import record


@record
class Glyphs:
    """One set of glyphs."""

    signs: dict[Sign, str]
    closed: str
    open: str
    leaf: str
    marked: str
    more: str
    less: str
    rule: str
    column: str
    ellipsis: str
    dead: str
    required: str
    excluded: str
    indifferent: str


UNICODE = Glyphs(
    signs=SIGN_GLYPHS,
    closed="▸",
    open="▾",
    leaf=" ",
    marked="●",
    more="↓",
    less="↑",
    rule="─",
    column="│",
    ellipsis="…",
    dead="†",
    required="[+]",
    excluded="[−]",
    indifferent="[ ]",
)

ASCII = Glyphs(
    signs={
        Sign.YES: "+",
        Sign.PARTIAL: "~",
        Sign.NO: "-",
        Sign.UNKNOWN: "?",
        Sign.NOT_APPLICABLE: "/",
        Sign.GOOD_FACE: ":)",
        Sign.BAD_FACE: ":(",
        Sign.WARNING: "!",
        Sign.BULLET: "*",
    },
    closed=">",
    open="v",
    leaf=" ",
    marked="*",
    more="v",
    less="^",
    rule="-",
    column="|",
    ellipsis=".",
    dead="x",
    required="[+]",
    excluded="[-]",
    indifferent="[ ]",
)


def to_ascii(text: str) -> str:
    """A text for a terminal that draws no typographic signs: letters keep their accents."""
    return text.translate(_TYPOGRAPHY)


_TYPOGRAPHY = str.maketrans(
    {"“": '"', "”": '"', "’": "'", "…": "...", "–": "-", "—": "-", "−": "-", "•": "*", "█": "#", "œ": "oe"}
)
