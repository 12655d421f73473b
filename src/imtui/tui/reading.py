"""Pages to read, and what can be done with the page here: explain its words, scan its links, save it.

The screens that these actions open are imported when they are opened, so that the first screen opens sooner.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen, Screen, ScreenResultType

from imtui.language import _
from imtui.pages.blocks import Page
from imtui.pages.links import addresses_on
from imtui.tui.bindings import bindings
from imtui.tui.keys import Scope
from imtui.tui.layer import Layer
from imtui.tui.painting import hints
from imtui.tui.painting.lines import Line, line_width
from imtui.tui.painting.page_view import PageView
from imtui.tui.painting.text_line import TextLine

if TYPE_CHECKING:
    from imtui.tui.explorer.screen import ExploreScreen
    from imtui.tui.save import Savable
    from imtui.tui.session import Session
    from imtui.tui.state import State


class PageActions(Screen[ScreenResultType]):
    """A screen with a page on it, or with something else that has links and can be saved."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.HERE)

    session: Session

    def page_here(self) -> Page | None:
        """The page that is shown; None when something else is."""
        raise NotImplementedError

    def links_here(self) -> Sequence[str]:
        """The links that can be scanned."""
        page = self.page_here()
        return addresses_on(page) if page else ()

    def savables_here(self) -> Sequence[Savable]:
        """What can be saved here: what is shown comes first."""
        from imtui.tui.save import savable_pages

        page = self.page_here()
        return (savable_pages(self.session.guide, page.title, [page]),) if page else ()

    @property
    def state_here(self) -> State:
        """The state of the first screen, over which every other lies."""
        return cast("ExploreScreen", self.app.screen_stack[0]).state

    def explain(self, page: Page) -> None:
        """Show a page that explains something, less what it says of a messenger whose verdict is hidden."""
        hidden = [m.name for m in self.session.guide.messengers.values() if self.state_here.hides(m.id)]
        if hidden:
            from imtui.pages.hidden import veiled

            page = veiled(page, hidden)
        self.read(page)

    def read(self, page: Page) -> None:
        """Show a page over this screen."""
        self.app.push_screen(ReadingScreen(self.session, page))

    def action_words(self) -> None:
        from imtui.guide.glossary import Glossary
        from imtui.pages.glossary import entries_on, entry_name, entry_page
        from imtui.tui.picker import PickerScreen

        glossary, page = Glossary(self.session.guide), self.page_here()
        here = entries_on(glossary, page) if page else ()
        entries = {entry.id: entry for entry in (*here, *glossary.entries)}

        def explain(entry_id: Hashable | None) -> None:
            if isinstance(entry_id, str):
                self.explain(entry_page(self.session.guide, entries[entry_id]))

        title = _("Words: {n} on this page, then the others").format(n=len(here))
        names = [(entry.id, entry_name(entry)) for entry in entries.values()]
        self.app.push_screen(PickerScreen(self.session.glyphs, title, names), explain)

    def action_qr(self) -> None:
        from imtui.tui.picker import PickerScreen
        from imtui.tui.qr import QrScreen

        found = self.links_here()

        def show(link: Hashable | None) -> None:
            if isinstance(link, str):
                self.app.push_screen(QrScreen(self.session.glyphs, link))

        if not found:
            self.notify(_("There is no link here."))
        elif len(found) == 1:
            show(found[0])
        else:
            choices = [(link, link) for link in found]
            self.app.push_screen(PickerScreen(self.session.glyphs, _("Which link?"), choices), show)

    def action_save(self) -> None:
        from imtui.tui.save import SaveScreen

        self.app.push_screen(SaveScreen(self.session.glyphs, self.savables_here()))


class ReadingScreen(PageActions[Any], Layer[Any], ModalScreen[Any]):
    """One page on the whole screen, over what one was doing: help, why, a word, a claim. Esc returns to that."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.PAGE)

    def __init__(self, session: Session, page: Page) -> None:
        super().__init__()
        self.session = session
        self.page = page

    def compose(self) -> ComposeResult:
        """Lay out the page and its hints."""
        yield PageView(self.session.glyphs, id="reading")
        yield TextLine(self.session.glyphs, self._hints, id="hints")

    def on_mount(self) -> None:
        """Show the page."""
        view = self.query_one(PageView)
        view.show(self.page)
        view.focus()

    def page_here(self) -> Page:
        return self.page

    @on(PageView.Scrolled)
    def _on_scrolled(self) -> None:
        self.query_one("#hints").refresh()

    def _hints(self, columns: int) -> tuple[Line, Line]:
        below = hints.below(self.query_one(PageView).lines_below)
        return hints.hints(self.hint_scopes(), columns - line_width(below)), below

    def hint_scopes(self) -> tuple[Scope, ...]:
        """The scopes whose keys are hinted at."""
        return (Scope.PAGE, Scope.HERE)

    def action_close(self) -> None:
        self.dismiss()
