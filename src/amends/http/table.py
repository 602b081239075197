"""The table of routes, as the description and the tests read it: which there are, and what each needs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import RouteContext, iter_route_contexts

from amends.http.asked import Anybody, Reads, ReadsQuickly, Writes, WritesSecrets
from amends.http.at_case import Acts
from amends.http.needs import Need

Gives = Reads | ReadsQuickly | Writes | WritesSecrets | Acts | Anybody
"""What a route takes its desk from."""


@dataclass(frozen=True, slots=True)
class Route:
    """A route.

    Attributes:
        is_described: whether the description of the interface has it.
        gives: what it takes its desk from; nothing where nobody has said what it needs.
    """

    method: str
    path: str
    name: str
    is_described: bool
    gives: tuple[Gives, ...]

    @property
    def need(self) -> Need | None:
        """What somebody needs for it; None where nobody has said."""
        needs = [one.need for one in self.gives]
        return next((need for need in needs if not need.is_public), next(iter(needs), None))


def routes_of(app: FastAPI) -> tuple[Route, ...]:
    """Every route of the application, by its address."""
    found = [_route(context, method) for context in iter_route_contexts(app.routes) for method in context.methods or ()]
    return tuple(sorted(found, key=lambda route: (route.path, route.method)))


def require_needs(app: FastAPI) -> None:
    """Makes sure that every route has said who may use it.

    Raises:
        LookupError: one has not.
    """
    for route in routes_of(app):
        if route.need is None:
            raise LookupError(f"nobody has said who may {route.method} `{route.path}`")


def _route(context: RouteContext, method: str) -> Route:
    gives = [one for one in _given(context.dependant) if isinstance(one, Gives)]
    return Route(method, context.path or "", context.name or "", context.include_in_schema, tuple(gives))


def _given(dependant: Dependant) -> Iterator[Callable[..., object] | None]:
    for one in dependant.dependencies:
        yield one.call
        yield from _given(one)
