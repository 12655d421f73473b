"""The QR code of a link, in characters or as a picture: participants have phones, the presenter has no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import segno

QUIET = 2
"""Light modules around the code: two are enough on a screen, where four would cost a small terminal its room."""

_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def qr_svg(link: str) -> str:
    """The code as a picture for a page of HTML: dark on light, with the margin that paper wants."""
    return _code(link).svg_inline(omitsize=True, border=4, dark="#000", light="#fff", svgclass=None, lineclass=None)


def qr_rows(link: str, ascii_only: bool = False) -> tuple[str, ...]:
    """The lines to draw, all equally long, text dark on a light background: a screen must have room for them all.

    Half blocks carry two modules a character, one above the other; in ASCII a module is two characters, `##` or
    spaces.
    """
    # The number of lines of modules is odd: under the last one there is light.
    modules = [tuple(map(bool, row)) for row in _code(link).matrix_iter(border=QUIET)]
    if ascii_only:
        return tuple("".join("##" if dark else "  " for dark in row) for row in modules)
    light = (False,) * len(modules)
    lower = (*modules[1::2], light)
    return tuple(
        "".join(_HALVES[pair] for pair in zip(above, below, strict=True))
        for above, below in zip(modules[::2], lower, strict=True)
    )


def _code(link: str) -> segno.QRCode:
    """Make a code as small as it gets, then as robust as that size allows."""
    # Most runs show no code, and the library takes its time to import.
    import segno

    return segno.make_qr(link, error="l", boost_error=True)
