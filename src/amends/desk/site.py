"""The site of the desk: its routes, and what holds for each of them."""

import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from urllib.parse import parse_qsl, quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from amends.app.access.errors import NotRecognisedError
from amends.app.access.recognising import who
from amends.app.permissions import NotPermittedError
from amends.app.workspace import Desk, Workspace
from amends.desk.card_live import CardWatching
from amends.desk.forms.form import Answers
from amends.desk.forms.multipart import MULTIPART, SentForm, read_form
from amends.desk.frame import framed
from amends.desk.headers import page_headers
from amends.desk.live import Watching
from amends.desk.origin import comes_from_here
from amends.desk.rendering import rendered
from amends.desk.rooms import ROOMS
from amends.desk.rooms.room import For, Room
from amends.desk.static_files import static_files
from amends.desk.texts import texts
from amends.desk.visit import SESSION, Cookie, Download, GoTo, Page, Shown, Visit
from amends.desk.wrong import page_for_others, page_of, page_told, told
from amends.directory.attachments import MEGABYTE, MOST_MEGABYTES
from amends.lang.errors import AmendsError

_LOG = logging.getLogger("amends.desk")
_INCIDENT_BYTES = 6
_SOON = "1"
_LONGEST_FORM = 200_000
_LONGEST_UPLOAD = (MOST_MEGABYTES + 1) * MEGABYTE
_HEARD_OUT = 8
"""How many times as much is read of an upload that is too long, so that the browser gets an answer."""
_TO_THE_SHEET = {"HX-Retarget": "#sheet", "HX-Reselect": "#sheet-part", "HX-Reswap": "innerHTML"}
"""What makes a script show an answer in the sheet, wherever the form wanted it."""
_KEPT_FOR_GOOD = "public, max-age=31536000, immutable"


def build(workspace: Workspace, is_stopping: Callable[[], bool] = lambda: False) -> Starlette:
    """The site over a workspace; pages that are open let go when the server is about to stop."""
    routes = [
        Route(room.address, _endpoint(workspace, room), methods=[room.method], name=f"{room.method} {room.address}")
        for room in ROOMS
    ]
    always = (
        Route("/static/{name}", _static),
        Route("/live", _live(workspace, is_stopping)),
        Route("/live/card/{reference}", _card_live(workspace, is_stopping)),
    )
    return Starlette(routes=[*routes, *always], exception_handlers={404: _not_found})


def _endpoint(workspace: Workspace, room: Room) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        if not room.is_framed and not comes_from_here(request.method, request.headers):
            return _page(None, page_of(texts().text("wrong.elsewhere"), 403))
        body = await (_upload(request) if room.takes_files else _body(request, _LONGEST_FORM))
        if body is None and not room.takes_files:
            return _page(None, page_of(texts().text("wrong.too_long"), 413))
        try:
            return await run_in_threadpool(_answer, workspace, room, request, body)
        except Exception as error:
            return _own_fault(request, error)

    return endpoint


def _own_fault(request: Request, error: Exception) -> Response:
    """A page that says that something went wrong on our side; why, the log says under the number of the incident."""
    incident = secrets.token_hex(_INCIDENT_BYTES)
    _LOG.error("incident %s: %s %s", incident, request.method, request.url.path, exc_info=error)
    told_of, back = texts().text("wrong.ours", incident=incident), _case_of(request)
    return _page(None, _at_fault(request, told_of, 500, back))


