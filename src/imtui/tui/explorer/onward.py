"""From a verdict to action: the explorer opens the steps of a messenger, who reaches whom, and a plan for a group."""

from __future__ import annotations

from imtui.guide.steps import platform_asked
from imtui.records import replace
from imtui.tui.explorer.openings import Openings, if_available


class Onward(Openings):
    """The commands of the explorer that say what to do with what it shows."""

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
