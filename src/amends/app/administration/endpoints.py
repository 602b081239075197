"""Endpoints of a client: who outside gives remedies when told to, and the secrets that sign what they are told."""

import base64
import secrets
from dataclasses import dataclass, replace

from amends.app.administration.acts import Act
from amends.app.administration.asking import Asking, asking
from amends.app.finding import NotFoundError
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.directory.endpoints import Endpoint, faults_of_endpoint
from amends.directory.errors import DirectoryError, InvalidRecordError
from amends.directory.fulfilment import Channel
from amends.directory.organisation import Client
from amends.lang.names import suggestion
from amends.store import directory, endpoints
from amends.store.engine import reading, writing

DEFAULT_TIMEOUT = 10
"""For how many seconds an endpoint is waited for unless something else is settled."""

_SECRET_BYTES = 32


class EndpointError(DirectoryError):
    """With the endpoint nothing can be done that was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEndpoint:
    """An endpoint that is to be added; see `Endpoint` for what each means."""

    name: str
    url: str
    honours_key: bool = False
    is_private: bool = False
    timeout_seconds: int = DEFAULT_TIMEOUT


@dataclass(frozen=True, slots=True, kw_only=True)
class EndpointChanges:
    """What of an endpoint becomes something else; what is None stays."""

    url: str | None = None
    honours_key: bool | None = None
    is_private: bool | None = None
    timeout_seconds: int | None = None


def add_endpoint(desk: Desk, client: str | None, new: NewEndpoint) -> Endpoint:
    """Adds an endpoint with a new secret: nobody is shown it again after this.

    Raises:
        NotPermittedError: the one who asks may not.
        InvalidRecordError: with everything that is wrong with it.
        EndpointError: another has the name.
    """
    with writing(desk.workspace.engine) as connection:
        who, found = _changing(asking(connection, desk), client)
        endpoint = Endpoint(
            client=found.id,
            name=new.name,
            url=new.url,
            honours_key=new.honours_key,
            is_private=new.is_private,
            timeout_seconds=new.timeout_seconds,
            secret=_new_secret(),
        )
        _check(endpoint)
        if endpoints.endpoint_named(connection, found.id, new.name) is not None:
            raise EndpointError(f"there is an endpoint `{new.name}` already", "take another name, or change that one")
        endpoints.add_endpoint(connection, endpoint, who.at)
        who.did(Act.ADD_ENDPOINT, found, endpoint=endpoint.name)
        return endpoint


def change_endpoint(desk: Desk, client: str | None, name: str, changes: EndpointChanges) -> Endpoint:
    """Changes an endpoint; its secrets stay.

    Raises:
        NotFoundError: the client has none of that name.
        NotPermittedError: the one who asks may not.
        InvalidRecordError: with everything that is wrong with it then.
    """
    with writing(desk.workspace.engine) as connection:
        who, found = _changing(asking(connection, desk), client)
        endpoint = _named(who, found, name)
        changed = replace(
            endpoint,
            url=endpoint.url if changes.url is None else changes.url,
            honours_key=endpoint.honours_key if changes.honours_key is None else changes.honours_key,
            is_private=endpoint.is_private if changes.is_private is None else changes.is_private,
            timeout_seconds=endpoint.timeout_seconds if changes.timeout_seconds is None else changes.timeout_seconds,
        )
        _check(changed)
        endpoints.change_endpoint(connection, changed, who.at)
        who.did(Act.CHANGE_ENDPOINT, found, endpoint=name)
        return changed


def rotate_secret(desk: Desk, client: str | None, name: str) -> Endpoint:
    """Makes a new secret; what is sent is signed with it and with the one before, until that is retired.

    Raises:
        NotFoundError: the client has none of that name.
        NotPermittedError: the one who asks may not.
        EndpointError: two secrets are live already.
    """
    with writing(desk.workspace.engine) as connection:
        who, found = _changing(asking(connection, desk), client)
        endpoint = _named(who, found, name)
        if endpoint.secret_before is not None:
            raise EndpointError(
                f"`{name}` has two live secrets already", "retire the one before first: `amends endpoint retire`"
            )
        changed = replace(endpoint, secret=_new_secret(), secret_before=endpoint.secret)
        endpoints.change_endpoint(connection, changed, who.at)
        who.did(Act.ROTATE_SECRET, found, endpoint=name)
        return changed


def retire_secret(desk: Desk, client: str | None, name: str) -> Endpoint:
    """Takes the secret before the newest away: from now on nothing is signed with it.

    Raises:
        NotFoundError: the client has none of that name.
        NotPermittedError: the one who asks may not.
        EndpointError: only one is live.
    """
    with writing(desk.workspace.engine) as connection:
        who, found = _changing(asking(connection, desk), client)
        endpoint = _named(who, found, name)
        if endpoint.secret_before is None:
            raise EndpointError(f"`{name}` has one live secret", "make a new one first: `amends endpoint rotate`")
        changed = replace(endpoint, secret_before=None)
        endpoints.change_endpoint(connection, changed, who.at)
        who.did(Act.RETIRE_SECRET, found, endpoint=name)
        return changed


def remove_endpoint(desk: Desk, client: str | None, name: str) -> Endpoint:
    """Takes an endpoint away by which nothing goes out any more.

    Raises:
        NotFoundError: the client has none of that name.
        NotPermittedError: the one who asks may not.
        EndpointError: remedies go out by it.
    """
    with writing(desk.workspace.engine) as connection:
        who, found = _changing(asking(connection, desk), client)
        endpoint = _named(who, found, name)
        using = [way.of for way in found.settings.fulfilment if way.channel is Channel.WEBHOOK and way.to == name]
        if using:
            raise EndpointError(
                f"`{using[0]}` goes out by `{name}`", f"settle that otherwise first: `--fulfil {using[0]}=person`"
            )
        endpoints.remove_endpoint(connection, endpoint)
        who.did(Act.REMOVE_ENDPOINT, found, endpoint=name)
        return endpoint


def see_endpoints(desk: Desk, client: str | None) -> tuple[Client, tuple[Endpoint, ...]]:
    """The endpoints of a client, by name.

    Raises:
        NotPermittedError: the one who asks may not see them.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        found = who.client(client)
        who.allowed(Task.CHANGE_CLIENTS, found)
        return found, tuple(endpoints.endpoints_of(connection, [found.id]))


