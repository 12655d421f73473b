"""QR codes: what is drawn in characters is the code of the link, dark on light."""

from __future__ import annotations

import pytest
import segno

from imtui.export.qr import qr_rows, qr_svg

LINK = "https://signal.org/blog/phone-number-privacy-usernames/?s=09"
BLOCKS = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}


def modules(link: str) -> list[list[int]]:
    """The modules of a link's code, with two light ones around."""
    return [list(map(int, row)) for row in segno.make_qr(link, error="l").matrix_iter(border=2)]


@pytest.mark.parametrize("link", [LINK, "https://x.org", "https://example.org/" + "a" * 480])
def test_half_blocks_are_the_modules_of_the_code(link: str) -> None:
    rows = qr_rows(link)
    drawn = [[BLOCKS[c][half] for c in row] for row in rows for half in (0, 1)]
    assert drawn[:-1] == modules(link)
    assert not any(drawn[-1])
    assert {len(row) for row in rows} == {len(drawn) - 1}


def test_ascii_takes_two_characters_a_module() -> None:
    assert qr_rows(LINK, ascii_only=True) == tuple(
        "".join("##" if dark else "  " for dark in row) for row in modules(LINK)
    )


def test_a_usual_link_fits_a_small_terminal() -> None:
    assert len(qr_rows(LINK)) <= 20


def test_on_paper_the_code_is_dark_on_light() -> None:
    picture = qr_svg(LINK)
    assert 'fill="#fff"' in picture
    assert 'stroke="#000"' in picture
    assert "http" not in picture
