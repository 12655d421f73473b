"""How imtui ends: the exit codes in which it answers a shell."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit code of the process."""

    DONE = 0
    CRASH = 1
    USAGE = 2
    BAD_DATA = 3
    UNSUITABLE_TERMINAL = 4
    TERMINAL_GONE = 129
    INTERRUPTED = 130
