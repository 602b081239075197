"""What came of sending a mail."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Taken:
    """The mail server has taken it in."""


@dataclass(frozen=True, slots=True)
class Refused:
    """It is refused for good; `status` is the code of RFC 3463, or the three digits where there is none."""

    status: str | None


@dataclass(frozen=True, slots=True)
class Deferred:
    """It was not taken in this time; `why` says what went wrong, without any address."""

    why: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """The connection ended when all was said: nobody knows whether it was taken in. A repeat is the same mail."""

    why: str


SendingOutcome = Taken | Refused | Deferred | Unclear
"""What came of sending a mail."""
