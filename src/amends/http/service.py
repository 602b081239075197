"""What a running server holds: the workspace, its settings, and what is kept at hand for a moment."""

import threading
from dataclasses import dataclass, field
from typing import cast

from fastapi import FastAPI, Request

from amends.app.workspace import Desk, Limits, Workspace
from amends.http.at_hand import Kept
from amends.registry.version import PolicyVersion
from amends.settings import Settings

_MOMENT = 3.0  # seconds
_MOST = 1_000

_Shown = tuple[str, str | None, str | None]
"""A token, and the team and role that are named beside it."""
_Asked = tuple[str, str | None, str | None, Limits | None, str | None, str]
"""Who asks (user, team, role, limits), for which client, and for which policy."""


@dataclass(frozen=True, slots=True)
class Service:
    """A server's own things.

    Attributes:
        stopping: is set when the server is told to stop, so that what would go on for long ends.
        desks: the desks of those who asked a moment ago, by their tokens, for what has to be quick and changes nothing.
        policies: the published versions of policies that were asked for a moment ago.
    """

    workspace: Workspace
    settings: Settings
    stopping: threading.Event = field(default_factory=threading.Event)
    desks: Kept[_Shown, Desk] = field(default_factory=lambda: Kept(_MOMENT, _MOST))
    policies: Kept[_Asked, tuple[PolicyVersion, ...]] = field(default_factory=lambda: Kept(_MOMENT, _MOST))


def keep_service(app: FastAPI, service: Service) -> None:
    """Gives the application what its routes work with."""
    app.state.service = service


def kept_service(app: FastAPI) -> Service:
    """What an application's routes work with."""
    return cast(Service, app.state.service)


def service_of(request: Request) -> Service:
    """What the routes work with."""
    return kept_service(request.app)
