import tracemalloc
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import Engine

from amends.cases.events.ending import CaseClosed
from amends.cases.events.giving import Basis, RemedyGiven, RemedyReserved
from amends.ledger.entries import Entry, EntryState, Gift
from amends.ledger.subject import Subject
from amends.store.checkpoints import make_checkpoint
from amends.store.engine import writing
from amends.store.ledger import StoredLedger
from amends.store.verify import Area, Finding, verify
from tests.store.histories import ADA, BEGIN, CLIENT, CUSTOMER, Story, new_id, restated
from tests.store.tampering import tampered
from tests.stores import SQLITE, on_sqlite


def found(engine: Engine, *told_outside: str) -> list[str]:
    return [str(finding) for finding in verify(engine, told_outside)]


def entry_of(story: Story, entry: UUID, state: EntryState = EntryState.RESERVED) -> Entry:
    subject = Subject(customer=CUSTOMER, agent=ADA.user, team="care")
    gift = Gift(
        client=CLIENT,
        case=story.id,
        policy="phones",
        remedy="credit",
        kind=None,
        amount=Decimal("40.00"),
        subject=subject,
    )
    return Entry(id=entry, key=gift.key, gift=gift, state=state, at=BEGIN, changed_at=BEGIN, approved=False)


@pytest.fixture
def story(engine: Engine) -> Story:
    """A case with a gift, beside another; both anchored, and one changed since."""
    story, entry = Story(reference="M2-1"), new_id()
    reserved = RemedyReserved(entry=entry, remedy="credit", amount=Decimal("40.00"), basis=Basis.ENTITLED)
    with writing(engine) as connection:
        story.keep(connection, restated(), reserved)
        StoredLedger(connection, CLIENT).enter(entry_of(story, entry))
        Story(reference="M2-2").keep(connection, CaseClosed())
        make_checkpoint(connection, BEGIN)
        story.keep(connection, restated("still no alarm"))
    return story


def test_a_store_in_which_nothing_was_touched_has_no_findings(engine: Engine, story: Story) -> None:
    assert found(engine) == []


def test_an_empty_store_has_no_findings(engine: Engine) -> None:
    assert found(engine) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            "UPDATE case_events SET kind = 'case_closed', data = '{}' WHERE \"case\" = :case AND number = 4",
            "event 4 is not what was recorded",
        ),
        (
            "UPDATE case_events SET at = '2020-01-01T00:00:00.000000Z' WHERE number = 2",
            "event 2 is not what was recorded",
        ),
        ("UPDATE case_events SET actor_name = 'ben' WHERE number = 3", "event 3 is not what was recorded"),
        ('DELETE FROM case_events WHERE "case" = :case AND number = 2', "event 2 is missing"),
        ('DELETE FROM case_events WHERE "case" = :case AND number = 4', "event 4 and what came after it are missing"),
        ('DELETE FROM case_events WHERE "case" = :case', "event 1 and what came after it are missing"),
        (
            "UPDATE case_personal SET value = '\"another\"' WHERE number = 2 AND field = 'wish'",
            "`wish` of event 2 is not what was recorded",
        ),
        (
            "DELETE FROM case_personal WHERE number = 2 AND field = 'wish'",
            "`wish` of event 2 is gone, though nobody erased it",
        ),
        (
            'INSERT INTO case_personal ("case", number, field, client, salt, value) '
            'SELECT "case", 9, field, client, salt, value FROM case_personal WHERE number = 4',
            "there are personal values of event 9, which is not there",
        ),
        (
            "UPDATE cases SET stage = 'closed' WHERE id = :case",
            "its row says stage is `closed`; its events make it `open`",
        ),
        (
            "UPDATE cases SET is_closed = true WHERE id = :case",
            "its row says is_closed is `True`; its events make it `False`",
        ),
        (
            "UPDATE cases SET owner = NULL WHERE id = :case",
            f"its row says owner is `None`; its events make it `{ADA.user}`",
        ),
        ("UPDATE cases SET head = 'ff' WHERE id = :case", "the case does not end with event 4 as it stands there"),
        ("UPDATE case_events SET data = '{' WHERE number = 3", "what stands in data cannot be read"),
        ("UPDATE case_events SET at = 'yesterday' WHERE number = 3", "what stands in at cannot be read"),
        ("UPDATE case_personal SET salt = 'pepper'", "what stands in salt cannot be read"),
        (
            "UPDATE case_events SET kind = 'moon_landed' WHERE number = 3",
            "this version of Amends knows no event `moon_landed`",
        ),
        ("UPDATE case_events SET kind = 'case_closed' WHERE number = 1", "its events do not make a case: ValueError"),
        ("UPDATE case_events SET client = 'c2' WHERE number = 3", "what stands in client cannot be read"),
        (
            "UPDATE case_events SET client = '00000000-0000-0000-0000-0000000000c2' WHERE number = 3",
            "some of its rows are another client's",
        ),
        (
            "UPDATE ledger_entries SET state = 'given'",
            "`credit` of 40.00, reserved, in the case is `credit` of 40.00, given, in the ledger",
        ),
        ("DELETE FROM ledger_entries", "`credit` is reserved in the case and missing in the ledger"),
    ],
)
def test_what_differs_in_a_case_is_told_with_its_reference(
    engine: Engine, story: Story, change: str, expected: str
) -> None:
    tampered(engine, change.replace(":case", f"'{story.id}'"))
    assert f"case `M2-1`: {expected}" in found(engine)


