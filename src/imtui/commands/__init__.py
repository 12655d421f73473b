"""The plain-text commands, a module each: `imtui why-not` is `commands/why_not.py`.

A command has a `SUMMARY` for the help, `Arguments` with the defaults of what it takes, `add_arguments`, and `answer`,
which gives the text to print. The modules import inside `answer`, so that `imtui --help` does not load the guide.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from imtui.arguments import Parser
    from imtui.options import Options

NAMES = (
    *("list", "show", "steps", "compare", "reach", "plan", "why", "why-not"),
    *("changes", "booklet", "cards", "answers", "poster", "scenarios", "glossary"),
    *("game", "notes", "check", "pack", "keys"),
)
"""The commands, in the order of the help."""


class Command(Protocol):
    """What the module of a command holds. `check`, which is about data that may not be a guide, has no `answer`."""

    SUMMARY: str
    Arguments: type[Options]

    def add_arguments(self, parser: Parser) -> None: ...

    def answer(self, guide: Any, options: Any) -> str: ...


def command(name: str) -> Command:
    """Import the module of a command."""
    return cast(Command, import_module(f"imtui.commands.{name.replace('-', '_')}"))
