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

from imtui.guide.model import App
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
    """The packages that one installs, out of Debian's list of their sources, which says nothing of licences."""
    entries = []
    for stanza in lzma.decompress(data).decode("utf-8", "replace").split("\n\n"):
        fields = dict(re.findall(r"^(Binary|Version): (.*)$", stanza, re.MULTILINE))
        if len(fields) == 2:
            version = _upstream(fields["Version"])
            entries += [Entry(package, package, "", version) for package in fields["Binary"].split(", ")]
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


@dataclass(frozen=True)
class Source:
    """An index: where it is, how it is read, the shop that it is of, and which links of an app lead to an entry."""

    address: str
    read: Callable[[bytes], Index]
    shop: str
    links: str

    def claimed(self, app: App) -> bool:
        """Whether the guide says that an app is there."""
        return app.is_in(self.shop)

    def entry_of(self, index: Index, app: App) -> Entry | None:
        """An app in the index: by the id that it has in the shop or in its links, else by its name."""
        ids = [listing.id for listing in app.shops if listing.shop == self.shop and listing.id]
        return index.find(ids[0] if ids else self._linked(app), app.name if self.claimed(app) else None)

    def _linked(self, app: App) -> str | None:
        found = re.search(self.links, " ".join(filter(None, (app.source, app.site, *app.also)))) if self.links else None
        return next(filter(None, found.groups()), None) if found else None


SOURCES = (
    Source(FDROID, fdroid, "fdroid", r"fdroiddata/.*metadata/([\w.]+)\.yml|f-droid\.org/(?:\w+/)?packages/([\w.]+)"),
    Source(DEBIAN, debian, "debian", ""),
    Source(FLATHUB, flathub, "flathub", r"flathub\.org/(?:\w+/)?apps/([\w.-]+)|github\.com/flathub/([\w.-]+)"),
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
