"""Situations: choose one, or answer plain questions; read what follows; go on with its needs as the filter."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from imtui.guide.model import Question
from imtui.guide.query import Query
from imtui.guide.scenarios import Result, result_for, scenario_result
from imtui.guide.wizard import Answers, next_question, query_of
from imtui.language import _
from imtui.pages.blocks import Page, Role, Span
from imtui.pages.reach import reach_page
from imtui.pages.scenario import Told, scenario_page, wizard_page
from imtui.tui.bindings import bindings
from imtui.tui.confirm import ConfirmRevealing
from imtui.tui.keys import Scope
from imtui.tui.layer import Layer
from imtui.tui.page_screen import PageScreen
from imtui.tui.painting.lines import ListRow, drawn
from imtui.tui.painting.row_list import RowList
from imtui.tui.painting.text_block import TextBlock
from imtui.tui.painting.text_line import HintLine, TextLine
from imtui.tui.picker import PickerScreen

if TYPE_CHECKING:
    from imtui.tui.explorer.screen import ExploreScreen
    from imtui.tui.session import Session
    from imtui.tui.state import State

ASK, GROUP, OTHERS = "?ask", "?group", "?others"
"""The choices that stand for the plain questions, a group, and the messenger of others; no scenario has such an id."""

Chosen = tuple[Query, tuple[str, ...]]
"""What to go on with: the needs as the filter, and the messengers to mark."""

GoOn = Callable[[Chosen | None], None]


class Scenarios:
    """The situations of a guide, opened over what is shown; in a workshop, each tells itself step by step."""

    def __init__(self, app: App[Any], session: Session, state: State, go_on: GoOn) -> None:
        self.app, self.session, self.state, self.go_on = app, session, state, go_on

    def choose(self) -> None:
        """Let the user choose a situation, or answer plain questions."""
        entries: list[tuple[Hashable, str]] = [(s.id, str(s.title)) for s in self.session.guide.scenarios.values()]
        entries.append((OTHERS, _("The others already have a messenger: who can reach them?")))
        entries.append((GROUP, _("A group: a line for each person, and what all can use")))
        if self.session.guide.questions:
            entries.insert(0, (ASK, _("Ask me: a few plain questions")))

        def show(chosen: Hashable | None) -> None:
            if chosen == ASK:
                self.app.push_screen(QuestionScreen(self.session, Answers(), self.show_result))
            elif chosen == GROUP:
                cast("ExploreScreen", self.app.screen_stack[0]).action_plan()
            elif chosen == OTHERS:
                self.choose_others()
            elif isinstance(chosen, str):
                self.show(chosen)

        self.app.push_screen(PickerScreen(self.session.glyphs, _("Which situation?"), entries), show)

    def choose_others(self) -> None:
        """Let the user choose what the others have, and show who can reach them there."""
        guide = self.session.guide
        names: list[tuple[Hashable, str]] = [(m.id, m.name) for m in guide.messengers.values()]

        def show(chosen: Hashable | None) -> None:
            if isinstance(chosen, str):
                page = reach_page(guide, [guide.messengers[chosen]])
                cast("ExploreScreen", self.app.screen_stack[0]).explain(page)

        self.app.push_screen(PickerScreen(self.session.glyphs, _("Which one do the others have?"), names), show)

    def show(self, scenario_id: str) -> None:
        """Show what follows from a situation."""
        index, scenario = self.session.index, self.session.guide.scenarios[scenario_id]
        self._tell([scenario_page(index, scenario, told) for told in Told], scenario_result(index, scenario))

    def show_result(self, answers: Answers) -> None:
        """Show what follows from the answers to the plain questions."""
        index, needs = self.session.index, query_of(self.session.guide, answers)
        pages = [wizard_page(index, answers, told) for told in (Told.NEEDS, Told.ANSWERS)]
        self._tell(pages, result_for(index, needs))

    def _tell(self, pages: Sequence[Page], result: Result) -> None:
        """Show the last of the pages, each of which tells more; in a workshop, the others first."""
        if len(pages) == 1 or not self.state.workshop:
            self.app.push_screen(ScenarioScreen(self.session, pages[-1], result), self.go_on)
            return

        def go_on(agrees: bool | None) -> None:
            if agrees:
                self._tell(pages[1:], result)

        question = (
            _("Show who gives what is needed, and the verdicts?") if len(pages) == 2 else _("Show what is needed?")
        )
        self.app.push_screen(TellingScreen(self.session, pages[0], question), go_on)


class TellingScreen(PageScreen):
    """A page of a situation that does not tell all yet, and asks before more is shown."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.TELLING)

    def __init__(self, session: Session, page: Page, question: str) -> None:
        super().__init__(session, page)
        self.question = question

    def action_tell(self) -> None:
        def answered(agrees: bool | None) -> None:
            if agrees:
                self.dismiss(True)

        self.app.push_screen(ConfirmRevealing(self.session.glyphs, self.question), answered)

    def hint_scopes(self) -> tuple[Scope, ...]:
        """The scopes whose keys are hinted at."""
        return (Scope.TELLING, Scope.PAGE, Scope.HERE)


