"""Endpoints of a client: who outside gives remedies when told to."""

from amends.client.models.values import Answer


class Endpoint(Answer):
    """An endpoint, without its secrets.

    Attributes:
        honours_key: whether it does a thing once, however often it is told.
        is_private: whether it may stand in a private network.
        live_secrets: how many secrets sign what it is told.
    """

    name: str
    url: str
    honours_key: bool
    is_private: bool
    timeout_seconds: int
    live_secrets: int


class EndpointWithSecret(Endpoint):
    """An endpoint with its newest secret, which is told this once."""

    secret: str


class Endpoints(Answer):
    """The endpoints of a client."""

    endpoints: tuple[Endpoint, ...]
