"""Packs laid over a guide: a collective's own messengers, words and situations, and what it says of those of others.

A pack is a folder with any of the PARTS of a layout; `pack.yaml` says whose it is. What it adds stays apart, under its
name. It changes no fact: an amendment counts in place of an answer, which stays beside it (see `guide.packs`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path as FilePath
from typing import Any, TypeVar

from imtui.guide.in_languages import Text, same
from imtui.guide.model import Guide, Messenger, Overlay, Pack, PackLabel, Phrase, Platform
from imtui.guide.query.fields import fields_of
from imtui.guide.reading.layout import ADDING, FILES, LABEL, OVERLAYS, PARTS, layout_of, strays
from imtui.guide.reading.messengers import MESSENGERS, decode_messenger
from imtui.guide.reading.names import Known, check_clashes, check_names, check_phrases, check_queries, known_names
from imtui.guide.reading.overlays import check_silence, decode_overlay, of_the_pack, with_overlays
from imtui.guide.reading.problems import GuideError, Problem
from imtui.guide.reading.schema import decode, decode_fields
from imtui.guide.reading.sheet import Sheet, readable
from imtui.guide.reading.yaml_files import files_in, read_sheet, read_sheets
from imtui.guide.suggestions import one_of, shown
from imtui.guide.text import clean, fold
from imtui.language import _
from imtui.records import record, replace

T = TypeVar("T")

NAMES = {"platforms": "name", "terms": "name", "scenarios": "title", "questions": "text"}
"""The parts of a guide that a pack may add to, and where in each thing of theirs the name of the pack is said."""


@record
class _Opened:
    """A pack as it was read, before it is held against the others."""

    label: Iterable[Sheet]
    messengers: Iterable[Sheet]
    overlays: Iterable[Sheet]
    adding: Mapping[str, Sheet]


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
    return with_overlays(pile.guide)


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
        adding={name: read_sheet(folder, layout.written(name), place) for name in ADDING if name in layout},
    )


class _Pile:
    """Packs being laid over a guide: who has each id so far, and what is wrong in them."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        """The guide below, with all that the packs before add."""
        self.problems: list[Problem] = []
        self._owners: dict[tuple[str, str], str] = {}
        """Which file of a pack brought the thing of an id, by the part of the guide that it is in."""
        self._names: set[str] = set()
        """What the messengers of the pack that is being read are called."""
        self._known: Known = known_names(guide)

    def add(self, folder: FilePath) -> None:
        """Read a pack and hold it against what lies below it; raises GuideError when it cannot be opened."""
        opened, before = _open(folder), self.guide
        self._names = set()
        platforms, *others = [[sheet] if (sheet := opened.adding.get(name)) else [] for name in ADDING]
        self._add_parts(platforms)
        self._known = {**known_names(self.guide)}
        self._known["messenger"] = [*self._known["messenger"], *files_in(folder, MESSENGERS)]
        labels = list(self._examined(opened.label, self._label))
        messengers = list(self._examined(opened.messengers, self._messenger))
        added = {messenger.id: messenger for messenger in messengers}
        self.guide = replace(self.guide, messengers={**self.guide.messengers, **added})
        overlays = dict(self._examined(opened.overlays, self._overlay))
        for sheets in others:
            self._add_parts(sheets)
        name = labels[0].name if labels else same(clean(folder.resolve().name))
        self._sign(before, Pack(name, tuple(added), overlays), labels[0].phrases if labels else ())

    def _add_parts(self, sheets: Iterable[Sheet]) -> None:
        for parts in self._examined(sheets, self._parts):
            self.guide = replace(self.guide, **parts)

    def _examined(self, sheets: Iterable[Sheet], examine: Callable[[Sheet], T | None]) -> Iterator[T]:
        """What the sound files among these hold; what is wrong in the others is noted."""
        for sheet in sheets:
            held = None
            with sheet.examining():
                held = None if sheet.problems else examine(sheet)
            self.problems += sheet.problems
            if held is not None and not sheet.problems:
                yield held

    def _take_id(self, sheet: Sheet, part: str, thing: str, path: tuple[str | int, ...]) -> None:
        """Note an id that the guide or another pack has already."""
        if thing in getattr(self.guide, part) or (part, thing) in self._owners:
            owner = self._owners.get((part, thing), _("the guide"))
            sheet.refuse(path, shown(thing), _("an id that nobody has: {owner} has this one").format(owner=owner))
        self._owners.setdefault((part, thing), sheet.name)

    def _parts(self, sheet: Sheet) -> dict[str, Any]:
        """Read a file of platforms, words, situations or questions; what it adds stands after what there is."""
        check_names(sheet, self._known)
        added: dict[str, Any] = decode_fields(sheet, Guide, FILES[readable(sheet.name.rpartition("/")[2])])
        for part, things in added.items() if not sheet.problems else ():
            for position, thing in enumerate(things):
                self._take_id(sheet, part, thing, (part, position, "id"))
        parts = {part: {**getattr(self.guide, part), **things} for part, things in added.items()}
        if not sheet.problems:
            check_queries(sheet, self.guide)
            self._check_platforms(sheet, added.get("platforms", {}), parts)
        return parts

    def _check_platforms(self, sheet: Sheet, platforms: Mapping[str, Platform], parts: dict[str, Any]) -> None:
        """Note a platform whose id or words mean something in filters already."""
        fields = fields_of(self.guide)
        for position, platform in enumerate(platforms):
            if platform in fields:
                sheet.refuse(("platforms", position, "id"), shown(platform), _("a word that filters do not know yet"))
        if platforms and not sheet.problems:
            check_clashes(sheet, ("platforms",), replace(self.guide, **parts))

    def _messenger(self, sheet: Sheet) -> Messenger | None:
        """Read a messenger; notes an id that is taken, and a name that another one of the same pack has."""
        check_names(sheet, self._known)
        self._take_id(sheet, "messengers", sheet.stem, ("id",))
        check_silence(sheet)
        messenger = decode_messenger(sheet)
        if messenger:
            if fold(messenger.name) in self._names:
                sheet.refuse(("name",), shown(messenger.name), _("a name that no other messenger of this pack has"))
            self._names.add(fold(messenger.name))
        return messenger

    def _label(self, sheet: Sheet) -> PackLabel | None:
        """Read whose the pack is, and its phrases; notes one that cannot be read, and a word that means something."""
        label: PackLabel | None = decode(sheet, PackLabel, sheet.data)
        if label and label.phrases:
            check_phrases(sheet, ("phrases",), label.phrases, self.guide)
        if label and not sheet.problems:
            self.guide = _speaking(self.guide, label.phrases)
            check_clashes(sheet, ("phrases",), self.guide)
        return label

    def _overlay(self, sheet: Sheet) -> tuple[str, Overlay] | None:
        """Read an overlay, under the id that it lies on; notes when that is nobody's."""
        check_names(sheet, self._known)
        if sheet.stem not in self.guide.messengers:
            if ("messengers", sheet.stem) not in self._owners:
                meant = one_of(sheet.stem, self.guide.messengers)
                sheet.refuse((), shown(sheet.stem), _("the id of a messenger; {meant}").format(meant=meant))
            decode(sheet, Overlay, sheet.data)
            return None
        overlay = decode_overlay(sheet, self.guide.messengers[sheet.stem], self.guide.overlays_on(sheet.stem))
        return (sheet.stem, overlay) if overlay else None

    def _sign(self, before: Guide, pack: Pack, phrases: Sequence[Phrase]) -> None:
        """Put the name of a pack to all that it added to the guide before it."""
        parts: dict[str, Any] = {
            part: _signed(getattr(before, part), getattr(self.guide, part), partial(_named_after, pack.name, attribute))
            for part, attribute in NAMES.items()
        }
        messengers = _signed(before.messengers, self.guide.messengers, partial(_messenger_of, pack.name))
        spoken = _speaking(before, [_noted(phrase, pack.name) for phrase in phrases]).language
        packs = (*self.guide.packs, pack)
        self.guide = replace(self.guide, **parts, messengers=messengers, language=spoken, packs=packs)


