"""Endpoints as plain data; a secret only where it has just been made."""

from amends.app.plain.values import Plain
from amends.directory.endpoints import Endpoint


def endpoint_to_plain(endpoint: Endpoint) -> Plain:
    """An endpoint without its secrets."""
    return {
        "name": endpoint.name,
        "url": endpoint.url,
        "honours_key": endpoint.honours_key,
        "is_private": endpoint.is_private,
        "timeout_seconds": endpoint.timeout_seconds,
        "live_secrets": len(endpoint.secrets),
    }


def new_secret_to_plain(endpoint: Endpoint) -> Plain:
    """An endpoint with its newest secret, which is shown this once."""
    return {**endpoint_to_plain(endpoint), "secret": endpoint.secret}
