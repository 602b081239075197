"""What the records of promises and bills say of a case, in the words of the policy that decides it."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from amends.policy import loads
from amends.promises.bills.finding import FindingKind
from amends.promises.bills.shortfall import LineBeside, Shortfall, ShortfallState, ShownBill, made_good_by
from amends.promises.bills.stated import Element, Records, Stated, stated
from amends.promises.bills.words import bare, shortfall_sentence
from amends.promises.events import BillChecked, ConfirmationAsked, Confirmed, Delivery, DeliveryReported
from amends.promises.life import state_of
from amends.promises.promise import Evidence, EvidenceKind
from tests.promises.wrenfield import BOX, DISCOUNT, MONTHS, OFFER, PROMISE, happened, history

HEAD = """
language: 1
policy: bills
version: "1"
currency: USD
timezone: America/Chicago
roles: [agent]
remedies:
  refund: {kind: refund, value: 1.00}
clauses:
  - {id: R1, says: It is paid back., grants: refund}
facts:
"""
PROMISES = """
  promises:
    type: list
    of:
      kind: [free_box, monthly_discount]
      amount: money
      for_months: integer
      made_by: [shop, phone]
      confirmed: boolean
      recorded_by: [nobody, seller, order]
"""
LINES = """
  bill_lines:
    type: list
    of: {bill: integer, kind: [discount, box, late_fee], amount: money}
"""
GENERAL = """
  short_by: {type: money, from: bills}
  bills_sent: {type: integer, from: bills}
  shortfalls:
    type: list
    of: {bill: integer, what: text, due: money, found: money, short_by: money}
