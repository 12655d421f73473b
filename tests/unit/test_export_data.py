"""CSV and JSON: what programs read is what was compared, and what docs/json.md promises."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import MESSENGERS, ROOT, MakePack, messenger_data
from imtui import language
from imtui.cli import run
from imtui.export.checks import report_as_json
from imtui.export.comparison import comparison_as_csv, comparison_as_json
from imtui.export.json import VERSION, encode, matches_as_json
from imtui.export.lists import list_as_csv, list_as_json
from imtui.export.spreadsheet import as_csv
from imtui.guide.compare import Cell, Column, Comparison, ComparisonRow, RowGroup, compare, referred
from imtui.guide.dates import dates_in_words
from imtui.guide.find import Match
from imtui.guide.in_languages import Text
from imtui.guide.model import Claim, Guide, Value
from imtui.guide.query import Index, Query, Vocabulary
from imtui.guide.reading.check import problems_in, summarise
from imtui.guide.reading.folder import read_folder

SCHEMA = json.loads((ROOT / "docs" / "json-schema.json").read_text(encoding="utf-8"))


def validate(text: str, definition: str) -> Any:
    """Read JSON and hold it to its definition in the schema."""
    data = json.loads(text)
    Draft202012Validator({**SCHEMA, "anyOf": [{"$ref": f"#/$defs/{definition}"}]}).validate(data)
    return data


@pytest.fixture(params=[("signal", "xmpp-omemo", "whatsapp"), ("tox/Antox", "signal/Molly", "xmpp-omemo/Gajim")])
def comparison(guide: Guide, request: pytest.FixtureRequest) -> Comparison:
    return compare(guide, [referred(guide, ref) for ref in request.param])


def claim_read(record: dict[str, Any] | None) -> Claim | None:
    """Make a claim of its record."""
    if record is None:
        return None
    fields = {**record, "note": Text(record["note"]), "also": tuple(record["also"])}
    return Claim(**{**fields, "value": Value(record["value"])})


def cell_read(guide: Guide, messenger: str, record: dict[str, Any]) -> Cell:
    """Make a cell of its record; its apps are found by their names."""
    apps = {app.name: app for app in guide.messengers[messenger].apps}
    value = Value(record["value"]) if record["value"] else None
    rests_on = tuple(apps[name] for name in record["apps"])
    return Cell(value, record["word"], record["note"], claim_read(record["claim"]), rests_on)


def comparison_read(guide: Guide, data: dict[str, Any]) -> Comparison:
    """Make a comparison of its record."""
    columns = data["columns"]

    def row(record: dict[str, Any]) -> ComparisonRow:
        cells = [cell_read(guide, c["messenger"], cell) for c, cell in zip(columns, record["cells"], strict=True)]
        return ComparisonRow(record["id"], record["label"], record["question"], tuple(cells))

    groups = [RowGroup(g["id"], g["label"], tuple(map(row, g["rows"]))) for g in data["groups"]]
    read = [Column(referred(guide, c["ref"]), c["category_name"], c["caveat"]) for c in columns]
    return Comparison(tuple(read), tuple(groups))


def test_json_reads_back_into_the_same_comparison(guide: Guide, comparison: Comparison) -> None:
    assert comparison_read(guide, validate(comparison_as_json(guide, comparison), "compare")) == comparison


def test_csv_reads_back_into_the_same_answers(guide: Guide, comparison: Comparison) -> None:
    rows = list(csv.DictReader(io.StringIO(comparison_as_csv(guide, comparison), newline="")))
    properties = [row for row in rows if row["Group"]]
    assert [(r["id"], r["Property"]) for r in properties] == [(row.id, row.label) for row in comparison.rows()]
    for place, column in enumerate(comparison.columns):
        cells = [row.cells[place] for row in comparison.rows()]
        head = f"{column.name} [{column.ref}]"
        assert [row[head] for row in properties] == [cell.word for cell in cells]
        notes = [row[f"{head}: note"].rpartition("[") for row in properties]
        assert [(before or after).strip() for before, _bracket, after in notes] == [cell.note for cell in cells]
        assert [caveat[head] for caveat in rows if caveat["id"] == "caveat"] == [column.caveat]


def test_a_claim_in_csv_has_its_date_and_its_source(guide: Guide) -> None:
    compared = compare(guide, [Match(guide.messengers[m]) for m in ("signal", "briar")])
    lines = comparison_as_csv(guide, compared).splitlines()
    claim = guide.messengers["signal"].claims["no-phone"]
    row = next(line for line in lines if line.startswith('"no-phone",'))
    assert f"[{dates_in_words(claim)}, {claim.source}]" in row


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "－1", "＠SUM(A1)", "﹢1", "−1", "⩵1"])
def test_no_cell_is_a_formula(make_pack: MakePack, formula: str) -> None:
    caveat = {"caveat": {"fr": formula, "en": formula}}
    hostile = read_folder(make_pack(messenger_data("one", name=formula, **caveat), messenger_data("two")))
    written = comparison_as_csv(hostile, compare(hostile, [Match(m) for m in hostile.messengers.values()]))
    written += list_as_csv(Index(hostile), Query())
    cells = [cell for row in csv.reader(io.StringIO(written, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(formula)]
    assert cells.count(f"'{formula}") == 4


@pytest.mark.parametrize("delimiter", [";", "|", "\t"])
def test_no_text_hides_a_formula_behind_another_delimiter(delimiter: str) -> None:
    written = as_csv([[f"harmless{delimiter} =1+1", f'"{delimiter}@SUM(A1)']])
    cells = [cell for row in csv.reader(io.StringIO(written, newline=""), delimiter=delimiter) for cell in row]
    assert not [cell for cell in cells if cell.strip(' "').startswith(("=", "@"))]


@pytest.mark.parametrize(
    ("lang", "head", "word"), [("fr", "Catégorie [category]", "partie"), ("en", "Category [category]", "partly")]
)
def test_the_list_as_csv_is_in_the_language_asked_for(index: Index, lang: language.Lang, head: str, word: str) -> None:
    language.use(lang)
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(list_as_csv(index, Query()), newline=""))}
    assert len(rows) == len(index.guide.messengers)
    assert rows["matrix"][head] == str(index.guide.category(index.categories["matrix"]).name)
    (e2ee,) = [name for name in rows["matrix"] if name.endswith("[e2ee]")]
    assert word in rows["matrix"][e2ee]


def test_every_row_of_the_list_says_what_was_asked_and_where_it_comes_from(
    index: Index, vocabulary: Vocabulary
) -> None:
    rows = list(csv.DictReader(io.StringIO(list_as_csv(index, vocabulary.parse("ios")), newline="")))
    all_of_them = len(index.guide.messengers)
    assert 0 < len(rows) < all_of_them
    newest = f"facts up to {index.guide.latest}"
    for row in rows:
        for said in ("Filter: iOS", f"{len(rows)} of {all_of_them}", "CC BY-SA 4.0", newest):
            assert said in row["About this list [about]"]


@pytest.mark.parametrize("to_file", [True, False])
def test_a_file_of_csv_says_that_it_is_utf_8(tmp_path: Path, capsys: pytest.CaptureFixture[str], to_file: bool) -> None:
    target = tmp_path / "list.csv"
    assert run(["list", "--format", "csv", *(["--output", str(target)] if to_file else [])]) == 0
    text = target.read_text("utf-8") if to_file else capsys.readouterr().out
    assert text.startswith("\ufeff") == to_file
    assert run(["list", "--format", "csv", "--bom"]) == 0
    assert capsys.readouterr().out.startswith("\ufeff")


def test_the_schema_holds_for_every_messenger_and_app(guide: Guide) -> None:
    for messenger in guide.messengers.values():
        shown = validate(matches_as_json(guide, [Match(messenger)]), "show")
        assert {"version", *encode(messenger)} <= set(shown)
        for app in messenger.apps:
            alone = validate(matches_as_json(guide, [Match(messenger, app)]), "show")
            assert without_pages(alone["app"]) == without_pages(encode(app))
    assert len(validate(matches_as_json(guide, [Match(m) for m in guide.messengers.values()]), "show")) == MESSENGERS


def without_pages(app: dict[str, Any]) -> dict[str, Any]:
    """An app without the addresses that the JSON works out from what its shops call it."""
    shops = [{key: entry for key, entry in listing.items() if key != "page"} for listing in app.get("shops", ())]
    return {**app, "shops": shops}


def test_the_schema_holds_for_the_list_and_the_check(guide: Guide, index: Index) -> None:
    entries = validate(list_as_json(index, Query()), "list")
    assert {entry["version"] for entry in entries} == {VERSION}
    found = list(problems_in(guide, [ROOT / "data"], date(2030, 1, 1), 12))
    assert found
    assert (
        validate(report_as_json(found, summarise(guide, date(2030, 1, 1))), "check")["summary"]["messengers"]
        == MESSENGERS
    )
    assert validate(report_as_json(found, None), "check")["summary"] is None


def test_the_schema_knows_the_values_of_the_model() -> None:
    assert SCHEMA["$defs"]["value"]["enum"] == list(Value)
