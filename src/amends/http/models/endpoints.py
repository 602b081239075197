"""Endpoints of a client on the wire: who outside gives remedies when told to."""

from typing import Annotated

from pydantic import Field

from amends.http.models.values import Name, Shown, Taken

_Url = Annotated[str, Field(min_length=1, max_length=2000, pattern=r"^[^\x00]*$", examples=["https://pay.example/in"])]
_Timeout = Annotated[int, Field(ge=1, le=600)]


class AddingEndpoint(Taken):
    """An endpoint."""

    name: Name = Field(examples=["billing"])
    url: _Url
    honours_key: bool = Field(default=False, description="Whether it does a thing once, however often it is told.")
    is_private: bool = Field(default=False, description="Whether it may stand in a private network.")
    timeout_seconds: _Timeout = 10


class ChangingEndpoint(Taken):
    """What changes of an endpoint; what is left out stays."""

    url: _Url | None = None
    honours_key: bool | None = None
    is_private: bool | None = None
    timeout_seconds: _Timeout | None = None


class EndpointShown(Shown):
    """An endpoint, without its secrets."""

    name: str
    url: str
    honours_key: bool
    is_private: bool
    timeout_seconds: int
    live_secrets: int


class EndpointWithSecretShown(EndpointShown):
    """An endpoint with its newest secret, which is shown this once."""

    secret: str


class EndpointsShown(Shown):
    """The endpoints of a client."""

    endpoints: list[EndpointShown]
