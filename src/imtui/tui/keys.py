"""Every command of the interface, once: bindings, hints, help screen, `imtui keys` and the tests derive from this list.

Keys follow a French AZERTY keyboard: none needs AltGr, a digit, or a combination that a plain terminal cannot send.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from enum import StrEnum, auto

from imtui.language import _, later
from imtui.records import record
from imtui.tui.state import State


class Scope(StrEnum):
    """Where a command can be given."""

    EVERYWHERE = auto()
    LIST = auto()
    PAGE = auto()
    TEXT = auto()
    EXPLORER = auto()
    HERE = auto()
    QUERY = auto()
    PANEL = auto()
    TABLE = auto()
    COMPARE = auto()
    PICKER = auto()
    STEPS = auto()
    PLAN = auto()
    PERSON = auto()
    LOADING = auto()
    SCENARIO = auto()
    TELLING = auto()
    QUESTION = auto()
    GAME = auto()
    CLOSING = auto()
    NOTES = auto()
    LEAVING = auto()
    REVEALING = auto()


SCOPE_NAMES: dict[Scope, str] = {
    Scope.EVERYWHERE: later("Everywhere"),
    Scope.LIST: later("In lists"),
    Scope.PAGE: later("In pages over what one was doing"),
    Scope.TEXT: later("In the text of a page"),
    Scope.EXPLORER: later("In the explorer"),
    Scope.HERE: later("On what is shown"),
    Scope.QUERY: later("While typing a filter"),
    Scope.PANEL: later("In the panel of filters"),
    Scope.TABLE: later("In the table"),
    Scope.COMPARE: later("In the comparison"),
    Scope.PICKER: later("In a quick search"),
    Scope.STEPS: later("Step by step"),
    Scope.PLAN: later("In the plan for a group"),
    Scope.PERSON: later("When choosing for a person"),
    Scope.LOADING: later("When asked for the file of a group"),
    Scope.SCENARIO: later("In a situation"),
    Scope.TELLING: later("In a situation that is told step by step"),
    Scope.QUESTION: later("In the questions"),
    Scope.GAME: later("In the sorting game"),
    Scope.CLOSING: later("In the closing view of the game"),
    Scope.NOTES: later("In the facilitator's notes"),
    Scope.LEAVING: later("When asked whether to leave"),
    Scope.REVEALING: later("When asked whether to show a verdict"),
}

INTERRUPT = "ctrl+c"

Availability = Callable[[State], str | None]
"""Gives None when a command is available, else the reason why it is not."""


def always(_state: State) -> str | None:
    """Be available."""
    return None


def on_messenger(state: State) -> str | None:
    """Be available on a messenger or one of its apps."""
    return None if state.messenger else _("Choose a messenger first.")


def on_verdict(state: State) -> str | None:
    """Be available on a messenger whose verdict is not hidden."""
    return _hidden() if state.messenger and state.hides(state.messenger) else on_messenger(state)


def _hidden() -> str:
    return _("The verdict is hidden until it is revealed in the game (v), or all are shown (a).")


def in_the_open(state: State) -> str | None:
    """Be available where no verdict is hidden."""
    return _hidden() if state.workshop else None


def comparable(state: State) -> str | None:
    """Be available when messengers, or apps, are marked."""
    apps = sum("/" in ref for ref in state.marked)
    if any(state.hides(ref.split("/")[0]) for ref in state.marked):
        return _hidden()
    if len(state.marked) < 2:
        return _("Mark two messengers or two apps first (space).")
    return _("Mark only messengers, or only apps.") if 0 < apps < len(state.marked) else None


def related(state: State) -> str | None:
    """Be available when messengers are marked, or on one."""
    return None if state.marked else on_messenger(state)


def filtered(state: State) -> str | None:
    """Be available under a filter."""
    return None if state.query else _("Nothing is left out: there is no filter.")


@record
class Command:
    """Something the user can do: its keys, a word for the hints, a sentence for the help, and when it is available."""

    id: str
    scope: Scope
    keys: tuple[str, ...]
    label: str
    help: str
    hint: bool = False
    available: Availability = always


# fmt: off
COMMANDS: tuple[Command, ...] = (  # one line a command: read it as a table
    # The explorer
    Command("filter", Scope.EXPLORER, ("/", "ctrl+f"), later("filter"), later("Type a filter, applied as you type"), hint=True),
    Command("open", Scope.EXPLORER, ("enter",), later("open"), later("Open or close what the cursor is on; in a narrow terminal, show its page"), hint=True),
    Command("mark", Scope.EXPLORER, ("space",), later("mark"), later("Mark a messenger or an app, or unmark it"), hint=True, available=on_messenger),
    Command("compare", Scope.EXPLORER, ("c",), later("compare"), later("Compare what is marked"), hint=True, available=comparable),
    Command("left_out", Scope.EXPLORER, ("x",), later("left out"), later("Show what the filter leaves out, and why"), hint=True, available=filtered),
    Command("why", Scope.EXPLORER, ("w",), later("why"), later("Explain why a messenger is in its category"), hint=True, available=on_verdict),
    Command("steps", Scope.EXPLORER, ("i",), later("install"), later("Say how to get it, set it, make sure of who is there, and leave it"), hint=True, available=on_verdict),
    Command("scenarios", Scope.EXPLORER, ("s",), later("scenarios"), later("Start from a situation, not from tools"), hint=True),
    Command("game", Scope.EXPLORER, ("v",), later("game"), later("Play the sorting game, or go on with it: the group decides first"), hint=True),
    Command("panel", Scope.EXPLORER, ("f",), later("panel"), later("Open the panel of platforms and properties"), hint=True),
    Command("back", Scope.EXPLORER, ("escape",), later("back"), later("Close the last thing opened: it never quits")),
    Command("workshop", Scope.EXPLORER, ("a",), later("workshop"), later("Hide every verdict until it is revealed, for a workshop; or show them all again, which asks first")),
    Command("reach", Scope.EXPLORER, ("t",), later("who reaches whom"), later("Show who can write to whom among the marked, or whom this messenger reaches"), available=related),
    Command("plan", Scope.EXPLORER, ("p",), later("group"), later("Plan for a group: a line for each person, and what all can use"), available=in_the_open),
    Command("changes", Scope.EXPLORER, ("d",), later("dates"), later("Show what happened to those that answer the filter, newest first"), available=in_the_open),
    Command("load", Scope.EXPLORER, ("L",), later("go on"), later("Go on with what a group kept in a file: marks, votes, filter (e keeps it)")),
    Command("unmark_all", Scope.EXPLORER, ("u",), later("unmark all"), later("Unmark everything")),
    Command("unfold", Scope.EXPLORER, ("right", "l"), later("unfold"), later("Open a category or the apps of a messenger")),
    Command("fold", Scope.EXPLORER, ("left", "h"), later("fold"), later("Close it, or go to what contains it")),
    Command("look_back", Scope.EXPLORER, ("backspace", "<"), later("looked at before"), later("Go back to what one looked at before a jump")),
    Command("look_forward", Scope.EXPLORER, (">",), later("looked at after"), later("Go forward again through what one looked at")),
    Command("switch", Scope.EXPLORER, ("tab",), later("other pane"), later("Go to the other pane")),
    Command("zoom", Scope.EXPLORER, ("z",), later("zoom"), later("Give one pane the whole screen, or share it again")),
    # What is shown: a page, or the comparison
    Command("words", Scope.HERE, ("m",), later("words"), later("Explain the words of the page, or the property under the cursor"), hint=True),
    Command("save", Scope.HERE, ("e",), later("save"), later("Save what is shown to a file"), hint=True),
    Command("qr", Scope.HERE, ("r",), later("QR"), later("Show the QR code of a link that is shown"), hint=True),
    Command("copy", Scope.HERE, ("y",), later("copy"), later("Copy what is shown, or a link of it, by way of the terminal (OSC 52)")),
    # Lists
    Command("up", Scope.LIST, ("up", "k"), later("up"), later("Go up one line")),
    Command("down", Scope.LIST, ("down", "j"), later("down"), later("Go down one line")),
    Command("page_up", Scope.LIST, ("pageup", "ctrl+u"), later("page up"), later("Go up one page")),
    Command("page_down", Scope.LIST, ("pagedown", "ctrl+d"), later("page down"), later("Go down one page")),
    Command("top", Scope.LIST, ("g", "home"), later("top"), later("Go to the top")),
    Command("bottom", Scope.LIST, ("G", "end"), later("bottom"), later("Go to the bottom")),
    # The filter line
    Command("complete", Scope.QUERY, ("tab",), later("complete"), later("Complete the word being typed, or mend it"), hint=True),
    Command("accept", Scope.QUERY, ("enter",), later("to the tree"), later("Keep the filter and go to the tree"), hint=True),
    Command("older", Scope.QUERY, ("up",), later("older"), later("Write the filter used before, in this run")),
    Command("newer", Scope.QUERY, ("down",), later("newer"), later("Write the filter used after; past the newest, go to the tree")),
    Command("leave_query", Scope.QUERY, ("escape",), later("back"), later("Leave the line; in the tree, Esc clears it"), hint=True),
    # The panel of filters
    Command("cycle", Scope.PANEL, ("space", "enter"), later("require, exclude, ignore"), later("Require what the cursor is on, exclude it, or ignore it"), hint=True),
    Command("either", Scope.PANEL, ("a",), later("all or one"), later("Ask for all the platforms chosen, or for at least one"), hint=True),
    Command("explain", Scope.PANEL, ("m",), later("explain"), later("Explain the property under the cursor"), hint=True),
    Command("close_panel", Scope.PANEL, ("escape", "f"), later("close"), later("Close the panel, keeping the filter"), hint=True),
    # The comparison
    Command("cell_left", Scope.TABLE, ("left", "h"), later("left"), later("Go one column to the left")),
    Command("cell_right", Scope.TABLE, ("right", "l"), later("right"), later("Go one column to the right")),
    Command("back", Scope.COMPARE, ("escape", "c"), later("back"), later("Close the last thing opened, then the comparison"), hint=True),
    Command("differences", Scope.COMPARE, ("d",), later("differences"), later("Show differences only, or all"), hint=True),
    Command("enter", Scope.COMPARE, ("enter",), later("open"), later("Open the claim behind a cell; fold a group"), hint=True),
    Command("search", Scope.COMPARE, ("/", "ctrl+f"), later("rows"), later("Filter the rows"), hint=True),
    Command("add", Scope.COMPARE, ("a",), later("add"), later("Add a column"), hint=True),
    Command("remove", Scope.COMPARE, ("-", "delete"), later("remove"), later("Take the column out"), hint=True),
    Command("transpose", Scope.COMPARE, ("t",), later("turn"), later("Turn the table round"), hint=True),
    Command("steps", Scope.COMPARE, ("i",), later("install"), later("Say how to get the messenger of the column, set it and leave it")),
    Command("move_left", Scope.COMPARE, ("<", "shift+left"), later("move left"), later("Move the column to the left")),
    Command("move_right", Scope.COMPARE, (">", "shift+right"), later("move right"), later("Move the column to the right")),
    Command("known", Scope.COMPARE, ("u",), later("unknowns"), later("Hide the rows unknown for all, or show them")),
    Command("zoom", Scope.COMPARE, ("z",), later("zoom"), later("Give the table the whole screen")),
    # A quick search
    Command("choose", Scope.PICKER, ("enter",), later("choose"), later("Choose what the cursor is on"), hint=True),
    Command("leave", Scope.PICKER, ("escape",), later("back"), later("Choose nothing"), hint=True),
    Command("up_choice", Scope.PICKER, ("up",), later("up"), later("Go up while the line keeps what is typed")),
    Command("down_choice", Scope.PICKER, ("down",), later("down"), later("Go down while the line keeps what is typed")),
    # Step by step
    Command("previous_platform", Scope.STEPS, ("left", "h"), later("platform"), later("Show the steps for the platform before")),
    Command("next_platform", Scope.STEPS, ("right", "l"), later("platform"), later("Show the steps for the next platform"), hint=True),
    # The plan for a group
    Command("add_person", Scope.PLAN, ("a",), later("add"), later("Type a line for one more person"), hint=True),
    Command("pick_person", Scope.PLAN, ("p",), later("pick"), later("Choose devices, limits and messengers of one more person by keys"), hint=True),
    Command("remove_person", Scope.PLAN, ("-", "delete"), later("take out"), later("Take the last person out"), hint=True),
    Command("other_part", Scope.PLAN, ("tab",), later("other part"), later("Go from the line to the plan, or back")),
    Command("leave_plan", Scope.PLAN, ("escape",), later("back"), later("Go from the line to the plan, then back; p returns to the group"), hint=True),
    Command("tick", Scope.PERSON, ("space",), later("choose"), later("Choose what the cursor is on, or no longer"), hint=True),
    Command("write_person", Scope.PERSON, ("enter",), later("write it"), later("Write what is chosen on the line, where a name can be given"), hint=True),
    Command("leave_person", Scope.PERSON, ("escape",), later("back"), later("Choose nothing"), hint=True),
    # The file of a group
    Command("take", Scope.LOADING, ("enter",), later("go on"), later("Go on with what the file holds"), hint=True),
    Command("leave", Scope.LOADING, ("escape",), later("back"), later("Go on as before"), hint=True),
    # A situation
    Command("use", Scope.SCENARIO, ("enter",), later("use as filter"), later("Go to the explorer with these needs as the filter"), hint=True),
    Command("mark_all", Scope.SCENARIO, ("space",), later("mark them"), later("The same, with those who satisfy all the needs marked"), hint=True),
    Command("tell", Scope.TELLING, ("enter",), later("show more"), later("Show what is needed, then who gives it: each asks first"), hint=True),
    # The plain questions
    Command("answer", Scope.QUESTION, ("space",), later("choose"), later("Choose an answer; several where that makes sense"), hint=True),
    Command("next", Scope.QUESTION, ("enter",), later("go on"), later("Give the answer and go on"), hint=True),
    Command("previous", Scope.QUESTION, ("escape",), later("back"), later("Go back to the question before"), hint=True),
    # The sorting game
    Command("put_bad", Scope.GAME, ("m",), later("last"), later("Put the messenger into the last category (bad)")),
    Command("put_fair", Scope.GAME, ("p",), later("middle"), later("Put it into the middle category (fairly good)")),
    Command("put_best", Scope.GAME, ("t",), later("first"), later("Put it into the first category (very good)")),
    Command("count_bad", Scope.GAME, ("M",), later("last + 1"), later("Count one more hand for the last category")),
    Command("count_fair", Scope.GAME, ("P",), later("middle + 1"), later("Count one more hand for the middle category")),
    Command("count_best", Scope.GAME, ("T",), later("first + 1"), later("Count one more hand for the first category")),
    Command("reveal", Scope.GAME, ("enter",), later("reveal"), later("Show what the guide says of this messenger; asks first"), hint=True),
    Command("why", Scope.GAME, ("w",), later("why"), later("Explain the category of a messenger that is revealed"), hint=True),
    Command("skip", Scope.GAME, ("space",), later("pass"), later("Leave the messenger for later"), hint=True),
    Command("undo", Scope.GAME, ("u",), later("undo"), later("Take back what was done last, a reveal as well"), hint=True),
    Command("other_pane", Scope.GAME, ("tab",), later("other pane"), later("Go from the list to what is known, where m explains words, or back"), hint=True),
    Command("reveal_all", Scope.GAME, ("R",), later("reveal all"), later("Show what the guide says of all, and the closing view; asks first"), hint=True),
    Command("leave_game", Scope.GAME, ("escape",), later("back"), later("Go back to the explorer; v returns to the game"), hint=True),
    Command("zoom", Scope.GAME, ("z",), later("zoom"), later("Give what is known the whole screen, or share it again")),
    Command("why", Scope.CLOSING, ("w",), later("why"), later("Explain the category of one of the messengers"), hint=True),
    # The facilitator's notes
    Command("next_step", Scope.NOTES, ("right", "l"), later("next step"), later("Go to the next step of the workshop"), hint=True),
    Command("previous_step", Scope.NOTES, ("left", "h"), later("step before"), later("Go to the step before"), hint=True),
    Command("timer", Scope.NOTES, ("t", "space"), later("timer"), later("Start the timer of this step, or stop it"), hint=True),
    # The questions before something is lost, or shown
    Command("agree", Scope.LEAVING, ("enter", "q"), later("leave"), later("Leave; any other key goes on"), hint=True),
    Command("agree", Scope.REVEALING, ("v",), later("show it"), later("Show it; any other key leaves it hidden"), hint=True),
    # A page over what one was doing
    Command("close", Scope.PAGE, ("escape", "q", "backspace"), later("close"), later("Go back to what one was doing"), hint=True),
    # The text of a page
    Command("find", Scope.TEXT, ("/", "ctrl+f"), later("search"), later("Search the page: type, choose a line, Enter goes there"), hint=True),
    Command("find_next", Scope.TEXT, ("n",), later("next found"), later("Go to the next line found; without a search, go to a name")),
    Command("find_previous", Scope.TEXT, ("N",), later("found before"), later("Go to the line found before")),
    Command("sections", Scope.TEXT, ("o",), later("sections"), later("List the sections of the page, and go to one"), hint=True),
    # Everywhere
    Command("help", Scope.EVERYWHERE, ("?", "f1"), later("more"), later("Show every key, those that act here first; / searches it"), hint=True),
    Command("notes", Scope.EVERYWHERE, ("b",), later("notes"), later("Follow the facilitator's sheet, with a timer; imtui notes does so on a second terminal")),
    Command("go_to", Scope.EVERYWHERE, ("n",), later("go to"), later("Go to a messenger, an app, a word or a situation by its name, whatever the filter")),
    Command("colours", Scope.EVERYWHERE, ("O",), later("colours"), later("Change the colours: dark, light, large contrast, the terminal's own")),
    Command("redraw", Scope.EVERYWHERE, ("ctrl+l",), later("draw again"), later("Draw the screen again, when something else wrote on it")),
    Command("suspend", Scope.EVERYWHERE, ("ctrl+z",), later("suspend"), later("Go back to the shell; fg returns here")),
    Command("interrupt", Scope.EVERYWHERE, (INTERRUPT,), later("quit"), later("Say how to quit; a second time, quit")),
    Command("quit", Scope.EVERYWHERE, ("q", "ctrl+q"), later("quit"), later("Quit (while typing, q is a letter)")),
)
# fmt: on

_KEY_NAMES: dict[str, str] = {
    "space": later("space"),
    "enter": later("enter"),
    "escape": later("esc"),
    "tab": later("tab"),
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": later("PgUp"),
    "pagedown": later("PgDn"),
    "home": later("Home"),
    "end": later("End"),
    "f1": "F1",
    "delete": later("Del"),
    "backspace": later("backspace"),
    "shift+left": later("shift ←"),
    "shift+right": later("shift →"),
}


def key_name(key: str) -> str:
    """The name of a key as people read it."""
    return _(_KEY_NAMES[key]) if key in _KEY_NAMES else key


def in_scope(*scopes: Scope) -> tuple[Command, ...]:
    """The commands of some scopes, in the order of the registry."""
    return tuple(command for command in COMMANDS if command.scope in scopes)


def is_of_another_alphabet(character: str) -> bool:
    """Whether a character is a letter that no keyboard with Latin letters has."""
    return character.isalpha() and not unicodedata.name(character, "LATIN").startswith("LATIN")
