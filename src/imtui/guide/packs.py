"""Packs laid over a guide: a collective's own messengers, and its notes and warnings on those of others.

A pack is a folder with `messengers/`, with `overlays/ID.yaml` (notes and warnings on the messenger of that id), or
with both; `pack.yaml` says whose it is. What it adds stays apart, under its name: it never changes a fact or a verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from os.path import exists
from pathlib import Path as FilePath

from imtui.guide.model import Guide, Messenger, Overlay, Pack, PackLabel, Text
from imtui.guide.names import check_names, known_names
from imtui.guide.schema import one_of, shown
from imtui.guide.sheets import GuideError, Problem, Sheet, decode_messenger, read_sheet, read_sheets
from imtui.guide.text import clean, fold
from imtui.language import _
from imtui.records import record

LABEL, MESSENGERS, OVERLAYS = PARTS = ("pack.yaml", "messengers", "overlays")
"""What a pack that is laid over a guide may hold."""


@record
class _Opened:
    """A pack as it was read, before it is held against the others."""

    label: list[Sheet]
    messengers: list[Sheet]
    overlays: list[Sheet]


def lay(guide: Guide, folders: Sequence[FilePath]) -> Guide:
    """Lay packs over a guide, in order; raises GuideError with every problem of every pack."""
    owners = dict.fromkeys(guide.messengers, _("the guide"))
    problems: list[Problem] = []
    packs: list[Pack] = []
    added: list[Messenger] = []
    for folder in folders:
        try:
            opened = _open(folder)
        except GuideError as error:
            problems += error.problems
            continue
        _check(opened, guide, owners)
        messengers = [m for sheet in opened.messengers if (m := decode_messenger(sheet))]
        packs.append(_pack(folder, opened, messengers))
        added += messengers
        problems += [p for sheet in (*opened.label, *opened.messengers, *opened.overlays) for p in sheet.problems]
    if problems:
        raise GuideError(problems)
    return replace(guide, messengers=by_name((*guide.messengers.values(), *added)), packs=tuple(packs))


def by_name(messengers: Iterable[Messenger]) -> Mapping[str, Messenger]:
    """Give messengers by their id, in the order of their names."""
    return {m.id: m for m in sorted(messengers, key=lambda m: fold(m.name))}


def _open(folder: FilePath) -> _Opened:
    """Read the files of a pack; raises GuideError when a directory cannot be listed, or has nothing or too much."""
    place = f"{folder}/"
    present = {path.name for path in folder.glob("*.yaml")} | {part for part in PARTS if exists(folder / part)}
    if not present:
        expected = _("a folder with at least one of: {parts}").format(parts=", ".join(PARTS))
        raise GuideError([Problem(clean(str(folder)), 1, _("nothing to lay over the guide"), expected)])
    if not present <= set(PARTS):
        expected = _("in a pack laid over a guide, only: {parts}").format(parts=", ".join(PARTS))
        raise GuideError(
            Problem(clean(place + name), 1, shown(name), expected) for name in sorted(present - set(PARTS))
        )
    return _Opened(
        label=[read_sheet(folder, LABEL, place)] if LABEL in present else [],
        messengers=read_sheets(folder, MESSENGERS, place) if MESSENGERS in present else [],
        overlays=read_sheets(folder, OVERLAYS, place) if OVERLAYS in present else [],
    )


def _check(opened: _Opened, guide: Guide, owners: dict[str, str]) -> None:
    """Note the conflicts of a pack with what lies below it: an id taken, an overlay on nothing, an unknown name."""
    known = known_names(guide)
    for sheet in opened.messengers:
        check_names(sheet, known)
        if sheet.stem in owners:
            expected = _("an id that nobody has: {owner} has this one").format(owner=owners[sheet.stem])
            sheet.refuse(("id",), shown(sheet.stem), expected)
        owners.setdefault(sheet.stem, sheet.name)
        _check_silence(sheet)
    for sheet in opened.overlays:
        if sheet.stem not in owners:
            sheet.refuse(
                (), shown(sheet.stem), _("the id of a messenger; {meant}").format(meant=one_of(sheet.stem, owners))
            )


def _check_silence(sheet: Sheet) -> None:
    """Refuse a messenger that speaks for the founding document: what that says is in the guide, and nowhere else."""
    data = sheet.data if isinstance(sheet.data, dict) else {}
    apps = data["apps"] if isinstance(data.get("apps"), list) else []
    for path, holder in (((), data), *((("apps", n), app) for n, app in enumerate(apps))):
        if isinstance(holder, dict) and "document" in holder:
            expected = _("nothing: the founding document does not speak of what a pack adds")
            sheet.refuse((*path, "document"), _("what the founding document says"), expected)


def _pack(folder: FilePath, opened: _Opened, messengers: Iterable[Messenger]) -> Pack:
    own_name = clean(folder.resolve().name)
    labels = [
        label for sheet in opened.label if not sheet.problems and (label := sheet.decode(PackLabel, sheet.data, ()))
    ]
    overlays = {
        sheet.stem: overlay
        for sheet in opened.overlays
        if not sheet.problems and (overlay := sheet.decode(Overlay, sheet.data, ()))
    }
    name = labels[0].name if labels else Text(own_name, own_name)
    return Pack(name, tuple(m.id for m in messengers), overlays)
