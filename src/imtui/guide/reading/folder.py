"""From a folder of YAML to the model.

All errors of all files come in one run, each with its file, its line, what was found and what would be right;
nothing is half loaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path as FilePath
from typing import Any

from imtui.guide.model import Guide, Messenger, Steps
from imtui.guide.reading.layout import FILES, GUIDE_PARTS, LOG, layout_of, strays
from imtui.guide.reading.messengers import MESSENGERS, by_name, decode_messenger
from imtui.guide.reading.names import Known, check_language, check_names, check_queries, known_names
from imtui.guide.reading.problems import GuideError
from imtui.guide.reading.schema import decode_fields
from imtui.guide.reading.sheet import Sheet, readable
from imtui.guide.reading.steps import STEPS, decode_steps
from imtui.guide.reading.yaml_files import files_in, read_sheet, read_sheets, read_text
from imtui.language import _
from imtui.records import replace

CATEGORIES = 3
"""The founding document's verdicts: as many as the sorting game has keys for."""

OPTIONAL = frozenset(
    {"shops.yaml", "countries.yaml", "words.yaml", "references.yaml", "glossary.yaml", "scenarios.yaml", "wizard.yaml"}
)


def read_folder(folder: FilePath) -> Guide:
    """Read a folder in the format of `data/`; raises GuideError with every problem of every file."""
    layout = layout_of(folder)
    expected = _("in a guide, only: {parts}").format(parts=", ".join(GUIDE_PARTS))
    problems = strays(layout, GUIDE_PARTS, expected)
    frame = [read_sheet(folder, layout.written(name)) for name in FILES if name not in OPTIONAL or name in layout]
    sheets = read_sheets(folder, MESSENGERS)
    parts: dict[str, Any] = {}
    for sheet in frame:
        with sheet.examining():
            parts |= {} if sheet.problems else decode_fields(sheet, Guide, FILES[readable(sheet.name)])
    sound = not any(sheet.problems for sheet in frame)
    known = dict(_check_frame(frame, Guide(**parts, messengers={}))) if sound else {}
    known["messenger"] = list(files_in(folder, MESSENGERS))
    problems += [problem for sheet in frame for problem in sheet.problems]
    messengers: list[Messenger] = []
    for sheet in sheets:
        with sheet.examining():
            messengers += filter(None, [decode_messenger(sheet)])
            check_names(sheet, known)
        problems += sheet.problems
    by_id = by_name(messengers)
    steps: list[Steps] = []
    for sheet in read_sheets(folder, STEPS) if STEPS in layout else ():
        with sheet.examining():
            check_names(sheet, known)
            steps += filter(None, [decode_steps(sheet, by_id)])
        problems += sheet.problems
    if problems:
        raise GuideError(problems)
    claims = (claim for messenger in messengers for claim in messenger.claims.values())
    dates = (day for claim in claims for day in (claim.as_of, claim.checked) if day)
    of_each = {s.messenger: s for s in steps}
    return Guide(
        **parts, messengers=by_id, steps=of_each, latest=max(dates, default=None), change_log=read_text(folder, LOG)
    )


def _check_frame(frame: Sequence[Sheet], guide: Guide) -> Known:
    """Check across the files beside `messengers/`, each sound by itself; gives the names that messengers may use."""
    known = known_names(guide)
    of_words = [sheet for sheet in frame if "language" in sheet.data]
    for sheet in of_words:
        with sheet.examining():
            check_language(sheet, guide)
        if sheet.problems:  # these are enough: no query could be read with such phrases
            guide = replace(guide, language=replace(guide.language, phrases=()))
    for sheet in (sheet for sheet in frame if sheet not in of_words):
        with sheet.examining():
            check_names(sheet, known)
            check_queries(sheet, guide)
            _check_categories(sheet, guide)
    return known


def _check_categories(sheet: Sheet, guide: Guide) -> None:
    """Check that there are three categories, and that one of them has no rule: it takes all the others."""
    ids = [category.id for category in guide.categories]
    if "categories" not in sheet.data:
        return
    if len(set(ids)) != CATEGORIES or len(ids) != CATEGORIES:
        expected = _("{n} categories, each with an id of its own").format(n=CATEGORIES)
        sheet.refuse(("categories",), ", ".join(ids) or _("nothing"), expected)
    elif all(category.rule for category in guide.categories):
        sheet.refuse(("categories",), _("a rule for each"), _("a category without a rule, for all the others"))
