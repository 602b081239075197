"""Endpoints at the desk: added, given a new secret, and taken away by whoever looks after a client."""

from amends.app.administration.clients import ClientChanges, change_client
from amends.app.administration.endpoints import NewEndpoint, add_endpoint, see_endpoints
from amends.app.administration.settings import SettingChanges
from amends.directory.fulfilment import Channel, Way
from tests.app.florist import CLIENT, Florist
from tests.desk.people import Served

_ADDRESS = "https://billing.example/fulfil"
_PAGE = "/administration/endpoints"


def billing(florist: Florist) -> str:
    """The page of an endpoint that is there."""
    add_endpoint(florist.desk("erin"), CLIENT, NewEndpoint(name="billing", url=_ADDRESS))
    return f"{_PAGE}/{CLIENT}/billing"


def secrets_of(florist: Florist) -> tuple[str, ...]:
    (endpoint,) = see_endpoints(florist.desk("erin"), CLIENT)[1]
    return endpoint.secrets


def test_an_endpoint_is_added_and_its_secret_is_shown_once(served: Served) -> None:
    erin = served.somebody("erin", with_script=False)
    erin.page.click("text=Administration")
    erin.page.click("nav.tabs >> text=Endpoints")
    erin.page.click("summary:has-text('A new endpoint')")
    erin.page.fill("#name", "billing")
    erin.page.fill("#url", _ADDRESS)
    erin.page.check("[name='honours_key']")
    erin.page.click("button:has-text('Add the endpoint')")

    (secret,) = secrets_of(served.florist)
    assert erin.page.input_value("#made") == secret
    erin.goes_to(_PAGE)
    assert "acted on once" in erin.reads()
    erin.page.click("main table a")
    assert secret not in erin.page.content()


def test_a_key_is_turned_in_two_steps(served: Served) -> None:
    page, erin = billing(served.florist), served.somebody("erin")
    (first,) = secrets_of(served.florist)
    erin.goes_to(page)
    erin.page.click("button:has-text('Make a new secret')")
    second = erin.page.input_value("#made")
    assert secrets_of(served.florist) == (second, first)

    erin.goes_to(page)
    erin.page.click("button:has-text('Retire the one before')")
    assert "Messages are signed with the newest secret alone." in erin.reads()
    assert secrets_of(served.florist) == (second,)


def test_what_is_wrong_with_an_address_is_told_and_stays_to_be_mended(served: Served) -> None:
    page, erin = billing(served.florist), served.somebody("erin")
    erin.goes_to(page)
    erin.page.fill("#url", "http://10.0.0.7/fulfil")
    erin.page.click("button:has-text('Keep')")

    assert "is not encrypted" in erin.page.inner_text("[role='alert']")
    assert erin.page.input_value("#url") == "http://10.0.0.7/fulfil"
    erin.page.check("[name='is_private']")
    erin.page.click("button:has-text('Keep')")
    assert "It is kept." in erin.reads()


def test_an_endpoint_by_which_something_goes_out_is_not_taken_away(served: Served) -> None:
    page, erin, desk = billing(served.florist), served.somebody("erin"), served.florist.desk("erin")

    def goes_out_by(way: Way) -> None:
        change_client(desk, CLIENT, ClientChanges(settings=SettingChanges(fulfilment=(way,))))

    goes_out_by(Way("credit", Channel.WEBHOOK, "billing"))
    erin.goes_to(page)
    erin.page.click("button:has-text('Take the endpoint away')")
    assert "goes out by" in erin.page.inner_text("[role='alert']")

    goes_out_by(Way("credit", Channel.PERSON))
    erin.page.click("button:has-text('Take the endpoint away')")
    assert "The endpoint is gone." in erin.reads()
    assert see_endpoints(desk, CLIENT)[1] == ()


def test_endpoints_are_for_whoever_looks_after_a_client(served: Served) -> None:
    page = billing(served.florist)
    for user in ("ana", "olga"):
        somebody = served.somebody(user)
        for address in (_PAGE, page):
            somebody.goes_to(address)
            assert "This is for others" in somebody.reads()