class ScenarioScreen(PageScreen):
    """The page of a situation, from which one goes on with its needs, or with those who satisfy them."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.SCENARIO)

    def __init__(self, session: Session, page: Page, result: Result) -> None:
        super().__init__(session, page)
        self.result = result

    def action_use(self) -> None:
        self.dismiss((self.result.needs, ()))

    def action_mark_all(self) -> None:
        self.dismiss((self.result.needs, tuple(c.messenger.id for c in self.result.satisfying)))

    def hint_scopes(self) -> tuple[Scope, ...]:
        """The scopes whose keys are hinted at."""
        return (Scope.SCENARIO, Scope.PAGE, Scope.HERE)


class QuestionScreen(Layer[None], ModalScreen[None]):
    """One plain question; not knowing is always an answer."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.QUESTION)

    def __init__(self, session: Session, answers: Answers, show_result: Callable[[Answers], None]) -> None:
        super().__init__()
        self.session = session
        self.answers = answers
        self.show_result = show_result
        self.chosen: tuple[str, ...] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the question, its answers and the hints."""
        glyphs = self.session.glyphs
        yield TextLine(glyphs, id="header")
        yield TextBlock(glyphs, id="question")
        yield RowList(glyphs, id="choices")
        yield HintLine(glyphs, Scope.QUESTION)

    @property
    def question(self) -> Question:
        """The question asked."""
        question = next_question(self.session.guide, self.answers)
        assert question is not None
        return question

    def on_mount(self) -> None:
        """Ask."""
        asked = _("Question {n} of {total}").format(
            n=len(self.answers.given) + 1, total=len(self.session.guide.questions)
        )
        self.query_one("#header", TextLine).show((Span(f" {asked}", Role.MUTED),))
        self.query_one("#question", TextBlock).show((Span(str(self.question.text), Role.STRONG),))
        self.query_one("#choices").focus()
        self._draw()

    def action_answer(self) -> None:
        key = str(self.query_one("#choices", RowList).key)
        before = self.chosen or ()
        if not key:
            self.chosen = ()
        elif key in before:
            self.chosen = tuple(choice for choice in before if choice != key) or None
        else:
            self.chosen = (*before, key) if self.question.several else (key,)
        self._draw()

    def action_next(self) -> None:
        if not self.is_active:
            return
        if self.chosen is None:
            self.action_answer()
        answers = self.answers.answering(self.question, *(self.chosen or ()))
        self.dismiss()
        if next_question(self.session.guide, answers):
            self.app.push_screen(QuestionScreen(self.session, answers, self.show_result))
        else:
            self.show_result(answers)

    def action_previous(self) -> None:
        if not self.is_active:
            return
        self.dismiss()
        if self.answers.given:
            self.app.push_screen(QuestionScreen(self.session, Answers(self.answers.given[:-1]), self.show_result))

    def _draw(self) -> None:
        glyphs = self.session.glyphs
        choices = {"": _("I don't know"), **{choice.id: str(choice.label) for choice in self.question.choices.values()}}
        rows = []
        for key, label in [*list(choices.items())[1:], ("", choices[""])]:
            chosen = self.chosen is not None and (key in self.chosen if key else not self.chosen)
            box = Span(f" {glyphs.required if chosen else glyphs.indifferent} ", Role.GOOD if chosen else Role.PLAIN)
            rows.append(ListRow(key, drawn((box, Span(label)), glyphs)))
        choices_list = self.query_one("#choices", RowList)
        choices_list.show_rows(rows, choices_list.key)
