"""What must be true of the interface after anything whatever; each is stated once, here."""

from __future__ import annotations

from driver import Driver
from textual.geometry import Region
from textual.screen import Screen

from imtui.guide.text import is_plain
from imtui.tui.explorer import lines
from imtui.tui.explorer.screen import ExploreScreen
from imtui.tui.painting.text_line import TextLine
from imtui.tui.state import State

MOST_ESCAPES = 25
"""Layers that a visit may have piled up, and as many questions to go back through."""


def check(ui: Driver, before: State, marking: bool) -> None:
    """Assert every invariant; `before` is the state before the last event, `marking` whether that may have marked."""
    assert ui.app.crash is None, f"it crashed: {ui.app.crash!r}"
    assert not ui.app._exit, "it left, though nobody asked it to"
    explorer = ui.explorer
    if not explorer.is_mounted:
        return
    shows_what_answers(explorer)
    counts_what_it_shows(explorer)
    page_is_that_of_the_selected(explorer)
    marks_survive(explorer, before, marking)
    shows_only_text(ui)
    cursor_stands_on_the_selection(ui)
    asking_what_can_be_done_does_nothing(ui)


def shows_what_answers(explorer: ExploreScreen) -> None:
    """The selected messenger answers the query, or nobody is selected."""
    state, index = explorer.state, explorer.session.index
    if state.messenger:
        assert index.match(index.guide.messengers[state.messenger], state.query), state


def counts_what_it_shows(explorer: ExploreScreen) -> None:
    """The count beside the filter, and the rows of the tree, are what the query gives."""
    state, view = explorer.state, explorer.view
    answering = {m.id for m in explorer.session.index.matching(state.query)}
    assert explorer.outline.shown == len(answering)
    rows = {row.key[1] for row in view.guide_tree.rows if isinstance(row.key, tuple) and len(row.key) > 1}
    # While verdicts are hidden there are no categories that could be closed.
    closed = set() if state.workshop else {node[0] for node in state.closed if len(node) == 1}
    assert rows == {m for m in answering if explorer.session.index.categories[m] not in closed}
    count = view.query_one("#count", TextLine)
    _left, right = lines.count(explorer.outline, state.query, count.size.width)
    assert count.render_line(0).text.strip() == "".join(span.text for span in right).strip()[-count.size.width :]


def page_is_that_of_the_selected(explorer: ExploreScreen) -> None:
    """The cursor of the tree, the state and the page speak of the same thing."""
    view, state = explorer.view, explorer.state
    assert view.guide_tree.key == state.cursor
    shown = view._page_shown
    assert shown is not None
    assert shown[0] == state.cursor
    name = state.cursor[2] if len(state.cursor) > 2 else None
    name = name or (explorer.session.guide.messengers[state.messenger].name if state.messenger else None)
    if name and view.page.page:
        assert name in view.page.page.title


def marks_survive(explorer: ExploreScreen, before: State, marking: bool) -> None:
    """What is marked is in the guide, once; only marking changes marks, not filtering, moving or resizing."""
    after = explorer.state
    assert len(set(after.marked)) == len(after.marked)
    assert {ref.split("/")[0] for ref in after.marked} <= set(explorer.session.guide.messengers)
    assert marking or after.marked == before.marked


def shows_only_text(ui: Driver) -> None:
    """No cell of the screen holds what could drive a terminal."""
    assert all(is_plain(character) or character == "\n" for character in ui.screen_text())


def cursor_stands_on_the_selection(ui: Driver) -> None:
    """The terminal's cursor is on the screen; with the tree in front, on the row that is drawn as selected."""
    at, tree = ui.app.cursor_position, ui.explorer.view.guide_tree
    assert ui.app.size.region.contains_point(at), at
    in_sight = Region(0, 0, *tree.size).contains_point(tree.attention)  # a wheel may have turned it out
    if isinstance(ui.app.screen, ExploreScreen) and tree.has_focus and in_sight:
        style = ui.app.screen.get_style_at(*at)
        assert style.reverse or style.underline or style.bgcolor, at


def asking_what_can_be_done_does_nothing(ui: Driver) -> None:
    """Which keys act here is a pure question: no message comes of it."""
    before = len(ui.app._notifications)
    assert ui.app.screen.active_bindings
    assert len(ui.app._notifications) == before


def is_home(screen: Screen[object]) -> bool:
    """Whether the keys act on the tree, all of which is shown."""
    return isinstance(screen, ExploreScreen) and screen.view.guide_tree.has_focus and not screen.state.query
