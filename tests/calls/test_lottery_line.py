"""The story of the lottery line: half of the calls connected, some cost nothing, and the answer is to the cent."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from io import StringIO
from xml.etree import ElementTree

import amends
from amends.calls.answer import answer
from amends.calls.credit import Wrong, credit
from amends.calls.evidence import Others, Ringing, evidence
from amends.calls.facts import call_facts
from amends.calls.plot import bars, plot
from amends.calls.sums import SumOf
from amends.calls.worksheet import Verdict, worksheet
from amends.formats.call_files.worksheet_csv import write_worksheet
from tests.calls.lottery import (
    A_MINUTE,
    ACCOUNT,
    BEGINS,
    COLUMBUS,
    CONNECTED_AND_CHARGED,
    ENDS,
    IN_ENGLISH,
    LOTTERY,
    NOT_CONNECTED_AND_FREE,
    OF_NEIGHBOURS,
    RECORDING_AFTER_ONE_RING,
    TWENTY_CALLS,
    call,
    shown,
)

CHARGED_FOR_NOTHING = [call(number, connected=False, charge=A_MINUTE) for number in (20, 21)]


def test_half_of_the_calls_connected_and_the_others_cost_nothing() -> None:
    found = shown(TWENTY_CALLS, OF_NEIGHBOURS, test_calls=[RECORDING_AFTER_ONE_RING])

    assert (found.attempts, len(found.connected), len(found.charged)) == (20, 10, 10)
    assert found.charged_never_connected == ()
    assert found.ringing == Ringing(4, 4, 4)
    assert found.others == Others(attempts=3, connected=3, callers=1)
    assert found.others.answered is True
    assert found.test_call_answered is True


def test_nothing_is_owed_and_the_answer_says_why() -> None:
    found = shown(TWENTY_CALLS, test_calls=[RECORDING_AFTER_ONE_RING])

    assert credit(found).owed == Decimal(0)
    assert credit(found).refused == Decimal("2.50")
    assert credit(found).uncharged == 10
    assert answer(found, IN_ENGLISH) == (
        "Our records show 20 calls to 1-800-555-0186, of which 10 connected.",
        "None of the calls was charged wrongly.",
        "The 10 that connected cost $2.50, which stays on your bill.",
        "The number answered when we called it ourselves.",
    )


def test_a_bill_that_is_wrong_in_part_is_answered_in_two_parts() -> None:
    found = shown(TWENTY_CALLS, CHARGED_FOR_NOTHING)
    answered = credit(found)

    assert (answered.owed, answered.refused) == (Decimal("0.50"), Decimal("2.50"))
    assert answered.wrong == tuple(CHARGED_FOR_NOTHING)
    assert answered.right == tuple(CONNECTED_AND_CHARGED)
    assert "Of the 22 calls, 2 were charged wrongly: we take $0.50 off your bill." in answer(found, IN_ENGLISH)


def test_a_call_that_was_charged_twice_for_one_moment_is_given_back_once() -> None:
    again = CONNECTED_AND_CHARGED[0]._replace(call="again")

    answered = credit(shown(TWENTY_CALLS, [again]))

    assert (answered.owed, answered.refused) == (A_MINUTE, Decimal("2.50"))
    assert [one.wrong for one in answered.judged if one.wrong] == [Wrong.CHARGED_TWICE]


def test_of_two_records_that_are_alike_and_have_no_numbers_one_is_given_back() -> None:
    alike = CONNECTED_AND_CHARGED[0]._replace(call=None)

    assert credit(shown([alike, alike])).owed == A_MINUTE


def test_where_no_call_is_on_record_it_is_said() -> None:
    assert answer(shown(OF_NEIGHBOURS), IN_ENGLISH) == ("Our records show no call to 1-800-555-0186 in that time.",)


def test_the_number_is_known_however_it_is_written_and_the_end_does_not_belong_to_the_span() -> None:
    at_the_end = TWENTY_CALLS[0]._replace(call="end", at=ENDS)
    before = TWENTY_CALLS[0]._replace(call="before", at=BEGINS - timedelta(seconds=1))

    found = evidence([*TWENTY_CALLS, at_the_end, before], ACCOUNT, "(1) 800 555 0186", BEGINS, ENDS)

    assert found.attempts == 20


def test_the_facts_are_those_that_a_policy_decides_by() -> None:
    policy = amends.load("examples/phone/phone-care.policy.yaml")
    facts = call_facts(shown(TWENTY_CALLS, CHARGED_FOR_NOTHING, test_calls=[RECORDING_AFTER_ONE_RING]))

    known = {name: value for name, value in facts.items() if name in ("calls", "test_call_answered")}
    decision = policy.decide({**known, "problem": "calls on the bill", "number_misused": False}, extra="ignore")

    assert decision["call_credit"].value == Decimal("0.50")
    assert decision["call_credit"].status.value == "owed"
    assert decision["connected_call_credit"].status.value == "excluded"
    assert facts["call_charges_never_connected"] == Decimal("0.50")


def test_the_worksheet_has_every_row_its_verdict_and_the_sums() -> None:
    sheet = worksheet(shown(TWENTY_CALLS, CHARGED_FOR_NOTHING, OF_NEIGHBOURS), IN_ENGLISH)

    told = {one.label: one.told for one in sheet.sums}
    assert told["taken off the bill"] == "$0.50"
    assert told["stays on the bill"] == "$2.50"
    assert told["calls by others"] == "3, of which 3 connected"
    assert [one.value for one in sheet.sums if one.of is SumOf.GIVEN_BACK] == [Decimal("0.50")]
    verdicts = [row.verdict for row in sheet.rows]
    assert verdicts == [Verdict.RIGHT] * 10 + [Verdict.UNCHARGED] * 10 + [Verdict.WRONG] * 2
    assert sheet.rows[0].at.isoformat() == "2026-03-01T12:00:00-05:00"


def test_the_worksheet_as_csv_says_whose_calls_and_carries_no_formula() -> None:
    found = evidence([TWENTY_CALLS[0]], ACCOUNT, '=HYPERLINK("http://x")1-800-555-0186', BEGINS, ENDS)
    stream = StringIO()

    write_worksheet(stream, worksheet(found, IN_ENGLISH))

    lines = stream.getvalue().splitlines()
    assert lines[0] == "account,330-1"
    assert lines[1] == """number,"'=HYPERLINK(""http://x"")1-800-555-0186\""""
    assert not any(cell.startswith(("=", "+", "@", "-")) for line in lines for cell in line.split(","))


