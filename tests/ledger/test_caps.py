from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest

import amends
from amends.ledger.at_hand import EntriesAtHand
from amends.ledger.caps import CapExceeded, CapsExceededError, cap_faults, cap_states, require_within_caps
from amends.ledger.entries import Entry, EntryState
from amends.ledger.subject import Subject
from tests.ledger.florist import (
    ANNA,
    ARNO,
    CARLA,
    CARLA_BY_ANNA,
    CASIMIR,
    FLORIST,
    HOUSEHOLD,
    NOW,
    florist,
    gift,
    given,
    in_state,
    reserved,
)

CARLA_ALONE = Subject(customer=CARLA)


def faults(entries: Iterable[Entry], subject: Subject = CARLA_ALONE, **further: str) -> list[CapExceeded]:
    amounts = {remedy: Decimal(amount) for remedy, amount in further.items()}
    return cap_faults(florist(), amounts, subject, EntriesAtHand(entries), NOW)


def test_what_fits_exactly_passes() -> None:
    assert faults([given(gift(amount="37.50"))], voucher="12.50") == []


def test_a_cent_more_is_told_with_what_was_given_and_what_is_left() -> None:
    (fault,) = faults([given(gift(amount="37.50"))], voucher="12.51")
    assert (fault.cap, fault.already, fault.further, fault.left) == (
        florist().caps[0],
        Decimal("37.50"),
        Decimal("12.51"),
        Decimal("12.50"),
    )


@pytest.mark.parametrize(
    ("state", "counts"),
    [
        (EntryState.RESERVED, True),
        (EntryState.UNCERTAIN, True),
        (EntryState.GIVEN, True),
        (EntryState.RELEASED, False),
        (EntryState.REVERSED, False),
    ],
)
def test_what_is_promised_counts_and_what_was_taken_back_does_not(state: EntryState, counts: bool) -> None:
    assert bool(faults([in_state(state, gift(amount="45.00"))], voucher="10.00")) is counts


def test_a_gift_of_the_same_day_a_year_ago_still_counts_and_that_of_the_day_before_does_not() -> None:
    midnight_in_berlin = NOW.replace(year=2025, hour=23, minute=0) - timedelta(days=1)
    assert faults([given(gift(amount="45.00"), midnight_in_berlin)], voucher="10.00")
    assert not faults([given(gift(amount="45.00"), midnight_in_berlin - timedelta(microseconds=1))], voucher="10.00")


def test_twenty_four_hours_are_exact() -> None:
    anna = Subject(agent=ANNA)
    a_day_ago = NOW - timedelta(hours=24)
    assert faults([given(gift(amount="115.00"), a_day_ago)], anna, voucher="10.00")
    assert not faults([given(gift(amount="115.00"), a_day_ago - timedelta(microseconds=1))], anna, voucher="10.00")


def test_what_another_clock_entered_a_moment_later_counts_too() -> None:
    assert faults([given(gift(amount="45.00"), NOW + timedelta(seconds=2))], voucher="10.00")


def test_every_cap_that_is_passed_is_told_at_once_in_the_order_of_the_policy() -> None:
    found = faults([given(gift(amount="490.00"))], CARLA_BY_ANNA, voucher="20.00")
    assert [fault.cap.per for fault in found] == ["customer", "household", "agent", "team"]


def test_a_cap_over_several_remedies_counts_them_together() -> None:
    assert [fault.cap.per for fault in faults([], CARLA_BY_ANNA, voucher="40.00", refund="41.00")] == ["household"]
    assert faults([], CARLA_BY_ANNA, voucher="40.00", refund="40.00") == []
    assert faults([given(gift("refund", "70.00"))], CARLA_BY_ANNA, voucher="20.00")


