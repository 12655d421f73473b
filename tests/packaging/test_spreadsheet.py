"""CSV as LibreOffice reads it, whatever is ticked in its dialog: cell by cell, and without a formula."""

from __future__ import annotations

import csv
import io
import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest

from conftest import MakePack, messenger_data
from imtui import language
from imtui.export.comparison import comparison_as_csv
from imtui.export.formats import as_file
from imtui.export.lists import list_as_csv
from imtui.guide.compare import line_up
from imtui.guide.find import Match
from imtui.guide.model import Guide
from imtui.guide.query import Index, Query
from imtui.guide.reading.folder import read_folder

pytestmark = [pytest.mark.needs("soffice", "libreoffice-calc"), pytest.mark.long]

COMMA, SEMICOLON, TAB = "44", "59", "9"
DEFAULT = "/".join((COMMA, SEMICOLON, TAB))
"""What the dialog ticks when nobody touches it."""

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def opened(folder: Path, text: str, delimiters: str) -> list[list[str]]:
    """The cells that LibreOffice makes of CSV; fails when one of them is a formula."""
    source = folder / "table.csv"
    source.write_text(as_file("csv", text), encoding="utf-8", newline="")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    reading = f"--infilter=Text - txt - csv (StarCalc):{delimiters},34,76,1"
    command = ["soffice", profile, "--headless", reading, "--convert-to", "fods", "--outdir", str(folder), str(source)]
    subprocess.run(command, capture_output=True, timeout=180, check=True)
    rows = ElementTree.parse(folder / "table.fods").iter(f"{TABLE}table-row")
    return [cells for cells in map(_cells, rows) if any(cells)]


def _cells(row: ElementTree.Element) -> list[str]:
    cells: list[str] = []
    for cell in row.iter(f"{TABLE}table-cell"):
        assert cell.get(f"{TABLE}formula") is None
        shown = "\n".join(map(_shown, cell.iter(f"{TEXT}p")))
        cells += [shown] * min(int(cell.get(f"{TABLE}number-columns-repeated", "1")), 500)
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _shown(paragraph: ElementTree.Element) -> str:
    """A paragraph whose runs of spaces are elements."""
    parts = [paragraph.text or ""]
    for child in paragraph:
        spaces = " " * int(child.get(f"{TEXT}c", "1")) if child.tag == f"{TEXT}s" else "".join(child.itertext())
        parts += [spaces, child.tail or ""]
    return "".join(parts)


def written(text: str) -> list[list[str]]:
    """The cells that were written, rows without their empty end."""
    rows = list(csv.reader(io.StringIO(text, newline="")))
    return [row[: max((n for n, cell in enumerate(row, 1) if cell), default=0)] for row in rows]


def tables(guide: Guide) -> Sequence[str]:
    everything = line_up(guide, [Match(messenger) for messenger in guide.messengers.values()])
    return list_as_csv(Index(guide), Query()), comparison_as_csv(guide, everything)


@pytest.mark.parametrize("lang", language.LANGUAGES)
@pytest.mark.parametrize("delimiters", [DEFAULT, COMMA])
def test_every_cell_is_the_one_that_was_written(
    guide: Guide, tmp_path: Path, lang: language.Lang, delimiters: str
) -> None:
    language.use(lang)
    for text in tables(guide):
        assert opened(tmp_path, text, delimiters) == written(text)


@pytest.mark.parametrize("delimiters", [SEMICOLON, TAB])
def test_with_another_delimiter_nothing_becomes_a_formula(make_pack: MakePack, tmp_path: Path, delimiters: str) -> None:
    formulas = ("=1+1", "a;=1+1", 'a";=1+1', "＝1+1", "a; @SUM(A1)")
    packed = [messenger_data(f"m{n}", caveat={"fr": text, "en": text}) for n, text in enumerate(formulas)]
    for text in tables(read_folder(make_pack(*packed))):
        assert opened(tmp_path, text, delimiters)
