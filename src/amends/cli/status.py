"""How a command ends."""

from enum import IntEnum


class ExitStatus(IntEnum):
    """The status that a command leaves to the shell."""

    DONE = 0
    CHECK_FAILED = 1
    UNUSABLE_INPUT = 2
    SOME_ROWS_FAILED = 3
    OWN_FAULT = 70
    INTERRUPTED = 130
    NOBODY_READS = 141
