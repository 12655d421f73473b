"""The guide as upkeep needs it: each fact and each link with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath
from typing import Any

from imtui.guide.dates import Dated, age_in_months, counted_from
from imtui.guide.model import Claim, Guide
from imtui.guide.reading.facts import facts_of
from imtui.guide.reading.folder import read_folder
from imtui.guide.reading.sheet import Path, Sheet, nearest_line
from imtui.guide.reading.yaml_files import read_sheet

from .findings import Place


@dataclass(frozen=True)
class PlacedFact:
    """A fact of the guide and its place; what does not age any more has no age there."""

    place: Place
    thing: Dated


@dataclass(frozen=True)
class PlacedLink:
    """A link of the guide, the fact that it belongs to (history and home pages belong to none), and its place."""

    url: str
    place: Place
    thing: Dated | None


class Contents:
    """A guide with the lines of its files, on a day."""

    def __init__(self, folder: FilePath, today: date) -> None:
        self.guide = read_folder(folder)
        names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml"))
        self._sheets = {name: read_sheet(folder, name) for name in names}
        deciding = _deciding(self.guide)
        self._facts: dict[tuple[str, Path], PlacedFact] = {}
        for fact in facts_of(self.guide):
            decides = isinstance(fact.thing, Claim) and fact.thing.property in deciding
            age = age_in_months(counted_from(fact.thing), today) if fact.ages else 0
            place = Place(fact.file, self._line(fact.file, fact.path), fact.name, age, decides)
            self._facts[fact.file, fact.path] = PlacedFact(place, fact.thing)

    @property
    def facts(self) -> list[PlacedFact]:
        """All facts of the guide."""
        return list(self._facts.values())

    def links(self) -> Iterator[PlacedLink]:
        """All links of all files."""
        for sheet in self._sheets.values():
            for path, url in _links_in(sheet.data):
                fact = self._fact_around(sheet.name, path)
                line = self._line(sheet.name, path)
                if fact is None:
                    yield PlacedLink(url, Place(sheet.name, line, str(path[0])), None)
                else:
                    known = fact.place
                    yield PlacedLink(url, Place(known.file, line, known.name, known.age, known.decides), fact.thing)

    def _fact_around(self, file: str, path: Path) -> PlacedFact | None:
        outwards = (path[:n] for n in range(len(path), 0, -1))
        return next((self._facts[file, part] for part in outwards if (file, part) in self._facts), None)

    def _line(self, file: str, path: Path) -> int:
        sheet: Sheet = self._sheets[file]
        return nearest_line(sheet.lines, path)


def _deciding(guide: Guide) -> frozenset[str]:
    """The properties on which categories depend."""
    rules = (rule for category in guide.categories for rule in category.rule)
    return frozenset(name for rule in rules for name in rule)


def _links_in(data: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from _links_in(value, (*path, key))
    elif isinstance(data, list):
        for position, value in enumerate(data):
            yield from _links_in(value, (*path, position))
    elif isinstance(data, str) and data.startswith(("https://", "http://")):
        yield path, data
