"""From an answer that is a problem (RFC 9457) to the error that tells of it."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from amends.client import errors
from amends.client.errors import Fault, ProblemError

_URN = "urn:amends:error:"
_REQUEST = "urn:amends:request:"
_MEMBERS = frozenset({"type", "title", "status", "detail", "help", "instance", "errors"})

_BY_STATUS: Mapping[int, type[ProblemError]] = {
    400: errors.InvalidRequestError,
    401: errors.NotLoggedInError,
    403: errors.NotPermittedError,
    404: errors.NotFoundError,
    409: errors.RefusedError,
    412: errors.ChangedMeanwhileError,
    413: errors.InvalidRequestError,
    415: errors.InvalidRequestError,
    422: errors.InvalidRequestError,
    429: errors.TooManyGuessesError,
    502: errors.UnavailableError,
    503: errors.UnavailableError,
    504: errors.UnavailableError,
}
_BY_KIND: Mapping[str, type[ProblemError]] = {"answer_lost": errors.AnswerLostError}


def problem_in(response: httpx.Response) -> ProblemError:
    """The error that an answer tells of; one that does not come from Amends has the kind `http`."""
    document = _document(response)
    kind = str(document.get("type", "http")).removeprefix(_URN)
    known = errors.ServerFaultError if response.status_code >= 500 else ProblemError
    error = _BY_KIND.get(kind) or _BY_STATUS.get(response.status_code, known)
    return error(
        kind=kind,
        status=response.status_code,
        detail=str(document.get("detail") or f"the answer has the status {response.status_code}"),
        help=_words(document.get("help")),
        faults=tuple(_faults(document.get("errors"))),
        details={name: value for name, value in document.items() if name not in _MEMBERS},
        request_id=_request_id(response, document),
        retry_after=retry_after(response),
    )


def kind_of(response: httpx.Response) -> str:
    """The kind of the problem that an answer tells of."""
    return str(_document(response).get("type", "http")).removeprefix(_URN)


def retry_after(response: httpx.Response) -> float | None:
    """After how many seconds an answer says that it can be tried again; None where it does not say."""
    value = response.headers.get("Retry-After", "").strip()
    if value.isdigit():
        return float(value)
    try:
        at = parsedate_to_datetime(value)
    except ValueError:
        return None
    # A server's date is held against its own clock, which it tells beside it.
    try:
        now = parsedate_to_datetime(response.headers.get("Date", ""))
    except ValueError:
        now = datetime.now(UTC)
    return max((at - now).total_seconds(), 0.0)


def _document(response: httpx.Response) -> Mapping[str, object]:
    if not response.headers.get("content-type", "").startswith("application/problem+json"):
        return {}
    try:
        document = response.json()
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}


def _faults(listed: object) -> Iterable[Fault]:
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict):
            yield Fault(str(one.get("where", "")), str(one.get("message", "")), _words(one.get("help")))


def _request_id(response: httpx.Response, document: Mapping[str, object]) -> str | None:
    told = response.headers.get("X-Request-ID")
    instance = _words(document.get("instance"))
    return told or (instance.removeprefix(_REQUEST) if instance is not None else None)


def _words(value: object) -> str | None:
    return value if isinstance(value, str) else None
