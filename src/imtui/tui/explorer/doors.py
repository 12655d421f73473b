"""What the explorer opens over itself: pages and screens about what the cursor is on, what is marked, or a group."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from imtui.guide.steps import platform_asked
from imtui.pages.hidden import veiled
from imtui.pages.left_out import left_out_page
from imtui.pages.why import why_page
from imtui.records import replace
from imtui.tui.keys import COMMANDS, Scope
from imtui.tui.reading import PageActions

if TYPE_CHECKING:
    from imtui.tui.state import State

EXPLORER_COMMANDS = {command.id: command for command in COMMANDS if command.scope is Scope.EXPLORER}

ScreenT = TypeVar("ScreenT", bound="Doors")


def if_available(action: Callable[[ScreenT], None]) -> Callable[[ScreenT], None]:
    """Run the action of a command where the registry says that it is available, else tell why it is not."""
    command = EXPLORER_COMMANDS[action.__name__.removeprefix("action_")]

    def run(screen: ScreenT) -> None:
        reason = command.available(screen.state)
        if reason:
            screen.notify(reason)
        else:
            action(screen)

    return run


class Doors(PageActions[None]):
    """The actions of the explorer that change nothing in it."""

    state: State

    @if_available
    def action_why(self) -> None:
        messenger = self.session.guide.messengers[self.state.messenger or ""]
        self.read(why_page(self.session.guide, messenger))

    @if_available
    def action_changes(self) -> None:
        from imtui.guide.changes import a_year_before
        from imtui.pages.changes import changes_page

        guide, answering = self.session.guide, self.session.index.matching(self.state.query)
        self.read(changes_page(guide, answering, a_year_before(guide)))

    @if_available
    def action_left_out(self) -> None:
        page = left_out_page(self.session.index, self.state.query)
        self.read(veiled(page) if self.state.workshop else page)

    @if_available
    def action_steps(self) -> None:
        from imtui.tui.steps import StepsScreen

        guide, state = self.session.guide, self.state
        messenger = guide.messengers[state.messenger or ""]
        running = next((app.platforms for app in messenger.apps if state.cursor[2:] == (app.name,)), {})
        platform = next(iter(running)) if len(running) == 1 else platform_asked(guide, state.query)
        self.app.push_screen(StepsScreen(self.session, messenger, platform))

    @if_available
    def action_reach(self) -> None:
        from imtui.pages.reach import reach_page

        marked = [ref.partition("/")[0] for ref in self.state.marked]
        ids = dict.fromkeys(marked or [self.state.messenger or ""])
        self.explain(reach_page(self.session.guide, [self.session.guide.messengers[m] for m in ids]))

    @if_available
    def action_plan(self) -> None:
        from imtui.tui.plan import PlanScreen

        def keep(people: tuple[str, ...] | None) -> None:
            self.state = replace(self.state, people=people or ())

        self.app.push_screen(PlanScreen(self.session, self.state.people), keep)
