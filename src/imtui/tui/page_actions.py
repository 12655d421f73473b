"""What can be done with the page here, on every screen that has one: find, explain words, scan links, copy, save.

The screens that these actions open are imported when they are opened, so that the first screen opens sooner.
"""

from __future__ import annotations

import os
from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import BindingType
from textual.screen import Screen, ScreenResultType

from imtui.language import _
from imtui.pages.blocks import Heading, Link, Page
from imtui.pages.links import links_on
from imtui.tui.bindings import bindings
from imtui.tui.keys import Command, Scope
from imtui.tui.painting import hints
from imtui.tui.painting.page_view import PageView
from imtui.tui.painting.text_line import HintLine

if TYPE_CHECKING:
    from imtui.guide.model import Guide
    from imtui.tui.app import ImtuiApp
    from imtui.tui.explorer.screen import ExploreScreen
    from imtui.tui.save import Savable
    from imtui.tui.session import Session
    from imtui.tui.state import State


def explanation(guide: Guide, state: State, page: Page) -> Page:
    """A page that explains something, less what it says of a messenger whose verdict is hidden."""
    hidden = [messenger for messenger in guide.messengers.values() if state.hides(messenger.id)]
    if not hidden:
        return page
    from imtui.pages.hidden import veiled

    return veiled(page, hidden)


class PageActions(Screen[ScreenResultType]):
    """A screen with a page on it, or with something else that has links and can be saved."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.HERE)

    session: Session

    def page_here(self) -> Page | None:
        """The page that is shown; None when something else is."""
        raise NotImplementedError

    def links_here(self) -> Sequence[Link]:
        """The links that can be scanned, the useful ones first."""
        page = self.page_here()
        return links_on(page) if page else ()

    def hint_scopes(self) -> tuple[Scope, ...]:
        """The scopes whose keys act here."""
        return tuple(scope for line in self.query(HintLine) for scope in line.scopes)

    def acts(self, command: Command) -> bool:
        """Whether a command would do something here: hints name no other."""
        return bool(self.links_here()) if command.id == "qr" else hints.acts_on(self.page_here(), command)

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
        self.read(explanation(self.session.guide, self.state_here, page))

    def read(self, page: Page) -> None:
        """Show a page over this screen."""
        from imtui.tui.page_screen import PageScreen

        self.app.push_screen(PageScreen(self.session, page))

    def action_find(self) -> None:
        """List the lines of the page, fewer with every letter typed; go to the one chosen, then to the others."""
        from imtui.tui.picker import PickerScreen

        view = self.query_one(PageView)
        picker = PickerScreen(self.session.glyphs, _("Search this page"), view.texts)

        def go(chosen: Hashable | None) -> None:
            # The terminal may have another size by now, and the page other lines.
            found = sorted(number for number, _text in picker.answering(view.texts))
            if chosen is not None and found:
                rank = sorted(cast(Sequence[int], picker.found)).index(cast(int, chosen))
                view.find(found[rank:] + found[:rank])

        self.app.push_screen(picker, go)

    def action_find_next(self) -> None:
        if self.query_one(PageView).found:
            self.query_one(PageView).find_next(forward=True)
        else:
            cast("ImtuiApp", self.app).action_go_to()

    def action_find_previous(self) -> None:
        if self.query_one(PageView).found:
            self.query_one(PageView).find_next(forward=False)

    def action_sections(self) -> None:
        from imtui.tui.picker import PickerScreen

        view = self.query_one(PageView)
        headings = [block.text for block in view.page.blocks if isinstance(block, Heading)] if view.page else []

        def go(chosen: Hashable | None) -> None:
            if isinstance(chosen, int):
                view.go_to_line(view.heading_lines[chosen])

        if headings:
            self.app.push_screen(PickerScreen(self.session.glyphs, _("Sections"), list(enumerate(headings))), go)
        else:
            self.notify(_("This page has no sections."))

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
            if isinstance(link, Link):
                self.app.push_screen(QrScreen(self.session.glyphs, link))

        if not found:
            self.notify(_("There is no link here."))
        elif len(found) == 1:
            show(found[0])
        else:
            choices = [(link, f"{link.label} · {link.address}") for link in found]
            self.app.push_screen(PickerScreen(self.session.glyphs, _("Which link?"), choices), show)

    def action_copy(self) -> None:
        from imtui.tui.picker import PickerScreen

        whole = _("All that is shown, as text")
        choices = [(whole, whole), *((link.address, f"{link.label} · {link.address}") for link in self.links_here())]

        def copy(chosen: Hashable | None) -> None:
            if isinstance(chosen, str):
                self.app.copy_to_clipboard(self.savables_here()[0].writers["text"]() if chosen == whole else chosen)
                self.notify(
                    _("Sent to the terminal. If pasting gives nothing, it refused: select with Shift and the mouse.")
                )

        if os.environ.get("TERM") == "linux":
            self.notify(_("This terminal has no clipboard."))
        elif len(choices) == 1:
            copy(whole)
        else:
            self.app.push_screen(PickerScreen(self.session.glyphs, _("Copy what?"), choices), copy)

    def action_save(self) -> None:
        from imtui.tui.save import SaveScreen

        self.app.push_screen(SaveScreen(self.session.glyphs, self.savables_here()), self.saved)

    def saved(self, form: str | None) -> None:
        """Know that something was saved, in which form."""
