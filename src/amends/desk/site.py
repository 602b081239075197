"""The site of the desk: its routes, and what holds for each of them."""

from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import parse_qsl, quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from amends.app.access.errors import NotRecognisedError
from amends.app.access.recognising import who
from amends.app.permissions import NotPermittedError
from amends.app.workspace import Desk, Workspace
from amends.desk.forms.form import Answers
from amends.desk.frame import framed
from amends.desk.headers import page_headers
from amends.desk.live import Watching
from amends.desk.origin import comes_from_here
from amends.desk.rendering import rendered
from amends.desk.rooms import ROOMS
from amends.desk.rooms.room import For, Room
from amends.desk.static_files import static_files
from amends.desk.texts import texts
from amends.desk.visit import SESSION, Cookie, GoTo, Page, Shown, Visit
from amends.desk.wrong import page_for_others, page_of, page_told, told
from amends.lang.errors import AmendsError

_LONGEST_FORM = 200_000
_TO_THE_SHEET = {"HX-Retarget": "#sheet", "HX-Reselect": "#sheet-part", "HX-Reswap": "innerHTML"}
"""What makes a script show an answer in the sheet, wherever the form wanted it."""
_KEPT_FOR_GOOD = "public, max-age=31536000, immutable"


def build(workspace: Workspace, is_stopping: Callable[[], bool] = lambda: False) -> Starlette:
    """The site over a workspace; pages that are open let go when the server is about to stop."""
    routes = [
        Route(room.address, _endpoint(workspace, room), methods=[room.method], name=f"{room.method} {room.address}")
        for room in ROOMS
    ]
    always = (Route("/static/{name}", _static), Route("/live", _live(workspace, is_stopping)))
    return Starlette(routes=[*routes, *always], exception_handlers={404: _not_found})


def _endpoint(workspace: Workspace, room: Room) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        if not room.is_framed and not comes_from_here(request.method, request.headers):
            return _page(None, page_of(texts().text("wrong.elsewhere"), 403))
        body = await _body(request)
        if body is None:
            return _page(None, page_of(texts().text("wrong.too_long"), 413))
        return await run_in_threadpool(_answer, workspace, room, request, body)

    return endpoint


def _answer(workspace: Workspace, room: Room, request: Request, body: str) -> Response:
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
    if isinstance(shown, GoTo):
        return _gone(shown, visit)
    return _page(visit, shown)


def _visit(workspace: Workspace, request: Request, body: str) -> Visit:
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
        answers=Answers(parse_qsl(body, keep_blank_values=True)),
        is_partial=request.headers.get("hx-request") == "true",
        is_secure=request.url.scheme == "https",
        cookies=request.cookies,
        languages=request.headers.get("accept-language", ""),
        origin=f"{request.url.scheme}://{request.url.netloc}",
    )


def _target(request: Request) -> str:
    """The page that somebody is on: what they asked for, or where a form stands that they sent."""
    url = request.url if request.method == "GET" else URL(request.headers.get("referer", "/"))
    return url.path + (f"?{url.query}" if url.query else "")


async def _body(request: Request) -> str | None:
    """What a form sends; None where it is too long."""
    if request.method == "GET":
        return ""
    read = b""
    async for part in request.stream():
        read += part
        if len(read) > _LONGEST_FORM:
            return None
    return read.decode(errors="replace")


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
        visit = await run_in_threadpool(_visit, workspace, request, "")
        if visit.desk is None:
            return Response(status_code=204)
        number = visit.query.get("number", "")
        watching = Watching(
            visit.desk, is_stopping, visit.query.get("case"), int(number) if number.isdecimal() else None
        )
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(watching.events(), media_type="text/event-stream", headers=headers)

    return endpoint


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
