"""Arguments that several commands take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from imtui.arguments import path
from imtui.language import _

if TYPE_CHECKING:
    from imtui.arguments import Parser


def add_output(parser: Parser, formats: Sequence[str]) -> None:
    """Add the options that say in which form an answer is written, and where to."""
    parser.add_argument("--format", choices=formats, default="text", help=_("form of the answer"))
    output_help = _("write the answer to this file, whole or not at all")
    parser.add_argument("--output", type=path, metavar="FILE", help=output_help)
    parser.add_argument("--force", action="store_true", help=_("replace the file when it is there"))
    if "csv" in formats:
        bom_help = _("begin CSV on standard output with a byte order mark, as in files")
        parser.add_argument("--bom", action="store_true", help=bom_help)
