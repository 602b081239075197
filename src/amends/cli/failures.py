"""Errors as a person reads them, and the status that a command ends with."""

import os
import sys
import traceback

from amends.cli.status import ExitStatus
from amends.cli.terminal import write_findings
from amends.lang.errors import AmendsError


class TellError(AmendsError):
    """An error that is told as it is: its message is the whole text."""


def tell(error: AmendsError) -> int:
    """Prints what cannot be used and what to do about it."""
    from amends.formats.errors import InputError, UnreadableFactsError
    from amends.lang.diagnostics import PolicyError

    if isinstance(error, (TellError, PolicyError, UnreadableFactsError)):
        write_findings(str(error))
    else:
        write_findings(error_text(str(error), error.help if isinstance(error, InputError) else None))
    return ExitStatus.UNUSABLE_INPUT


def error_text(message: str, help_text: str | None = None) -> str:
    """An error that has no place in a file."""
    return f"error: {message}" + (f"\n  help: {help_text}" if help_text else "")


def tell_own_fault(error: Exception) -> int:
    """Prints that Amends itself has a fault; with AMENDS_TRACEBACK=1 in the environment also where."""
    if os.environ.get("AMENDS_TRACEBACK") == "1":
        traceback.print_exception(error)
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    write_findings(
        error_text(
            f"this is a fault of Amends, not of what you gave it: {what}",
            "please report it with the command that you typed; AMENDS_TRACEBACK=1 before it shows where it happened",
        )
    )
    return ExitStatus.OWN_FAULT


def nobody_reads() -> int:
    """Ends quietly when whoever read the output has stopped, as `head` does."""
    # What is still buffered would be written, and fail, when the interpreter ends.
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    return ExitStatus.NOBODY_READS
