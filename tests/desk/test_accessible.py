"""axe-core finds nothing on any page, in both themes; nothing is cut off on a narrow screen."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe

from amends.app.administration.customers import CustomerChanges, change_customer
from amends.app.administration.jobs import see_jobs
from amends.cases.gate.acts.route import Approve
from amends.store.jobs_list import JobState
from tests.desk.people import Served, Somebody
from tests.desk.test_administration import given_up
from tests.desk.test_endpoints import billing
from tests.desk.test_lists import handed_off, owing, unowned


def _addresses(served: Served) -> list[str]:
    florist = served.florist
    proposed, decided, promised = florist.proposed(), florist.decided(), florist.promised()[0]
    approved = florist.proposed()
    florist.does("carla", approved, Approve())
    florist.proposed("60.00")
    owing(florist, "carla")
    unowned(florist)
    handed_off(florist, "the carrier", 1)
    customer = florist.seen(decided).customer
    return [
        "/",
        "/search?q=Rose",
        f"/customers/{customer}",
        f"/cases/{proposed}",
        f"/cases/{decided}",
        f"/cases/{promised}",
        f"/cases/{decided}/acts/restate",
        f"/cases/{decided}/acts/fact",
        f"/cases/{decided}/acts/fact?fact=price",
        "/search?q=nobody",
        "/customers/new",
        f"/cases/{decided}/acts/propose",
        f"/cases/{proposed}/acts/adjust",
        "/lists/mine",
        "/lists/approval",
        "/lists/approval?team=elsewhere",
        "/lists/call_backs",
        "/lists/hand_offs",
        "/lists/unassigned",
        "/lists/all",
        "/shift",
        f"/cases/{proposed}/approval",
        f"/cases/{approved}/approval",
        f"/cases/{proposed}/acts/approve",
        "/policies",
        "/policies/florist/flower-care/2026-01-01.1",
        "/policies/florist/flower-care/2026-01-01.1/lab?fact.withered=true&want=refund",
        "/nothing-here",
    ]


def _for_looking_after(served: Served) -> list[str]:
    given_up(served.florist)
    endpoint = billing(served.florist)
    (job,) = see_jobs(served.florist.desk("erin"), states={JobState.DEAD})
    return [
        "/me",
        "/administration",
        "/administration?show=all",
        f"/administration/jobs/{job.job.id}",
        "/administration/clients",
        "/administration/clients/florist",
        "/administration/users",
        "/administration/users/ana",
        "/administration/endpoints",
        endpoint,
        "/administration/acts",
        "/administration/jobs/none",
    ]


def _unfolded(one: Somebody) -> None:
    one.page.evaluate("document.querySelectorAll('main details').forEach((details) => { details.open = true; })")


def _violations(one: Somebody) -> list[str]:
    found = Axe().run(one.page).response["violations"]
    return [f"{violation['id']}: {node['html']}" for violation in found for node in violation["nodes"]]


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_violation(served: Served, scheme: Literal["light", "dark"]) -> None:
    carla = served.somebody("carla", scheme=scheme)
    found = []
    for address in _addresses(served):
        carla.goes_to(address)
        found += [f"{address} {violation}" for violation in _violations(carla)]
    assert found == []


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_for_looking_after_the_workspace_has_a_violation(
    served: Served, scheme: Literal["light", "dark"]
) -> None:
    addresses, erin = _for_looking_after(served), served.somebody("erin", scheme=scheme)
    found = []
    for address in addresses:
        erin.goes_to(address)
        _unfolded(erin)
        found += [f"{address} {violation}" for violation in _violations(erin)]
    ana = served.somebody("ana", scheme=scheme)
    for address in ("/administration", "/administration/clients/florist"):
        ana.goes_to(address)
        found += [f"{address} {violation}" for violation in _violations(ana)]
    assert found == []


@pytest.mark.slow
def test_no_page_for_looking_after_the_workspace_is_cut_off_on_a_phone(served: Served) -> None:
    addresses, erin = _for_looking_after(served), served.somebody("erin", width=360, height=740)
    for address in addresses:
        erin.goes_to(address)
        _unfolded(erin)
        assert erin.page.evaluate("document.documentElement.scrollWidth") <= 360, address


def test_signing_in_has_no_violation(served: Served) -> None:
    stranger = served.stranger()
    stranger.goes_to("/sign-in")
    assert _violations(stranger) == []


@pytest.mark.slow
def test_nothing_is_cut_off_on_a_phone(served: Served) -> None:
    carla = served.somebody("carla", width=360, height=740)
    for address in _addresses(served):
        carla.goes_to(address)
        assert carla.page.evaluate("document.documentElement.scrollWidth") <= 360, address


LONG_NAME = "Maximiliane-Henriette von Hohenlohe-Waldenburg-Schillingsfuerst geb. Oettingen X"


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_a_long_name_cuts_nothing_off(served: Served, width: int) -> None:
    florist = served.florist
    caller = florist.new_caller()
    change_customer(florist.desk("ana"), str(caller.customer), CustomerChanges(name=LONG_NAME))
    case = florist.proposed(caller=caller)
    carla = served.somebody("carla", width=width)
    promising = f"/promises/new?to={caller.customer}"
    for address in (
        f"/cases/{case}",
        f"/cases/{case}/approval",
        "/lists/all",
        f"/customers/{caller.customer}",
        promising,
    ):
        carla.goes_to(address)
        _unfolded(carla)
        assert LONG_NAME.split(maxsplit=1)[0] in carla.reads()
        assert carla.page.evaluate("document.documentElement.scrollWidth") <= width, address