def test_the_picture_shows_each_call_on_its_day_and_loads_nothing() -> None:
    found = shown(TWENTY_CALLS, CHARGED_FOR_NOTHING)

    drawn = plot(found, IN_ENGLISH)

    root = ElementTree.fromstring(drawn)
    assert sum(bar.counts.total() for bar in bars(found, COLUMBUS)) == 22
    said = "From 28 February 2026 until 31 March 2026. Connected: 10. Not connected: 10. Charged, never connected: 2."
    assert said in drawn
    assert {element.tag.rpartition("}")[2] for element in root.iter()} == {
        "svg", "title", "desc", "rect", "text", "line",
    }  # fmt: skip


def test_a_year_of_calls_still_fits_into_the_picture() -> None:
    found = evidence(TWENTY_CALLS, ACCOUNT, "<b>&" + LOTTERY, datetime(2025, 6, 1, tzinfo=UTC), ENDS)

    assert len(bars(found, COLUMBUS)) <= 62
    assert ElementTree.fromstring(plot(found, IN_ENGLISH)).tag.endswith("svg")


def test_calls_that_did_not_connect_and_cost_nothing_are_no_reason_for_a_credit() -> None:
    answered = credit(shown(NOT_CONNECTED_AND_FREE))

    assert (answered.owed, answered.refused, answered.uncharged) == (Decimal(0), Decimal(0), 10)