@on_sqlite
def test_a_number_that_is_none_is_told(engine: Engine, story: Story) -> None:
    tampered(engine, f"UPDATE cases SET number = 'four' WHERE id = '{story.id}'")
    assert "case `M2-1`: what stands in number cannot be read" in found(engine)


def test_a_gift_of_which_the_case_does_not_know_is_told(engine: Engine, story: Story) -> None:
    tampered(engine, f"UPDATE ledger_entries SET id = '{UUID(int=9)}'")
    assert "case `M2-1`: `credit` is reserved in the ledger and missing in the case" in found(engine)


def test_one_altered_event_is_one_finding(engine: Engine, story: Story) -> None:
    tampered(engine, f"UPDATE case_events SET actor_name = 'ben' WHERE \"case\" = '{story.id}' AND number = 3")
    assert found(engine) == ["case `M2-1`: event 3 is not what was recorded"]


def test_a_case_whose_row_is_gone_is_told_by_its_id(engine: Engine, story: Story) -> None:
    tampered(engine, f"DELETE FROM cases WHERE id = '{story.id}'")
    told = found(engine)
    for rows in ("events", "personal values", "entries in the ledger"):
        assert f"case `{story.id}`: there is no such case, but there are {rows} of it" in told
    assert f"checkpoint `1`: the case {story.id}, which it holds, was deleted" in told
    if engine.dialect.name == SQLITE:
        assert "file `database`: 4 rows of case_events without the row of cases that belongs to it" in told


def test_a_balance_that_the_entries_do_not_make_is_told(engine: Engine, story: Story) -> None:
    tampered(engine, "UPDATE ledger_balances SET amount = '10.00' WHERE per = 'team'")
    assert found(engine) == [
        "ledger `phones/credit per team care`: the balance says 1 of 10.00; the entries make 1 of 40.00"
    ]


def test_a_balance_that_is_missing_is_told(engine: Engine, story: Story) -> None:
    tampered(engine, "DELETE FROM ledger_balances WHERE per = 'customer'")
    assert found(engine) == [
        f"ledger `phones/credit per customer {CUSTOMER}`: the balance says 0 of 0; the entries make 1 of 40.00"
    ]


def test_a_balance_without_entries_is_told(engine: Engine, story: Story) -> None:
    tampered(engine, "UPDATE ledger_balances SET subject = 'retention' WHERE per = 'team'")
    assert found(engine) == [
        "ledger `phones/credit per team care`: the balance says 0 of 0; the entries make 1 of 40.00",
        "ledger `phones/credit per team retention`: the balance says 1 of 40.00; the entries make 0 of 0",
    ]


def test_a_gift_that_reached_the_customer_agrees_with_the_ledger(engine: Engine) -> None:
    story, entry = Story(), new_id()
    reserved = RemedyReserved(entry=entry, remedy="credit", amount=Decimal("40"), basis=Basis.ENTITLED)
    with writing(engine) as connection:
        story.keep(connection, reserved, RemedyGiven(entry=entry))
        StoredLedger(connection, CLIENT).enter(entry_of(story, entry, EntryState.GIVEN))
    assert found(engine) == []


def test_an_amount_that_cannot_be_read_does_not_end_the_rest(engine: Engine, story: Story) -> None:
    tampered(engine, "UPDATE ledger_balances SET amount = 'many'")
    (finding,) = verify(engine)
    assert finding.area is Area.LEDGER
    assert "cannot be read" in finding.problem


def test_a_checkpoint_told_outside_is_looked_for(engine: Engine, story: Story) -> None:
    assert found(engine, "ab" * 32) == [
        f"checkpoint `2`: the checkpoint `{'ab' * 32}`, which was told outside, is missing"
    ]


def test_a_finding_reads_as_one_line() -> None:
    assert str(Finding(Area.CASE, "M2-1", "event 2 is missing")) == "case `M2-1`: event 2 is missing"


def test_three_times_as_many_cases_take_no_more_memory(engine: Engine) -> None:
    def peak(first: int, last: int) -> int:
        with writing(engine) as connection:
            for number in range(first, last):
                Story(reference=f"M2-{number}").keep(connection, restated())
        tracemalloc.start()
        assert found(engine) == []
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    # The first ones fill what is read at once.
    few = peak(0, 500)
    assert peak(500, 1500) < 1.5 * few
