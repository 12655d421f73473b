"""`imtui pack`: a pack to begin with, small and with comments, or made of what others publish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from imtui.arguments import did_you_mean, path
from imtui.errors import UsageError
from imtui.language import _, later
from imtui.options import Options

if TYPE_CHECKING:
    from imtui.arguments import Parser
    from imtui.export.imported import Imported
    from imtui.guide.model import Guide

SUMMARY = later("begin a pack: a collective's own notes over the guide")
SECUCHART, XMPP_SOFTWARE = PUBLISHED = ("secuchart", "xmpp-software")
"""The formats of others that are read."""


class Arguments(Options):
    """What `imtui pack` takes."""

    action: str = "new"
    words: Sequence[str] = ()


def add_arguments(parser: Parser) -> None:
    what = _("new: write a small pack with comments; from: write one of what others publish")
    parser.add_argument("action", choices=("new", "from"), metavar="new|from", help=what)
    formats = ", ".join(PUBLISHED)
    words = _("new: a folder that is new or empty; from: a format ({formats}), files in it, and such a folder")
    parser.add_argument("words", nargs="+", metavar="WORD", help=words.format(formats=formats))


def answer(guide: Guide, options: Arguments) -> str:
    """Write a pack, and say what was written; raises UsageError, and ForeignError for a file that is none."""
    from imtui.export.pack import example_pack, write_pack

    *given, last = options.words
    folder = path(last)
    files: Mapping[str, str]
    remarks: Sequence[str] = ()
    if options.action == "new":
        if given:
            raise UsageError(_("A new pack takes one folder: imtui pack new FOLDER"))
        files = example_pack(guide)
    else:
        imported = _imported(guide, given)
        files, remarks = imported.files, imported.remarks
    write_pack(folder, files)
    said = _("Written. To see it: imtui --data {folder}; to check it: imtui check {folder}.").format(folder=folder)
    return "".join(f"{line}\n" for line in (*(f"{folder}/{name}" for name in files), *remarks, said))


def _imported(guide: Guide, given: Sequence[str]) -> Imported:
    """Make a pack of what others publish."""
    from datetime import date

    from imtui.export import imported
    from imtui.guide.reading.foreign import read_secuchart, read_xmpp_software

    form, files = (given[0] if given else ""), [path(name) for name in given[1:]]
    if form not in PUBLISHED:
        raise UsageError(_("“{format}” is no format of others.").format(format=form) + did_you_mean(form, PUBLISHED))
    if not files or (form == XMPP_SOFTWARE and len(files) > 1):
        raise UsageError(_("Write: imtui pack from {format} FILE FOLDER").format(format=form))
    day = date.today().isoformat()
    if form == SECUCHART:
        return imported.pack_from_secuchart(guide, read_secuchart(files), day)
    if imported.XMPP not in guide.messengers:
        raise UsageError(_("The guide in use has no messenger {id}.").format(id=imported.XMPP))
    return imported.pack_from_xmpp_software(guide, read_xmpp_software(files[0]), day)
