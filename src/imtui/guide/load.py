"""From a folder of YAML, or from the compiled guide, to the model.

All errors of all files come in one run, each with its file, its line, what was found and what would be right;
nothing is half loaded.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from os.path import exists
from pathlib import Path as FilePath
from pkgutil import get_data
from typing import Any

from imtui.guide.model import Guide
from imtui.guide.names import check_names, check_queries, known_names
from imtui.guide.packs import PARTS, by_name, lay
from imtui.guide.schema import build, encode, field_type, one_of, shown
from imtui.guide.sheets import GuideError, Sheet, decode_messenger, read_sheet, read_sheets
from imtui.guide.wizard import MAX_QUESTIONS
from imtui.language import _

COMPILED = "guide.json"
"""The file of the package that holds the compiled guide."""

FILES: dict[str, tuple[str, ...]] = {
    "categories.yaml": ("document", "categories"),
    "properties.yaml": ("groups", "properties"),
    "platforms.yaml": ("platforms",),
    "references.yaml": ("references",),
    "glossary.yaml": ("terms",),
    "scenarios.yaml": ("scenarios",),
    "wizard.yaml": ("questions",),
}
"""The files of a guide beside `messengers/`, and the parts of the model that each holds."""

OPTIONAL = frozenset({"references.yaml", "glossary.yaml", "scenarios.yaml", "wizard.yaml"})


def load(folders: Sequence[FilePath] = ()) -> Guide:
    """Load the guide of the first folder, else the one that this program carries, and lay the other packs over it.

    A first folder that holds no frame of its own (`categories.yaml` and so on) is laid over the program's guide.
    Raises GuideError when the data is wrong.
    """
    if folders and is_whole(folders[0]):
        return lay(read_folder(folders[0]), folders[1:])
    carried = checkout_data()
    return lay(read_folder(carried) if carried else read_compiled(), folders)


def is_whole(folder: FilePath) -> bool:
    """Tell whether a folder is a guide of its own, or nothing that we know, rather than a pack to lay over one."""
    return any(exists(folder / name) for name in FILES) or not any(exists(folder / name) for name in PARTS)


def checkout_data() -> FilePath | None:
    """Give the `data` folder when this program runs from a checkout, where people edit the YAML."""
    source = FilePath(__file__).parents[2]
    data = source.parent / "data"
    return data if source.name == "src" and (data / "categories.yaml").is_file() else None


def read_compiled() -> Guide:
    """Rebuild the guide that was checked and compiled when the program was packaged."""
    return build(Guide, json.loads(get_data("imtui", COMPILED) or b""))


def compile_guide(guide: Guide) -> bytes:
    """Write the guide as the JSON that `read_compiled` reads: the same guide gives the same bytes."""
    plain = encode(guide)
    for keyed in ("properties", "platforms", "messengers", "terms", "scenarios", "questions"):
        plain.setdefault(keyed, {})
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()


def read_folder(folder: FilePath) -> Guide:
    """Read a folder in the format of `data/`; raises GuideError with every problem of every file."""
    frame = [read_sheet(folder, name) for name in FILES if name not in OPTIONAL or exists(folder / name)]
    sheets = read_sheets(folder, "messengers")
    parts: dict[str, Any] = {}
    for sheet in frame:
        parts |= _decode_parts(sheet)
    messengers = [messenger for sheet in sheets if (messenger := decode_messenger(sheet))]
    if not any(sheet.problems for sheet in frame):
        _check(frame, sheets, Guide(**parts, messengers={}))
    problems = [problem for sheet in (*frame, *sheets) for problem in sheet.problems]
    if problems:
        raise GuideError(problems)
    return Guide(**parts, messengers=by_name(messengers))


def _check(frame: Iterable[Sheet], sheets: Iterable[Sheet], guide: Guide) -> None:
    """Check across files, once the frame is sound: names, queries, and how many plain questions there are."""
    known = known_names(guide)
    for sheet in (*frame, *sheets):
        check_names(sheet, known)
    for sheet in frame:
        check_queries(sheet, guide)
        if len(sheet.data.get("questions", ())) > MAX_QUESTIONS:
            found = _("{n} questions").format(n=len(guide.questions))
            sheet.refuse(("questions",), found, _("at most {n}").format(n=MAX_QUESTIONS))


def _decode_parts(sheet: Sheet) -> dict[str, Any]:
    """Read the parts of the guide that a file beside `messengers/` holds."""
    keys = FILES[sheet.name]
    if not sheet.has_mapping(keys):
        return {}
    for key in sheet.data:
        if key not in keys:
            sheet.refuse((key,), _("unknown key {key}").format(key=shown(key)), one_of(key, keys))
    parts: dict[str, Any] = {}
    for key in keys:
        if key in sheet.data:
            parts[key] = sheet.decode(field_type(Guide, key), sheet.data[key], (key,))
        else:
            sheet.refuse((), _("no “{key}”").format(key=key), _("a value for “{key}”").format(key=key))
    return parts
