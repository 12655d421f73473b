"""Opens the interface: a first frame at once, then Textual, which takes three times as long to be imported."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import Any

from imtui import startup
from imtui.background import fitting_theme
from imtui.guide.query import Index, Vocabulary
from imtui.options import Options
from imtui.terminal import Terminal
from imtui.tui.painting.glyphs import ASCII, UNICODE
from imtui.tui.session import Session
from imtui.tui.state import State
from imtui.tui.terminal.takeover import Takeover
from imtui.tui.terminal.writer import Writer


def start(vocabulary: Vocabulary, state: State, options: Options, here: Terminal) -> int:
    """Open the interface in a state; gives the exit code, and raises what made the interface crash."""
    theme = options.theme if here.coloured else "terminal"
    with Takeover() as takeover:
        takeover.hold_keys(ask=theme == "auto")
        guide = vocabulary.guide
        session = Session(guide, Index(guide), vocabulary, ASCII if options.ascii or here.ascii else UNICODE)
        if not options.command and not state.workshop:
            _show_first_frame(session, state, _fitting(theme, takeover), here, takeover)
        startup.without_ssl()
        from imtui.tui.app import ImtuiApp
        from imtui.tui.terminal.driver import TerminalDriver

        driver: Any = partial(TerminalDriver, takeover=takeover)
        theme = _fitting(theme, takeover)
        app = ImtuiApp(session, theme, state, driver, begins_with=options.command, opens_links=here.opens_links)
        app.run(mouse=not options.no_mouse)
    if app.crash is not None:
        raise app.crash
    return app.return_code or 0


def _fitting(theme: str, takeover: Takeover) -> str:
    """The theme to draw in, by what the terminal has said of its background until now."""
    return fitting_theme(takeover.background(), os.environ) if theme == "auto" else theme


def _show_first_frame(session: Session, state: State, theme: str, here: Terminal, takeover: Takeover) -> None:
    """Show what the interface begins with; a terminal that says no size, or is too small for it, waits for Textual."""
    from imtui.tui.first_frame import FirstFrame, fits
    from imtui.tui.painting.ansi import Painter
    from imtui.tui.painting.palettes import PALETTES

    output = sys.stderr.fileno()
    try:
        columns, rows = os.get_terminal_size(output)
    except OSError:
        return
    if fits(columns, rows):
        painter = Painter(PALETTES[theme], here.all_colours)
        takeover.show(str(FirstFrame(session, state, columns, rows, painter)), Writer(output, sys.stderr.encoding))
