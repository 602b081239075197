"""Asking for what nobody else is to read."""

import sys
from getpass import getpass

from amends.cli.usage import UsageError


def new_password() -> str:
    """A password: typed twice on a terminal, where it is not shown; else the first line of standard input.

    Raises:
        UsageError: the two differ, or nothing is there.
    """
    if not sys.stdin.isatty():
        return _given(sys.stdin.readline().removesuffix("\n"))
    password = _given(getpass("New password: "))
    if getpass("The same again: ") != password:
        raise UsageError("the two differ", "nothing was changed; type it again")
    return password


def _given(password: str) -> str:
    if not password:
        raise UsageError("no password was given", "type it, or give it as the first line of standard input")
    return password
