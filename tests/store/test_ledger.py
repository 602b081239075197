"""The ledger in a real file: what was entered is there, once, with its balances."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from threading import Barrier
from uuid import UUID

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from sqlalchemy import Engine, select, text
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.exc import IntegrityError

from amends.ledger.at_hand import EntriesAtHand
from amends.ledger.balances import Balance, BalanceKey, balances_of, differences, keys_to_lock
from amends.ledger.caps import CapsExceededError, require_within_caps
from amends.ledger.entries import COUNTED_FOR_CAPS, Entry, EntryState
from amends.ledger.ports import EnteredBeforeError, LedgerEntries, LedgerWriting
from amends.ledger.selection import Selection, Tally
from amends.ledger.subject import PER, Subject
from amends.ledger.transitions import give, release, reverse
from amends.store.engine import reading, writing
from amends.store.errors import ChangedMeanwhileError
from amends.store.ledger import StoredLedger
from amends.store.ledger_balances import rows_to_lock
from amends.store.ledger_tables import ledger_entries
from tests.ledger.florist import (
    ANNA,
    APPROVAL,
    CARLA,
    CARLA_BY_ANNA,
    CASE,
    CASIMIR,
    CLIENT,
    EARLIER_CASE,
    NOW,
    florist,
    gift,
    given,
    in_state,
    reserved,
)

OTHER_CLIENT = UUID(int=2)
OF_CARLA = Selection(
    policy="florist", remedies=("voucher",), per="customer", subject=str(CARLA), states=COUNTED_FOR_CAPS
)


@contextmanager
def ledger_for_writing(engine: Engine, client: UUID = CLIENT) -> Iterator[StoredLedger]:
    with writing(engine) as connection:
        yield StoredLedger(connection, client)


@contextmanager
def ledger_for_reading(engine: Engine, client: UUID = CLIENT) -> Iterator[StoredLedger]:
    with reading(engine) as connection:
        yield StoredLedger(connection, client)


def enter(engine: Engine, *entries: Entry) -> None:
    with ledger_for_writing(engine) as ledger:
        for entry in entries:
            ledger.enter(entry)


def numbered(count: int) -> list[Entry]:
    """So many promised vouchers of Carla's, each the next round."""
    return [reserved(gift(number=number)) for number in range(1, count + 1)]


def balance(engine: Engine, subject: UUID = CARLA) -> Balance | None:
    with ledger_for_reading(engine) as ledger:
        return ledger.balances().get(BalanceKey(CLIENT, "florist", "customer", str(subject), "voucher"))


def alike(tallies: Sequence[Tally]) -> set[tuple[object, ...]]:
    """Tallies that can be compared, whatever their order and however their amounts are written."""
    counted: dict[tuple[object, ...], list[Tally]] = {}
    for tally in tallies:
        counted.setdefault((tally.amount, tally.kind, tally.approved, tally.team), []).append(tally)
    return {(*what, sum(one.count for one in of), max(one.last for one in of)) for what, of in counted.items()}


def test_the_store_is_what_the_ledger_asks_for(engine: Engine) -> None:
    with ledger_for_reading(engine) as ledger:
        to_read: LedgerEntries = ledger
        to_write: LedgerWriting = ledger
        assert [to_read, to_write] == [ledger, ledger]


@pytest.mark.parametrize("state", EntryState)
def test_an_entry_comes_back_as_it_was_entered(engine: Engine, state: EntryState) -> None:
    entry = in_state(state, gift(amount="12.50", approval=APPROVAL))
    enter(engine, entry)
    with ledger_for_reading(engine) as ledger:
        assert ledger.entry(entry.id) == entry
        assert ledger.of_case(EARLIER_CASE) == (entry,)
        assert list(ledger.all()) == [entry]


def test_what_an_entry_does_not_tell_comes_back_as_not_known(engine: Engine) -> None:
    entry = replace(given(gift(case=None, subject=Subject(customer=CARLA))), approved=None, opening=True)
    enter(engine, entry)
    with ledger_for_reading(engine) as ledger:
        assert ledger.entry(entry.id) == entry


def test_the_same_gift_is_not_entered_twice(engine: Engine) -> None:
    first, again = reserved(), reserved(at=NOW + timedelta(days=1))
    enter(engine, first)
    with pytest.raises(EnteredBeforeError, match="`voucher` of 10 was entered before, on 2026-11-15") as caught:
        enter(engine, again)
    assert caught.value.entry == first
    assert balance(engine) == Balance(1, Decimal("10.00"))


