"""What was given only after a threat, as an auditor reads it over HTTP."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from amends.cases.gate.acts.giving import Give
from amends.client import Amends
from tests.app.cases.wrenfield import THREAT, make_wrenfield, wrenfield_at
from tests.http.caller import problem_in
from tests.http.house import Served, served
from tests.stores import Databases


@pytest.fixture
def paid(databases: Databases) -> Iterator[tuple[Served, str]]:
    """The cable company, and a case in which retention gave after a threat what care could have given."""
    url = databases.copy(databases.made("cable with retention", make_wrenfield))
    with wrenfield_at(url) as wrenfield:
        case = wrenfield.decided(months_left=2)
        wrenfield.hangs_up("ana", case)
        wrenfield.calls("rita", case)
        wrenfield.states("rita", case, None, **{THREAT: True})
        wrenfield.decides("rita", case)
        wrenfield.does("rita", case, Give("box_refund"))
    with served(url) as house:
        yield house, case
    databases.forget(url)


def test_an_auditor_reads_who_could_have_given_it_before(paid: tuple[Served, str]) -> None:
    house, case = paid
    olga = house.caller("olga")

    [found] = olga.reads("/cases/threats")["cases"]

    assert (found["reference"], found["client"]) == (case, "cable")
    [given] = found["given"]
    assert (given["remedy"], given["amount"], given["before"]) == ("box_refund", "149.00", "owed")
    assert (given["decided_by"]["team"], given["given_by"]["team"]) == ("care", "retention")
    assert found["given"] == olga.reads(f"/cases/{case}")["after_threats"]
    assert olga.reads("/cases/threats", since="2030-01-01T00:00:00Z") == {"cases": []}
    assert problem_in(olga.asks("GET", "/cases/threats", params={"client": "nobody"}))["status"] == 404
    assert problem_in(olga.asks("GET", "/cases/threats", params={"since": "2030-01-01T00:00:00"}))["status"] == 422


def test_a_stranger_reads_nothing(paid: tuple[Served, str]) -> None:
    house, _ = paid
    assert problem_in(house.caller().asks("GET", "/cases/threats"))["status"] == 401


def test_the_client_asks_for_it(paid: tuple[Served, str]) -> None:
    house, case = paid
    with Amends(house.address, token=house.token("olga")) as olga:
        [found] = olga.price_of_threats(client="cable").cases
        assert (found.reference, found.given[0].remedy) == (case, "box_refund")
        assert olga.price_of_threats(since=datetime(2030, 1, 1, tzinfo=UTC)).cases == ()
