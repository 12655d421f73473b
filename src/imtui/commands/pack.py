"""`imtui pack new FOLDER`: a small pack with comments, to begin one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imtui.arguments import path
from imtui.language import _, later
from imtui.options import Options

if TYPE_CHECKING:
    from pathlib import Path

    from imtui.arguments import Parser
    from imtui.guide.model import Guide

SUMMARY = later("begin a pack: a collective's own notes over the guide")


class Arguments(Options):
    """What `imtui pack` takes."""

    action: str = "new"
    folder: Path


def add_arguments(parser: Parser) -> None:
    parser.add_argument("action", choices=("new",), help=_("new: write a small pack with comments"))
    parser.add_argument("folder", type=path, metavar="FOLDER", help=_("a folder that is new or empty"))


def answer(guide: Guide, options: Arguments) -> str:
    from imtui.export.pack import example_pack, write_pack

    files = example_pack(guide)
    write_pack(options.folder, files)
    written = "".join(f"{options.folder}/{name}\n" for name in files)
    return (
        written
        + _("Written. To see it: imtui --data {folder}; to check it: imtui check {folder}.").format(
            folder=options.folder
        )
        + "\n"
    )
