"""A call of the interface as data: what is sent, and how the answer is read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar
from urllib.parse import quote

import httpx

from amends.client.values import plain

Given = TypeVar("Given")
Item = TypeVar("Item")

Query = str | int | bool | Sequence[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Generic[Given]):
    """One call.

    Attributes:
        method: of HTTP.
        path: under `/api/v1`.
        read: reads the answer where it is no problem.
        query: what stands behind the path; what is None is left out.
        body: what is sent as JSON; None for nothing.
        content: what is sent as it is, with its media type, in place of a body.
        headers: what goes beside it.
        takes_key: whether it is done once, however often it is sent under one key.
        key: the key; None for a new one.
        may: statuses that are no problem besides those of 200 to 299.
    """

    method: str
    path: str
    read: Callable[[httpx.Response], Given]
    query: Mapping[str, Query] = field(default_factory=dict)
    body: Mapping[str, object] | None = None
    content: tuple[str, bytes] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    takes_key: bool = False
    key: str | None = None
    may: frozenset[int] = frozenset()

    @property
    def is_reading(self) -> bool:
        """Whether it changes nothing, so that it can be sent again at any time."""
        return self.method == "GET"

    def is_answered_by(self, response: httpx.Response) -> bool:
        """Whether an answer is no problem."""
        return response.is_success or response.status_code in self.may


@dataclass(frozen=True, slots=True)
class Pages(Generic[Item]):
    """A list that comes a page at a time: the call of each page by its cursor (None for the first)."""

    page: Callable[[str | None], Call["Page[Item]"]]


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """A page of a list, and the cursor of the next; None at the end."""

    items: tuple[Item, ...]
    cursor: str | None


def in_path(value: object) -> str:
    """A value as a part of a path."""
    return quote(str(plain(value)), safe="")
