"""Which page stands beside the tree."""

from __future__ import annotations

from imtui.guide.model import Guide
from imtui.guide.query import Index, Query
from imtui.language import _
from imtui.pages.blocks import Block, Page, Paragraph, Sign, Title, text
from imtui.pages.category import category_page, guide_page
from imtui.pages.hidden import hidden_app_page, hidden_guide_page, hidden_page
from imtui.pages.listing import widenings
from imtui.pages.messenger import app_page, messenger_page
from imtui.tui.state import Node, State


def page_of(index: Index, state: State, shown: int) -> Page:
    """The page of what the cursor is on; when nothing answers the query, how to widen it."""
    if shown == 0:
        return nothing_page(index, state.query)
    node, guide = state.cursor, index.guide
    if not node:
        return hidden_guide_page(guide) if state.workshop else guide_page(index)
    if len(node) == 1:
        return category_page(index, guide.category(node[0]), state.query)
    return page_of_messenger(guide, node, state.hides(node[1]))


def page_of_messenger(guide: Guide, node: Node, hidden: bool) -> Page:
    """The page of a messenger or of an app, without what would tell the verdict while that is hidden."""
    messenger = guide.messengers[node[1]]
    named = [app for app in messenger.apps if node[2:] == (app.name,)]
    if hidden:
        return hidden_app_page(guide, messenger, named[0]) if named else hidden_page(guide, messenger)
    return app_page(guide, messenger, named[0]) if named else messenger_page(guide, messenger)


def nothing_page(index: Index, query: Query) -> Page:
    """What is shown instead of rows when nothing answers: which requirement is in the way, and how to widen."""
    blocks: list[Block] = [Title(_("Nothing answers this filter"))]
    blocks += [Paragraph(text(line), Sign.BULLET) for line in widenings(index, query)]
    blocks += [
        Paragraph(text(_("To widen it: take out a word (/), or ignore a requirement in the panel (f)."))),
        Paragraph(text(_("Esc, in the tree, clears the whole filter."))),
    ]
    return Page(tuple(blocks))
