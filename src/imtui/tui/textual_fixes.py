"""Where Textual and Rich keep for long what nobody needs any more."""

from __future__ import annotations

import asyncio

from rich.segment import Segment
from textual._styles_cache import StylesCache
from textual.app import App
from textual.css.scalar import Scalar
from textual.geometry import Region

_BACKGROUNDS = vars(StylesCache)["get_inner_outer"]
_PLACES = [member for cls in (Region, Scalar) for member in vars(cls).values() if hasattr(member, "cache_clear")]


def mend() -> None:
    """Let a widget that is gone take with it the lines that it drew (Textualize/textual#6665).

    Textual remembers backgrounds by the colours and by the widget's own store of lines, as if that mattered: the
    stores of the last thousand widgets, of which every screen that is opened makes ten, stayed with all their lines.
    """
    StylesCache.get_inner_outer = classmethod(_BACKGROUNDS)  # type: ignore[assignment, method-assign]


def forget_places() -> None:
    """Forget where everything was, and where lines were cut, in a terminal of another size.

    Each of these stores is bounded, but there are a dozen of thousands of entries: filling them takes 10 MiB.
    """
    for remembered in (*_PLACES, Segment._split_cells):
        remembered.cache_clear()


def is_settled(app: App[None]) -> bool:
    """Whether all that was started is there: no task can go on at once, and the screen has nothing to lay out."""
    if getattr(asyncio.get_running_loop(), "_ready", ()) or not app._running or app._batch_count:
        return False
    if not app._screen_stack:
        return app._exit
    screen = app.screen
    return not (screen._layout_required or screen._scroll_required or screen._recompose_required or screen._callbacks)
