"""Every private name of Textual that the interface uses, apart from the driver in `terminal/`.

`docs/upstream.md` says of each what it is for, what breaks without it, and what would make it unnecessary.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from textual._styles_cache import StylesCache
from textual.app import App
from textual.driver import Driver
from textual.notifications import Notification, Notify
from textual.screen import Screen

_BACKGROUNDS = vars(StylesCache)["get_inner_outer"]


def forget_widgets() -> None:
    """Let a widget that is gone take with it the lines that it drew (Textualize/textual#6665).

    Textual remembers backgrounds by the colours and by the widget's own store of lines, as if that mattered: the
    stores of the last thousand widgets, of which every screen that is opened makes ten, stayed with all their lines.
    """
    StylesCache.get_inner_outer = classmethod(_BACKGROUNDS)  # type: ignore[assignment, method-assign]


@dataclass
class Passing(Notification):
    """A message that is shown for a while; drawn as it runs out, Textual would wait for a negative time, for ever."""

    @property
    def time_left(self) -> float:
        return max(super().time_left, 1.0)

    @property
    def has_expired(self) -> bool:
        return super().time_left <= 0


class MendedApp(App[None]):
    """Textual's application, with names for what it keeps to itself."""

    def __init__(self, driver: type[Driver] | None) -> None:
        forget_widgets()
        super().__init__(driver_class=driver)

    @property
    def crash(self) -> Exception | None:
        """What went wrong, when something did."""
        return self._exception

    def fail(self, error: Exception) -> None:
        """End because of an error outside any message handler."""
        self._handle_exception(error)

    def _handle_exception(self, error: Exception) -> None:
        """Leave undisturbed: a screen that is half made when the application is told to exit misses its widgets."""
        if not self._exit:
            super()._handle_exception(error)

    async def act_on_key(self, key: str) -> bool:
        """Run what a key is bound to here; False when it is bound to nothing."""
        return await self._check_bindings(key)

    def _fatal_error(self) -> None:
        """End without Textual's report, which shows the values of variables (Textualize/textual#5325)."""
        self._close_messages_no_wait()

    @property
    def is_leaving(self) -> bool:
        """Whether the application was told to exit."""
        return self._exit

    @property
    def shown(self) -> Screen[object] | None:
        """The screen on top; None before the first and after the last, where Textual's `screen` raises."""
        return self.screen if self._screen_stack else None

    @property
    def driver(self) -> Driver | None:
        """What drives the terminal."""
        return self._driver

    def is_settled(self) -> bool:
        """Whether all that was started is there: no task can go on at once, and the screen has nothing to lay out."""
        if getattr(asyncio.get_running_loop(), "_ready", ()) or not self._running or self._batch_count:
            return False
        screen = self.shown
        if screen is None:
            return self._exit
        return not (
            screen._layout_required or screen._scroll_required or screen._recompose_required or screen._callbacks
        )

    def notify(self, message: str, **_options: object) -> None:
        """Show a message for a while: it may hold text of the data or of the user, so it is never markup."""
        self.post_message(Notify(Passing(message, markup=False)))

    def _refresh_notifications(self) -> None:
        """Draw the messages, and take away the frames that Textual leaves of those that went."""
        for holder in self.screen.query("ToastHolder"):
            if not holder.children:
                holder.remove()
        super()._refresh_notifications()

    def _set_pointer_shape(self, shape: str) -> None:
        """Leave the shape of the pointer alone: Emacs ends its terminal on being asked for another."""
