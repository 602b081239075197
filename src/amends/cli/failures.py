"""Errors as a person reads them, and the status that a command ends with."""

import json
import os
import sys
import traceback

from amends.cli.status import ExitStatus
from amends.cli.terminal import write, write_findings
from amends.lang.errors import AmendsError


class TellError(AmendsError):
    """An error that is told as it is: its message is the whole text."""


def tell(error: AmendsError, *, as_json: bool = False) -> int:
    """Prints what cannot be used or was not done, and what to do about it; as JSON to standard output."""
    from amends.app.plain.errors import help_of, kind_of, message_of
    from amends.decide.errors import FactError
    from amends.formats.errors import UnreadableFactsError
    from amends.lang.diagnostics import PolicyError

    message, help_text = message_of(error), help_of(error)
    if as_json:
        told = {"type": kind_of(type(error)), "message": message, "help": help_text, **getattr(error, "details", {})}
        write(json.dumps({"error": told}, ensure_ascii=False))
    elif isinstance(error, (TellError, PolicyError, UnreadableFactsError)):
        write_findings(str(error))
    elif isinstance(error, FactError):
        write_findings("\n\n".join(error_text(fault.message, fault.help) for fault in error.faults))
    else:
        write_findings(error_text(message, help_text))
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