@dataclass(frozen=True, slots=True)
class EveryEndpoint:
    """The clients whose endpoints somebody looks after, by name, and the endpoints of each."""

    clients: tuple[Client, ...]
    endpoints: tuple[tuple[Client, Endpoint], ...]


def see_every_endpoint(desk: Desk) -> EveryEndpoint:
    """The endpoints of all clients whose endpoints the one who asks looks after.

    Raises:
        NotPermittedError: they look after none.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        clients = directory.clients(connection, who.clients(Task.CHANGE_CLIENTS))
        found = endpoints.endpoints_of(connection, [client.id for client in clients])
        return EveryEndpoint(
            clients, tuple((client, one) for client in clients for one in found if one.client == client.id)
        )


def _changing(who: Asking, client: str | None) -> tuple[Asking, Client]:
    found = who.client(client)
    who.allowed(Task.CHANGE_CLIENTS, found)
    return who, found


def _named(who: Asking, client: Client, name: str) -> Endpoint:
    endpoint = endpoints.endpoint_named(who.connection, client.id, name)
    if endpoint is None:
        known = [one.name for one in endpoints.endpoints_of(who.connection, [client.id])]
        raise NotFoundError(
            f"`{client.name}` has no endpoint `{name}`", suggestion(name, known) or "see `amends endpoint list`"
        )
    return endpoint


def _check(endpoint: Endpoint) -> None:
    faults = tuple(faults_of_endpoint(endpoint))
    if faults:
        raise InvalidRecordError(faults)


def _new_secret() -> str:
    return "whsec_" + base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode("ascii")
