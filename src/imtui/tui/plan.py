"""A plan for a group: each person a line, typed or chosen by keys, and below it what all can use."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widgets import Input

from imtui.errors import UsageError
from imtui.guide.plan import plan_for, read_people
from imtui.language import _
from imtui.pages.blocks import Page, Paragraph, Role, Span, Title, text
from imtui.pages.plan import plan_page
from imtui.tui.bindings import bindings
from imtui.tui.keys import Scope
from imtui.tui.layer import Layer
from imtui.tui.page_actions import PageActions
from imtui.tui.painting.page_view import PageView
from imtui.tui.painting.plain_input import PlainInput
from imtui.tui.painting.text_block import TextBlock
from imtui.tui.painting.text_line import HintLine, TextLine
from imtui.tui.session import Session


class PlanScreen(PageActions[tuple[str, ...]], Layer[tuple[str, ...]], ModalScreen[tuple[str, ...]]):
    """A line to type in, and the plan. Leaving gives back the people, so that one can return to them."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.PLAN)

    def __init__(self, session: Session, people: tuple[str, ...]) -> None:
        super().__init__()
        self.session = session
        self.people = people

    def compose(self) -> ComposeResult:
        """Lay out title, line, what is wrong in it, the plan and the hints."""
        glyphs = self.session.glyphs
        yield TextLine(glyphs, id="header")
        yield PlainInput(_("Ana: iphone, no number, has WhatsApp"), id="person")
        yield TextBlock(glyphs, id="message")
        yield PageView(glyphs, id="whole-page")
        yield HintLine(glyphs, Scope.PLAN, Scope.HERE, acts=self.acts)

    def on_mount(self) -> None:
        """Begin with the line, or with the plan of those who are there."""
        title = _("A plan for a group: a line for each person, then Enter")
        self.query_one("#header", TextLine).show((Span(f" {title}", Role.STRONG),))
        self._show(self.people)
        self.query_one("#whole-page" if self.people else "#person").focus()

    def page_here(self) -> Page | None:
        return self.query_one(PageView).page

    @on(Input.Submitted)
    def _on_submitted(self) -> None:
        """Add the person; what cannot be read stays on the line, and an empty line goes to the plan."""
        line = self.query_one("#person", PlainInput)
        said = line.value.strip()
        if not said:
            self.query_one("#whole-page").focus()
            return
        named = said if ":" in said else _("Person {n}").format(n=len(self.people) + 1) + ": " + said
        if self._show((*self.people, named)):
            line.rewrite("")

    def action_add_person(self) -> None:
        self.query_one("#person").focus()

    def action_pick_person(self) -> None:
        from imtui.tui.person import PersonScreen

        def write(chosen: str | None) -> None:
            if chosen:
                line = self.query_one("#person", PlainInput)
                line.rewrite(_("Person {n}").format(n=len(self.people) + 1) + ": " + chosen)
                line.focus()

        self.app.push_screen(PersonScreen(self.session), write)

    def action_remove_person(self) -> None:
        self._show(self.people[:-1])

    def action_other_part(self) -> None:
        self.query_one("#whole-page" if self.query_one("#person").has_focus else "#person").focus()

    def action_leave_plan(self) -> None:
        if self.query_one("#person").has_focus and self.people:
            self.query_one("#whole-page").focus()
        else:
            self.dismiss(self.people)

    def _show(self, people: tuple[str, ...]) -> bool:
        """Show the plan of these people, unless one of them cannot be understood: then say why."""
        message, view = self.query_one("#message", TextBlock), self.query_one(PageView)
        try:
            view.show(self._page(people))
        except UsageError as error:
            message.show((Span(f"! {error}", Role.BAD),))
            return False
        self.people = people
        message.show(())
        return True

    def _page(self, people: tuple[str, ...]) -> Page:
        if not people:
            how = _("Say of each person what they have and what they do not want: a device, “no number”, “no Google”.")
            return Page((Title(_("Nobody yet")), Paragraph(text(how)), Paragraph(text(_("Nothing of it is kept.")))))
        return plan_page(
            self.session.index, plan_for(self.session.index, read_people(self.session.vocabulary, "\n".join(people)))
        )
