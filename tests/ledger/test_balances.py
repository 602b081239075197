from decimal import Decimal
from uuid import UUID

import pytest

from amends.ledger.balances import (
    Balance,
    BalanceDifference,
    BalanceKey,
    balances_of,
    change_of,
    differences,
    keys_to_lock,
)
from amends.ledger.entries import EntryState
from amends.ledger.subject import Subject
from amends.ledger.transitions import give, release, reverse
from tests.ledger.florist import (
    CARLA,
    CARLA_BY_ANNA,
    CASIMIR,
    CLIENT,
    HOUSEHOLD,
    NOW,
    florist,
    gift,
    given,
    in_state,
    reserved,
)

OF_CARLA = BalanceKey(CLIENT, "florist", "customer", str(CARLA), "voucher")


def test_an_entry_counts_once_for_each_of_its_subjects() -> None:
    balances = balances_of([given(gift(amount="12.50"))])
    assert {key.per for key in balances} == {"customer", "account", "household", "agent", "team"}
    assert set(balances.values()) == {Balance(1, Decimal("12.50"))}


def test_a_subject_that_is_not_there_has_no_balance() -> None:
    assert set(balances_of([given(gift(subject=Subject(customer=CARLA)))])) == {OF_CARLA}


def test_entries_of_one_subject_and_remedy_are_counted_and_summed() -> None:
    entries = [given(gift(amount="12.50")), reserved(gift(amount="7.50")), given(gift("bunch", "99.00"))]
    assert balances_of(entries)[OF_CARLA] == Balance(2, Decimal("20.00"))


@pytest.mark.parametrize("state", [EntryState.RELEASED, EntryState.REVERSED])
def test_what_was_taken_back_leaves_nothing(state: EntryState) -> None:
    assert balances_of([in_state(state)])[OF_CARLA] == Balance(0, Decimal(0))


def test_clients_are_counted_apart() -> None:
    other = UUID(int=2)
    balances = balances_of([given(), given(gift(client=other))])
    assert balances[OF_CARLA] == Balance(1, Decimal("10.00"))
    assert balances[BalanceKey(other, "florist", "customer", str(CARLA), "voucher")] == Balance(1, Decimal("10.00"))


def test_to_reserve_adds_to_give_changes_nothing_and_to_release_or_reverse_takes_away() -> None:
    promised = reserved()
    handed_over = give(promised, NOW)
    assert change_of(None, promised)[OF_CARLA] == Balance(1, Decimal("10.00"))
    assert change_of(promised, handed_over)[OF_CARLA] == Balance(0, Decimal("0.00"))
    assert change_of(promised, release(promised, "expired", NOW))[OF_CARLA] == Balance(-1, Decimal("-10.00"))
    assert change_of(handed_over, reverse(handed_over, "a mistake", NOW))[OF_CARLA] == Balance(-1, Decimal("-10.00"))


def test_who_gives_under_a_cap_over_several_remedies_locks_them_all() -> None:
    keys = keys_to_lock(florist(), CLIENT, ["voucher"], Subject(customer=CARLA, household=HOUSEHOLD))
    assert [(key.per, key.remedy) for key in keys] == [
        ("customer", "voucher"),
        ("household", "refund"),
        ("household", "voucher"),
    ]
    others = keys_to_lock(florist(), CLIENT, ["refund"], Subject(customer=CASIMIR, household=HOUSEHOLD))
    assert set(keys) & set(others)


def test_what_is_locked_covers_what_is_changed_and_comes_in_one_order() -> None:
    keys = keys_to_lock(florist(), CLIENT, ["voucher", "bunch"], CARLA_BY_ANNA)
    assert list(keys) == sorted(keys)
    for remedy in ("voucher", "bunch"):
        assert set(change_of(None, reserved(gift(remedy)))) <= set(keys)


def test_balances_that_do_not_follow_from_the_entries_are_told() -> None:
    from_entries = balances_of([given()])
    agent = next(key for key in from_entries if key.per == "agent")
    stray = BalanceKey(CLIENT, "florist", "customer", str(CASIMIR), "voucher")
    stored = {key: balance for key, balance in from_entries.items() if key != agent}
    stored |= {OF_CARLA: Balance(1, Decimal("11.00")), stray: Balance(2, Decimal("3.00"))}
    assert differences(from_entries, stored) == sorted(
        [
            BalanceDifference(agent, Balance(), Balance(1, Decimal("10.00"))),
            BalanceDifference(OF_CARLA, Balance(1, Decimal("11.00")), Balance(1, Decimal("10.00"))),
            BalanceDifference(stray, Balance(2, Decimal("3.00")), Balance()),
        ],
        key=lambda difference: difference.key,
    )


def test_a_balance_of_nothing_may_be_stored_or_not() -> None:
    from_entries = balances_of([in_state(EntryState.RELEASED)])
    assert differences(from_entries, {}) == []
    assert differences({}, from_entries) == []
