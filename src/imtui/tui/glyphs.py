"""The glyphs of the interface, each one cell wide: a Unicode set (all in DejaVu Sans Mono) and an ASCII set."""

from __future__ import annotations

from dataclasses import dataclass

from imtui.pages.blocks import Sign


@dataclass(frozen=True, slots=True)
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
    ellipsis: str
    dead: str
    required: str
    excluded: str
    indifferent: str


UNICODE = Glyphs(
    signs={
        Sign.YES: "✓",
        Sign.PARTIAL: "~",
        Sign.NO: "✗",
        Sign.UNKNOWN: "?",
        Sign.NOT_APPLICABLE: "–",
        Sign.GOOD_FACE: "☺",
        Sign.BAD_FACE: "☹",
        Sign.WARNING: "!",
        Sign.BULLET: "•",
    },
    closed="▸",
    open="▾",
    leaf=" ",
    marked="●",
    more="↓",
    less="↑",
    rule="─",
    ellipsis="…",
    dead="✗",
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
    ellipsis=".",
    dead="x",
    required="[+]",
    excluded="[-]",
    indifferent="[ ]",
)


def to_ascii(text: str) -> str:
    """Give a text for a terminal that draws no typographic signs: letters keep their accents."""
    return text.translate(_TYPOGRAPHY)


_TYPOGRAPHY = str.maketrans(
    {"“": '"', "”": '"', "’": "'", "…": "...", "–": "-", "—": "-", "−": "-", "•": "*", "\u00a0": " ", "œ": "oe"}
)
