"""What the explorer can save beside the page that it shows: the list as it is filtered, and what is marked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from imtui.export.cards import cards_document
from imtui.export.formats import TABLE_FORMATS, list_as, pages_as
from imtui.export.group import group_as_yaml
from imtui.guide.compare import referred
from imtui.language import _, current
from imtui.pages.booklet import answers_page, booklet_pages, cards, poster_page
from imtui.pages.brief import brief_page
from imtui.pages.messenger import match_page
from imtui.tui.save import GROUP, Savable, Writers, savable_pages

if TYPE_CHECKING:
    from imtui.guide.model import Guide, Messenger
    from imtui.guide.query import Index
    from imtui.pages.blocks import Page
    from imtui.tui.session import Session
    from imtui.tui.state import State


def savable_group(session: Session, state: State) -> Savable:
    """What the group did, to be gone on with."""
    return Savable(_("group"), {GROUP: lambda: group_as_yaml(state.kept(session.vocabulary))})


def savable_list(session: Session, state: State) -> Savable:
    """The list of those that answer the filter."""
    asked = session.vocabulary.format(state.query, current())
    writers = {form: partial(list_as, form, session.index, state.query) for form in TABLE_FORMATS}
    handouts = _handouts(session.guide, session.index.matching(state.query))
    return Savable(" ".join(filter(None, [_("messengers"), asked])), {**writers, **handouts})


def savable_marks(session: Session, state: State) -> Savable:
    """The pages of the messengers and apps that are marked."""
    guide, matches = session.guide, [referred(session.guide, ref) for ref in state.marked]
    saved = savable_pages(
        guide, " ".join([_("marked"), *state.marked]), [match_page(guide, match) for match in matches]
    )
    messengers = list({match.messenger.id: match.messenger for match in matches}.values())
    return Savable(saved.name, {**saved.writers, **_handouts(guide, messengers)})


def savable_messenger(guide: Guide, page: Page, messenger: Messenger) -> Savable:
    """The page of a messenger as it is shown, and on one sheet."""
    saved = savable_pages(guide, page.title, [page])
    return Savable(saved.name, {**saved.writers, "sheet": partial(_sheet, guide, messenger)})


def savable_guide(index: Index, page: Page) -> Savable:
    """The page of the guide, and its poster."""
    saved = savable_pages(index.guide, page.title, [page])
    return Savable(saved.name, {**saved.writers, "poster": partial(_poster, index)})


def _handouts(guide: Guide, messengers: Sequence[Messenger]) -> Writers:
    """What a workshop hands out on messengers."""
    return {
        "booklet": partial(_booklet, guide, messengers),
        "cards": lambda: cards_document(cards(guide, messengers)),
        "answers": lambda: pages_as("html", guide, [answers_page(guide, messengers)], "sheet"),
    }


def _poster(index: Index) -> str:
    return pages_as("html", index.guide, [poster_page(index)], "poster")


def _sheet(guide: Guide, messenger: Messenger) -> str:
    return pages_as("html", guide, [brief_page(guide, messenger)], "sheet")


def _booklet(guide: Guide, messengers: Sequence[Messenger]) -> str:
    return pages_as("html", guide, booklet_pages(guide, messengers), "booklet")
