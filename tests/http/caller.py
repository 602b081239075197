"""Somebody who calls over HTTP: with their token, and with what they expect to come of it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import httpx

Document = Mapping[str, Any]


class Caller:
    """Somebody who calls; each call is one request.

    Nothing is encrypted on the loopback address: to read whom to trust would take longer than the request.
    """

    def __init__(self, address: str, token: str | None = None, client: httpx.Client | None = None) -> None:
        self._address = address
        self._headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        self._client = client

    @contextmanager
    def staying(self) -> Iterator["Caller"]:
        """The same over one connection, for many requests."""
        with httpx.Client(base_url=self._address, timeout=30, headers=self._headers, verify=False) as client:
            yield Caller(self._address, None, client)

    def asks(
        self, method: str, path: str, json: object = None, headers: Mapping[str, str] | None = None, **more: Any
    ) -> httpx.Response:
        """Whatever comes of a request."""
        sent = {**self._headers, **(headers or {})}
        if self._client is not None:
            return self._client.request(method, _whole(path), json=json, headers=sent, **more)
        with httpx.Client(base_url=self._address, timeout=30, verify=False) as client:
            return client.request(method, _whole(path), json=json, headers=sent, **more)

    def reads(self, path: str, **query: Any) -> Document:
        """The document at an address."""
        return _document(self.asks("GET", path, params=query or None), 200)

    def sends(self, path: str, json: object = None, status: int = 200, **headers: str) -> Document:
        """The document that comes of what is sent."""
        return _document(self.asks("POST", path, json=json, headers=headers), status)

    def does(self, act: str, case: str, **said: object) -> Document:
        """What comes of an act on a case, which passes."""
        return self.sends(f"/cases/{case}/{act}", said or None)

    def is_refused(self, act: str, case: str, **said: object) -> Document:
        """The problem that comes of an act on a case, which does not pass."""
        return problem_in(self.asks("POST", f"/cases/{case}/{act}", json=said or None))


def problem_in(response: httpx.Response) -> Document:
    """The problem in an answer."""
    assert response.status_code >= 400, response.text
    assert response.headers["content-type"] == "application/problem+json"
    problem: Document = response.json()
    assert problem["status"] == response.status_code
    return problem


def kind(problem: Document) -> str:
    """The word for the kind of a problem."""
    return str(problem["type"]).removeprefix("urn:amends:error:")


def _document(response: httpx.Response, status: int) -> Document:
    assert response.status_code == status, response.text
    document: Document = response.json()
    return document


def _whole(path: str) -> str:
    return path if path.startswith("/api/") or path in ("/health", "/ready", "/openapi.json") else f"/api/v1{path}"
