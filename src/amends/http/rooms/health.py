"""Whether the server lives, and whether it can be used."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends
from pydantic import Field
from starlette.responses import Response

from amends.app.readiness import what_keeps_it
from amends.http.answers import json_response
from amends.http.asked import Anybody
from amends.http.models.values import Shown
from amends.http.needs import Door
from amends.http.service import Service
from amends.version import __version__

ROOM = APIRouter(tags=["health"])
_Anybody = Annotated[Service, Depends(Anybody(Door.ANYBODY))]


class HealthShown(Shown):
    """The process lives."""

    status: Literal["alive"]
    version: str


class ReadyShown(Shown):
    """Whether the store can be used."""

    is_ready: bool
    why_not: str | None = Field(description="What keeps it from being used.")


@ROOM.get("/health", response_model=HealthShown)
async def health(_: _Anybody) -> Response:
    """Says that the process lives; it looks at nothing else."""
    return json_response({"status": "alive", "version": __version__})


@ROOM.get("/ready", response_model=ReadyShown, responses={503: {"model": ReadyShown}})
def ready(service: _Anybody) -> Response:
    """Says whether the store is reached and has the tables of this version; if not, why (503)."""
    why_not = what_keeps_it(service.workspace)
    return json_response({"is_ready": why_not is None, "why_not": why_not}, 200 if why_not is None else 503)
