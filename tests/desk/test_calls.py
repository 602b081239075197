"""The call records of a case, at the desk and on the customer's page: in a browser, and for those who listen to it."""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Literal

import pytest
from playwright.sync_api import Browser

from amends.app.administration.customers import CustomerChanges, change_customer
from amends.app.calls.looking import look_for_case
from amends.app.calls.looks import see_looks
from amends.app.calls.own_calls import OwnCall, record_own_call
from amends.app.calls.worksheets import list_worksheets
from amends.app.on_case import act
from amends.cases.gate.acts.contacts import EndContact, VerifyCaller
from amends.cases.gate.acts.evidence import Restate
from tests.app.calls.tidewren import (
    CHARGED_FOR_NOTHING,
    LEO,
    THE_SAME_QUESTION,
    Tidewren,
    csv_of,
    make_tidewren,
    tidewren_at,
)
from tests.app.florist import Florist
from tests.calls.lottery import ACCOUNT, LOTTERY, OF_NEIGHBOURS
from tests.desk.axe import violations
from tests.desk.customers import comes
from tests.desk.letting_in import let_in
from tests.desk.people import Served, Somebody
from tests.desk.serving import serving
from tests.stores import SqliteFiles

_FILL = "one => getComputedStyle(one).fill"


def _make(url: str) -> None:
    make_tidewren(url)
    with tidewren_at(url) as brand:
        let_in(brand.workspace)
        brand.imports(csv_of(LEO, CHARGED_FOR_NOTHING, OF_NEIGHBOURS))


@pytest.fixture
def tidewren(files: SqliteFiles) -> Iterator[Tidewren]:
    """The brand of prepaid phones, with the records of March."""
    url = files.copy(files.made("tidewren", _make))
    with tidewren_at(url) as brand:
        yield brand
    files.forget(url)


@pytest.fixture
def served(tidewren: Tidewren, browsing: Browser) -> Iterator[Served]:
    """Its desk, served on loopback."""
    with serving(Florist(tidewren.workspace), browsing) as people:
        yield people


def asks(somebody: Somebody, case: str) -> None:
    """Asks for the calls to the lottery line in March."""
    somebody.goes_to(f"/cases/{case}/calls")
    somebody.page.fill("#number", LOTTERY)
    somebody.page.fill("#begins", "2026-03-01")
    somebody.page.fill("#ends", "2026-03-31")
    somebody.page.click("aside button.main")


def test_nothing_is_shown_before_the_caller_was_verified(served: Served, tidewren: Tidewren) -> None:
    case = tidewren.case(verified=False)
    ana = served.somebody("ana")
    asks(ana, case)

    assert "Who is speaking was not verified for call records" in ana.reads()
    assert "Our records show" not in ana.reads()
    assert ana.page.input_value("#number") == LOTTERY
    assert see_looks(tidewren.desk("udo")).looks == ()


def test_the_records_are_looked_at_shared_and_taken_along(served: Served, tidewren: Tidewren) -> None:
    case = tidewren.case()
    ana = served.somebody("ana")
    ana.goes_to(f"/cases/{case}")
    ana.page.click("a:has-text('Call records')")
    asks(ana, case)
    said = ana.reads()
    assert "Our records show 22 calls to 1-800-555-0186, of which 10 connected." in said
    assert "Of the 22 calls, 2 were charged wrongly: we take $0.50 off your bill." in said
    assert ana.page.locator("#calls tbody tr").count() == 22
    assert ana.page.locator("svg[role='img'] desc").inner_html().startswith("From 1 March 2026 until")
    assert set(tidewren.state(case).statements) == {"reported_on"}

    ana.page.click("text=I called the number myself")
    ana.page.check("[name='outcome'][value='answered']")
    ana.page.fill("#seconds", "4")
    ana.page.click("text=Record it")
    assert "Your own call is recorded" in ana.reads()
    asks(ana, case)
    assert "The number answered when we called it ourselves." in ana.reads()
    ana.page.click("text=Share with the case")
    ana.page.wait_for_selector("text=For a spreadsheet (CSV)")
    assert set(tidewren.state(case).statements) == {"reported_on", "calls", "test_call_answered"}
    with ana.page.expect_download() as downloaded:
        ana.page.click("text=For a spreadsheet (CSV)")
    rows = list(csv.reader(StringIO(downloaded.value.path().read_text(encoding="utf-8-sig"))))
    assert ["taken off the bill", "0.50"] in rows
    assert not ana.complaints


