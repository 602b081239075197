"""Calls about endpoints of a client: who outside gives remedies when told to."""

from amends.client.call import Call, in_path
from amends.client.calls.making import reading, writing, writing_once
from amends.client.models.endpoints import Endpoint, Endpoints, EndpointWithSecret


def endpoints(client: str) -> Call[Endpoints]:
    """The endpoints of a client."""
    return reading(_of(client), Endpoints)


def add_endpoint(
    client: str,
    name: str,
    url: str,
    *,
    honours_key: bool | None = None,
    is_private: bool | None = None,
    timeout_seconds: int | None = None,
) -> Call[EndpointWithSecret]:
    """Adds an endpoint, and tells the secret that signs what it is told, this once.

    Args:
        client: whose.
        name: the word that it is known by.
        url: where it is told.
        honours_key: whether it does a thing once, however often it is told; else not.
        is_private: whether it may stand in a private network; else not.
        timeout_seconds: how long it is waited for; else 10.
    """
    settled = {"honours_key": honours_key, "is_private": is_private, "timeout_seconds": timeout_seconds}
    return writing_once(_of(client), EndpointWithSecret, {"name": name, "url": url, **settled})


def change_endpoint(
    client: str,
    endpoint: str,
    *,
    url: str | None = None,
    honours_key: bool | None = None,
    is_private: bool | None = None,
    timeout_seconds: int | None = None,
    key: str | None = None,
) -> Call[Endpoint]:
    """Changes an endpoint; what is left out stays, and so do its secrets."""
    settled = {"honours_key": honours_key, "is_private": is_private, "timeout_seconds": timeout_seconds}
    return writing(_path(client, endpoint), Endpoint, {"url": url, **settled}, method="PATCH", key=key)


def remove_endpoint(client: str, endpoint: str, *, key: str | None = None) -> Call[Endpoint]:
    """Takes an endpoint away by which nothing goes out any more."""
    return writing(_path(client, endpoint), Endpoint, method="DELETE", key=key)


def rotate_secret(client: str, endpoint: str) -> Call[EndpointWithSecret]:
    """Makes a new secret, told this once; the one before signs as well until it is retired."""
    return writing_once(f"{_path(client, endpoint)}/rotate", EndpointWithSecret)


def retire_secret(client: str, endpoint: str, *, key: str | None = None) -> Call[Endpoint]:
    """Takes the secret before the newest away: from now on nothing is signed with it."""
    return writing(f"{_path(client, endpoint)}/retire", Endpoint, key=key)


def _of(client: str) -> str:
    return f"/clients/{in_path(client)}/endpoints"


def _path(client: str, endpoint: str) -> str:
    return f"{_of(client)}/{in_path(endpoint)}"
