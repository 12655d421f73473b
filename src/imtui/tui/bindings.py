"""From the registry of commands to Textual's bindings: the command `x` runs the action `x` of its widget or screen."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from imtui.tui.keys import Scope, in_scope


def bindings(*scopes: Scope) -> list[BindingType]:
    """Give the bindings of the commands of some scopes."""
    return [
        Binding(key, command.id, command.label, show=False) for command in in_scope(*scopes) for key in command.keys
    ]
