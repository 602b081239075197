"""What holds for every route, found in the table of routes so that none can be forgotten."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI

from amends.app.permissions import ACTS
from amends.app.workspace import workspace_in
from amends.cases.gate.table import TABLE
from amends.http.app import OPENAPI, build
from amends.http.asked import Writes, WritesSecrets
from amends.http.at_case import Acts
from amends.http.needs import Door
from amends.http.table import require_needs, routes_of
from amends.settings import Settings
from amends.store.engine import new_engine
from tests.stores import SqliteFiles

FOR_STRANGERS = {"/health", "/ready", OPENAPI, "/api/v1/login"}
ASKS_FOR_NO_KEY = {
    "/api/v1/login",
    "/api/v1/logout",
    "/api/v1/me/password",
    "/api/v1/tokens",
    "/api/v1/users/{user}/password",
    "/api/v1/clients/{client}/endpoints",
    "/api/v1/clients/{client}/endpoints/{endpoint}/rotate",
    "/api/v1/cases/{case}/links",
    "/api/v1/cases/{case}/cards",
    "/api/v1/cases/{case}/calls/evidence",
    "/api/v1/calls/evidence",
    "/api/v1/decide",
    "/api/v1/verification",
}
"""What changes nothing, or where what is sent or answered is secret, so that none of it is kept."""

CALLED_OTHERWISE = {"attach": "attachments"}
"""Acts whose route is called by what it makes."""


@pytest.fixture(scope="module")
def app(sqlite_files: SqliteFiles) -> Iterator[FastAPI]:
    """The application, over an empty file: nothing is asked of it."""
    engine = new_engine(sqlite_files.empty())
    yield build(workspace_in(engine), Settings())
    engine.dispose()


def test_there_are_routes(app: FastAPI) -> None:
    assert len(routes_of(app)) > 80


def test_every_route_says_what_it_needs(app: FastAPI) -> None:
    assert [route.path for route in routes_of(app) if route.need is None] == []


def test_an_application_with_a_route_that_says_nothing_is_not_made(sqlite_files: SqliteFiles) -> None:
    forgotten = FastAPI(openapi_url=None)
    forgotten.get("/api/v1/secrets")(lambda: "everything")
    with pytest.raises(LookupError, match="nobody has said who may GET `/api/v1/secrets`"):
        require_needs(forgotten)


def test_strangers_see_only_what_is_public(app: FastAPI) -> None:
    public = {route.path for route in routes_of(app) if route.need is not None and route.need.is_public}
    assert public == FOR_STRANGERS


def test_every_act_that_somebody_may_do_has_a_route_of_its_name_that_needs_it(app: FastAPI) -> None:
    needs = {(route.method, route.path): route.need.permission for route in routes_of(app) if route.need is not None}
    of_the_gate = {transition.act for transition in TABLE if ACTS[transition.act]}
    addresses = {act: f"/api/v1/cases/{{case}}/{CALLED_OTHERWISE.get(act, act)}" for act in of_the_gate}
    assert {act for act, address in addresses.items() if needs.get(("POST", address)) != act} == set()


def test_no_route_does_what_only_happens_by_itself(app: FastAPI) -> None:
    by_itself = {act for act, roles in ACTS.items() if not roles}
    assert {route.need.permission for route in routes_of(app) if route.need is not None} & by_itself == set()


def test_whatever_changes_something_can_be_sent_again_under_a_key(app: FastAPI) -> None:
    without = {
        path
        for path, operations in app.openapi()["paths"].items()
        for method, operation in operations.items()
        if method != "get"
        and all(parameter["name"] != "Idempotency-Key" for parameter in operation.get("parameters", ()))
    }
    assert without == ASKS_FOR_NO_KEY


def test_whatever_is_done_to_a_case_takes_its_tag(app: FastAPI) -> None:
    described = app.openapi()["paths"]
    for act in (transition.act for transition in TABLE if ACTS[transition.act]):
        operation = described[f"/api/v1/cases/{{case}}/{CALLED_OTHERWISE.get(act, act)}"]["post"]
        assert "If-Match" in {parameter["name"] for parameter in operation["parameters"]}, act


def test_nothing_that_is_read_changes_anything(app: FastAPI) -> None:
    for route in routes_of(app):
        if route.method == "GET":
            assert not any(isinstance(one, (Writes, WritesSecrets, Acts)) for one in route.gives), route.path


def test_every_route_is_described_with_a_summary_and_a_name_of_its_own(app: FastAPI) -> None:
    routes = [route for route in routes_of(app) if route.is_described]
    assert len({route.name for route in routes}) == len(routes)
    for path, operations in app.openapi()["paths"].items():
        for operation in operations.values():
            assert operation["summary"], path
            assert operation["description"], path
            assert operation["tags"], path


def test_only_the_ways_in_and_out_need_no_more_than_a_login(app: FastAPI) -> None:
    found = {
        (route.method, route.path)
        for route in routes_of(app)
        if route.need is not None and route.need.permission == Door.WHO_IS_LOGGED_IN
    }
    assert found == {
        ("POST", "/api/v1/logout"),
        ("GET", "/api/v1/me"),
        ("GET", "/api/v1/tokens"),
        ("DELETE", "/api/v1/tokens/{token}"),
        ("POST", "/api/v1/logout-everywhere"),
    }
