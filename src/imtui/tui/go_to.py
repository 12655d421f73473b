"""Going to a messenger, an app, a word or a situation by its name, from anywhere, whatever the filter."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from imtui.guide.glossary import Glossary
from imtui.language import _
from imtui.pages.glossary import entry_name, entry_page
from imtui.tui.explorer.nodes import page_of_messenger
from imtui.tui.explorer.screen import ExploreScreen
from imtui.tui.page_actions import explanation
from imtui.tui.page_screen import PageScreen
from imtui.tui.picker import PickerScreen
from imtui.tui.scenario import Scenarios

if TYPE_CHECKING:
    from imtui.tui.app import ImtuiApp
    from imtui.tui.session import Session
    from imtui.tui.state import Node

WORD, SITUATION = "word", "situation"
"""The first part of the key of a choice that is no place of the tree."""


def choose_name(app: ImtuiApp, session: Session) -> None:
    """Let the user type a name; the explorer goes to its place, any other screen stays below the page."""
    entries = {entry.id: entry for entry in Glossary(session.guide).entries}
    state = app.explorer.state

    def go(chosen: Hashable | None) -> None:
        match chosen:
            case (kind, str(word)) if kind == WORD:
                page = explanation(session.guide, state, entry_page(session.guide, entries[word]))
                app.push_screen(PageScreen(session, page))
            case (kind, str(scenario)) if kind == SITUATION:
                Scenarios(app, session, state, app.explorer.go_on).show(scenario)
            case tuple() if isinstance(app.screen, ExploreScreen):
                app.screen.go_to(chosen)
            case tuple():
                page = page_of_messenger(session.guide, chosen, state.hides(chosen[1]))
                app.push_screen(PageScreen(session, page))

    words = [((WORD, entry.id), entry_name(entry)) for entry in entries.values()]
    situations = [((SITUATION, s.id), str(s.title)) for s in session.guide.scenarios.values()]
    names = [*_names(session), *words, *situations]
    app.push_screen(PickerScreen(session.glyphs, _("Go to"), names), go)


def _names(session: Session) -> Iterator[tuple[Node, str]]:
    """Every messenger with its other names, then every app with its messenger."""
    places = session.index.places
    for messenger in session.guide.messengers.values():
        others = f" ({', '.join(messenger.aliases)})" if messenger.aliases else ""
        yield places[messenger.id], messenger.name + others
    for messenger in session.guide.messengers.values():
        for app in messenger.apps:
            yield (*places[messenger.id], app.name), f"{app.name} · {messenger.name}"
