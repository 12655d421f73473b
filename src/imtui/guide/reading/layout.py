"""How the folder of a guide or of a pack is laid out: what is read of it, and what stands there unread.

Nothing that somebody may take for a part of it is passed over in silence: a folder or a YAML file that nothing reads
is refused by its name, any other file is listed by `imtui check`. Hidden files (`.DS_Store`, `._x.yaml`) are no part.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path as FilePath

from imtui.guide.reading.beneath import Entry, entries_beneath
from imtui.guide.reading.messengers import MESSENGERS
from imtui.guide.reading.problems import GuideError, Level, Problem, of_the_whole, unexpected
from imtui.guide.reading.sheet import MAX_PROBLEMS, is_yaml, readable
from imtui.guide.reading.steps import STEPS
from imtui.guide.suggestions import shown
from imtui.guide.text import clean
from imtui.language import _
from imtui.reasons import reason
from imtui.records import record

FILES: dict[str, tuple[str, ...]] = {
    "categories.yaml": ("document", "categories"),
    "properties.yaml": ("groups", "properties"),
    "platforms.yaml": ("platforms",),
    "shops.yaml": ("shops",),
    "words.yaml": ("language",),
    "countries.yaml": ("countries", "regions"),
    "references.yaml": ("references",),
    "glossary.yaml": ("terms",),
    "scenarios.yaml": ("scenarios",),
    "wizard.yaml": ("questions",),
}
"""The files of a guide beside `messengers/`, and the parts of the model that each holds."""

LOG = "CHANGES.md"
"""The log of what was corrected in a guide, which it may do without."""

LABEL, OVERLAYS = "pack.yaml", "overlays"

ADDING = ("platforms.yaml", "glossary.yaml", "scenarios.yaml", "wizard.yaml")
"""The files of a guide that a pack may have too: what stands in them is added."""

PARTS = (LABEL, MESSENGERS, OVERLAYS, *ADDING)
"""What a pack that is laid over a guide may hold."""

GUIDE_PARTS = (*FILES, MESSENGERS, STEPS)
"""What a guide may hold, beside its log."""

FOR_PEOPLE = frozenset({LOG, "guide.md", "LICENSE", "LICENCE", "README", "README.md", "LISEZMOI.md"})
"""Files that nobody expects a program to read."""

MAX_FILES = 20_000
_MOST_NAMED = 3
_ARCHIVES = (".zip", ".tar", ".gz", ".tgz", ".xz", ".7z", ".rar")


@record
class Layout:
    """What stands at the top of a folder: each name under which it is read, with the entries that bear it."""

    folder: FilePath
    names: Mapping[str, tuple[Entry, ...]]

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def written(self, name: str) -> str:
        """The name that a file bears in this folder: `pack.yml`, say, for `pack.yaml`."""
        return self.names[name][0].name if name in self.names else name

    def is_guide(self) -> bool:
        """Whether it has a file that only a guide of its own has; else it is a pack, laid over another."""
        return any(name in self.names for name in FILES if name not in ADDING)


def layout_of(folder: FilePath) -> Layout:
    """Look what stands in a folder; raises GuideError when it is neither a guide nor a pack."""
    names: dict[str, tuple[Entry, ...]] = {}
    try:
        entries = visible(entries_beneath(folder, "", MAX_FILES))
    except OSError as error:
        raise _no_pack(folder, _what_stands_there(folder, error)) from None
    for entry in entries:
        name = entry.name if entry.is_folder else readable(entry.name)
        names[name] = (*names.get(name, ()), entry)
    if not any(name in names for name in (*PARTS, *FILES)):
        listed = ", ".join(shown(entry.name) for entry in entries[:_MOST_NAMED])
        raise _no_pack(folder, _("a folder with nothing of a pack in it: {names}").format(names=listed or _("empty")))
    return Layout(folder, names)


def visible(entries: Collection[Entry]) -> list[Entry]:
    """The entries of a folder without the hidden ones, which systems and editors leave behind."""
    return [entry for entry in entries if not entry.name.startswith(".")]


def strays(layout: Layout, parts: Collection[str], expected: str, shown_in: str = "") -> list[Problem]:
    """The folders and YAML files at the top of a folder that would stay unread, as problems; not all when many."""
    found = [
        unexpected(clean(shown_in + entry.name), 1, shown(entry.name), expected)
        for entry in _unread(layout, parts)
        if entry.is_folder or is_yaml(entry.name)
    ]
    if len(found) <= MAX_PROBLEMS:
        return found
    many = _("more than {n} problems").format(n=MAX_PROBLEMS)
    return [*found[:MAX_PROBLEMS], of_the_whole(layout.folder, many, _("these mended first"))]


def unread_files(folder: FilePath) -> Iterator[Problem]:
    """The other files that stand unread at the top of a sound guide or pack, each as a warning."""
    layout = layout_of(folder)
    unread = [entry.name for entry in _unread(layout, GUIDE_PARTS if layout.is_guide() else PARTS)]
    for name in unread[:MAX_PROBLEMS]:
        yield Problem(Level.WARNING, clean(f"{folder}/{name}"), 1, _("this file is not read"))


def _unread(layout: Layout, parts: Collection[str]) -> Iterator[Entry]:
    for name, entries in layout.names.items():
        if name not in FOR_PEOPLE:
            yield from entries[1:] if name in parts else entries


def _what_stands_there(folder: FilePath, error: OSError) -> str:
    if not folder.is_file():
        return reason(error)
    packed = folder.suffix.casefold() in _ARCHIVES
    return _("an archive: unpack it first") if packed else _("a file")


def _no_pack(folder: FilePath, found: str) -> GuideError:
    expected = _("the folder of a pack, with at least one of: {parts}").format(parts=", ".join(PARTS))
    return GuideError([of_the_whole(folder, found, expected)])