def _speaking(guide: Guide, phrases: Sequence[Phrase]) -> Guide:
    """A guide that understands more phrases."""
    return replace(guide, language=replace(guide.language, phrases=(*guide.language.phrases, *phrases)))


def _signed(before: Mapping[str, T], now: Mapping[str, T], sign: Callable[[T], T]) -> Mapping[str, T]:
    """Things of a guide by their ids, those that were not there before under the name of a pack."""
    return {key: thing if key in before else sign(thing) for key, thing in now.items()}


def _messenger_of(pack: Text, messenger: Messenger) -> Messenger:
    """A messenger whose name says which pack added it; it is still found under its own."""
    name = of_the_pack(messenger.name, pack)
    return replace(messenger, name=name, aliases=(messenger.name, *messenger.aliases))


def _named_after(pack: Text, attribute: str, thing: Any) -> Any:
    """A thing whose name says which pack added it; a platform is still found under its own."""
    name: Text = getattr(thing, attribute)
    words = {"words": (*name.values(), *thing.words)} if isinstance(thing, Platform) else {}
    return replace(thing, **{attribute: name.map(lambda said: of_the_pack(said, pack))}, **words)


def _noted(phrase: Phrase, pack: Text) -> Phrase:
    """A phrase with a note, shown where it is typed, that says which pack understands it."""
    note = phrase.note or same(_("a word for filters"))
    return replace(phrase, note=note.map(lambda said: of_the_pack(said, pack)))
