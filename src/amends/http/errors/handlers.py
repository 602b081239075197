"""What is answered where something cannot be done: problem details, and nothing of what is inside."""

import math
import re
from collections.abc import Mapping
from datetime import datetime

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from amends.app.plain.advice import as_requests
from amends.app.plain.errors import faults_of, help_of, kind_of, message_of
from amends.http.errors.invalid import faults_in
from amends.http.errors.own_fault import own_fault
from amends.http.errors.problem import problem_response
from amends.http.errors.statuses import BUSY, status_of
from amends.http.service import service_of
from amends.lang.errors import AmendsError

_SENTENCE = re.compile(r"[^.;:]+")
_MOST_FAULTS = 50
# Whoever sends hundreds of thousands of words that mean nothing is not to keep everybody waiting for an answer to each.
_MOST_READ = 500
_SOON = "1"

_OF_HTTP: Mapping[int, tuple[str, str, str]] = {
    400: ("bad_request", "The request cannot be read.", "see that the body is the JSON that its headers announce"),
    401: ("not_logged_in", "Nobody is logged in.", "send `Authorization: Bearer TOKEN`"),
    404: ("no_such_route", "Nothing is at this address.", "the addresses stand in `/openapi.json`"),
    405: ("method_not_allowed", "This is not done with that method.", "the `Allow` header names those that are"),
}


class HttpError(AmendsError):
    """Something about the request itself; it says its own status and headers."""

    status = 400

    def __init__(self, message: str, help_text: str | None = None, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.help = help_text
        self.headers = dict(headers or {})


def add_handlers(app: FastAPI) -> None:
    """Has every error that is raised on purpose answered here; the door sees to the rest."""
    app.add_exception_handler(AmendsError, _told)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _of_http)


def request_id(request: Request) -> str:
    """The id that the door gave the request."""
    return str(request.scope.get("state", {}).get("request_id", ""))


def title_of(error: type[AmendsError]) -> str:
    """The kind of an error in words: the first sentence of what is written of it."""
    found = _SENTENCE.match(error.__doc__ or "")
    return f"{found[0].strip()}." if found is not None else kind_of(error).replace("_", " ")


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, AmendsError), "this handler was added for these"
    status = error.status if isinstance(error, HttpError) else status_of(type(error))
    if status is None or status == 500:
        return own_fault(request_id(request), f"{request.method} {request.url.path}", error)
    headers = dict(getattr(error, "headers", {}))
    if status in BUSY:
        headers["retry-after"] = _retry_after(error, service_of(request).workspace.clock())
    if status == 401:
        headers["www-authenticate"] = "Bearer"
    return problem_response(
        kind=kind_of(type(error)),
        title=title_of(type(error)),
        status=status,
        detail=message_of(error),
        help_text=as_requests(help_of(error)),
        faults=[
            {"where": one.where, "message": one.message, "help": as_requests(one.help)}
            for one in faults_of(error)[:_MOST_FAULTS]
        ],
        details=getattr(error, "details", None),
        request_id=request_id(request),
        headers=headers,
    )


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError), "this handler was added for these"
    found = error.errors()
    if any(one["type"] == "json_invalid" for one in found):
        return _problem_of_http(request, 400, f"the body is no JSON: {found[0].get('ctx', {}).get('error', '')}")
    faults = faults_in(found[:_MOST_READ], error.body)
    left = "many" if len(found) > _MOST_READ else len(faults) - 1
    more = f"; and {left} more" if left else ""
    return problem_response(
        kind="invalid_request",
        title="The request is not what is expected here.",
        status=422,
        detail=f"{faults[0].message}{more}",
        help_text=faults[0].help or "`/openapi.json` says what is expected",
        faults=[{"where": one.where, "message": one.message, "help": one.help} for one in faults[:_MOST_FAULTS]],
        request_id=request_id(request),
    )


async def _of_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException), "this handler was added for these"
    return _problem_of_http(request, error.status_code, None, error.headers)


def _problem_of_http(
    request: Request, status: int, detail: str | None, headers: Mapping[str, str] | None = None
) -> Response:
    kind, title, help_text = _OF_HTTP.get(status, ("not_done", "It was not done.", "see `/openapi.json`"))
    return problem_response(
        kind=kind,
        title=title,
        status=status,
        detail=detail or f"{request.method} `{request.url.path}`: {title[:1].lower()}{title[1:].rstrip('.')}",
        help_text=help_text,
        request_id=request_id(request),
        headers=headers,
    )


def _retry_after(error: AmendsError, now: datetime) -> str:
    """In how many seconds it can be tried again: when the error says so, else soon."""
    until = getattr(error, "until", None)
    return str(max(1, math.ceil((until - now).total_seconds()))) if isinstance(until, datetime) else _SOON
