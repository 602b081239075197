from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

import amends
from amends.lang.tree import PolicyTree
from amends.ledger.at_hand import CasesAtHand, EarlierCase, EntriesAtHand
from amends.ledger.entries import Entry, EntryState
from amends.ledger.history import HistoryValue, history_facts
from amends.ledger.subject import Subject
from tests.ledger.florist import (
    ACCOUNT,
    ANNA,
    APPROVAL,
    CARLA,
    CARLA_BY_ANNA,
    CASE,
    CASIMIR,
    EARLIER_CASE,
    FLORIST,
    HOUSEHOLD,
    NOW,
    florist,
    gift,
    given,
    in_state,
    next_id,
)


def facts(
    entries: Iterable[Entry] = (),
    cases: Iterable[EarlierCase] = (),
    subject: Subject = CARLA_BY_ANNA,
    tree: PolicyTree | None = None,
    this_case: UUID | None = CASE,
) -> dict[str, HistoryValue]:
    return history_facts(tree or florist(), EntriesAtHand(entries), CasesAtHand(cases), subject, NOW, this_case)


def with_where(where: str) -> PolicyTree:
    """The florist's policy, with another condition on the vouchers of its shop."""
    return amends.loads(FLORIST.replace('team < "web"', where)).tree


def from_year_earlier(**to: int) -> datetime:
    return NOW.replace(year=2025) + timedelta(**to)


def test_gifts_are_counted_and_summed() -> None:
    known = facts([given(gift("bunch")), given(gift(amount="7.50")), given(gift(amount="12.25"))])
    assert known["bunches_last_year"] == 1
    assert known["vouchers_last_year"] == Decimal("19.75")
    assert known["gifts_to_household"] == 3


def test_of_someone_to_whom_nothing_was_given_counts_and_sums_are_nought_and_the_last_day_is_unknown() -> None:
    known = facts()
    assert (known["bunches_last_year"], known["vouchers_last_year"], known["cases_this_month"]) == (0, Decimal(0), 0)
    assert "last_voucher" not in known


@pytest.mark.parametrize(
    ("state", "counted"),
    [
        (EntryState.RESERVED, 0),
        (EntryState.UNCERTAIN, 1),
        (EntryState.GIVEN, 1),
        (EntryState.RELEASED, 0),
        (EntryState.REVERSED, 0),
    ],
)
def test_what_was_given_or_may_have_been_is_history(state: EntryState, counted: int) -> None:
    assert facts([in_state(state, gift("bunch"))])["bunches_last_year"] == counted


def test_the_case_that_is_decided_is_left_out() -> None:
    entries = [given(gift("bunch", case=CASE)), given(gift("bunch", case=EARLIER_CASE))]
    cases = [EarlierCase(CASE, NOW, CARLA_BY_ANNA), EarlierCase(EARLIER_CASE, NOW, CARLA_BY_ANNA)]
    known = facts(entries, cases)
    assert (known["bunches_last_year"], known["cases_this_month"]) == (1, 1)


def test_before_there_is_a_case_nothing_is_left_out() -> None:
    known = facts([given(gift("bunch", case=None)), given(gift("bunch"))], this_case=None)
    assert known["bunches_last_year"] == 2


def test_the_span_begins_with_the_same_day_a_year_earlier_and_ends_now() -> None:
    # 2025-11-15 began in Berlin an hour before it did in UTC.
    begins = from_year_earlier(hours=-15, minutes=-30)
    times = [begins - timedelta(microseconds=1), begins, NOW, NOW + timedelta(microseconds=1)]
    assert facts([given(gift("bunch"), at) for at in times])["bunches_last_year"] == 2


def test_without_a_span_everything_counts() -> None:
    long_ago = NOW.replace(year=1999)
    assert facts([given(at=long_ago)])["last_voucher"] == date(1999, 11, 15)


def test_the_last_day_is_a_day_in_the_time_zone_of_the_policy() -> None:
    late_in_the_evening = datetime.fromisoformat("2026-10-31T23:30Z")
    earlier = datetime.fromisoformat("2026-03-01T10:00Z")
    assert facts([given(at=late_in_the_evening), given(at=earlier)])["last_voucher"] == date(2026, 11, 1)


def test_facts_of_an_account_or_household_that_is_not_known_are_absent() -> None:
    known = facts([given(gift("bunch", subject=Subject(customer=CARLA)))], subject=Subject(customer=CARLA))
    assert not {"last_voucher", "gifts_to_household", "approved_by_agent"} & set(known)
    assert known["bunches_last_year"] == 1


