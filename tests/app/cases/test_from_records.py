"""What the house has on record is stated as a case is opened, and asked of nobody."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from amends.app.cases.from_records import Records, on_record
from amends.app.cases.opening import open_case
from amends.app.finding import client_named, one
from amends.app.sample.house import SampleClient, furnish
from amends.app.workspace import workspace_in
from amends.cases.events.event import Plain
from amends.cases.state import CaseState
from amends.directory.customers import Account, Order, Product
from amends.policy import loads
from amends.store import directory
from amends.store.migrations import create_store
from tests.app.florist import CLIENT, POLICY, Florist, opening_of, workspace_at
from tests.stores import Databases, reading_all, writing_all

FACTS = """facts:
  tenure_years: {type: number, unit: years, from: record}
  customer_since: {type: date, from: record}
  years: {type: integer, from: record}
"""


def opened_on(florist: Florist, day: date | None) -> Account:
    """An account of a caller, which was opened on a day."""
    caller = florist.new_caller()
    with reading_all(florist.workspace.engine) as connection:
        client = florist.seen(florist.opened(caller)).client
        found = one(connection, Account, caller.account, client)
    changed = replace(found, opened_on=day)
    with writing_all(florist.workspace.engine) as connection:
        directory.change(connection, changed)
    return changed


def known(account: Account, today: date, policy: str) -> Mapping[str, Plain]:
    """What is on record."""
    records = Records(today=today, opened_on=account.opened_on)
    return {one.fact: one.value for one in on_record(loads(policy, name="flowers").tree, records)}


@pytest.mark.parametrize(
    ("today", "years", "tenure"),
    [
        (date(2026, 5, 2), 5, "5.9"),
        (date(2026, 5, 3), 6, "6.0"),
        (date(2026, 11, 22), 6, "6.5"),
        (date(2020, 5, 3), 0, "0.0"),
    ],
)
def test_years_with_us_are_whole_ones_and_those_of_a_number_tenths(
    florist: Florist, today: date, years: int, tenure: str
) -> None:
    account = opened_on(florist, date(2020, 5, 3))
    found = known(account, today, POLICY.replace("facts:\n", FACTS))
    assert found == {"years_with_us": years, "tenure_years": tenure, "customer_since": "2020-05-03"}


def test_nothing_is_said_of_an_account_of_which_nobody_knows_since_when_there_is_it(florist: Florist) -> None:
    assert known(opened_on(florist, None), date(2026, 5, 3), POLICY) == {}
    assert known(opened_on(florist, date(2027, 1, 1)), date(2026, 5, 3), POLICY) == {}


def test_what_the_policy_trusts_others_about_is_left_to_them(florist: Florist) -> None:
    policy = POLICY.replace("years_with_us: {type: integer, from: record}", "years_with_us: {type: integer}")
    assert known(opened_on(florist, date(2020, 5, 3)), date(2026, 5, 3), policy) == {}


def test_a_case_is_opened_with_what_is_on_record(florist: Florist) -> None:
    account = opened_on(florist, date(2020, 5, 3))
    case = florist.opened(type(florist.new_caller())(account.customer, account.id))
    (said,) = florist.seen(case).statements["years_with_us"]
    assert (said.source, isinstance(said.value, int)) == ("record", True)


DAYS = """facts:
  purchased_on: {type: date, from: record}
  reported_on: {type: date, from: record}
"""
OF_DAYS = POLICY.replace("facts:\n", DAYS)


def make_reporting(url: str) -> None:
    """A florist whose policy goes by the day of the order and the day of the call."""
    engine = create_store(url)
    try:
        new_id = workspace_in(engine).new_id
        furnish(engine, [SampleClient(CLIENT, "Florist", ("en",), OF_DAYS)], new_id, datetime(2026, 1, 1, tzinfo=UTC))
    finally:
        engine.dispose()


@pytest.fixture
def reporting(databases: Databases) -> Iterator[Florist]:
    """That florist, in a store of one's own."""
    url = databases.copy(databases.made("florist that goes by days", make_reporting))
    with workspace_at(url) as workspace:
        yield Florist(workspace)
    databases.forget(url)


def days(ordered_on: date | None, told_on: date | None) -> Mapping[str, Plain]:
    """What is on record of an order and of a problem, on 3 May 2026."""
    records = Records(today=date(2026, 5, 3), ordered_on=ordered_on, told_on=told_on)
    policy = loads(OF_DAYS, name="flowers").tree
    return {one.fact: one.value for one in on_record(policy, records)}


def test_the_day_of_the_order_and_the_day_of_the_call_are_on_record() -> None:
    found = days(date(2026, 4, 1), date(2026, 5, 3))
    assert found == {"purchased_on": "2026-04-01", "reported_on": "2026-05-03"}


def test_nothing_is_on_record_where_no_order_is_known_or_the_customer_has_not_told_us() -> None:
    assert days(None, None) == {}
    assert days(date(2026, 5, 4), None) == {}, "an order of tomorrow was bought on no day"


def test_a_call_tells_of_a_problem_on_its_day_and_a_case_that_nobody_called_about_does_not(reporting: Florist) -> None:
    caller, other = reporting.new_caller(), reporting.new_caller()
    opening = opening_of(caller)
    today = reporting.workspace.clock().astimezone(ZoneInfo("Europe/Berlin")).date().isoformat()
    assert told(reporting, open_case(reporting.desk("ana"), opening)) == today
    assert told(reporting, open_case(reporting.desk("ana"), replace(opening_of(other), channel=None))) is None


def test_whoever_called_about_the_like_before_is_asked_when_they_first_told_us(reporting: Florist) -> None:
    caller = reporting.new_caller()
    first = open_case(reporting.desk("ana"), opening_of(caller))
    again = open_case(reporting.desk("ana"), opening_of(caller))
    assert told(reporting, again) == told(reporting, first), "it is the same day"
    now = reporting.workspace.clock()
    later = replace(reporting, workspace=replace(reporting.workspace, clock=lambda: now + timedelta(days=9)))
    assert told(later, open_case(later.desk("ana"), opening_of(caller))) is None


def test_the_only_product_of_a_customer_is_the_one_that_was_bought(reporting: Florist) -> None:
    caller = reporting.new_caller()
    with writing_all(reporting.workspace.engine) as connection:
        client = client_named(connection, CLIENT, directory.every_client(connection)).id
        new_id = reporting.workspace.new_id
        of_them = {"client": client, "customer": caller.customer, "account": caller.account}
        order = Order(id=new_id(), number="O-1", ordered_on=date(2026, 4, 1), **of_them)
        directory.add(connection, order)
        directory.add(connection, Product(id=new_id(), title="A vase", serial=None, order=order.id, **of_them))
    found = reporting.seen(open_case(reporting.desk("ana"), opening_of(caller)).reference)
    (bought,) = found.statements["purchased_on"]
    assert (bought.value, bought.source, bought.record) == ("2026-04-01", "record", "the day of the order")

    with writing_all(reporting.workspace.engine) as connection:
        directory.add(connection, Product(id=new_id(), title="Another", serial=None, order=None, **of_them))
    again = reporting.seen(open_case(reporting.desk("ana"), opening_of(caller)).reference)
    assert "purchased_on" not in again.statements, "which of the two it is nobody can tell"


def told(florist: Florist, case: CaseState) -> Plain:
    """When the customer first told us, as it is on record."""
    found = florist.seen(case.reference).statements.get("reported_on")
    return found[-1].value if found else None
