"""What the makers of calls have in common: how an answer is read, and how pages are asked for."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import httpx
from pydantic import BaseModel

from amends.client.call import Call, Page, Pages, Query
from amends.client.models.values import Answer
from amends.client.values import said

Told = TypeVar("Told", bound=Answer)


def told(model: type[Told]) -> Callable[[httpx.Response], Told]:
    """Reads an answer as a model."""
    return lambda response: model.model_validate_json(response.content)


def table(response: httpx.Response) -> str:
    """Reads an answer as CSV, without the mark by which spreadsheets know the encoding of a file."""
    return response.content.decode("utf-8-sig")


def tagged(model: type[Told]) -> Callable[[httpx.Response], Told]:
    """Reads an answer with the tag beside it."""

    def read(response: httpx.Response) -> Told:
        return model.model_validate_json(response.content).model_copy(update={"tag": response.headers.get("ETag")})

    return read


def nothing(_: httpx.Response) -> None:
    """Reads an answer that tells nothing."""


def reading(path: str, model: type[Told], query: Mapping[str, Query] | None = None) -> Call[Told]:
    """A call that changes nothing."""
    return Call(method="GET", path=path, read=told(model), query=query or {})


def writing(
    path: str,
    model: type[Told],
    body: Mapping[str, object] | None = None,
    *,
    query: Mapping[str, Query] | None = None,
    method: str = "POST",
    key: str | None = None,
) -> Call[Told]:
    """A call that changes something, and is done once however often it is sent."""
    return Call(
        method=method,
        path=path,
        read=told(model),
        query=query or {},
        body=None if body is None else said(body),
        takes_key=True,
        key=key,
    )


def writing_once(path: str, model: type[Told], body: Mapping[str, object] | None = None) -> Call[Told]:
    """A call whose answer tells a secret: it is kept under no key, so nothing sends the call again by itself."""
    return Call(method="POST", path=path, read=told(model), body=None if body is None else said(body))


def listing(path: str, name: str, model: type[Told], query: Mapping[str, Query] | None = None) -> Pages[Told]:
    """A list, of which each page holds items under a name."""

    def read(response: httpx.Response) -> Page[Told]:
        page = _Page.model_validate_json(response.content)
        items = (page.model_extra or {})[name]
        return Page(tuple(map(model.model_validate, items)), page.cursor)

    def page(cursor: str | None) -> Call[Page[Told]]:
        return Call(method="GET", path=path, read=read, query={**(query or {}), "cursor": cursor})

    return Pages(page)


class _Page(BaseModel, extra="allow"):
    cursor: str | None