def test_each_fact_counts_over_its_own_subject() -> None:
    of_the_neighbour = Subject(customer=CASIMIR, household=HOUSEHOLD, account=ACCOUNT, agent=ANNA)
    known = facts([given(gift(subject=of_the_neighbour, approval=APPROVAL))])
    assert known["vouchers_last_year"] == 0
    assert known["gifts_to_household"] == 1
    assert known["last_voucher"] == date(2026, 11, 15)
    assert known["approved_by_agent"] == Decimal("10.00")


def test_where_takes_entries_by_their_amount_kind_approval_and_team() -> None:
    entries = [
        given(gift("bunch", "90.00")),
        given(gift(amount="20.00")),
        given(gift(amount="20.01", approval=APPROVAL)),
        given(gift(amount="30.00", subject=replace(CARLA_BY_ANNA, team="web"))),
    ]
    known = facts(entries)
    assert known["large_vouchers"] == 2
    assert known["credits"] == 3
    assert known["approved_by_agent"] == Decimal("20.01")
    assert known["of_shop"] == 2


def test_what_an_entry_does_not_tell_leaves_the_fact_unknown() -> None:
    imported = replace(given(), approved=None)
    known = facts([imported, given()])
    assert "approved_by_agent" not in known
    assert known["vouchers_last_year"] == Decimal("20.00")
    assert "of_shop" not in facts([given(gift(subject=Subject(customer=CARLA)))])


def test_what_is_not_told_does_not_matter_where_the_rest_decides() -> None:
    tree = with_where("'amount > 20 and team == \"web\"'")
    without_team = Subject(customer=CARLA)
    assert facts([given(gift(amount="20.00", subject=without_team))], tree=tree)["of_shop"] == 0
    assert "of_shop" not in facts([given(gift(amount="20.01", subject=without_team))], tree=tree)


def test_a_team_that_the_policy_no_longer_has_is_another_team() -> None:
    of_the_past = given(gift(subject=replace(CARLA_BY_ANNA, team="telephone")))
    assert facts([of_the_past], tree=with_where('team == "web"'))["of_shop"] == 0
    assert facts([of_the_past], tree=with_where('team != "web"'))["of_shop"] == 1


def test_a_team_that_the_policy_no_longer_has_has_no_place_in_the_order_of_its_teams() -> None:
    assert "of_shop" not in facts([given(gift(subject=replace(CARLA_BY_ANNA, team="telephone")))])


def test_where_means_the_entry_even_where_a_fact_of_the_policy_has_the_same_name() -> None:
    tree = amends.loads(
        FLORIST.replace("  price: money", "  price: money\n  amount: {type: money, presume: 1000.00}")
    ).tree
    assert facts([given(gift(amount="5.00"))], tree=tree)["large_vouchers"] == 0


def test_what_cannot_be_computed_of_an_entry_leaves_the_fact_unknown() -> None:
    tree = with_where("amount / (amount - 10) > 1")
    assert "of_shop" not in facts([given(gift(amount="10.00"))], tree=tree)
    assert facts([given(gift(amount="12.00"))], tree=tree)["of_shop"] == 1


def test_a_sum_of_more_digits_than_the_language_has_is_unknown() -> None:
    largest = gift(amount="9" * 38)
    assert facts([given(largest)])["vouchers_last_year"] == Decimal("9" * 38)
    assert "vouchers_last_year" not in facts([given(largest), given(largest)])


def test_cases_are_counted_by_when_they_were_opened() -> None:
    thirty_days = NOW - timedelta(days=30)
    opened = [thirty_days - timedelta(microseconds=1), thirty_days, NOW, NOW + timedelta(microseconds=1)]
    cases = [EarlierCase(next_id(), at, CARLA_BY_ANNA) for at in opened]
    assert facts(cases=[*cases, EarlierCase(next_id(), NOW, Subject(customer=CASIMIR))])["cases_this_month"] == 2


def test_cases_can_be_told_apart_by_their_team() -> None:
    teams = ["web", "shop", "web"]
    cases = [EarlierCase(next_id(), NOW, replace(CARLA_BY_ANNA, team=team)) for team in teams]
    assert facts(cases=cases)["cases_on_the_web"] == 2
    without_team = EarlierCase(next_id(), NOW, Subject(customer=CARLA))
    assert "cases_on_the_web" not in facts(cases=[*cases, without_team])


def test_history_facts_fit_the_policy_that_asks_for_them() -> None:
    policy = amends.loads(FLORIST)
    known = facts([given(gift("bunch")), given(gift(amount="7.50"))], [EarlierCase(next_id(), NOW, CARLA_BY_ANNA)])
    assert policy.decide(known).to_dict()["facts"] == {
        "approved_by_agent": "0.00",
        "bunches_last_year": 1,
        "cases_on_the_web": 0,
        "cases_this_month": 1,
        "credits": 1,
        "gifts_to_household": 2,
        "large_vouchers": 0,
        "last_voucher": "2026-11-15",
        "of_shop": 1,
        "vouchers_last_year": "7.50",
    }
