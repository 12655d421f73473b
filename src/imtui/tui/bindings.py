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


def bindings_of_a_layer() -> list[BindingType]:
    """Bind the keys for everywhere, except q, on a screen over another, which would keep them from the application."""
    return [
        Binding(key, f"app.{command.id}", command.label, show=False)
        for command in in_scope(Scope.EVERYWHERE)
        if command.id != "quit"
        for key in command.keys
        if not _always_heard(command, key)
    ]


def _always_heard(command: Command, key: str) -> bool:
    return command.scope is Scope.EVERYWHERE and key.startswith("ctrl+")
