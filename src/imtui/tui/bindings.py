"""From the registry of commands to Textual's bindings: the command `x` runs the action `x` of its widget or screen."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from imtui.tui.keys import Command, Scope, in_scope


def bindings(*scopes: Scope) -> list[BindingType]:
    """Bind the keys of the commands of some scopes; those with ctrl that are for everywhere come before any other.

    Those of a text are heard where the text has the focus, and run by its screen.
    """
    return [
        Binding(
            key,
            f"screen.{command.id}" if command.scope is Scope.TEXT else command.id,
            command.label,
            show=False,
            priority=_always_heard(command, key),
        )
        for command in in_scope(*scopes)
        for key in command.keys
    ]


def _always_heard(command: Command, key: str) -> bool:
    return command.scope is Scope.EVERYWHERE and key.startswith("ctrl+")