"""
CASE, ANOTHER = UUID(int=7), UUID(int=8)


def shown(place: int, found: str, part: int = 2, due: str = "10.00") -> ShownBill:
    return ShownBill(part, MONTHS[place], Decimal(due), Decimal(found))


def short(place: int, found: str, case: UUID = CASE, part: int = 2, **other: object) -> Shortfall:
    one = Shortfall(
        key=f"promise/{PROMISE}/{part}/{MONTHS[place].first}",
        kind=FindingKind.SHORT_CREDIT,
        promise=PROMISE,
        part=part,
        account=UUID(int=1),
        item=DISCOUNT,
        period=MONTHS[place],
        due=Decimal("10.00"),
        found=Decimal(found),
        short_by=Decimal("10.00") - Decimal(found),
        beside=(),
        state=ShortfallState.OPEN,
        case=case,
        found_at=datetime(2027, 3, 1, tzinfo=UTC),
    )
    return replace(one, **other)  # type: ignore[arg-type]  # a test names what differs


def records(*bills: ShownBill, shortfalls: tuple[Shortfall, ...] = (), **other: object) -> Records:
    known = Records(
        promise=happened(),
        shown=bills,
        shortfalls=shortfalls,
        case=CASE,
        promised_as={DISCOUNT: "monthly_discount", BOX: "free_box"},
        billed_as={DISCOUNT: "discount", BOX: "box", "late fee": "late_fee"},
    )
    return replace(known, **other)  # type: ignore[arg-type]  # a test names what differs


def facts(declared: str, known: Records) -> Stated:
    return stated(loads(HEAD + declared).tree, known)


def elements(declared: str, known: Records) -> list[Element]:
    """The elements of the one list that is declared."""
    [found] = facts(declared, known).values()
    assert isinstance(found, list)
    return found


def test_a_policy_gets_only_the_facts_that_it_declares() -> None:
    assert [*facts(GENERAL, records(shown(0, "10.00")))] == ["shortfalls", "bills_sent", "short_by"]
    assert [*facts("  price: money\n", records(shown(0, "10.00")))] == []


def test_a_fact_of_another_kind_that_has_the_name_is_left_alone() -> None:
    assert facts("  promises: {type: boolean}\n  short_by: {type: text}\n", records()) == {}


def test_what_was_promised_is_told_in_the_words_of_the_policy() -> None:
    assert elements(PROMISES, records(shown(0, "7.50", part=1, due="0"))) == [
        {"kind": "free_box", "amount": "7.50", "for_months": 12, "made_by": "phone",
         "confirmed": False, "recorded_by": "seller"},
        {"kind": "monthly_discount", "amount": "10.00", "for_months": 12, "made_by": "phone",
         "confirmed": False, "recorded_by": "seller"},
    ]  # fmt: skip


@pytest.mark.parametrize("events", [(), (DeliveryReported("m", Delivery.ACCEPTED),), (Confirmed("link"),)])
def test_a_promise_is_in_writing_once_the_mail_was_delivered(events: tuple[object, ...]) -> None:
    state = happened(ConfirmationAsked("m"), *events)  # type: ignore[arg-type]  # they are drawn from two kinds
    assert [one["confirmed"] for one in elements(PROMISES, records(promise=state))] == [bool(events)] * 2


@pytest.mark.parametrize(
    ("kinds", "recorded_by"),
    [
        ((EvidenceKind.ORDER, EvidenceKind.NOTE), "order"),
        ((), "seller"),
        ((EvidenceKind.CUSTOMERS_WORD,), "nobody"),
        ((EvidenceKind.CUSTOMERS_WORD, EvidenceKind.RECORDING), "seller"),
    ],
)
def test_who_recorded_it_follows_from_the_evidence(kinds: tuple[EvidenceKind, ...], recorded_by: str) -> None:
    offer = replace(OFFER, evidence=tuple(Evidence(kind, "there") for kind in kinds))
    known = records(promise=state_of(history(offer=offer)))
    assert [one["recorded_by"] for one in elements(PROMISES, known)] == [recorded_by] * 2


def test_what_the_policy_has_no_word_for_is_left_out() -> None:
    known = records(shown(0, "10.00"), promised_as={DISCOUNT: "loyalty"}, billed_as={})
    assert facts(PROMISES + LINES, known) == {
        "promises": [
            {"amount": "10.00", "for_months": 12, "made_by": "phone", "confirmed": False, "recorded_by": "seller"}
        ],
        "bill_lines": [],
    }


def test_each_bill_is_told_by_its_number_with_what_it_shows() -> None:
    known = records(shown(1, "9.00"), shown(0, "10.00"), shown(2, "0"), shortfalls=(short(1, "9.00"),))
    assert elements(LINES, known) == [
        {"bill": 1, "kind": "discount", "amount": "10.00"},
        {"bill": 2, "kind": "discount", "amount": "9.00"},
    ]


def test_what_stands_beside_a_shortfall_is_told_with_it() -> None:
    fee = (LineBeside("late fee", Decimal("12.00")),)
    known = records(shown(0, "9.00"), shortfalls=(short(0, "9.00", beside=fee),))
    assert {"bill": 1, "kind": "late_fee", "amount": "12.00"} in elements(LINES, known)


def test_what_another_case_gives_back_counts_as_if_it_stood_on_the_bill() -> None:
    known = records(shown(0, "9.00"), shown(1, "8.00"), shortfalls=(short(0, "9.00", ANOTHER), short(1, "8.00")))
    assert elements(LINES, known) == [
        {"bill": 1, "kind": "discount", "amount": "10.00"},
        {"bill": 2, "kind": "discount", "amount": "8.00"},
    ]


def test_shortfalls_and_their_sum_are_told_to_any_policy() -> None:
    known = records(shown(0, "9.00"), shown(1, "8.00"), shortfalls=(short(0, "9.00"), short(1, "8.00")))
    assert facts(GENERAL, known) == {
        "shortfalls": [
            {"bill": 1, "what": "short_credit", "due": "10.00", "found": "9.00", "short_by": "1.00"},
            {"bill": 2, "what": "short_credit", "due": "10.00", "found": "8.00", "short_by": "2.00"},
        ],
        "bills_sent": 2,
        "short_by": "3.00",
    }


def test_what_was_corrected_is_owed_no_more() -> None:
    corrected = short(0, "9.00", state=ShortfallState.CORRECTED)
    known = facts(GENERAL, records(shown(0, "10.00"), shortfalls=(corrected,)))
    assert (known["shortfalls"], known["short_by"]) == ([], "0")


def test_what_stands_on_another_months_bill_is_not_lacking() -> None:
    late = happened(BillChecked("1", MONTHS[0], 2, (), elsewhere=MONTHS[1]))
    known = records(shown(0, "0"), shown(1, "20.00"), promise=late)
    assert facts(GENERAL, known)["short_by"] == "0"
    assert [one["amount"] for one in elements(LINES, known)] == ["10.00", "10.00"]


def test_what_was_charged_more_until_a_credit_came_is_lacking() -> None:
    fees = short(0, "0", kind=FindingKind.WRONG_MONTH, short_by=Decimal("12.00"))
    assert facts(GENERAL, records(shown(0, "0"), shortfalls=(fees,)))["short_by"] == "12.00"
    assert shortfall_sentence(fees, bare(2)) == (
        f"`{DISCOUNT}` of 10.00 for {MONTHS[0]} came late, and until then 12.00 more was charged."
    )


def test_where_nothing_was_promised_the_charge_itself_is_told() -> None:
    right = Decimal("59.00")
    twice = replace(short(0, "118.00", promise=None, item="plan", due=right, short_by=right), part=None)
    known = records(promise=None, shortfalls=(twice,), billed_as={"plan": "box"})
    assert elements(LINES, known) == [{"bill": 1, "kind": "box", "amount": "118.00"}]


@pytest.mark.parametrize(("given", "good"), [("0.99", 0), ("1.00", 1), ("2.99", 1), ("3.00", 2), ("9.00", 2)])
def test_what_is_given_makes_whole_shortfalls_good_the_oldest_first(given: str, good: int) -> None:
    oldest, latest = short(0, "9.00"), short(1, "8.00")
    assert [*made_good_by(Decimal(given), [latest, oldest])] == [oldest, latest][:good]
