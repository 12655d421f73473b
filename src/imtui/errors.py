"""Errors that the user can fix: the command line answers them with a sentence, not a traceback."""

from imtui.language import later


class UsageError(Exception):
    """The request is invalid; the message is for whoever typed it."""


class DataError(Exception):
    """The guide is invalid; the message is for whoever edits it. `heading` stands above it."""

    heading = later("The guide cannot be read:")


class TerminalGoneError(Exception):
    """Nobody is there any more to answer."""