async def busy(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers every request with the page that says that too much is asked for just now."""
    request = Request(scope)
    response = _page(None, _at_fault(request, texts().text("wrong.busy"), 503, None))
    response.headers["Retry-After"] = _SOON
    await response(scope, receive, send)


def _at_fault(request: Request, message: str, status: int, back: str | None) -> Page:
    """What is said where the one who asks did nothing wrong; in the sheet, where a part of a page was asked for."""
    if request.headers.get("hx-request") == "true":
        return Page("own_fault.html", {"message": message, "back": back}, status, is_sheet=True)
    return page_of(message, status, back)


def _case_of(request: Request) -> str | None:
    """Where the case is that an address is about; None where it is about none."""
    reference = request.path_params.get("reference")
    return f"/cases/{reference}" if reference and request.url.path.startswith("/cases/") else None


def _answer(workspace: Workspace, room: Room, request: Request, body: bytes | None) -> Response:
    visit = _visit(workspace, request, body)
    if visit.desk is None and room.whom is not For.ANYBODY:
        if visit.is_partial:
            return _page(None, Page("again.html", {"next": visit.target}, 401, is_sheet=True))
        return RedirectResponse(f"/sign-in?next={quote(visit.target)}", 303)
    try:
        shown: Shown = room.handler(visit)
    except AmendsError as error:
        is_for_others = visit.desk is not None and isinstance(error, NotPermittedError)
        shown = page_for_others(told(error)) if is_for_others else page_told(told(error), 400)
    if isinstance(shown, Download):
        return Response(shown.content, headers=dict(shown.headers))
    if isinstance(shown, GoTo):
        return _gone(shown, visit)
    return _page(visit, shown)


def _visit(workspace: Workspace, request: Request, body: bytes | None) -> Visit:
    sent = _sent(request, body or b"")
    token, address = request.cookies.get(SESSION), request.client.host if request.client else ""
    desk: Desk | None = None
    if token is not None:
        try:
            desk = who(workspace, token, address)
        except NotRecognisedError:
            desk = None
    return Visit(
        workspace=workspace,
        desk=desk,
        token=token,
        address=address,
        target=_target(request),
        path=request.path_params,
        query=dict(request.query_params),
        asked=Answers(request.query_params.multi_items()),
        answers=Answers(sent.pairs),
        is_partial=request.headers.get("hx-request") == "true",
        is_secure=request.url.scheme == "https",
        cookies=request.cookies,
        languages=request.headers.get("accept-language", ""),
        origin=f"{request.url.scheme}://{request.url.netloc}",
        files=sent.files,
        is_too_long=body is None,
    )


def _target(request: Request) -> str:
    """The page that somebody is on: what they asked for, or where a form stands that they sent."""
    url = request.url if request.method == "GET" else URL(request.headers.get("referer", "/"))
    return url.path + (f"?{url.query}" if url.query else "")


def _sent(request: Request, body: bytes) -> SentForm:
    """What a form sends, with its files."""
    content_type = request.headers.get("content-type", "")
    if content_type.startswith(MULTIPART):
        return read_form(content_type, body)
    return SentForm(tuple(parse_qsl(body.decode(errors="replace"), keep_blank_values=True)))


async def _body(request: Request, longest: int) -> bytes | None:
    """What a form sends; None where it is too long."""
    if request.method == "GET":
        return b""
    parts, size = list[bytes](), 0
    async for part in request.stream():
        parts.append(part)
        size += len(part)
        if size > longest:
            return None
    return b"".join(parts)


async def _upload(request: Request) -> bytes | None:
    """The same of a form with files; what is too long is heard out, for a browser that is cut off shows nothing."""
    read = await _body(request, _LONGEST_UPLOAD)
    if read is None:
        size = _LONGEST_UPLOAD
        async for part in request.stream():
            size += len(part)
            if size > _HEARD_OUT * _LONGEST_UPLOAD:
                break
    return read


def _page(visit: Visit | None, page: Page) -> Response:
    values: Mapping[str, object] = {**framed(visit), **page.values}
    headers = {**page_headers(page.parents), **(_TO_THE_SHEET if page.is_sheet else {})}
    response = HTMLResponse(rendered(page.template, **values), page.status, headers)
    return response if visit is None else _with_cookies(response, page.cookies, visit)


def _gone(shown: GoTo, visit: Visit) -> Response:
    return _with_cookies(RedirectResponse(shown.address, 303, page_headers()), shown.cookies, visit)


def _with_cookies(response: Response, cookies: Mapping[str, Cookie | str | None], visit: Visit) -> Response:
    for name, value in cookies.items():
        if value is None:
            response.delete_cookie(name)
        else:
            kept = Cookie(value) if isinstance(value, str) else value
            response.set_cookie(
                name,
                kept.value,
                max_age=kept.seconds,
                httponly=True,
                samesite="lax",
                secure=visit.is_secure,
                path=kept.path,
            )
    return response


def _live(workspace: Workspace, is_stopping: Callable[[], bool]) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        visit = await run_in_threadpool(_visit, workspace, request, b"")
        if visit.desk is None:
            return Response(status_code=204)
        return _events(Watching(visit.desk, is_stopping, visit.query.get("case"), _number(request)).events())

    return endpoint


def _card_live(workspace: Workspace, is_stopping: Callable[[], bool]) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        key, reference = request.query_params.get("key", ""), request.path_params["reference"]
        return _events(CardWatching(workspace, is_stopping, reference, key, _number(request)).events())

    return endpoint


def _number(request: Request) -> int | None:
    number = request.query_params.get("number", "")
    return int(number) if number.isdecimal() else None


def _events(events: AsyncIterator[str]) -> Response:
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(events, media_type="text/event-stream", headers=headers)


async def _static(request: Request) -> Response:
    found = {file.address: file for file in static_files().values()}.get(request.url.path)
    if found is None:
        return Response(status_code=404)
    headers = {"Cache-Control": _KEPT_FOR_GOOD, "Vary": "Accept-Encoding", "X-Content-Type-Options": "nosniff"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(found.compressed, headers={**headers, "Content-Encoding": "gzip"}, media_type=found.media_type)
    return Response(found.plain, headers=headers, media_type=found.media_type)


async def _not_found(request: Request, _: Exception) -> Response:
    return _page(None, page_of(texts().text("wrong.not_found"), 404))
