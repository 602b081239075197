"""Problem details: the one form in which every error goes out."""

from collections.abc import Mapping, Sequence

import orjson
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"
_URN = "urn:amends:error:"


class Fault(BaseModel):
    """One of several things that are wrong."""

    where: str = Field(description="What it is about: a field of the request, a fact, a line of a document.")
    message: str = Field(description="What is wrong with it.")
    help: str | None = Field(default=None, description="What to do about it.")


class Problem(BaseModel):
    """Why something was not done, and what to do about it (RFC 9457)."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "example": {
                "type": "urn:amends:error:terms_changed",
                "title": "The terms are not those that were looked at.",
                "status": 409,
                "detail": "the terms of the proposal are others by now",
                "help": "look at the case again",
                "instance": "urn:amends:request:0199f3a2-7c44-7d05-8b7e-0d1c7a1f9a51",
                "errors": [],
            }
        },
    )

    type: str = Field(description="The kind of the problem, as a URN that stays; what programs decide by.")
    title: str = Field(description="The kind in words.")
    status: int = Field(description="The status of the answer.", ge=400, le=599)
    detail: str = Field(description="What is wrong here. Words of the request stand in backticks.")
    help: str | None = Field(default=None, description="What can be done about it.")
    instance: str = Field(description="This one occurrence; the log of the server has it under the same name.")
    errors: list[Fault] = Field(default=[], description="Each single fault, where there may be several.")


def urn(kind: str) -> str:
    """The URN of a kind of problem."""
    return _URN + kind


def problem_response(
    *,
    kind: str,
    title: str,
    status: int,
    detail: str,
    request_id: str,
    help_text: str | None = None,
    faults: Sequence[Mapping[str, str | None]] = (),
    details: Mapping[str, object] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A problem as an answer."""
    document = {
        **(details or {}),
        "type": urn(kind),
        "title": title,
        "status": status,
        "detail": detail,
        "help": help_text,
        "instance": f"urn:amends:request:{request_id}",
        "errors": list(faults),
    }
    return Response(orjson.dumps(document), status, dict(headers or {}), MEDIA_TYPE)
