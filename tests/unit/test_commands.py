"""The registry of commands: every key can be typed on AZERTY, and means one thing in its place."""

from imtui.tui.commands import COMMANDS, Scope

NEEDS_ALTGR = set("[]{}~#|\\@^`")
ALONE = set("abcdefghijklmnopqrstuvwxyzG/?")
NAMED = {"enter", "escape", "tab", "space", "up", "down", "left", "right", "pageup", "pagedown", "home", "end", "f1"}
CONTROL = {f"ctrl+{letter}" for letter in "dfpquz"}


def test_every_key_can_be_typed() -> None:
    for command in COMMANDS:
        for key in command.keys:
            assert key in ALONE | NAMED | CONTROL, (command.id, key)
            assert key not in NEEDS_ALTGR
            assert not key.isdigit()


def test_no_command_hangs_on_a_function_key_alone() -> None:
    assert all(any(not key.startswith("f1") for key in command.keys) for command in COMMANDS)


def test_a_key_means_one_thing_in_its_place() -> None:
    for scope in Scope:
        keys = [key for command in COMMANDS if command.scope in (scope, Scope.EVERYWHERE) for key in command.keys]
        assert len(keys) == len(set(keys)) or scope in (Scope.PAGE, Scope.PANEL), scope


def test_ids_are_unique_and_every_command_has_its_sentence() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    assert all(command.help and command.label and command.keys for command in COMMANDS)
