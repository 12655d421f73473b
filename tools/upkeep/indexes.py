"""Version and licence of the apps against what the indexes of F-Droid, Debian and Flathub say."""

from __future__ import annotations

import gzip
import json
import lzma
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from imtui.guide.model import App, Value
from imtui.guide.text import fold

from .contents import PlacedFact
from .findings import Finding, Urgency
from .web import Web

FDROID = "https://f-droid.org/repo/index-v2.json"
DEBIAN = "https://deb.debian.org/debian/dists/stable/main/source/Sources.xz"
FLATHUB = "https://dl.flathub.org/repo/appstream/x86_64/appstream.xml.gz"


@dataclass(frozen=True)
class Entry:
    """An app in an index. What an index does not say is empty."""

    id: str
    name: str
    licence: str
    version: str


class Index:
    """An index: its entries by id, and those whose name only one of them has."""

    def __init__(self, title: str, entries: Iterable[Entry]) -> None:
        self.title = title
        self._by_id = {entry.id: entry for entry in entries}
        names = [fold(entry.name) for entry in self._by_id.values()]
        self._by_name = {fold(e.name): e for e in self._by_id.values() if names.count(fold(e.name)) == 1}

    def find(self, identifier: str | None, name: str | None = None) -> Entry | None:
        """The entry with this id; without an id, the only one of this name."""
        if identifier is not None:
            return self._by_id.get(identifier)
        return self._by_name.get(fold(name)) if name else None


def fdroid(data: bytes) -> Index:
    """F-Droid's index, version 2."""
    return Index("F-Droid", (_of_fdroid(i, package) for i, package in json.loads(data)["packages"].items()))


def _of_fdroid(identifier: str, package: Any) -> Entry:
    metadata = package["metadata"]
    name = next(iter(metadata.get("name", {}).values()), "")
    manifests = [version["manifest"] for version in package["versions"].values()]
    newest = max(manifests, key=lambda manifest: manifest["versionCode"], default={"versionName": ""})
    return Entry(identifier, name, metadata.get("license", ""), newest["versionName"])


def debian(data: bytes) -> Index:
    """Debian's list of source packages, which says nothing of licences."""
    entries = []
    for stanza in lzma.decompress(data).decode("utf-8", "replace").split("\n\n"):
        fields = dict(re.findall(r"^(Package|Version): (.*)$", stanza, re.MULTILINE))
        if len(fields) == 2:
            entries.append(Entry(fields["Package"], fields["Package"], "", _upstream(fields["Version"])))
    return Index("Debian", entries)


def _upstream(version: str) -> str:
    """The version that the authors gave, out of Debian's: without epoch, revision and what was taken out."""
    return re.sub(r"^\d+:|-[^-]*$", "", version).partition("+dfsg")[0].partition("+ds")[0]


def flathub(data: bytes) -> Index:
    """Flathub's AppStream data."""
    components = ElementTree.fromstring(gzip.decompress(data)).iter("component")
    return Index("Flathub", map(_of_appstream, components))


def _of_appstream(component: ElementTree.Element) -> Entry:
    release = component.find("releases/release")
    version = release.get("version", "") if release is not None else ""
    identifier = (component.findtext("id") or "").removesuffix(".desktop")
    return Entry(identifier, component.findtext("name") or "", component.findtext("project_license") or "", version)


def in_fdroid(index: Index, app: App) -> Entry | None:
    """An Android app in F-Droid: by the id in its links, else by its name where the guide says that it is there."""
    identifier = _identifier(app, r"fdroiddata/.*metadata/([\w.]+)\.yml|f-droid\.org/(?:\w+/)?packages/([\w.]+)")
    return index.find(identifier, app.name if app.fdroid is Value.YES else None)


def in_debian(index: Index, app: App) -> Entry | None:
    """An app in Debian, by its package."""
    return None if app.debian == "no" else index.find(app.debian)


def in_flathub(index: Index, app: App) -> Entry | None:
    """An app in Flathub: by the id in its links, else by its name where the guide says that it is there."""
    identifier = _identifier(app, r"flathub\.org/(?:\w+/)?apps/([\w.-]+)|github\.com/flathub/([\w.-]+)")
    return index.find(identifier, app.name if "flathub" in app.shops else None)


def _identifier(app: App, pattern: str) -> str | None:
    links = " ".join(filter(None, (app.source, app.site, *app.also)))
    found = re.search(pattern, links)
    return next(filter(None, found.groups()), None) if found else None


@dataclass(frozen=True)
class Source:
    """An index: where it is, how it is read, what of an app leads to its entry, whether the guide says it is there."""

    address: str
    read: Callable[[bytes], Index]
    entry_of: Callable[[Index, App], Entry | None]
    claimed: Callable[[App], bool]


SOURCES = (
    Source(FDROID, fdroid, in_fdroid, lambda app: app.fdroid is Value.YES),
    Source(DEBIAN, debian, in_debian, lambda app: app.debian != "no"),
    Source(FLATHUB, flathub, in_flathub, lambda app: "flathub" in app.shops),
)


def findings(facts: Iterable[PlacedFact], web: Web, sources: Iterable[Source] = SOURCES) -> Iterator[Finding]:
    """Where an index says something else of an app than the guide; raises OSError when one cannot be read."""
    apps = [(fact, fact.thing) for fact in facts if isinstance(fact.thing, App)]
    for source in sources:
        index = source.read(web.read(source.address))
        for fact, app in apps:
            yield from _compared(fact, app, source, index)


def _compared(fact: PlacedFact, app: App, source: Source, index: Index) -> Iterator[Finding]:
    title, entry = index.title, source.entry_of(index, app)
    if entry is None:
        if source.claimed(app):
            yield Finding(Urgency.WRONG, fact.place, f"not found in {title}")
        return
    if not source.claimed(app):
        yield Finding(Urgency.WRONG, fact.place, f"{title} has it: {entry.id}")
    if entry.licence and fold(app.licence) not in ("unknown", fold(entry.licence)):
        yield Finding(Urgency.WRONG, fact.place, f"licence: {app.licence} here, {entry.licence} in {title}")
    if app.version and _numbers(entry.version) > _numbers(app.version):
        yield Finding(Urgency.CHANGED, fact.place, f"version: {app.version} here, {entry.version} in {title}")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)))
