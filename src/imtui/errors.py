"""Errors that the user can fix: the command line answers them with a sentence, not a traceback."""


class UsageError(Exception):
    """The request is invalid; the message is for whoever typed it."""


class DataError(Exception):
    """The guide is invalid; the message is for whoever edits it."""


class TerminalGoneError(Exception):
    """Nobody is there any more to answer."""
