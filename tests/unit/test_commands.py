"""The registry of commands: every key can be typed on AZERTY, and means one thing in its place."""

import pytest

from imtui.tui.keys import COMMANDS, SCOPE_NAMES, Scope

ALONE = set("abcdefghijklmnopqrstuvwxyzGMNOPRT/?<>-L")
"""What an AZERTY keyboard types without AltGr, a dead key or a digit."""

NAMED = {
    "enter",
    "escape",
    "tab",
    "space",
    "up",
    "down",
    "left",
    "right",
    "pageup",
    "pagedown",
    "home",
    "end",
    "delete",
    "backspace",
}
SECOND_WAYS = {"f1", "shift+left", "shift+right", *(f"ctrl+{letter}" for letter in "cdflquz")}
"""Keys that some terminals or keyboards cannot send: welcome, but never the only way."""

OF_THE_TERMINAL = {"ctrl+shift+c", "ctrl+shift+v", "ctrl+shift+n", "ctrl+shift+t", "ctrl+plus", "ctrl+minus", "ctrl+0"}

TOGETHER = (
    (Scope.EXPLORER, Scope.HERE, Scope.LIST),
    (Scope.COMPARE, Scope.TABLE, Scope.HERE, Scope.LIST),
    (Scope.GAME, Scope.LIST),
    (Scope.QUERY,),
    (Scope.PICKER,),
    (Scope.QUESTION, Scope.LIST),
    (Scope.LEAVING,),
    (Scope.LOADING,),
    (Scope.REVEALING,),
    (Scope.TEXT, Scope.PAGE, Scope.HERE, Scope.LIST),
    (Scope.NOTES, Scope.PAGE, Scope.HERE, Scope.TEXT, Scope.LIST),
    (Scope.CLOSING, Scope.PAGE, Scope.HERE, Scope.LIST),
    (Scope.STEPS, Scope.TEXT, Scope.PAGE, Scope.HERE, Scope.LIST),
    (Scope.PLAN, Scope.TEXT, Scope.HERE, Scope.LIST),
    (Scope.PERSON, Scope.LIST),
    (Scope.SCENARIO, Scope.PAGE, Scope.HERE, Scope.LIST),
    (Scope.TELLING, Scope.TEXT, Scope.PAGE, Scope.HERE, Scope.LIST),
)
"""Scopes whose commands can be given at the same time and place."""


def test_every_command_has_a_key_that_every_keyboard_and_terminal_can_send() -> None:
    for command in COMMANDS:
        assert set(command.keys) <= ALONE | NAMED | SECOND_WAYS, command.id
        assert not set(command.keys) & OF_THE_TERMINAL
        assert set(command.keys) & (ALONE | NAMED) or command.id in ("suspend", "interrupt", "redraw"), command.id


@pytest.mark.parametrize("scopes", TOGETHER, ids=lambda scopes: "+".join(scopes))
def test_a_key_means_one_thing_in_its_place(scopes: tuple[Scope, ...]) -> None:
    keys = [key for command in COMMANDS if command.scope in scopes for key in command.keys]
    assert sorted(keys) == sorted(set(keys))


def test_ids_are_unique_in_their_scope_and_every_command_has_its_sentence() -> None:
    places = [(command.scope, command.id) for command in COMMANDS]
    assert len(set(places)) == len(places)
    assert all(command.help and command.label and command.keys for command in COMMANDS)


def test_every_scope_is_named() -> None:
    assert set(SCOPE_NAMES) == set(Scope)
