"""What the house has on record is stated as a case is opened, and asked of nobody."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from amends.app.cases.from_records import on_record
from amends.app.finding import one
from amends.cases.events.event import Plain
from amends.directory.customers import Account
from amends.policy import loads
from amends.store import directory
from tests.app.florist import POLICY, Florist
from tests.stores import reading_all, writing_all

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
    return {one.fact: one.value for one in on_record(loads(policy, name="flowers").tree, account, today)}


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
