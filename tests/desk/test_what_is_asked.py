"""What is asked belongs to what the customer wants, and what is known can be looked at and put right."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import Browser

from amends.app.cases.questions import OpenQuestions, open_questions, question
from amends.app.cases.reading import CaseView, view
from amends.app.sample.walk import Walk
from amends.cases.considering import to_consider
from amends.cases.days_ahead import days_ahead
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.route import OpenException
from amends.decide.unknown import Place
from tests.desk.brands import Brand, brand_at, brand_served
from tests.desk.people import Served
from tests.stores import SqliteFiles

BROKEN, CALLS = "broken-phone-178-days-disproved", "lottery-line-no-test-call-yet"
STANDS_AGAINST = ("on_stolen_register", "fraud_found")
TEST_CALL = "test_call_answered"


@pytest.fixture
def phone(files: SqliteFiles) -> Iterator[Brand]:
    """The phone company."""
    with brand_at(files, "phone") as brand:
        yield brand


def seen(walk: Walk) -> CaseView:
    """A case as ana sees it."""
    return view(walk.desk("ana"), walk.reference)


def asked(walk: Walk) -> OpenQuestions:
    """What ana is asked about it."""
    return open_questions(seen(walk))


def names(walk: Walk) -> set[str]:
    """The facts that the case waits for."""
    return {one.name for one in asked(walk).pressing}


def test_once_a_no_was_told_nothing_is_asked_for_it_until_an_exception_is_made(phone: Brand) -> None:
    walk = phone.walks(BROKEN, "replacement", without=STANDS_AGAINST)
    assert names(walk) == {*STANDS_AGAINST}
    walk.does("ana", Tell("replacement"))
    assert not names(walk)
    assert {one.name for one in asked(walk).others} == {*STANDS_AGAINST}, "they may be asked all the same"
    walk.does("ana", OpenException())
    assert names(walk) == {*STANDS_AGAINST}, "an exception needs to know what stands against it"


def test_calls_on_a_bill_wait_for_no_day_on_which_a_phone_was_bought(phone: Brand) -> None:
    walk = phone.walks(CALLS, "connected_call_credit", without=("purchased_on",))
    assert "purchased_on" in {one.name for one in asked(walk).others}
    assert TEST_CALL in names(walk)
    assert not any("purchased_on" in step.facts[:1] for step in seen(walk).next)


def test_a_broken_phone_waits_for_the_day_on_which_it_was_bought(phone: Brand) -> None:
    assert "purchased_on" in names(phone.walks(BROKEN, "replacement", without=("purchased_on",)))


def test_a_test_call_is_considered_where_calls_are_the_problem_and_nowhere_else(phone: Brand) -> None:
    for sample, wish, is_considered in ((BROKEN, "replacement", False), (CALLS, "connected_call_credit", True)):
        case = seen(phone.walks(sample, wish, without=(TEST_CALL, "bills_past_due")))
        considered = to_consider(case.state, case.policy)
        assert (TEST_CALL in considered) is is_considered
        assert considered["bills_past_due"] is None, "no clause turns on it, so it belongs to every problem"


def test_what_is_looked_up_is_not_worded_as_if_the_customer_were_asked(phone: Brand) -> None:
    case = seen(phone.walks(CALLS, "connected_call_credit"))
    bought, called = question(case, Place("purchased_on")), question(case, Place(TEST_CALL))
    assert (bought.words, bought.spoken) == ("the day of purchase", "When was the phone bought?")
    assert (called.words, called.answered_by) == ("whether the number answered our test call", "agent")


def test_a_day_that_lies_ahead_is_told_by_the_clients_clock(phone: Brand) -> None:
    walk = phone.walks(BROKEN, "replacement")
    walk.hears("ana", {"purchased_on": "2027-05-28", "reported_on": "2026-11-22"}, phone.tree)
    case = seen(walk)
    assert days_ahead(case.state, case.policy, datetime(2026, 11, 22, 23, 0, tzinfo=UTC)) == {"purchased_on"}
    assert not days_ahead(case.state, case.policy, datetime(2027, 5, 28, tzinfo=UTC))


def test_a_day_that_lies_ahead_is_asked_about_at_once_and_can_be_corrected(
    files: SqliteFiles, browsing: Browser
) -> None:
    with brand_served(files, "phone", browsing) as (brand, served):
        case = brand.walks(BROKEN, "replacement").reference
        ana, ahead = served.somebody("ana"), date.today() + timedelta(days=200)
        ana.goes_to(f"/cases/{case}/acts/fact?fact=purchased_on")
        ana.page.fill("#fact-value", ahead.isoformat())
        ana.page.click("main button.main")
        ana.page.click(".notice.wait:has-text('lies ahead. Is that right?') a:has-text('Correct')")
        ana.page.fill("#fact-value", (date.today() - timedelta(days=30)).isoformat())
        ana.sends("#sheet button.main")
        assert "lies ahead" not in ana.reads()
        assert not ana.complaints


def test_what_is_known_is_a_key_away_with_who_said_it_and_a_link_to_correct_it(served: Served) -> None:
    case, ana = served.florist.decided(), served.somebody("ana")
    ana.goes_to(f"/cases/{case}")
    ana.page.keyboard.press("g")
    price = ana.page.locator("#grounds .facts > div:has-text('€60.00')")
    assert "from the agent" in price.inner_text()
    price.locator("a:has-text('Correct')").click()
    ana.page.wait_for_selector("#sheet[open] #fact-value")
    assert ana.page.input_value("#fact-value") == "60.00"
    assert not ana.complaints


def test_what_they_told_that_nobody_asked_is_recorded_two_clicks_away(served: Served) -> None:
    case, ana = served.florist.decided(), served.somebody("ana")
    ana.goes_to(f"/cases/{case}")
    ana.page.click("a:has-text('They told me something else')")
    ana.page.click("#sheet a:has-text('Came late')")
    ana.page.wait_for_selector("#sheet #fact-value")
    assert not ana.complaints


def test_verifying_for_call_records_leads_back_to_them(files: SqliteFiles, browsing: Browser) -> None:
    with brand_served(files, "phone", browsing) as (brand, served):
        case = brand.walks(CALLS, "connected_call_credit", is_verified=False).reference
        ana = served.somebody("ana")
        ana.goes_to(f"/cases/{case}/calls")
        ana.page.click("a:has-text('Verify who is speaking')")
        words = ana.reads()
        assert "Passcode: then you may tell of account data, history and offers, but not of call records" in words
        ana.page.check("[value='one_time_code']")
        ana.page.click("main button.main")
        ana.page.wait_for_selector("#calls")
        assert ana.page.url.endswith(f"/cases/{case}/calls")
        assert not ana.complaints
