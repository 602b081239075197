"""Pages of lists: how many are on one, where the next begins, and the link to it."""

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, TypeVar
from urllib.parse import urlencode

from fastapi import Depends, Query, Request
from pydantic import Field

from amends.http.errors.handlers import HttpError
from amends.http.models.values import Shown

_CHECKSUM_BYTES = 12

Item = TypeVar("Item")


class UnusableCursorError(HttpError):
    """The cursor is none that was given out for this list."""

    status = 422


class Page:
    """Which page of a list is asked for.

    Attributes:
        limit: how many are on it.
        after: the words for the place where the page before ended; None for the first.
    """

    def __init__(
        self,
        request: Request,
        limit: Annotated[int, Query(ge=1, le=200, description="How many are on a page.")] = 50,
        cursor: Annotated[
            str | None,
            Query(
                max_length=1000,
                description="Where the page begins: the `cursor` of the page before. It goes with the same filters.",
            ),
        ] = None,
    ) -> None:
        self._request = request
        self.limit = limit
        self.after = _opened(cursor, _list_of(request)) if cursor is not None else None

    def next(self, place: str | None) -> Mapping[str, str | None]:
        """What leads to the page after: its cursor and its address; null at the end."""
        if place is None:
            return {"cursor": None, "next": None}
        cursor = _closed(place, _list_of(self._request))
        asked = [(name, value) for name, value in self._request.query_params.multi_items() if name != "cursor"]
        return {"cursor": cursor, "next": f"{self._request.url.path}?{urlencode([*asked, ('cursor', cursor)])}"}

    def of(self, items: Sequence[Item], place_of: Callable[[Item], str]) -> tuple[Sequence[Item], str | None]:
        """The page of a list that is there as a whole, in the order of its places; and where it ends."""
        left = items if self.after is None else _after(items, place_of, self.after)
        shown = left[: self.limit]
        return shown, place_of(shown[-1]) if len(left) > len(shown) else None


PageAsked = Annotated[Page, Depends(Page)]


class Paged(Shown):
    """What leads to the next page."""

    cursor: str | None = Field(description="Where the next page begins; null at the end.")
    next: str | None = Field(description="The address of the next page; null at the end.")


def _after(items: Sequence[Item], place_of: Callable[[Item], str], place: str) -> Sequence[Item]:
    number = next((number for number, item in enumerate(items) if place_of(item) == place), None)
    if number is None:
        raise _unusable()
    return items[number + 1 :]


def _list_of(request: Request) -> bytes:
    """What a cursor goes with: the list and its filters."""
    filters = sorted(item for item in request.query_params.multi_items() if item[0] not in ("cursor", "limit"))
    return f"{request.url.path}?{urlencode(filters)}".encode()


def _closed(place: str, of: bytes) -> str:
    return base64.urlsafe_b64encode(_checksum(place.encode(), of) + place.encode()).decode().rstrip("=")


def _opened(cursor: str, of: bytes) -> str:
    try:
        raw = base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
    except ValueError:
        raise _unusable() from None
    checksum, place = raw[:_CHECKSUM_BYTES], raw[_CHECKSUM_BYTES:]
    if checksum != _checksum(place, of):
        raise _unusable()
    return place.decode()


def _checksum(place: bytes, of: bytes) -> bytes:
    """Tells a cursor of another list, or a broken one; what it opens is no secret and no permission."""
    return hashlib.sha256(of + b"\n" + place).digest()[:_CHECKSUM_BYTES]


def _unusable() -> UnusableCursorError:
    return UnusableCursorError("the `cursor` is none of this list", "begin with the first page, without a cursor")
