"""What the explorer can save beside the page that it shows: the list as it is filtered, and what is marked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from imtui.export.formats import TABLE_FORMATS, list_as
from imtui.guide.compare import referred
from imtui.language import _, current
from imtui.pages.messenger import match_page
from imtui.tui.save import Savable, savable_pages

if TYPE_CHECKING:
    from imtui.tui.session import Session
    from imtui.tui.state import State


def savable_list(session: Session, state: State) -> Savable:
    """The list of those that answer the filter."""
    asked = session.vocabulary.format(state.query, current())
    writers = {form: partial(list_as, form, session.index, state.query) for form in TABLE_FORMATS}
    return Savable(" ".join(filter(None, [_("messengers"), asked])), writers)


def savable_marks(session: Session, state: State) -> Savable:
    """The pages of the messengers and apps that are marked."""
    pages = [match_page(session.guide, referred(session.guide, ref)) for ref in state.marked]
    return savable_pages(session.guide, " ".join([_("marked"), *state.marked]), pages)
