"""A credit that comes with another month's bill: missing until it came, and in all nothing is missing."""

from decimal import Decimal

import pytest

from amends.app.bills.report import BillReport
from amends.app.promises.asked import TermsAsked
from amends.app.promises.reading import PromiseView
from amends.cases.gate.acts.giving import Give, Settle
from amends.cases.gate.rules.settling import Outcome
from amends.promises.bills.finding import FindingKind
from amends.promises.bills.line import BillLine
from amends.promises.bills.shortfall import ShortfallState
from amends.promises.terms import Gives
from amends.promises.words import sentence_of
from amends.store.verify import verify_within
from tests.app.bills.wrenfield import DECEMBER, FEBRUARY, JANUARY, MAPPING, Wrenfield, as_promised, bill
from tests.stores import reading_all

ONCE_OFF = TermsAsked(gives=Gives.CREDIT, item="web discount", amount=Decimal("10.00"), start=DECEMBER.first)
WITHOUT = bill(DECEMBER, plan="59.00")


def twice(lines: list[BillLine]) -> list[BillLine]:
    """A bill with its credit, and one more."""
    return [*lines, lines[1]._replace(line="9")]


def kinds(report: BillReport) -> list[FindingKind]:
    return [one.kind for one in report.checked.findings]


def opened(report: BillReport) -> list[str]:
    assert report.followed is not None
    return report.followed.opened


def what_happened(company: Wrenfield, promise: PromiseView) -> list[str]:
    return [sentence_of(one.happened.event, "USD") for one in company.promise(promise).history][1:]


def faults(company: Wrenfield) -> list[str]:
    with reading_all(company.workspace.engine) as connection:
        return [str(one) for one in verify_within(connection)]


@pytest.mark.parametrize("is_late", [True, False])
def test_a_credit_on_another_months_bill_is_told_and_noted_and_opens_no_case(
    wrenfield: Wrenfield, is_late: bool
) -> None:
    promise = wrenfield.promised()
    lacking, there = (DECEMBER, JANUARY) if is_late else (JANUARY, DECEMBER)

    report = wrenfield.after(bill(lacking, plan="59.00"), twice(as_promised(there)))

    assert kinds(report) == [FindingKind.WRONG_MONTH]
    assert not report.breaks
    assert opened(report) == []
    assert not wrenfield.promise(promise).row.is_broken
    told = f"the bill B-4471-2-{lacking.first:%Y-%m} for {lacking} keeps it; its credit stands on the bill for {there}"
    assert told in what_happened(wrenfield, promise)
    assert faults(wrenfield) == []


def test_what_is_missing_is_owed_until_the_credit_comes_with_the_next_months_bill(wrenfield: Wrenfield) -> None:
    promise = wrenfield.promised()
    [case] = opened(wrenfield.after(WITHOUT))
    assert wrenfield.decided(case, "discount_refund").value == Decimal("10.00")

    report = wrenfield.after(twice(as_promised(JANUARY)))

    assert kinds(report) == [FindingKind.WRONG_MONTH]
    assert report.bills == 1
    assert opened(report) == []
    assert wrenfield.decided(case, "discount_refund").status != "owed"
    assert [one.state for one in wrenfield.shortfalls(promise)] == [ShortfallState.CORRECTED]
    assert not wrenfield.promise(promise).row.is_broken
    noted = f"the bill for {DECEMBER} keeps it; its credit stands on the bill for {JANUARY}"
    assert noted in what_happened(wrenfield, promise)
    assert wrenfield.promise(promise).state.bills[1, DECEMBER].bill == "B-4471-2-2026-12"
    assert faults(wrenfield) == []


def test_a_credit_that_came_early_is_not_missing_on_the_next_months_bill(wrenfield: Wrenfield) -> None:
    promise = wrenfield.promised()
    assert kinds(wrenfield.after(twice(as_promised(DECEMBER)))) == [FindingKind.DOUBLED_CREDIT]

    before, after = (check(bill(JANUARY, plan="59.00")) for check in (wrenfield.before, wrenfield.after))

    assert kinds(before) == kinds(after) == [FindingKind.WRONG_MONTH]
    assert opened(after) == []
    assert not wrenfield.promise(promise).row.is_broken


def test_however_the_bills_are_checked_again_nothing_changes(wrenfield: Wrenfield) -> None:
    wrenfield.promised()
    january = twice(as_promised(JANUARY))
    wrenfield.after(WITHOUT)
    wrenfield.after(january)
    before = wrenfield.everything()

    for bills in ([WITHOUT], [january], [WITHOUT, january], [WITHOUT]):
        assert kinds(wrenfield.after(*bills)) == [FindingKind.WRONG_MONTH]

    assert wrenfield.everything() == before