def test_the_database_itself_refuses_a_second_row_for_one_gift(engine: Engine) -> None:
    first = reserved()
    enter(engine, first)
    with writing(engine) as connection, pytest.raises(IntegrityError):
        row = dict(connection.execute(select(ledger_entries)).one()._mapping)
        connection.execute(ledger_entries.insert(), row | {"id": UUID(int=99)})


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entries SET amount = '1.00'",
        'UPDATE ledger_entries SET "case" = NULL',
        "UPDATE ledger_entries SET at = '2020-01-01T00:00:00.000000Z'",
        "DELETE FROM ledger_entries",
    ],
)
def test_what_was_entered_stays(engine: Engine, statement: str) -> None:
    enter(engine, reserved())
    with writing(engine) as connection, pytest.raises(IntegrityError, match="what stands in ledger_entries stays"):
        connection.execute(text(statement))


def test_two_clients_may_enter_gifts_under_the_same_key_and_never_see_each_other(engine: Engine) -> None:
    enter(engine, reserved())
    theirs = reserved(gift(client=OTHER_CLIENT))
    with ledger_for_writing(engine, OTHER_CLIENT) as ledger:
        ledger.enter(theirs)
    with ledger_for_reading(engine, OTHER_CLIENT) as ledger:
        assert list(ledger.all()) == list(ledger.of(OF_CARLA)) == [theirs]
        assert [tally.count for tally in ledger.tallies(OF_CARLA)] == [1]
        assert {key.client for key in ledger.balances()} == {OTHER_CLIENT}
    with ledger_for_reading(engine) as ledger:
        assert ledger.entry(theirs.id) is None


def test_an_entry_of_another_client_is_not_taken(engine: Engine) -> None:
    with pytest.raises(ValueError, match="another client"):
        enter(engine, reserved(gift(client=OTHER_CLIENT)))


def test_balances_follow_each_transition(engine: Engine) -> None:
    first, second = numbered(2)
    enter(engine, first, second)
    assert balance(engine) == Balance(2, Decimal("20.00"))
    with ledger_for_writing(engine) as ledger:
        ledger.change(first, give(first, NOW))
        ledger.change(second, release(second, "the offer expired", NOW))
    assert balance(engine) == Balance(1, Decimal("10.00"))
    with ledger_for_writing(engine) as ledger:
        handed_over = ledger.entry(first.id)
        assert handed_over == give(first, NOW)
        ledger.change(handed_over, reverse(handed_over, "a mistake", NOW))
    assert balance(engine) == Balance(0, Decimal("0.00"))
    with ledger_for_reading(engine) as ledger:
        assert [entry.reason for entry in ledger.of_case(EARLIER_CASE)] == ["a mistake", "the offer expired"]


def test_an_entry_that_someone_else_changed_meanwhile_is_not_changed_again(engine: Engine) -> None:
    promised = reserved()
    enter(engine, promised)
    with ledger_for_writing(engine) as ledger:
        ledger.change(promised, give(promised, NOW))
    told = "`voucher` of 10 is no longer reserved"
    with pytest.raises(ChangedMeanwhileError, match=told), ledger_for_writing(engine) as ledger:
        ledger.change(promised, release(promised, "expired", NOW))
    assert balance(engine) == Balance(1, Decimal("10.00"))


def test_what_the_transaction_undoes_is_in_neither_table(engine: Engine) -> None:
    with pytest.raises(RuntimeError, match="power"), ledger_for_writing(engine) as ledger:
        ledger.enter(reserved())
        raise RuntimeError("power failed")
    with ledger_for_reading(engine) as ledger:
        assert list(ledger.all()) == []
        assert ledger.balances() == {}


def test_a_balance_that_was_tampered_with_differs_from_the_entries(engine: Engine) -> None:
    enter(engine, *numbered(2))
    with ledger_for_reading(engine) as ledger:
        assert differences(balances_of(ledger.all()), ledger.balances()) == []
    with writing(engine) as connection:
        connection.execute(text("UPDATE ledger_balances SET amount = '5.00' WHERE per = 'customer'"))
    with ledger_for_reading(engine) as ledger:
        (difference,) = differences(balances_of(ledger.all()), ledger.balances())
    assert (difference.stored.amount, difference.from_entries.amount) == (Decimal("5.00"), Decimal("20.00"))


def test_opening_balances_are_entered_once_however_often_they_are_imported(engine: Engine) -> None:
    imported = [
        replace(
            given(gift(case=None, subject=Subject(customer=UUID(int=number)))), key=f"opening/{number}", opening=True
        )
        for number in range(5_000, 6_200)
    ]
    for new in (1_200, 0):
        with ledger_for_writing(engine) as ledger:
            assert ledger.enter_opening(imported) == new
    with ledger_for_reading(engine) as ledger:
        assert differences(balances_of(imported), ledger.balances()) == []
        assert sum(1 for _ in ledger.all()) == 1_200


