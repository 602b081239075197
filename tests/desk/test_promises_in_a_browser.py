"""Promises at the desk and on the customer's phone, in a browser, with script and without."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Literal

import pytest

from amends.app.promises.acting import dispute
from amends.cases.gate.acts.contacts import EndContact
from amends.promises.cycles import Period
from amends.promises.events import BillChecked, Confirmed
from amends.promises.state import Confirmation
from tests.adapters.mail.post_office import PostOffice, post_office
from tests.app.florist import Florist
from tests.desk.axe import violations
from tests.desk.customers import is_at_their_page
from tests.desk.people import Served, Somebody
from tests.desk.sale import FREE_VASE, Sale

_CUT = "[...document.querySelectorAll('main .scroll')].filter((one) => one.scrollWidth > one.clientWidth).map(String)"
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """A mail server."""
    with post_office() as office:
        yield office


@pytest.fixture
def sale(florist: Florist, office: PostOffice) -> Sale:
    """Ana and Rose."""
    return Sale(florist, office)


def comes(
    served: Served, sale: Sale, *, with_script: bool = True, scheme: Literal["light", "dark"] = "light"
) -> Somebody:
    """Rose opens the link of the last letter on her phone."""
    one = served.stranger(width=360, height=740, with_script=with_script, scheme=scheme)
    one.goes_to(sale.page())
    return one


def answers(sale: Sale, one: Somebody) -> None:
    """She says the second thing that she knows."""
    one.page.fill("#answer", sale.answer)
    one.page.click("button.main")
    one.page.wait_for_selector(".promised")


@pytest.mark.parametrize("with_script", [True, False])
def test_a_promise_is_written_down_from_the_customers_page(served: Served, sale: Sale, with_script: bool) -> None:
    ana = served.somebody("ana", with_script=with_script)
    ana.goes_to(f"/customers/{sale.caller.customer}")
    ana.page.click("text=Promise something")
    ana.page.select_option("#thing-1-kind", "off_each_month")
    ana.page.fill("#thing-1-item", "weekly bouquet")
    ana.page.fill("#thing-1-amount", "10,00")
    ana.page.fill("#thing-1-months", "12")
    ana.page.click("button:has-text('Write it down')")
    ana.page.wait_for_selector("text=It is sent to the customer by itself")
    reference = ana.page.url.rpartition("/")[2].partition("?")[0]
    (terms,) = sale.sees(reference).row.terms
    assert (terms.item, str(terms.amount), terms.months) == ("weekly bouquet", "10.00", 12)
    sale.works()
    assert len(sale.office.arrived) == 1
    ana.goes_to(f"/promises/{reference}")
    assert "On its way, not opened yet" in ana.reads()
    assert not ana.complaints


def test_several_things_are_promised_at_once_and_nothing_typed_is_lost(served: Served, sale: Sale) -> None:
    ana = served.somebody("ana", with_script=False)
    ana.goes_to(f"/promises/new?to={sale.caller.customer}")
    ana.page.select_option("#thing-1-kind", "free")
    ana.page.fill("#thing-1-item", "vase")
    ana.page.click("button[name='add']")
    ana.page.select_option("#thing-2-kind", "price")
    ana.page.fill("#thing-2-item", "weekly bouquet")
    ana.page.fill("#words", "The vase is free.")
    ana.page.click("button:has-text('Write it down')")
    assert "It is not said how much" in ana.reads()
    assert ana.page.input_value("#words") == "The vase is free."
    ana.page.fill("#thing-2-amount", "39")
    ana.page.click("button:has-text('Write it down')")
    reference = ana.page.url.rpartition("/")[2].partition("?")[0]
    assert [one.item for one in sale.sees(reference).row.terms] == ["vase", "weekly bouquet"]


def test_a_customer_is_found_by_what_they_say(served: Served, sale: Sale) -> None:
    ana = served.somebody("ana")
    ana.goes_to("/promises/new")
    ana.page.fill("#to", "Rose Field")
    ana.page.click("button:has-text('Find them')")
    ana.page.wait_for_selector(f"a[href='/customers/{sale.caller.customer}']")
    ana.goes_to("/promises/new?to=Nobody%20At%20All")
    assert "No customer is known by “Nobody At All”" in ana.reads()


def test_the_maker_sees_a_bounce_at_once_and_sends_it_to_another_address(served: Served, sale: Sale) -> None:
    sale.office.on_recipient = "550 5.1.1 no such user"
    reference = sale.promises()
    ana = served.somebody("ana")
    ana.goes_to("/")
    sale.works()
    ana.page.click(f".toast button:has-text('Promise {reference} is not confirmed. It did not arrive.')")
    ana.page.wait_for_selector("text=Ask for another address, or read it out.")
    assert "there is no such mailbox (5.1.1)" in ana.reads()
    sale.office.on_recipient = None
    ana.page.click("text=Send it again")
    ana.page.wait_for_selector("text=It is sent once more.")
    sale.works()
    assert sale.sees(reference).state.confirmation is Confirmation.ACCEPTED


def test_a_promise_is_confirmed_on_the_phone(served: Served, sale: Sale) -> None:
    reference = sale.promises()
    ana = served.somebody("ana")
    ana.goes_to(f"/promises/{reference}")
    ana.page.click("text=Yes, they confirm it on the phone")
    ana.page.wait_for_selector("text=The customer has confirmed it.")
    assert sale.sees(reference).history[-1].happened.event == Confirmed("phone")
    assert ana.page.locator("text=Send it again").count() == 0


def test_terms_are_put_right_and_what_is_not_shown_of_them_stays(served: Served, sale: Sale) -> None:
    reference = sale.promises()
    dispute(sale.florist.desk("ana"), reference, "They said two years.")
    ana = served.somebody("ana", with_script=False)
    ana.goes_to(f"/promises/{reference}")
    assert "They said two years." in ana.reads()
    ana.page.click("a:has-text('Put the terms right')")
    ana.page.fill("#thing-1-months", "24")
    ana.page.click("button.main")
    assert ana.page.url.endswith("/restate")
    ana.page.fill("#why", "The recording says so.")
    ana.page.click("button.main")
    ana.page.wait_for_selector("text=It is sent to the customer anew.")
    before, now = sale.sees(reference).state.stated
    assert [one.months for one in now.terms] == [24, None]
    assert [one.start for one in now.terms] == [one.start for one in before.terms]


@pytest.mark.parametrize("with_script", [True, False])
def test_the_customer_says_yes_on_her_phone(served: Served, sale: Sale, with_script: bool) -> None:
    reference = sale.promises()
    sale.works()
    rose = comes(served, sale, with_script=with_script)
    assert sale.sees(reference).state.confirmation is Confirmation.ACCEPTED, "looking at the question opens nothing"
    answers(sale, rose)
    assert sale.sees(reference).state.confirmation is Confirmation.OPENED
    read = rose.reads()
    assert "Weekly bouquet: €10.00 off every month, for 12 months" in read
    assert "€120.00 in all" in read
    rose.page.click("text=Yes, that's it")
    rose.page.wait_for_selector("text=We hold ourselves to it.")
    assert sale.sees(reference).state.is_confirmed
    assert not rose.complaints


@pytest.mark.parametrize("with_script", [True, False])
def test_the_customer_says_that_it_is_not_what_she_was_told(served: Served, sale: Sale, with_script: bool) -> None:
    reference = sale.promises()
    sale.works()
    rose = comes(served, sale, with_script=with_script)
    answers(sale, rose)
    rose.page.click("summary")
    rose.page.fill("textarea", "They said two years.")
    rose.page.click("text=Tell us")
    rose.page.wait_for_selector("text=We read it, and come back to you.")
    assert sale.sees(reference).state.told == "They said two years."
    assert "Yes, that's it" not in rose.reads()
    sale.works()
    assert [one.data["why"] for one in sale.alerts()] == ["The customer says that something else was promised."]


def test_what_she_was_promised_stands_on_the_page_of_her_case(served: Served, sale: Sale) -> None:
    first, second = sale.promises(), sale.promises(terms=(FREE_VASE,))
    case = sale.florist.decided(sale.caller)
    sale.florist.does("ana", case, EndContact())
    rose = is_at_their_page(served, case)
    rose.page.click(f"#promise-{first} summary")
    rose.page.fill(f"#promise-{first} textarea", "They said two years.")
    rose.page.context.clear_cookies()
    rose.page.click(f"#promise-{first} button:has-text('Tell us')")
    rose.page.fill("#answer", sale.answer)
    rose.page.click("button.main")
    assert rose.page.input_value(f"#promise-{first} textarea") == "They said two years."
    rose.page.click(f"#promise-{first} button:has-text('Tell us')")
    rose.page.wait_for_selector("text=Thank you for saying so.")
    rose.page.click(f'#promise-{second} button:has-text("Yes, that\'s it")')
    rose.page.wait_for_selector("text=We hold ourselves to it.")
    assert sale.sees(first).state.told == "They said two years."
    assert sale.sees(second).state.is_confirmed
    assert violations(rose) == []


def test_what_she_wrote_is_kept_when_she_is_asked_again(served: Served, sale: Sale) -> None:
    sale.promises()
    sale.works()
    rose = comes(served, sale)
    answers(sale, rose)
    rose.page.click("summary")
    rose.page.fill("textarea", "They said two years.")
    rose.page.context.clear_cookies()
    rose.page.click("text=Tell us")
    rose.page.wait_for_selector("text=For your safety we ask once more")
    answers(sale, rose)
    assert rose.page.input_value("textarea") == "They said two years."


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_promises_has_a_violation(served: Served, sale: Sale, scheme: Literal["light", "dark"]) -> None:
    addresses = _addresses(sale)
    ana = served.somebody("ana", scheme=scheme)
    found = []
    for address in addresses:
        ana.goes_to(address)
        ana.page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
        found += [f"{address} {violation}" for violation in violations(ana)]
    rose = comes(served, sale, scheme=scheme)
    found += violations(rose)
    answers(sale, rose)
    rose.page.click("summary")
    found += violations(rose)
    assert found == []
    assert not ana.complaints


def test_no_page_of_promises_is_cut_off_on_a_phone(served: Served, sale: Sale) -> None:
    ana = served.somebody("ana", width=360, height=740)
    for address in _addresses(sale):
        ana.goes_to(address)
        assert ana.page.evaluate("document.documentElement.scrollWidth") <= 360, address
        assert ana.page.evaluate(_CUT) == [], address
    rose = comes(served, sale)
    answers(sale, rose)
    rose.page.click("summary")
    assert rose.page.evaluate("document.documentElement.scrollWidth") <= 360


def _addresses(sale: Sale) -> list[str]:
    soon = datetime.now(UTC) + timedelta(hours=5)
    first, broken = sale.promises(soon), sale.promises()
    sale.works()
    dispute(sale.florist.desk("ana"), broken, "They said two years.")
    sale.happens(broken, BillChecked("B-1", MARCH, 1, ("short",)), BillChecked("B-1", MARCH, 2))
    case = sale.florist.opened(sale.caller)
    sale.office.arrived[:] = [mail for mail in sale.office.arrived if first in (mail.message["Subject"] or "")]
    return [
        *(f"/promises?show={name}" for name in ("open", "unconfirmed", "due", "disputed", "broken", "all")),
        "/promises/sellers",
        "/promises/new",
        "/promises/new?to=Nobody",
        f"/promises/new?to={sale.caller.customer}",
        f"/promises/{first}",
        f"/promises/{broken}",
        f"/promises/{broken}/restate",
        f"/customers/{sale.caller.customer}",
        f"/cases/{case}",
    ]
