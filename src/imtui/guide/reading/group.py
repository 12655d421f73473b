"""The file of a group, which imtui writes and people may edit: read as strictly as a pack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as FilePath

from imtui.errors import UsageError
from imtui.guide.group import Group
from imtui.guide.model import Guide
from imtui.guide.query import Vocabulary
from imtui.guide.reading.problems import GuideError
from imtui.guide.reading.schema import decode
from imtui.guide.reading.sheet import Path, Sheet
from imtui.guide.reading.yaml_files import read_sheet
from imtui.guide.suggestions import one_of, shown


def read_group(path: FilePath, guide: Guide) -> Group:
    """Read the file of a group; raises GuideError with everything that is wrong in it."""
    sheet = read_sheet(path.parent, path.name, "" if path.parent == FilePath() else f"{path.parent}/")
    group: Group | None = None
    with sheet.examining():
        if not sheet.problems:
            group = decode(sheet, Group, sheet.data)
        if group:
            _check(sheet, group, guide)
    if sheet.problems or group is None:
        raise GuideError(sheet.problems)
    return group


def _check(sheet: Sheet, group: Group, guide: Guide) -> None:
    """Note a filter that cannot be read, and names of nothing in this guide."""
    try:
        Vocabulary(guide).parse(group.filter)
    except UsageError as error:
        sheet.refuse(("filter",), shown(group.filter), str(error))
    categories = [category.id for category in guide.categories]
    for path, name, known in _names(group, guide, categories):
        if name not in known:
            sheet.refuse(path, shown(name), one_of(name, known))


def _names(group: Group, guide: Guide, categories: list[str]) -> Iterator[tuple[Path, str, list[str]]]:
    """Every name in the file, with its place and the names that there are."""
    messengers = list(guide.messengers)
    for number, ref in enumerate(group.marks):
        messenger, slash, _app = ref.partition("/")
        apps = [f"{messenger}/{a.name}" for a in guide.messengers[messenger].apps] if messenger in messengers else []
        yield (("marks", number), ref, apps) if slash and apps else (("marks", number), messenger, messengers)
    for number, messenger in enumerate(group.sorting):
        yield ("sorting", number), messenger, messengers
    for number, move in enumerate(group.moves):
        for place, messenger in enumerate(move.messengers):
            yield ("moves", number, "messengers", place), messenger, messengers
        if move.category is not None:
            yield ("moves", number, "category"), move.category, categories
