"""The application: one session, its themes, its signals. Screens do the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import SystemCommand
from textual.binding import BindingType
from textual.driver import Driver
from textual.events import Event, InputEvent, Key, Paste
from textual.filter import LineFilter
from textual.geometry import Offset, clamp
from textual.screen import Screen
from textual.theme import Theme

from imtui import startup
from imtui.language import _
from imtui.resources import resource
from imtui.tui.bindings import bindings
from imtui.tui.confirm import ConfirmLeaving
from imtui.tui.explorer.screen import ExploreScreen
from imtui.tui.help import help_page
from imtui.tui.in_turn import InTurn
from imtui.tui.keys import INTERRUPT, Scope, in_scope, is_of_another_alphabet, key_name
from imtui.tui.layer import Layer
from imtui.tui.page_actions import PageActions
from imtui.tui.page_screen import HelpScreen
from imtui.tui.painting.glyphs import ASCII
from imtui.tui.painting.painted import STYLES, Painted
from imtui.tui.painting.palettes import PALETTES
from imtui.tui.painting.plain_input import PlainInput
from imtui.tui.painting.text_line import HintLine
from imtui.tui.painting.themes import THEMES, Colourless, following
from imtui.tui.picker import PickerScreen
from imtui.tui.session import Session
from imtui.tui.state import State
from imtui.tui.terminal.driver import TerminalDriver
from imtui.tui.textual_fixes import MendedApp

if TYPE_CHECKING:
    from imtui.tui.notes import Progress


class ImtuiApp(MendedApp):
    """Explores a guide. Nothing is written, opened or connected."""

    CSS = resource("tui/styles.tcss").decode()
    COMPONENT_CLASSES: ClassVar[set[str]] = STYLES
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.EVERYWHERE)
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False  # Textual's own selection fails on a widget that is going; the terminal's needs no help
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] = [(0, "-tiny"), (60, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] = [(0, "-short"), (16, "-tall")]  # noqa: RUF012

    def __init__(
        self,
        session: Session,
        theme: str = "terminal",
        state: State | None = None,
        driver: type[Driver] | None = None,
        begins_with: str | None = None,
        opens_links: bool = False,
    ) -> None:
        self._cursor_position = Offset(0, 0)
        self._theme = THEMES[theme]
        super().__init__(driver)
        self.session = session
        self._state = state or State()
        self._begins_with = begins_with
        self.opens_links = opens_links
        self._progress: Progress | None = None  # in the facilitator's sheet, once it was opened
        self._interrupted = False
        self._explained_alphabet = False
        self._in_turn = InTurn(self._act, self.is_settled, self.fail)
        self.set_class(session.glyphs is ASCII, "-ascii")

    @property
    def current_theme(self) -> Theme:
        """The theme of this run. Textual reads it before a theme can be registered: without this, the first frame may
        have Textual's own colours, and all styles are read again after it.
        """
        return self._theme

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's cursor stands after each frame, asked for as the frame is written.

        What the wheel turned out of sight has no place on the screen: the cursor is then as near as it can be.
        """
        screen, seen = self.shown, self.size.region
        widget = screen.pointed if isinstance(screen, Layer) else screen and screen.focused
        if isinstance(widget, Painted | PlainInput):
            seen = widget.content_region.intersection(seen) or seen
            self._cursor_position = widget.content_region.offset + widget.attention
        x, y = self._cursor_position
        return Offset(clamp(x, seen.x, seen.right - 1), clamp(y, seen.y, seen.bottom - 1))

    @cursor_position.setter
    def cursor_position(self, _position: Offset) -> None:
        """Let nobody move it: an input would, to one cell too far."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What changes lines as they are written: without colours, nothing else does."""
        return (Colourless(),) if self.no_color else super().get_line_filters()

    def get_default_screen(self) -> Screen[None]:
        """Begin with the explorer, laid out for this size from the first: Textual would lay it out, then resize it."""
        breakpoints = zip((self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), self.size, strict=True)
        fitting = ([name for least, name in steps if extent >= least][-1] for steps, extent in breakpoints)
        return ExploreScreen(self.session, self._state, classes=" ".join(fitting))

    @property
    def explorer(self) -> ExploreScreen:
        """The first screen, which holds the state."""
        return cast(ExploreScreen, self.screen_stack[0])

    def get_system_commands(self, _screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer none of Textual's own commands: one of them writes a picture of the screen to the disk."""
        return ()

    async def on_event(self, event: Event) -> None:
        """Let what the user does take effect in turn, and everything else at once."""
        if isinstance(event, InputEvent | Paste) and not event.is_forwarded:
            self._in_turn.add(event)
        else:
            await super().on_event(event)

    async def _act(self, event: Event) -> None:
        """Act on what the user did, unless imtui is leaving: what was typed after that is not for it."""
        if self.is_leaving:
            return
        if not isinstance(event, Key) or event.key != INTERRUPT:
            self._interrupted = False
        await super().on_event(event)

    async def on_key(self, event: Key) -> None:
        """Act on a key that no widget took: with Caps Lock, a capital is the small letter unless it has a meaning."""
        event.prevent_default()
        if await self.act_on_key(event.key) or await self.act_on_key(event.key.lower()):
            return
        elsewhere = next((c for c in in_scope(Scope.EXPLORER) if event.key in c.keys), None)
        if elsewhere and self.screen is not self.explorer:
            self.clear_notifications()
            said = _("“{key}” ({label}) is for the explorer: esc goes back there.")
            self.notify(said.format(key=key_name(event.key), label=_(elsewhere.label)))
        if is_of_another_alphabet(event.character or "") and not self._explained_alphabet:
            self._explained_alphabet = True
            self.notify(
                _(
                    "“{letter}” is no key here: commands are Latin letters. Arrows, Tab, Enter, Esc and F1 always work."
                ).format(letter=event.character)
            )

    def on_ready(self) -> None:
        """The first screen is made."""
        self.call_after_refresh(startup.settle)
        if self._begins_with == "game":
            self.explorer.play()
        elif self._begins_with == "notes":
            self.action_notes()

    def action_help(self) -> None:
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.session, help_page(self.session.guide, self._scopes_here())))

    def _scopes_here(self) -> tuple[Scope, ...]:
        """The scopes whose keys act on the screen that is shown."""
        screen = self.screen
        if isinstance(screen, PageActions):
            return screen.hint_scopes()
        return tuple(scope for line in screen.query(HintLine) for scope in line.scopes)

    def action_go_to(self) -> None:
        from imtui.tui.go_to import choose_name

        if not isinstance(self.screen, PickerScreen):
            choose_name(self, self.session)

    def action_notes(self) -> None:
        from imtui.tui.notes import NotesScreen, Progress

        self._progress = self._progress or Progress()
        if not isinstance(self.screen, NotesScreen):
            self.push_screen(NotesScreen(self.session, self._progress))

    def action_colours(self) -> None:
        if self.no_color:
            self.notify(_("NO_COLOR is set: imtui draws without colours."))
        elif self.console.color_system not in ("256", "truecolor"):
            self.notify(_("This terminal has only its own 16 colours."))
        else:
            self._theme = following(self._theme)
            self.register_theme(self._theme)
            self.theme = self._theme.name
            self.notify(_("Colours: {name}").format(name=_(PALETTES[self._theme.name].name)))

    async def action_quit(self) -> None:
        loss = self.explorer.loss
        if not loss or isinstance(self.screen, ConfirmLeaving):
            self.exit()
            return

        def answered(leaves: bool | None) -> None:
            if leaves:
                self.exit()

        question = _("Quit imtui?") + " " + loss
        self.push_screen(ConfirmLeaving(self.session.glyphs, question), answered)

    def action_interrupt(self) -> None:
        if self._interrupted:
            self.exit()
        else:
            self._interrupted = True
            self.notify(_("To quit: q, ctrl+q anywhere, or ctrl+c once more. Copying is for the mouse, with Shift."))

    def action_redraw(self) -> None:
        if isinstance(self.driver, TerminalDriver):
            self.driver.repaint()

    def action_suspend(self) -> None:
        if isinstance(self.driver, TerminalDriver) and not self.driver.suspend():
            self.notify(_("imtui goes on: no shell here could bring it back."))

    def repaint(self) -> None:
        """Draw everything again, on a terminal that shows something else by now."""
        if self.shown:
            self.shown.refresh()
