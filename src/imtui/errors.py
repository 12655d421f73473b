"""What goes wrong by no mistake of the program, by who can mend it: the base classes that the command line answers."""


class UsageError(Exception):
    """What was asked cannot be answered as it was asked: a sentence for the person who typed it."""


class DataError(Exception):
    """The guide cannot be read: sentences for the person who edits it."""


class TerminalGoneError(Exception):
    """Nobody is there any more to answer."""
