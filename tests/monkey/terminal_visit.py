"""A visit of the real program in a real terminal: the bytes it writes hold no command from data."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from screen import Terminal

from monkey.events import Event

CONFINED = """
import sys
from pathlib import Path
from imtui.tui import save
from imtui.cli import main
write = save.write_whole
def confined(path, text, replace=False):
    if len(path.parts) != 1: raise save.NotWrittenError("not in a test")
    write(path, text, replace)
save.write_whole = confined
main()
"""
"""The program, kept from writing anywhere but in its own folder."""

BYTES = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "shift+right": "\x1b[1;2C",
    "shift+left": "\x1b[1;2D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "delete": "\x1b[3~",
    "f1": "\x1bOP",
    "escape": "\x1b",
    "enter": "\r",
    "tab": "\t",
    "space": " ",
    "backspace": "\x7f",
    "ctrl+f": "\x06",
    "ctrl+u": "\x15",
    "ctrl+d": "\x04",
}
COMMANDS = re.compile(rb"\x1b[\]PX^_]|\xc2[\x80-\x9f]|[\x00-\x06\x0e-\x1a\x1c-\x1f]")
"""What does more than place and colour letters: commands of the operating system, C1, and other controls."""


def visit_terminal(arguments: Sequence[str], events: Sequence[Event], folder: Path) -> None:
    """Do all this to the program; it must still be there, be led back by Esc, and have sent no command."""
    folder.joinpath("visit").mkdir()
    inside = ("bash", "-c", 'cd "$1" && shift && exec "$@"', "-", str(folder / "visit"))
    program = (sys.executable, "-c", CONFINED, *arguments)
    terminal = Terminal(command=(*inside, *program), columns=120, rows=40, PYTHONPATH=os.pathsep.join(sys.path))
    terminal.sees("The guide")
    commands = set(COMMANDS.findall(terminal.bytes))
    for number, event in enumerate(events, 1):
        _do(terminal, event)
        assert terminal.process.isalive(), f"it ended at event {number}, {event}\n{terminal.text()}"
        assert set(COMMANDS.findall(terminal.bytes)) <= commands, f"a command at event {number}, {event}"
    terminal.resize(120, 40)
    for _layer in range(25):
        terminal.press("esc")
    terminal.press("g")
    terminal.sees("The guide")
    terminal.press("q")
    assert terminal.ends() == 0
    assert terminal.is_restored()
    assert b"Traceback" not in terminal.bytes


def _do(terminal: Terminal, event: Event) -> None:
    if event.kind in ("key", "keys"):
        terminal.press("".join(BYTES.get(key, key) for key in event.text.split()))
    elif event.kind == "paste":
        terminal.press(f"\x1b[200~{event.text}\x1b[201~")
    elif event.kind == "sent":
        terminal.process.send(event.sent)
        terminal.press()
    elif event.kind == "continue":
        os.kill(terminal.process.pid, signal.SIGCONT)
    elif event.kind == "size":
        terminal.resize(event.x, event.y)
        terminal.press()
    else:
        button = {"up": 64, "down": 65}[event.text] if event.kind == "wheel" else 0
        place = f"{button};{event.x + 1};{event.y + 1}"
        terminal.press(f"\x1b[<{place}M\x1b[<{place}m")