def test_who_does_not_know_the_number_finds_it_among_those_that_were_called(served: Served, tidewren: Tidewren) -> None:
    case = tidewren.case()
    ana = served.somebody("ana")
    ana.goes_to(f"/cases/{case}/calls")
    assert (ana.page.input_value("#begins"), ana.page.input_value("#ends")) == ("2026-01-02", "2026-04-02")
    # What was typed wrongly before is not what is shared then.
    ana.page.fill("#number", "8005")
    ana.page.click("text=Which numbers did they call?")
    ana.page.wait_for_selector("#called")
    assert LOTTERY in ana.reads()
    assert "calls: 22 · connected: 10 · charged: $3.00" in ana.reads()
    assert violations(ana) == []

    ana.page.click("#called button")
    ana.page.wait_for_selector("text=Share with the case")
    assert "Of the 22 calls, 2 were charged wrongly: we take $0.50 off your bill." in ana.reads()
    ana.page.fill("#number", "8005")
    ana.page.click("text=Share with the case")
    ana.page.wait_for_selector("text=For a spreadsheet (CSV)")
    (sheet,) = list_worksheets(tidewren.desk("ana"), case)
    assert sheet.number == LOTTERY
    assert not ana.complaints


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_the_page_of_call_records(
    served: Served, tidewren: Tidewren, scheme: Literal["light", "dark"]
) -> None:
    case = tidewren.case()
    ana = served.somebody("ana", scheme=scheme)
    asks(ana, case)
    assert violations(ana) == []
    ana.page.click("text=Share with the case")
    ana.page.wait_for_selector("text=For a spreadsheet (CSV)")
    assert violations(ana) == []


def shared(tidewren: Tidewren) -> str:
    """A case with a worksheet that the customer gets to see."""
    case = tidewren.case()
    ana = tidewren.desk("ana")
    record_own_call(ana, None, OwnCall(number=LOTTERY, answered=True))
    look_for_case(ana, case, THE_SAME_QUESTION, share=True)
    act(ana, case, Restate("Your calls to the lottery were charged.", "You want them back.", "connected_call_credit"))
    act(ana, case, EndContact())
    return case


def is_at_their_page(served: Served, case: str) -> Somebody:
    """Leo, who has shown who he is."""
    leo = comes(served, case)
    leo.page.fill("#answer", "3301")
    leo.page.click("button.main")
    leo.page.wait_for_selector("text=What we have understood")
    return leo


def test_the_customer_sees_the_worksheet_that_was_shared(served: Served, tidewren: Tidewren) -> None:
    leo = is_at_their_page(served, shared(tidewren))

    said = leo.reads()
    assert "Your calls to 1-800-555-0186" in said
    assert "Our records show 22 calls to 1-800-555-0186, of which 10 connected." in said
    assert "Of the 22 calls, 2 were charged wrongly: we take $0.50 off your bill." in said
    assert "The number answered when we called it ourselves." in said
    assert leo.page.locator("dl.sums dd").all_inner_texts()[:9] == [
        "22", "10", "12", "12", "10", "$3.00", "2", "$0.50", "$2.50",
    ]  # fmt: skip
    leo.page.click("text=See each call")
    assert leo.page.locator(".each-call li").count() == 22
    assert leo.page.locator(".each-call li:has-text('Taken off')").count() == 2
    assert leo.page.locator(".each-call li:has-text('charged, and nobody answered')").count() == 2
    assert violations(leo) == []
    assert not leo.complaints


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_customer_reads_it_in_their_language_on_a_phone_with_the_calls_over_time(
    served: Served, tidewren: Tidewren, scheme: Literal["light", "dark"]
) -> None:
    case = shared(tidewren)
    change_customer(tidewren.desk("ada"), ACCOUNT, CustomerChanges(language="es"))
    leo = comes(served, case, scheme=scheme)
    leo.page.fill("#answer", "3301")
    leo.page.click("button.main")
    leo.page.wait_for_selector("svg.plot")

    said = leo.reads()
    assert "Nuestros registros muestran 22 llamadas al 1-800-555-0186; se conectaron 10." in said
    assert "De las 22 llamadas, 2 se cobraron por error: descontamos $0.50 de su factura." in said
    picture = leo.page.locator("svg.plot")
    assert picture.locator("desc").inner_html().endswith("Cobradas, nunca conectadas: 2.")
    smallest = min(picture.locator("text").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)"))
    assert smallest >= 11, "whoever reads it on a phone cannot enlarge the letters of a picture alone"
    drawn = {one: picture.locator(f"rect.{one}").last.evaluate(_FILL) for one in ("connected", "charged")}
    assert len(set(drawn.values()) - {"rgb(0, 0, 0)"}) == 2, "the page gives the picture its colours"
    leo.page.click("text=Ver cada llamada")
    assert leo.page.locator(".each-call li:has-text('se cobró, y nadie contestó')").count() == 2
    assert leo.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert violations(leo) == []
    assert not leo.complaints


def test_what_was_only_looked_at_the_customer_does_not_see(served: Served, tidewren: Tidewren) -> None:
    case = tidewren.case()
    ana = tidewren.desk("ana")
    act(ana, case, VerifyCaller("one_time_code"))
    look_for_case(ana, case, THE_SAME_QUESTION)
    act(ana, case, Restate("Your calls to the lottery were charged.", "You want them back.", "connected_call_credit"))
    act(ana, case, EndContact())

    assert f"Your calls to {LOTTERY}" not in is_at_their_page(served, case).reads()