def test_a_credit_that_kept_the_number_of_the_bill_on_which_it_is_missing_is_the_same_however_it_is_checked(
    wrenfield: Wrenfield,
) -> None:
    promise = wrenfield.promised()
    moved = as_promised(DECEMBER)[1]._replace(period=JANUARY, line="9")
    january = [*as_promised(JANUARY), moved]
    for month in (WITHOUT, january):
        wrenfield.after(month)
    before = what_happened(wrenfield, promise)

    for again in ([*WITHOUT, *january], january, WITHOUT, [*january, *WITHOUT]):
        report = wrenfield.after(again)

        assert kinds(report) == [FindingKind.WRONG_MONTH]
        assert report.checked.findings[0].lines == ((moved,) if moved in again else ())

    assert what_happened(wrenfield, promise) == before


def test_a_credit_that_came_when_nothing_was_due_any_more_is_known_again_too(wrenfield: Wrenfield) -> None:
    promise = wrenfield.promised("4471-2", ONCE_OFF)
    wrenfield.after(WITHOUT)
    wrenfield.after(as_promised(JANUARY))
    before = wrenfield.everything()

    for bills in ([WITHOUT], [as_promised(JANUARY)], [WITHOUT, as_promised(JANUARY)]):
        assert kinds(wrenfield.after(*bills)) == [FindingKind.WRONG_MONTH]
    assert wrenfield.everything() == before

    assert kinds(wrenfield.after(WITHOUT, bill(JANUARY, plan="59.00"))) == [FindingKind.MISSING_CREDIT]
    assert wrenfield.promise(promise).row.owed == 1


def test_one_credit_makes_up_for_one_month(wrenfield: Wrenfield) -> None:
    promise = wrenfield.promised()
    wrenfield.after(WITHOUT)
    wrenfield.after(twice(as_promised(JANUARY)))

    report = wrenfield.after(bill(FEBRUARY, plan="59.00"))

    assert kinds(report) == [FindingKind.MISSING_CREDIT]
    assert [one.state for one in wrenfield.shortfalls(promise)] == [ShortfallState.CORRECTED, ShortfallState.OPEN]


def test_of_two_that_are_missing_nobody_guesses_which_one_came(wrenfield: Wrenfield) -> None:
    promise = wrenfield.promised()
    wrenfield.after(WITHOUT, bill(JANUARY, plan="59.00"))

    report = wrenfield.after(twice(as_promised(FEBRUARY)))

    assert kinds(report) == [FindingKind.DOUBLED_CREDIT]
    assert wrenfield.promise(promise).row.owed == 2


def test_a_credit_by_which_a_repair_was_given_stays_a_repair(wrenfield: Wrenfield) -> None:
    promise = wrenfield.promised()
    [case] = opened(wrenfield.after(WITHOUT))
    [gift] = wrenfield.does("ana", case, Give("discount_refund")).gifts
    assert kinds(wrenfield.before(twice(as_promised(JANUARY)))) == [FindingKind.DOUBLED_CREDIT]
    wrenfield.does("ana", case, Settle(gift, Outcome.GIVEN))
    wrenfield.works()

    for bills in ([twice(as_promised(JANUARY))], [WITHOUT], [WITHOUT, as_promised(JANUARY)]):
        wrenfield.after(*bills)

    assert wrenfield.promise(promise).standing.is_made_good
    assert [one.state for one in wrenfield.shortfalls(promise)] == [ShortfallState.MADE_GOOD]


def test_a_late_fee_until_the_credit_came_opens_a_case_that_owes_it(wrenfield: Wrenfield) -> None:
    promise = wrenfield.promised()
    mapping = f"{MAPPING}late_fees: [late fee]\n"

    report = wrenfield.after(WITHOUT, twice(as_promised(JANUARY, late_fee="12.00")), mapping=mapping)

    assert kinds(report) == [FindingKind.WRONG_MONTH]
    [case] = opened(report)
    [shortfall] = wrenfield.shortfalls(promise)
    assert shortfall.short_by == Decimal("12.00")
    assert wrenfield.seen(case).problem == (
        f"`web discount` of $10.00 for {DECEMBER} came late, and until then $12.00 more was charged."
    )
    assert wrenfield.promise(promise).row.is_broken
    assert wrenfield.decided(case, "discount_refund").status != "owed"
