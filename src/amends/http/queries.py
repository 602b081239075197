"""What stands in the query of a request: a word that a route does not take would be passed over in silence."""

from collections.abc import Iterator

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from amends.http.errors.handlers import HttpError
from amends.lang.names import one_of, suggestion


class UnknownQueryError(HttpError):
    """The query has a word that this address does not take."""

    status = 422


async def takes_its_queries(request: Request) -> None:
    """Sees that a request asks for nothing that its route does not take: a filter that is misspelt filters nothing.

    Raises:
        UnknownQueryError: it asks for something else.
    """
    if not request.query_params:
        return
    route = request.scope["route"]
    assert isinstance(route, APIRoute), "rooms have no other routes"
    known = _taken_by(route)
    for name in request.query_params:
        if name not in known:
            expected = f"expected {one_of(known)}" if known else "leave it out"
            raise UnknownQueryError(f"`{name}` is nothing that is asked for here", suggestion(name, known) or expected)


def _taken_by(route: APIRoute) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_names_in(route.dependant)))


def _names_in(dependant: Dependant) -> Iterator[str]:
    yield from (field.alias for field in dependant.query_params)
    for other in dependant.dependencies:
        yield from _names_in(other)
