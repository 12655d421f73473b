"""What the interface is opened with, and what is seen of it before it is there."""

from __future__ import annotations

import ssl
import sys
from pathlib import Path
from typing import Any

import pytest
from own_terminal import own_terminal

from imtui.background import ASK
from imtui.cli import run
from imtui.guide.query import Vocabulary
from imtui.options import Options
from imtui.records import replace
from imtui.terminal import Terminal
from imtui.tui.painting.glyphs import ASCII, UNICODE
from imtui.tui.start import start
from imtui.tui.state import State

HERE = Terminal(interactive=True, piped=False, ascii=False, coloured=True, all_colours=True, opens_links=False)
WHITE = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\"


class Interface:
    """Stands in for the interface, and ends at once."""

    opened: Interface
    return_code: int | None = None
    crash: Exception | None = None

    def __init__(self, *arguments: Any, **options: Any) -> None:
        type(self).opened = self
        self.session, self.theme, self.state, self.driver = arguments
        self.options = options

    def run(self, **options: Any) -> None:
        self.options |= options
        writer = None if self.crash else self.driver.keywords["takeover"].writer()
        if writer:
            writer.stop()


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("imtui.tui.app.ImtuiApp", Interface)
    monkeypatch.setitem(sys.modules, "ssl", ssl)


def options(**asked: Any) -> Options:
    """What a command line asks."""
    given = Options()
    for name, value in asked.items():
        setattr(given, name, value)
    return given


def opened(vocabulary: Vocabulary, here: Terminal = HERE, state: State | None = None, **asked: Any) -> Interface:
    """The interface that is opened on a terminal."""
    with own_terminal():
        start(vocabulary, state or State(), options(**asked), here)
    return Interface.opened


def shown(vocabulary: Vocabulary, columns: int, rows: int, state: State | None = None, **asked: Any) -> str:
    """What is shown before the interface is there."""
    with own_terminal(columns, rows) as terminal:
        start(vocabulary, state or State(), options(**asked), HERE)
        return terminal.shown().decode()


@pytest.mark.parametrize(("given", "code"), [(None, 0), (0, 0), (143, 143)])
def test_it_ends_as_the_interface_does(
    given: int | None, code: int, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Interface, "return_code", given)
    with own_terminal():
        assert start(vocabulary, State(), options(), HERE) == code


def test_what_makes_the_interface_crash_is_said_when_the_terminal_is_given_back(
    vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Interface, "crash", RuntimeError("boom"))
    with own_terminal() as terminal:
        before = terminal.attributes()
        with pytest.raises(RuntimeError, match="boom"):
            start(vocabulary, State(), options(), HERE)
        assert terminal.attributes() == before
        assert terminal.shown().endswith(b"\x1b[?1049l\x1b[?25h")


@pytest.mark.parametrize("asked", [False, True])
@pytest.mark.parametrize("here", [False, True])
def test_signs_are_ascii_where_asked_for_or_needed(asked: bool, here: bool, vocabulary: Vocabulary) -> None:
    interface = opened(vocabulary, replace(HERE, ascii=here), ascii=asked)
    assert interface.session.glyphs is (ASCII if asked or here else UNICODE)


def test_the_interface_begins_as_asked(vocabulary: Vocabulary) -> None:
    state = State(query=vocabulary.parse("android"))
    interface = opened(vocabulary, replace(HERE, opens_links=True), state, no_mouse=True, command="notes")
    assert interface.state == state
    assert interface.options == {"begins_with": "notes", "opens_links": True, "mouse": False}
    interface = opened(vocabulary)
    assert interface.options == {"begins_with": None, "opens_links": False, "mouse": True}


def test_what_opens_connections_is_not_loaded(vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "ssl")
    opened(vocabulary)
    assert sys.modules["ssl"] is None


@pytest.mark.parametrize(
    ("coloured", "theme", "asks", "drawn"),
    [(True, "auto", True, "light"), (True, "dark", False, "dark"), (False, "auto", False, "terminal")],
)
def test_colours_are_those_asked_for_or_those_that_fit_the_background(
    coloured: bool, theme: str, asks: bool, drawn: str, vocabulary: Vocabulary
) -> None:
    with own_terminal() as terminal:
        terminal.types(WHITE + b"\n")
        start(vocabulary, State(), options(theme=theme), replace(HERE, coloured=coloured))
        written = terminal.shown().rpartition(b"\n")[2]
    assert Interface.opened.theme == drawn
    assert (ASK in written) is asks
    assert (b"38;2;28;31;38" in written) is (drawn == "light")
    assert (b"38;2;216;222;233" in written) is (drawn == "dark")


@pytest.mark.parametrize(
    ("columns", "rows", "is_shown"), [(80, 24, True), (20, 6, True), (19, 6, False), (0, 0, False)]
)
def test_a_first_frame_is_shown_where_there_is_room(
    columns: int, rows: int, is_shown: bool, vocabulary: Vocabulary
) -> None:
    assert ("The guide" in shown(vocabulary, columns, rows)) is is_shown


def test_no_first_frame_tells_a_verdict_in_a_workshop_or_is_of_another_screen(vocabulary: Vocabulary) -> None:
    assert shown(vocabulary, 80, 24, State(workshop=True)) == ASK.decode()
    assert shown(vocabulary, 80, 24, command="notes") == ASK.decode()


def begun(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> State:
    """What the interface begins with on a command line."""
    monkeypatch.setattr("imtui.terminal.look", lambda *_where: HERE)
    with own_terminal():
        assert run(arguments) == 0
    return Interface.opened.state


def test_the_command_line_says_what_the_interface_begins_with(
    vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert begun(monkeypatch) == State()
    assert begun(monkeypatch, "--filter", "android free") == State(query=vocabulary.parse("android free"))
    assert begun(monkeypatch, "--workshop") == State(workshop=True)
    assert begun(monkeypatch, "--marks", "signal, jami,signal").marked == ("signal", "jami")
    assert begun(monkeypatch, "notes") == State(workshop=True)
    assert Interface.opened.options["begins_with"] == "notes"


def test_what_a_group_kept_is_gone_on_with(
    tmp_path: Path, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "group.yaml"
    kept.write_text("filter: android\nmarks: [briar]\nsorting: [jami, tox]\n", encoding="utf-8")
    state = begun(monkeypatch, "--votes", str(kept), "--marks", "signal,briar")
    assert state.marked == ("briar", "signal")
    assert state.query == vocabulary.parse("android")
    assert state.game.order == ("jami", "tox")
    assert not state.workshop
    assert begun(monkeypatch, "--votes", str(kept), "--filter", "ios").query == vocabulary.parse("ios")
    assert begun(monkeypatch, "--votes", str(kept), "game").game.order == ("jami", "tox")
    assert begun(monkeypatch, "--votes", str(kept), "game", "signal", "tox").game.order == ("signal", "tox")
    first = begun(monkeypatch, "game")
    assert first.workshop
    assert len(first.game.order) == 15
