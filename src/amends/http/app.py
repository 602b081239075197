"""The application: every room of the interface, the errors, the description, and what runs as long as it does."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Annotated, Final

import anyio.to_thread
from fastapi import APIRouter, Depends, FastAPI
from fastapi.routing import APIRoute
from starlette.responses import Response

from amends.app.workspace import Workspace
from amends.http.answers import json_response
from amends.http.asked import Anybody
from amends.http.description import TAGS, describe
from amends.http.door import Door
from amends.http.errors.handlers import add_handlers
from amends.http.logs import logging_as
from amends.http.needs import Door as Opens
from amends.http.queries import takes_its_queries
from amends.http.rooms import ROOMS, health
from amends.http.service import Service, keep_service
from amends.http.table import require_needs
from amends.settings import Settings
from amends.version import __version__

PREFIX: Final = "/api/v1"
OPENAPI: Final = "/openapi.json"


def build(workspace: Workspace, settings: Settings) -> FastAPI:
    """The application over a workspace."""

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        # Each thread has one connection to the store at a time, so that there need be no more of them.
        anyio.to_thread.current_default_thread_limiter().total_tokens = settings.connections
        yield

    app = FastAPI(
        title="Amends",
        version=__version__,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        openapi_tags=[*TAGS],
        generate_unique_id_function=_id_of,
        separate_input_output_schemas=False,
        redirect_slashes=False,
        lifespan=running,
    )
    keep_service(app, Service(workspace, settings))
    add_handlers(app)
    _add_rooms(app, [health.ROOM])
    _add_rooms(app, ROOMS, PREFIX)
    _add_description(app)
    require_needs(app)
    app.add_middleware(Door, longest_body=settings.longest_body, log=logging_as(settings.logs))
    return app


def _add_rooms(app: FastAPI, rooms: Sequence[APIRouter], prefix: str = "") -> None:
    for room in rooms:
        app.include_router(room, prefix=prefix, dependencies=[Depends(takes_its_queries)] if prefix else None)


def _add_description(app: FastAPI) -> None:
    @app.get(OPENAPI, include_in_schema=False)
    def openapi_document(_: Annotated[Service, Depends(Anybody(Opens.ANYBODY))]) -> Response:
        """The description of the interface (OpenAPI 3.1)."""
        return json_response(app.openapi())

    describe(app)


def _id_of(route: APIRoute) -> str:
    return route.name
