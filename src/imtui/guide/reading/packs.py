"""Packs laid over a guide: a collective's own messengers, and its notes and warnings on those of others.

A pack is a folder with `messengers/`, with `overlays/ID.yaml` (notes and warnings on the messenger of that id), or
with both; `pack.yaml` says whose it is. What it adds stays apart, under its name: it never changes a fact or a verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path as FilePath
from typing import TypeVar

from imtui.guide.in_languages import Text, same
from imtui.guide.model import Category, Face, Guide, Messenger, Overlay, Pack, PackLabel
from imtui.guide.reading.layout import LABEL, OVERLAYS, PARTS, layout_of, strays
from imtui.guide.reading.messengers import MESSENGERS, by_name, decode_messenger
from imtui.guide.reading.names import check_clashes, check_names, check_phrases, known_names
from imtui.guide.reading.problems import GuideError, Problem
from imtui.guide.reading.schema import decode
from imtui.guide.reading.sheet import Sheet
from imtui.guide.reading.yaml_files import files_in, read_sheet, read_sheets
from imtui.guide.suggestions import one_of, shown
from imtui.guide.text import clean, fold
from imtui.guide.verdict import NOT_JUDGED, category_of
from imtui.language import _
from imtui.records import record, replace

T = TypeVar("T")


@record
class _Opened:
    """A pack as it was read, before it is held against the others."""

    label: Iterable[Sheet]
    messengers: Iterable[Sheet]
    overlays: Iterable[Sheet]


def lay(guide: Guide, folders: Sequence[FilePath]) -> Guide:
    """Lay packs over a guide, in order; raises GuideError with every problem of every pack."""
    pile = _Pile(guide)
    for folder in folders:
        try:
            pile.add(folder)
        except GuideError as error:
            pile.problems += error.problems
    if pile.problems:
        raise GuideError(pile.problems)
    messengers = by_name((*guide.messengers.values(), *pile.messengers))
    return _with_the_unjudged(replace(pile.guide, messengers=messengers, packs=tuple(pile.packs)))


def _with_the_unjudged(guide: Guide) -> Guide:
    """A guide with a category more when packs add messengers to it that cannot be judged."""
    if not any(category_of(guide, messenger) == NOT_JUDGED for messenger in guide.messengers.values()):
        return guide
    name, meaning = _("Not judged"), _("A pack adds these, and gives no source for what a verdict rests on.")
    unjudged = Category(NOT_JUDGED, same(name), Face.NONE, same(meaning))
    return replace(guide, categories=(*guide.categories, unjudged))


def _open(folder: FilePath) -> _Opened:
    """Read the files of a pack; raises GuideError when something of it is not read, or it cannot be listed."""
    place, layout = f"{folder}/", layout_of(folder)
    expected = _("in a pack laid over a guide, only: {parts}").format(parts=", ".join(PARTS))
    if unread := strays(layout, PARTS, expected, place):
        raise GuideError(unread)
    return _Opened(
        label=[read_sheet(folder, layout.written(LABEL), place)] if LABEL in layout else [],
        messengers=read_sheets(folder, MESSENGERS, place) if MESSENGERS in layout else [],
        overlays=read_sheets(folder, OVERLAYS, place) if OVERLAYS in layout else [],
    )


class _Pile:
    """Packs being laid over a guide: who has each id so far, what they add, and what is wrong in them."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        """The guide below, with the phrases of the packs; their messengers come last, when all are known."""
        self.packs: list[Pack] = []
        self.messengers: list[Messenger] = []
        self.problems: list[Problem] = []
        self._known = dict(known_names(guide))
        self._names: set[str] = set()
        self._owners = dict.fromkeys(guide.messengers, _("the guide"))

    def add(self, folder: FilePath) -> None:
        """Read a pack and hold it against what lies below it; raises GuideError when it cannot be opened."""
        opened = _open(folder)
        self._names = set()
        self._known["messenger"] += files_in(folder, MESSENGERS)
        messengers = list(self._examined(opened.messengers, self._messenger))
        overlays = dict(self._examined(opened.overlays, self._overlay))
        labels = list(self._examined(opened.label, self._label))
        own_name = clean(folder.resolve().name)
        name = labels[0].name if labels else same(own_name)
        self.packs.append(Pack(name, tuple(m.id for m in messengers), overlays))
        self.messengers += (_named_after(messenger, name) for messenger in messengers)

    def _examined(self, sheets: Iterable[Sheet], examine: Callable[[Sheet], T | None]) -> Iterator[T]:
        """What the sound files among these hold; what is wrong in the others is noted."""
        for sheet in sheets:
            held = None
            with sheet.examining():
                held = None if sheet.problems else examine(sheet)
            self.problems += sheet.problems
            if held is not None and not sheet.problems:
                yield held

    def _messenger(self, sheet: Sheet) -> Messenger | None:
        """Read a messenger; notes an id that is taken, and a name that nothing has."""
        check_names(sheet, self._known)
        if sheet.stem in self._owners:
            expected = _("an id that nobody has: {owner} has this one").format(owner=self._owners[sheet.stem])
            sheet.refuse(("id",), shown(sheet.stem), expected)
        self._owners.setdefault(sheet.stem, sheet.name)
        _check_silence(sheet)
        messenger = decode_messenger(sheet)
        if messenger and fold(messenger.name) in self._names:
            sheet.refuse(("name",), shown(messenger.name), _("a name that no other messenger of this pack has"))
        self._names |= {fold(messenger.name)} if messenger else set()
        return messenger

    def _label(self, sheet: Sheet) -> PackLabel | None:
        """Read whose the pack is, and its phrases; notes one that cannot be read, and a word that means something."""
        label: PackLabel | None = decode(sheet, PackLabel, sheet.data)
        if label and label.phrases:
            check_phrases(sheet, ("phrases",), label.phrases, self.guide)
        if label and not sheet.problems:
            language = self.guide.language
            self.guide = replace(self.guide, language=replace(language, phrases=language.phrases + label.phrases))
            check_clashes(sheet, ("phrases",), self.guide)
        return label

    def _overlay(self, sheet: Sheet) -> tuple[str, Overlay] | None:
        """Read an overlay, under the id that it lies on; notes when that is nobody's."""
        if sheet.stem not in self._owners:
            meant = one_of(sheet.stem, self._owners)
            sheet.refuse((), shown(sheet.stem), _("the id of a messenger; {meant}").format(meant=meant))
        overlay: Overlay | None = decode(sheet, Overlay, sheet.data)
        return (sheet.stem, overlay) if overlay else None


def _named_after(messenger: Messenger, pack: Text) -> Messenger:
    """A messenger whose name says which pack added it, so that it is told apart wherever it stands."""
    name = _("{name} (of the pack “{pack}”)").format(name=messenger.name, pack=pack)
    return replace(messenger, name=name)


def _check_silence(sheet: Sheet) -> None:
    """Refuse `document` in a messenger of a pack: only the guide quotes the founding document."""
    data = sheet.data if isinstance(sheet.data, dict) else {}
    apps = data["apps"] if isinstance(data.get("apps"), list) else []
    for path, holder in (((), data), *((("apps", n), app) for n, app in enumerate(apps))):
        if isinstance(holder, dict) and "document" in holder:
            expected = _("nothing: the founding document does not speak of what a pack adds")
            sheet.refuse((*path, "document"), _("what the founding document says"), expected)