def test_what_takes_the_place_of_a_promise_has_its_room_where_that_counts_and_nowhere_else() -> None:
    promised = reserved(gift(amount="45.00"))
    arno = Subject(customer=CARLA, agent=ARNO)
    by_arno = given(gift(amount="100.00", subject=Subject(agent=ARNO)))
    entries = EntriesAtHand([promised, by_arno])

    def passed(amount: str, without: frozenset[UUID]) -> list[str]:
        found = cap_faults(florist(), {"voucher": Decimal(amount)}, arno, entries, NOW, without)
        return [fault.cap.per for fault in found]

    assert passed("20.00", frozenset()) == ["customer"]
    assert passed("20.00", frozenset({promised.id})) == []
    assert passed("45.00", frozenset({promised.id})) == ["agent"]


def test_another_customer_policy_or_remedy_does_not_count() -> None:
    other_customer = given(gift(amount="50.00", subject=Subject(customer=CASIMIR)))
    other_remedy = given(gift("bunch", "50.00"))
    assert faults([other_customer, other_remedy], voucher="50.00") == []
    other_policy = amends.loads(FLORIST.replace("policy: florist", "policy: gardener")).tree
    entries = EntriesAtHand([given(gift(amount="50.00"))])
    assert cap_faults(other_policy, {"voucher": Decimal("50.00")}, CARLA_ALONE, entries, NOW) == []


def test_a_customer_without_a_household_is_not_counted_with_others_who_have_none() -> None:
    strangers = [given(gift("refund", "80.00", Subject(customer=CASIMIR)))]
    assert faults(strangers, CARLA_ALONE, refund="80.00") == []
    neighbours = [given(gift("refund", "80.00", Subject(customer=CASIMIR, household=HOUSEHOLD)))]
    assert faults(neighbours, Subject(customer=CARLA, household=HOUSEHOLD), refund="80.00")


def test_what_has_no_value_passes_no_cap_even_one_that_is_passed_already() -> None:
    assert faults([given(gift(amount="60.00"))], voucher="0") == []


def test_nothing_is_left_where_more_was_given_than_the_cap_allows_now() -> None:
    (fault,) = faults([given(gift(amount="60.00"))], voucher="1.00")
    assert (fault.already, fault.left) == (Decimal("60.00"), Decimal("0"))


def test_what_is_left_of_each_cap_can_be_shown_beforehand() -> None:
    arno = Subject(customer=CARLA, agent=ARNO, team="web")
    states = cap_states(florist(), ["voucher"], arno, EntriesAtHand([given(gift(amount="30.00"))]), NOW)
    assert [(state.cap.per, state.already, state.left) for state in states] == [
        ("customer", Decimal("30.00"), Decimal("20.00")),
        ("agent", Decimal("0"), Decimal("120.00")),
        ("team", Decimal("0"), Decimal("500.00")),
    ]


def test_a_remedy_that_no_cap_names_is_not_bounded() -> None:
    assert faults([], CARLA_BY_ANNA, bunch="100000.00") == []


def test_the_error_tells_all_caps_and_the_most_that_fits_under_them() -> None:
    entries = EntriesAtHand([given(gift(amount="45.00")), given(gift("refund", "33.00"))])
    with pytest.raises(CapsExceededError) as caught:
        require_within_caps(florist(), {"voucher": Decimal("10")}, CARLA_BY_ANNA, entries, NOW)
    assert caught.value.message.splitlines() == [
        "10.00 more would pass the cap of 50.00 on `voucher` per customer over 12 months:"
        " 45.00 is given or promised already, 5.00 is left",
        "10.00 more would pass the cap of 80.00 on `voucher` and `refund` per household over 30 days:"
        " 78.00 is given or promised already, 2.00 is left",
    ]
    assert caught.value.help == "give at most 2.00"


def test_where_nothing_is_left_another_remedy_is_suggested() -> None:
    entries = EntriesAtHand([given(gift(amount="50.00"))])
    with pytest.raises(CapsExceededError) as caught:
        require_within_caps(florist(), {"voucher": Decimal("10")}, CARLA_ALONE, entries, NOW)
    assert caught.value.help == "offer a remedy that the cap does not bound"


def test_within_the_caps_nothing_is_raised() -> None:
    require_within_caps(florist(), {"voucher": Decimal("50.00")}, CARLA_BY_ANNA, EntriesAtHand(), NOW)
