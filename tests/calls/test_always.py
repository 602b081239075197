"""What holds of every set of records."""

from datetime import timedelta
from decimal import Decimal

from hypothesis import given as for_all
from hypothesis import strategies as st

from amends.calls.credit import credit
from amends.calls.evidence import evidence, total
from amends.calls.record import CallRecord
from amends.calls.worksheet import Verdict, worksheet
from tests.calls.lottery import ACCOUNT, BEGINS, ENDS, IN_ENGLISH, LOTTERY, NEIGHBOUR

_seconds = st.none() | st.integers(0, 600)
_numbers = st.sampled_from([LOTTERY, "18005550186", "+1 800 555 0186", "1-800-555-0187"])


@st.composite
def _record(draw: st.DrawFn) -> CallRecord:
    return CallRecord(
        draw(st.none() | st.integers(0, 50).map(str)),
        draw(st.sampled_from([ACCOUNT, ACCOUNT, NEIGHBOUR])),
        draw(_numbers),
        BEGINS + timedelta(minutes=draw(st.integers(-100, 45_000))),
        draw(st.booleans()),
        draw(_seconds),
        draw(_seconds),
        Decimal(draw(st.sampled_from([0, 0, 25, 50, 133]))).scaleb(-2),
    )


records = st.lists(_record(), max_size=40)


@for_all(records, st.data())
def test_any_order_gives_the_same_answer_and_the_same_digest(some: list[CallRecord], data: st.DataObject) -> None:
    once = evidence(some, ACCOUNT, LOTTERY, BEGINS, ENDS)

    assert evidence(data.draw(st.permutations(some)), ACCOUNT, LOTTERY, BEGINS, ENDS) == once


@for_all(records)
def test_records_with_numbers_that_are_read_twice_change_nothing(some: list[CallRecord]) -> None:
    numbered = [record for record in some if record.call is not None]

    assert evidence([*numbered, *numbered], ACCOUNT, LOTTERY, BEGINS, ENDS) == evidence(
        numbered, ACCOUNT, LOTTERY, BEGINS, ENDS
    )


@for_all(records, st.data())
def test_another_row_is_another_digest(some: list[CallRecord], data: st.DataObject) -> None:
    before = evidence(some, ACCOUNT, LOTTERY, BEGINS, ENDS)
    added = data.draw(_record())._replace(call="added", account=ACCOUNT, number=LOTTERY, at=BEGINS)

    assert evidence([*some, added], ACCOUNT, LOTTERY, BEGINS, ENDS).digest != before.digest


@for_all(records)
def test_what_is_given_back_and_what_stays_are_all_that_was_charged(some: list[CallRecord]) -> None:
    found = evidence(some, ACCOUNT, LOTTERY, BEGINS, ENDS)
    answered = credit(found)

    assert answered.owed + answered.refused == total(found.calls)
    assert set(found.charged_never_connected) <= set(answered.wrong)
    assert all(call.connected for call in answered.right)
    assert answered.owed >= total(found.charged_never_connected)


@for_all(records)
def test_the_rows_of_the_worksheet_add_up_to_its_answer(some: list[CallRecord]) -> None:
    found = evidence(some, ACCOUNT, LOTTERY, BEGINS, ENDS)
    sheet = worksheet(found, IN_ENGLISH)

    assert len(sheet.rows) == found.attempts
    for verdict, amount in ((Verdict.WRONG, credit(found).owed), (Verdict.RIGHT, credit(found).refused)):
        assert sum((row.charge for row in sheet.rows if row.verdict is verdict), Decimal(0)) == amount
