"""Starts the interface and gives its exit code."""

from __future__ import annotations

import os
from functools import partial
from typing import Any

from imtui.background import fitting_theme
from imtui.guide.model import Guide
from imtui.guide.query import Index, Vocabulary
from imtui.options import Options
from imtui.takeover import Takeover
from imtui.terminal import Terminal
from imtui.tui.app import ImtuiApp
from imtui.tui.painting.glyphs import ASCII, UNICODE
from imtui.tui.session import Session
from imtui.tui.state import State
from imtui.tui.terminal.driver import TerminalDriver


def start(guide: Guide, state: State, options: Options, theme: str, here: Terminal, takeover: Takeover) -> int:
    """Open the interface in a state; gives the exit code, and raises what made the interface crash."""
    session = Session(guide, Index(guide), Vocabulary(guide), ASCII if options.ascii or here.ascii else UNICODE)
    if theme == "auto":
        theme = fitting_theme(takeover.background(), os.environ)
    driver: Any = partial(TerminalDriver, takeover=takeover)
    app = ImtuiApp(session, theme, state, driver, begins_with=options.command, opens_links=here.opens_links)
    app.run(mouse=not options.no_mouse)
    if app.crash is not None:
        raise app.crash
    return app.return_code or 0