def test_of_two_approvals_that_race_for_one_cap_exactly_one_wins(engine: Engine) -> None:
    together = Barrier(2)

    def approve(number: int) -> str:
        promised = reserved(gift(amount="30.00", number=number))
        together.wait()
        try:
            with ledger_for_writing(engine) as ledger:
                ledger.lock(keys_to_lock(florist(), CLIENT, ["voucher"], CARLA_BY_ANNA))
                require_within_caps(florist(), {"voucher": Decimal("30.00")}, CARLA_BY_ANNA, ledger, NOW)
                ledger.enter(promised)
        except CapsExceededError as error:
            return error.message
        return "entered"

    with ThreadPoolExecutor(2) as people:
        first, second = sorted(people.map(approve, (1, 2)))
    assert first.startswith("30.00 more would pass the cap of 50.00 on `voucher` per customer")
    assert second == "entered"
    assert balance(engine) == Balance(1, Decimal("30.00"))


def test_the_balances_are_locked_row_by_row_where_the_database_can() -> None:
    query = rows_to_lock(CLIENT, "florist", "customer", [str(CARLA)], ["voucher"])
    dialect = PGDialect()  # type: ignore[no-untyped-call]  # SQLAlchemy states no types for it
    assert str(query.compile(dialect=dialect)).endswith(
        "ORDER BY ledger_balances.subject, ledger_balances.remedy FOR UPDATE"
    )


def test_both_ends_of_a_span_belong_to_it(engine: Engine) -> None:
    a_moment = timedelta(microseconds=1)
    times = [NOW - a_moment, NOW, NOW + a_moment, NOW + 2 * a_moment]
    enter(engine, *(reserved(gift(number=number), at) for number, at in enumerate(times, start=1)))
    with ledger_for_reading(engine) as ledger:
        found = ledger.of(replace(OF_CARLA, since=NOW, until=NOW + a_moment))
        assert [entry.at for entry in found] == [NOW + a_moment, NOW]


entries = st.builds(
    lambda remedy, amount, subject, state, minutes, case, number: in_state(
        state, gift(remedy, amount, subject, case=case, number=number), NOW + timedelta(minutes=minutes)
    ),
    remedy=st.sampled_from(["bunch", "voucher", "refund"]),
    amount=st.sampled_from(["0", "0.10", "7.5", "7.50", "12"]),
    subject=st.builds(
        Subject,
        customer=st.sampled_from([CARLA, CASIMIR, None]),
        agent=st.sampled_from([ANNA, None]),
        team=st.sampled_from(["shop", "web", None]),
    ),
    state=st.sampled_from(EntryState),
    minutes=st.integers(-3, 3),
    case=st.sampled_from([CASE, EARLIER_CASE, None]),
    number=st.integers(1, 10**6),
)
selections = st.builds(
    lambda whom, remedies, states, since, until, without_case: Selection(
        policy="florist",
        remedies=tuple(remedies),
        per=whom[0],
        subject=whom[1],
        states=frozenset(states),
        since=None if since is None else NOW + timedelta(minutes=since),
        until=None if until is None else NOW + timedelta(minutes=until),
        without_case=without_case,
    ),
    whom=st.sampled_from([("customer", str(CARLA)), ("agent", str(ANNA)), ("team", "web"), ("account", str(CARLA))]),
    remedies=st.sets(st.sampled_from(["bunch", "voucher", "refund"]), min_size=1),
    states=st.sets(st.sampled_from(EntryState), min_size=1),
    since=st.one_of(st.none(), st.integers(-3, 3)),
    until=st.one_of(st.none(), st.integers(-3, 3)),
    without_case=st.sampled_from([None, CASE]),
)


def test_the_store_answers_as_if_all_entries_were_at_hand(engine: Engine) -> None:
    @for_all(
        st.lists(entries, max_size=12, unique_by=lambda entry: entry.key),
        st.lists(selections, min_size=1, max_size=8),
    )
    def answers_alike(entered: list[Entry], asked: list[Selection]) -> None:
        at_hand = EntriesAtHand(entered)
        with engine.connect() as connection, connection.begin() as transaction:
            ledger = StoredLedger(connection, CLIENT)
            for entry in entered:
                ledger.enter(entry)
            left_out = frozenset(entry.id for entry in entered[::3])
            for selection in [*asked, *(replace(one, without_entries=left_out) for one in asked)]:
                assert list(ledger.of(selection)) == at_hand.of(selection)
                assert alike(ledger.tallies(selection)) == alike(at_hand.tallies(selection))
            assert differences(balances_of(entered), ledger.balances()) == []
            transaction.rollback()

    answers_alike()


def test_nobody_is_left_out_of_the_balances(engine: Engine) -> None:
    enter(engine, reserved())
    with ledger_for_reading(engine) as ledger:
        assert {key.per for key in ledger.balances()} == set(PER)
