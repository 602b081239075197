"""What is handed in: pictures, documents, mails."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request
from starlette.responses import Response

from amends.app.attachments.attaching import recognised, requests_of
from amends.app.attachments.reading import attachment_of
from amends.app.attachments.serving import headers_of
from amends.app.cases.reading import view
from amends.app.plain.case_parts import attachments_to_plain
from amends.app.workspace import Desk
from amends.formats.handed_in.naming import MEDIA_TYPES
from amends.http.answers import json_response
from amends.http.asked import Reads
from amends.http.at_case import Acts, AtCase, CaseNamed, case_named
from amends.http.models.cases import ActedShown, AttachmentsShown

ROOM = APIRouter(prefix="/cases")

_Looks = Annotated[Desk, Depends(Reads("see cases"))]
_Number = Annotated[int, Path(ge=1, le=1_000_000, description="Its number, as the case shows it.")]
_Called = Annotated[
    str | None, Query(max_length=500, description="What it is called where it comes from.", examples=["box.jpg"])
]
_CONTENT = {"schema": {"type": "string", "format": "binary"}}
_BINARY = {"application/octet-stream": _CONTENT}
_AS_IT_IS = dict.fromkeys(MEDIA_TYPES.values(), _CONTENT)


async def _content(request: Request) -> bytes:
    return await request.body()


@ROOM.post(
    "/{case}/attachments",
    response_model=ActedShown,
    status_code=201,
    openapi_extra={
        "requestBody": {
            "required": True,
            "description": "The picture (JPEG, PNG, WebP, GIF, HEIC), PDF, mail (.eml) or plain text itself. What it "
            "is, is read from its content, whatever it is sent as.",
            "content": _BINARY,
        }
    },
)
def hand_in(
    at: Annotated[AtCase, Depends(Acts("attach"))], content: Annotated[bytes, Depends(_content)], name: _Called = None
) -> Response:
    """Hands something in. The same handed in again adds nothing."""
    return at.does_on(lambda on: requests_of(on, [recognised(content, name)]), 201)


@ROOM.get("/{case}/attachments", response_model=AttachmentsShown)
def list_attachments(desk: _Looks, case: CaseNamed) -> Response:
    """What was handed in, without its content."""
    seen = view(desk, case_named(case))
    return json_response({"reference": seen.state.reference, "attachments": attachments_to_plain(seen)})


@ROOM.get(
    "/{case}/attachments/{number}",
    response_class=Response,
    responses={200: {"description": "The content, to be saved.", "content": _AS_IT_IS}},
)
def show_attachment(desk: _Looks, case: CaseNamed, number: _Number) -> Response:
    """An attachment, to be saved: it says what it is, and nothing in it runs."""
    given = attachment_of(desk, case_named(case), number)
    return Response(given.content, headers=dict(headers_of(given)))
