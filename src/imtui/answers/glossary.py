"""`imtui glossary`: what a word or a property means."""

from __future__ import annotations

from imtui.answers.naming import hint
from imtui.errors import UsageError
from imtui.export.formats import pages_as
from imtui.guide.glossary import Glossary
from imtui.guide.model import Guide
from imtui.language import _
from imtui.options import Options
from imtui.pages.glossary import entry_page, glossary_page


def answer(guide: Guide, options: Options) -> str:
    """Explain a word or a property, else list them all; raises UsageError for a word that stands nowhere."""
    glossary, word = Glossary(guide), " ".join(options.words)
    entries = glossary.find(word) or glossary.search(word) if word else glossary.entries
    if not entries:
        raise UsageError(_("The glossary does not know “{word}”.").format(word=word) + hint(glossary.suggest(word)))
    if options.format == "json":
        from imtui.export.scenarios import entries_as_json

        return entries_as_json(entries)
    pages = [entry_page(guide, entry) for entry in entries] if word else [glossary_page(entries)]
    return pages_as(options.format, pages)
