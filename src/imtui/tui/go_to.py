"""Going to a messenger or an app by its name, from anywhere, whatever the filter."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from imtui.language import _
from imtui.tui.explorer.nodes import page_of_messenger
from imtui.tui.explorer.screen import ExploreScreen
from imtui.tui.picker import PickerScreen
from imtui.tui.reading import ReadingScreen

if TYPE_CHECKING:
    from textual.app import App

    from imtui.tui.session import Session
    from imtui.tui.state import Node, State


def choose_name(app: App[None], session: Session, state: State) -> None:
    """Let the user type a name; the explorer goes there, any other screen stays below the page."""

    def go(chosen: Hashable | None) -> None:
        if not isinstance(chosen, tuple):
            return
        if isinstance(app.screen, ExploreScreen):
            app.screen.go_to(chosen)
        else:
            app.push_screen(ReadingScreen(session, page_of_messenger(session.guide, chosen, state.hides(chosen[1]))))

    app.push_screen(PickerScreen(session.glyphs, _("Go to"), list(_names(session))), go)


def _names(session: Session) -> Iterator[tuple[Node, str]]:
    """Every messenger with its other names, then every app with its messenger."""
    places = {m.id: (session.index.categories[m.id], m.id) for m in session.guide.messengers.values()}
    for messenger in session.guide.messengers.values():
        others = f" ({', '.join(messenger.aliases)})" if messenger.aliases else ""
        yield places[messenger.id], messenger.name + others
    for messenger in session.guide.messengers.values():
        for app in messenger.apps:
            yield (*places[messenger.id], app.name), f"{app.name} · {messenger.name}"
