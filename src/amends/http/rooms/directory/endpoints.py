"""Endpoints of a client: who outside gives remedies when told to."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path
from starlette.responses import Response

from amends.app.administration import endpoints
from amends.app.administration.endpoints import EndpointChanges, NewEndpoint
from amends.app.plain.endpoints import endpoint_to_plain, new_secret_to_plain
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.http.answers import json_response
from amends.http.asked import Reads, Write, Writes, WritesSecrets
from amends.http.models.endpoints import (
    AddingEndpoint,
    ChangingEndpoint,
    EndpointShown,
    EndpointsShown,
    EndpointWithSecretShown,
)
from amends.http.models.values import Name

ROOM = APIRouter(prefix="/clients/{client}/endpoints")

_Client = Annotated[Name, Path(description="The client's name.", examples=["acme"])]
_Endpoint = Annotated[Name, Path(description="The endpoint's name.", examples=["billing"])]
_Changes = Annotated[Write, Depends(Writes(Task.CHANGE_CLIENTS))]
_MakesSecrets = Annotated[Write, Depends(WritesSecrets(Task.CHANGE_CLIENTS))]


@ROOM.get("", response_model=EndpointsShown)
def list_endpoints(desk: Annotated[Desk, Depends(Reads(Task.CHANGE_CLIENTS))], client: _Client) -> Response:
    """Lists the endpoints of a client."""
    _, found = endpoints.see_endpoints(desk, client)
    return json_response({"endpoints": list(map(endpoint_to_plain, found))})


@ROOM.post("", response_model=EndpointWithSecretShown, status_code=201)
def add_endpoint(write: _MakesSecrets, client: _Client, body: AddingEndpoint) -> Response:
    """Adds an endpoint, and shows the secret that signs what it is told, this once."""
    new = NewEndpoint(**body.model_dump())
    return write.shown(lambda desk: new_secret_to_plain(endpoints.add_endpoint(desk, client, new)), 201)


@ROOM.patch("/{endpoint}", response_model=EndpointShown)
def change_endpoint(write: _Changes, client: _Client, endpoint: _Endpoint, body: ChangingEndpoint) -> Response:
    """Changes an endpoint; its secrets stay."""
    changes = EndpointChanges(**body.model_dump())
    return write.shown(lambda desk: endpoint_to_plain(endpoints.change_endpoint(desk, client, endpoint, changes)))


@ROOM.delete("/{endpoint}", response_model=EndpointShown)
def remove_endpoint(write: _Changes, client: _Client, endpoint: _Endpoint) -> Response:
    """Takes an endpoint away by which nothing goes out any more."""
    return write.shown(lambda desk: endpoint_to_plain(endpoints.remove_endpoint(desk, client, endpoint)))


@ROOM.post("/{endpoint}/rotate", response_model=EndpointWithSecretShown)
def rotate_secret(write: _MakesSecrets, client: _Client, endpoint: _Endpoint) -> Response:
    """Makes a new secret, shown this once; the one before signs as well until it is retired."""
    return write.shown(lambda desk: new_secret_to_plain(endpoints.rotate_secret(desk, client, endpoint)))


@ROOM.post("/{endpoint}/retire", response_model=EndpointShown)
def retire_secret(write: _Changes, client: _Client, endpoint: _Endpoint) -> Response:
    """Takes the secret before the newest away: from now on nothing is signed with it."""
    return write.shown(lambda desk: endpoint_to_plain(endpoints.retire_secret(desk, client, endpoint)))
