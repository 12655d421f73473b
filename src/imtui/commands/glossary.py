"""`imtui glossary`: what a word or a property means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from imtui.arguments import hint
from imtui.commands.common import add_output
from imtui.errors import UsageError
from imtui.export.formats import PAGE_FORMATS
from imtui.language import _, later
from imtui.options import Options

if TYPE_CHECKING:
    from imtui.arguments import Parser
    from imtui.guide.model import Guide

SUMMARY = later("explain a word, or list them all")


class Arguments(Options):
    """What `imtui glossary` takes."""

    words: Sequence[str] = ()


def add_arguments(parser: Parser) -> None:
    parser.add_argument("words", nargs="*", metavar="TERM")
    add_output(parser, (*PAGE_FORMATS, "json"))


def answer(guide: Guide, options: Arguments) -> str:
    """Explain a word or a property, else list them all; raises UsageError for a word that stands nowhere."""
    from imtui.export.formats import pages_as
    from imtui.guide.glossary import Glossary
    from imtui.pages.glossary import entry_page, glossary_page

    glossary, word = Glossary(guide), " ".join(options.words)
    entries = glossary.find(word) or glossary.search(word) if word else glossary.entries
    if not entries:
        raise UsageError(_("The glossary does not know “{word}”.").format(word=word) + hint(glossary.suggest(word)))
    if options.format == "json":
        from imtui.export.json import entries_as_json

        return entries_as_json(entries)
    pages = [entry_page(guide, entry) for entry in entries] if word else [glossary_page(entries)]
    return pages_as(options.format, guide, pages)
