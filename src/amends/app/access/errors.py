"""What keeps somebody out, or a request from being done."""

from datetime import datetime

from amends.lang.errors import AmendsError


class AccessError(AmendsError):
    """Somebody does not get in, or not so; `help` says what to do next."""

    def __init__(self, message: str, help_text: str) -> None:
        super().__init__(f"{message}; {help_text}")
        self.message = message
        self.help = help_text


class NotRecognisedError(AccessError):
    """Whoever it is, they are not known by what they showed. Whether a user of the name exists is not told."""


class TooManyGuessesError(AccessError):
    """Somebody guessed wrong too often; `until` says when the next guess is taken."""

    def __init__(self, message: str, help_text: str, until: datetime) -> None:
        super().__init__(message, help_text)
        self.until = until


class WeakPasswordError(AccessError):
    """A password that is guessed too soon."""


class NoPasswordForThemError(AccessError):
    """An AI agent has no password: it comes with a token."""


class BeyondTheirOwnError(AccessError):
    """A token would open more than its maker may."""


class NoTokenError(AccessError):
    """There is no such token among those that the one who asks may see."""


class KeyUsedOtherwiseError(AccessError):
    """The key of a request was used for another one before."""


class StillGoingOnError(AccessError):
    """The same request is being done at this moment."""


class AnswerLostError(AccessError):
    """The request was done, and its answer is no longer there."""
