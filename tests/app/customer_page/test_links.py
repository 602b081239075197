"""A link opens one case to one customer: for some days, to who knows a second thing, and not for ever tried."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from amends.app.customer_page.errors import LinkClosedError, NotAnsweredError, NothingToAskError
from amends.app.customer_page.linking import link_for_letter, take_links_back
from amends.app.customer_page.opening import Behind, Opened, answer, look_behind
from amends.app.customer_page.question import AskedFor
from amends.app.customer_page.seeing import see
from amends.app.finding import client_of, one
from amends.directory.customers import Account, Customer, Order
from amends.store import directory
from amends.store.links_tables import link_sessions, links
from tests.app.customer_page.customer import at_their_page, link_to, right_answer
from tests.app.florist import Caller, Florist
from tests.stores import reading_all, writing_all


def later(florist: Florist, span: timedelta) -> Florist:
    """The florist so much later."""
    workspace = florist.workspace
    return replace(florist, workspace=replace(workspace, clock=lambda: workspace.clock() + span))


def account_number(florist: Florist, case: str, number: str | None) -> None:
    """Changes the number of the account."""
    state = florist.seen(case)
    assert state.account is not None
    with writing_all(florist.workspace.engine) as connection:
        directory.change(connection, replace(one(connection, Account, state.account, state.client), number=number))


def phone(florist: Florist, case: str, number: str | None) -> None:
    """Changes the phone of the customer."""
    state = florist.seen(case)
    with writing_all(florist.workspace.engine) as connection:
        directory.change(connection, replace(one(connection, Customer, state.customer, state.client), phone=number))


def test_of_a_link_only_its_digest_is_kept(florist: Florist) -> None:
    case = florist.decided()
    page = at_their_page(florist, case)
    with reading_all(florist.workspace.engine) as connection:
        rows = [*connection.execute(select(links)), *connection.execute(select(link_sessions))]
    kept = " ".join(str(value) for row in rows for value in row)
    assert page.text not in kept
    assert page.session not in kept


def test_a_link_opens_nothing_before_the_question_is_answered(florist: Florist) -> None:
    text = link_to(florist, florist.decided())
    with pytest.raises(NotAnsweredError):
        see(florist.workspace, text, None)


def test_a_right_answer_is_one_whatever_its_blanks_and_capitals(florist: Florist) -> None:
    case = florist.decided()
    account_number(florist, case, "a-10 2B")
    text = link_to(florist, case)
    for typed in ("102b", " 10 2B ", "10-2b", "A-102B"):
        assert isinstance(answer(florist.workspace, text, typed), Opened), typed


@pytest.mark.parametrize("typed", ["-100", " 1 0 0 ", "", "—"])
def test_what_has_too_few_letters_and_digits_costs_no_try(florist: Florist, typed: str) -> None:
    case = florist.decided()
    account_number(florist, case, "T-100")
    text = link_to(florist, case)
    found = answer(florist.workspace, text, typed)
    assert isinstance(found, Behind)
    assert found.answers_left == 5
    assert isinstance(answer(florist.workspace, text, "T 100"), Opened)


def test_the_fifth_wrong_answer_kills_a_link(florist: Florist) -> None:
    case = florist.decided()
    text = link_to(florist, case)
    for left in (4, 3, 2, 1):
        behind = answer(florist.workspace, text, "not it")
        assert isinstance(behind, Behind)
        assert behind.answers_left == left
    with pytest.raises(LinkClosedError):
        answer(florist.workspace, text, "not it")
    with pytest.raises(LinkClosedError):
        answer(florist.workspace, text, right_answer(florist, case))


def test_a_dead_link_ends_the_session_that_it_had_begun(florist: Florist) -> None:
    page = at_their_page(florist, florist.decided())
    for _ in range(4):
        answer(florist.workspace, page.text, "not it")
    with pytest.raises(LinkClosedError):
        answer(florist.workspace, page.text, "not it")
    with pytest.raises(LinkClosedError):
        page.sees()


@pytest.mark.parametrize("text", ["", "amends_", "amends_" + "0" * 49, "../../etc"])
def test_what_is_no_link_opens_nothing(florist: Florist, text: str) -> None:
    with pytest.raises(LinkClosedError):
        look_behind(florist.workspace, text)


def test_a_link_ends_after_two_weeks(florist: Florist) -> None:
    text = link_to(florist, florist.decided())
    look_behind(later(florist, timedelta(days=13, hours=23)).workspace, text)
    with pytest.raises(LinkClosedError):
        look_behind(later(florist, timedelta(days=14)).workspace, text)


def test_a_client_says_how_long_its_links_hold(florist: Florist) -> None:
    case = florist.decided()
    with writing_all(florist.workspace.engine) as connection:
        client = client_of(connection, florist.seen(case).client)
        directory.change(connection, replace(client, settings=replace(client.settings, link_days=2)))
    text = link_to(florist, case)
    with pytest.raises(LinkClosedError):
        look_behind(later(florist, timedelta(days=2)).workspace, text)


def test_a_session_ends_after_half_an_hour(florist: Florist) -> None:
    page = at_their_page(florist, florist.decided())
    replace(page, florist=later(florist, timedelta(minutes=29))).sees()
    with pytest.raises(NotAnsweredError):
        replace(page, florist=later(florist, timedelta(minutes=30))).sees()


def test_a_session_is_for_its_own_link_alone(florist: Florist) -> None:
    one_page, other = at_their_page(florist, florist.decided()), at_their_page(florist, florist.decided())
    with pytest.raises(NotAnsweredError):
        see(florist.workspace, one_page.text, other.session)


def test_links_that_were_taken_back_open_nothing(florist: Florist) -> None:
    case = florist.decided()
    page = at_their_page(florist, case)
    assert take_links_back(florist.desk("ben"), case) == 1
    assert take_links_back(florist.desk("ben"), case) == 0
    with pytest.raises(LinkClosedError):
        page.sees()


def asked(florist: Florist, case: str) -> AskedFor:
    """What somebody is asked who opens a link."""
    return look_behind(florist.workspace, link_to(florist, case)).question.asked_for


def test_it_asks_for_the_account_else_the_phone_else_an_order(florist: Florist) -> None:
    case = florist.decided()
    assert asked(florist, case) is AskedFor.ACCOUNT

    account_number(florist, case, None)
    phone(florist, case, "+44 20 7946 0958")
    assert asked(florist, case) is AskedFor.PHONE
    assert isinstance(answer(florist.workspace, link_to(florist, case), "0958"), Opened)

    phone(florist, case, None)
    with pytest.raises(NothingToAskError):
        link_to(florist, case)
    state = florist.seen(case)
    order = Order(id=florist.workspace.new_id(), client=state.client, customer=state.customer, number="O-77 341")
    with writing_all(florist.workspace.engine) as connection:
        directory.add(connection, order)
    assert asked(florist, case) is AskedFor.ORDER
    assert isinstance(answer(florist.workspace, link_to(florist, case), "o77341"), Opened)
    assert isinstance(answer(florist.workspace, link_to(florist, case), "7341"), Behind)


def test_a_link_opens_nothing_once_the_customer_is_erased(florist: Florist) -> None:
    case = florist.decided()
    page = at_their_page(florist, case)
    account_number(florist, case, None)
    with pytest.raises(LinkClosedError):
        page.sees()


def test_a_letter_brings_a_link_of_its_own(florist: Florist) -> None:
    case = florist.decided()
    state = florist.seen(case)
    with writing_all(florist.workspace.engine) as connection:
        client = client_of(connection, state.client)
        link = link_for_letter(connection, florist.workspace, client, state, "https://amends.example/")
    assert link is not None
    address, _, text = link.partition("/c/")
    assert address == "https://amends.example"
    assert look_behind(florist.workspace, text).state.reference == case


def test_a_link_is_for_the_case_of_its_customer(florist: Florist) -> None:
    caller: Caller = florist.new_caller()
    one_case, other = florist.decided(caller), florist.decided(caller)
    assert at_their_page(florist, one_case).sees().reference == one_case != other
