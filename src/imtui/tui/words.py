"""The words of a page, explained over what one was reading; Esc returns to the same place."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from textual.app import App

from imtui.guide.glossary import Glossary
from imtui.guide.model import Guide
from imtui.language import _
from imtui.pages.blocks import Page
from imtui.pages.glossary import entries_on, entry_name, entry_page, property_page
from imtui.tui.picker import PickerScreen
from imtui.tui.reading import ReadingScreen
from imtui.tui.session import Session


def show_words(app: App[Any], session: Session, page: Page | None) -> None:
    """Let the user choose a word: those of the page first, then all the others; and explain it."""
    glossary = Glossary(session.guide)
    here = entries_on(glossary, page) if page else ()
    entries = {entry.id: entry for entry in (*here, *glossary.entries)}
    names = [(entry.id, entry_name(entry)) for entry in entries.values()]

    def explain(entry_id: Hashable | None) -> None:
        if isinstance(entry_id, str):
            app.push_screen(ReadingScreen(session, entry_page(session.guide, entries[entry_id])))

    title = _("Words: {n} on this page, then the others").format(n=len(here))
    app.push_screen(PickerScreen(session.glyphs, title, names), explain)


def explanation(guide: Guide, property_id: str) -> Page | None:
    """Give the explanation of a property, if that is what the id names."""
    known = guide.properties.get(property_id)
    return property_page(guide, known) if known else None
