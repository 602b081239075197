"""Clients, their settings, sites and teams."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path
from starlette.responses import Response

from amends.app.administration import clients, places
from amends.app.administration.clients import NewClient
from amends.app.plain.directory import (
    client_changed_to_plain,
    client_to_plain,
    client_view_to_plain,
    site_to_plain,
    team_to_plain,
)
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.http.answers import json_response
from amends.http.asked import Reads, Write, Writes
from amends.http.models.clients import (
    AddingClient,
    AddingPlace,
    AddingTeam,
    ChangingClient,
    ClientChangedShown,
    ClientShown,
    ClientsShown,
    ClientWithPlacesShown,
    PlaceShown,
    TeamShown,
)
from amends.http.models.values import Name
from amends.http.pages import PageAsked

ROOM = APIRouter(prefix="/clients")

_Client = Annotated[Name, Path(description="The client's name.", examples=["acme"])]
_Changes = Annotated[Write, Depends(Writes(Task.CHANGE_CLIENTS))]


@ROOM.post("", response_model=ClientShown, status_code=201)
def add_client(write: Annotated[Write, Depends(Writes(Task.ADD_CLIENTS))], body: AddingClient) -> Response:
    """Adds a client, with the settings that one begins with."""
    new = NewClient(
        name=body.name,
        title=body.title,
        timezone=body.timezone,
        currency=body.currency,
        languages=tuple(body.languages),
    )
    return write.shown(lambda desk: client_to_plain(clients.add_client(desk, new)), 201)


@ROOM.get("", response_model=ClientsShown)
def list_clients(desk: Annotated[Desk, Depends(Reads(Task.SEE_CLIENTS))], page: PageAsked) -> Response:
    """Lists the clients for whom you work, by name."""
    shown, last = page.of(clients.list_clients(desk), lambda client: client.name)
    return json_response({"clients": list(map(client_to_plain, shown)), **page.next(last)})


@ROOM.get("/{client}", response_model=ClientWithPlacesShown)
def show_client(desk: Annotated[Desk, Depends(Reads(Task.SEE_CLIENTS))], client: _Client) -> Response:
    """Shows a client with its settings, sites and teams."""
    return json_response(client_view_to_plain(clients.show_client(desk, client)))


@ROOM.patch("/{client}", response_model=ClientChangedShown)
def change_client(write: _Changes, client: _Client, body: ChangingClient) -> Response:
    """Changes a client and what it has settled; what is left out stays."""
    changes = body.changes()
    return write.shown(lambda desk: client_changed_to_plain(clients.change_client(desk, client, changes)))


@ROOM.post("/{client}/sites", response_model=PlaceShown, status_code=201)
def add_site(write: _Changes, client: _Client, body: AddingPlace) -> Response:
    """Adds a place where the client's cases are handled."""
    return write.shown(lambda desk: site_to_plain(places.add_site(desk, client, body.name, body.title)), 201)


@ROOM.post("/{client}/teams", response_model=TeamShown, status_code=201)
def add_team(write: _Changes, client: _Client, body: AddingTeam) -> Response:
    """Adds a team of a site."""
    return write.shown(
        lambda desk: team_to_plain(places.add_team(desk, client, body.name, body.title, body.site), body.site), 201
    )
