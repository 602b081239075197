"""What can go wrong between here and the service, as a small tree of exceptions."""

from collections.abc import Mapping
from dataclasses import dataclass


class ClientError(Exception):
    """Something was not done, or nobody knows whether it was. Every error of this package is one."""


class UnreachableError(ClientError):
    """No answer came, however often it was tried."""


class UnreadableAnswerError(ClientError):
    """An answer came that is none of Amends: something else stands at the address, or between here and there."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One of several things that are wrong: what it is about, what is wrong with it, and what to do about it."""

    where: str
    message: str
    help: str | None


class ProblemError(ClientError):
    """The service says why something was not done.

    Attributes:
        kind: what programs decide by, such as `terms_changed`; it stays the same in later versions.
        status: the status of the answer.
        detail: what is wrong, in words.
        help: what can be done about it, where that is known.
        faults: each single fault, where there may be several.
        details: what else the problem tells.
        request_id: what the log of the service knows this request by.
        retry_after: after how many seconds it can be tried again, where the service says so.
    """

    def __init__(
        self,
        *,
        kind: str,
        status: int,
        detail: str,
        help: str | None = None,
        faults: tuple[Fault, ...] = (),
        details: Mapping[str, object] | None = None,
        request_id: str | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(f"{detail}; {help}" if help else detail)
        self.kind = kind
        self.status = status
        self.detail = detail
        self.help = help
        self.faults = faults
        self.details = details or {}
        self.request_id = request_id
        self.retry_after = retry_after


class NotLoggedInError(ProblemError):
    """Nobody is known by the token (401): it has expired, or was ended."""


class NotPermittedError(ProblemError):
    """It is not for the one who asks, or their token is not for it (403)."""


class NotFoundError(ProblemError):
    """It is not there, or not among the clients for whom the one who asks works (404)."""


class RefusedError(ProblemError):
    """It does not go with how things stand (409), such as a rule of the gate; `help` says what can be done instead."""


class AnswerLostError(RefusedError):
    """It was done before, under the same key, and the answer is gone: look at what it was about."""


class ChangedMeanwhileError(ProblemError):
    """Somebody else acted since the case was looked at (412): look at it again."""


class InvalidRequestError(ProblemError):
    """What was sent makes no sense (400, 413, 415, 422); `faults` says of each part what is wrong with it."""


class TooManyGuessesError(ProblemError):
    """There were too many wrong passwords or tokens (429); `retry_after` says for how long none is taken."""


class UnavailableError(ProblemError):
    """The service cannot do it here and now (502, 503, 504), however often it was tried."""


class ServerFaultError(ProblemError):
    """The service has a fault of its own (500)."""
