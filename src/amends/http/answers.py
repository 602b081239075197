"""Answers: documents as JSON, with the tag by which one asks whether they are still so."""

import hashlib
import re
from collections.abc import Mapping
from uuid import UUID

import orjson
from starlette.responses import Response

from amends.http.errors.handlers import HttpError

_TAG = re.compile(r'(?:W/)?"([^"]*)"')
_TAG_OF_CASE = re.compile(r"([0-9]{1,9})(?:-[0-9a-f]+)?")


class UnreadableTagError(HttpError):
    """A tag is none that was given out here."""

    status = 412


def json_response(document: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A document as JSON."""
    return Response(orjson.dumps(document, default=_plain), status, dict(headers or {}), "application/json")


def tagged_response(document: object, if_none_match: str | None, number: int | None = None) -> Response:
    """A document with its tag; nothing but the tag where the one who asks has it already.

    Args:
        document: what is shown.
        if_none_match: the tags of what the one who asks has.
        number: how many events the case has that is shown: the tag begins with it.
    """
    body = orjson.dumps(document, default=_plain)
    digest = hashlib.sha256(body).hexdigest()[:16]
    tag = f'"{digest}"' if number is None else f'"{number}-{digest}"'
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    if if_none_match is not None and (if_none_match.strip() == "*" or tag.strip('"') in _TAG.findall(if_none_match)):
        return Response(status_code=304, headers=headers)
    return Response(body, 200, headers, "application/json")


def number_seen(if_match: str | None) -> int | None:
    """How many events a case had when it was looked at, by the tag that it had; None where that does not matter.

    Raises:
        UnreadableTagError: it is no tag of a case.
    """
    if if_match is None or if_match.strip() == "*":
        return None
    found = _TAG.fullmatch(if_match.strip())
    number = _TAG_OF_CASE.fullmatch(found[1]) if found is not None else None
    if number is None:
        raise UnreadableTagError(f"`{if_match}` is no tag of a case", "send the `ETag` that the case came with")
    return int(number[1])


def _plain(value: object) -> object:
    """What is neither text nor number, as text."""
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} does not go over the wire")
