"""What holds of every bill and every promise: right bills are clean, and whatever is changed in one is found."""

from decimal import Decimal

from hypothesis import assume
from hypothesis import given as for_all
from hypothesis import strategies as st

from amends.promises.bills.check import check
from amends.promises.bills.finding import Finding, FindingKind
from amends.promises.bills.line import BillLine
from amends.promises.bills.rules import Rules
from tests.promises.houses import CREDITS, PLAN, House, houses

CENT = Decimal("0.01")
ONCE = Rules(once=frozenset({PLAN}))

MISSING = {FindingKind.MISSING_CREDIT, FindingKind.ENDED_EARLY}


def one_of_the_credits(house: House, data: st.DataObject) -> BillLine:
    assume(house.credits())
    return data.draw(st.sampled_from(house.credits()))


def changed(house: House, line: BillLine, *instead: BillLine) -> list[BillLine]:
    return [one for other in house.lines for one in (instead if other == line else (other,))]


def the_finding(house: House, lines: list[BillLine], about: BillLine, rules: Rules = ONCE) -> Finding:
    """The one finding; it names the promise of the line that was changed, and its bill."""
    [found] = check(house.promised, lines, rules).findings
    assert (found.account, found.item, found.period) == (about.account, about.item, about.period)
    assert found.bills == (about.bill,)
    if about.item in CREDITS:
        assert found.promise is not None
        assert found.promise.terms.item == about.item
    return found


@for_all(houses())
def test_bills_that_are_made_from_promises_are_clean(house: House) -> None:
    checked = check(house.promised, house.lines, ONCE)

    assert checked.findings == ()
    assert checked.without_bill == ()


@for_all(houses(), st.data())
def test_a_dropped_credit_is_found(house: House, data: st.DataObject) -> None:
    dropped = one_of_the_credits(house, data)

    found = the_finding(house, changed(house, dropped), dropped)

    assert found.kind in MISSING
    assert (found.due, found.found, found.difference) == (-dropped.amount, Decimal(0), -dropped.amount)


@for_all(houses(), st.data(), st.sampled_from([CENT, -CENT]))
def test_a_wrong_cent_is_found(house: House, data: st.DataObject, cent: Decimal) -> None:
    wrong = one_of_the_credits(house, data)
    assume(wrong.amount + cent < 0)

    found = the_finding(house, changed(house, wrong, wrong._replace(amount=wrong.amount + cent)), wrong)

    assert found.kind is (FindingKind.SHORT_CREDIT if cent > 0 else FindingKind.EXCESS_CREDIT)
    assert found.difference == cent


@for_all(houses(), st.data())
def test_a_credit_in_the_wrong_month_is_found_where_it_is_missing_and_where_it_stands(
    house: House, data: st.DataObject
) -> None:
    moved = one_of_the_credits(house, data)
    others = sorted({one.period for one in house.lines if one.account == moved.account} - {moved.period})
    there = moved._replace(period=data.draw(st.sampled_from(others)))

    found = the_finding(house, changed(house, moved, there), moved)

    assert found.kind is FindingKind.WRONG_MONTH
    assert (found.lines, found.elsewhere) == ((there,), there.period)
    assert (found.due, found.found, found.is_shortfall) == (-moved.amount, Decimal(0), False)


@for_all(houses(), st.data())
def test_a_credit_in_the_wrong_month_with_that_months_bill_is_found_too(house: House, data: st.DataObject) -> None:
    moved = one_of_the_credits(house, data)
    bills = sorted({(one.period, one.bill) for one in house.lines if one.account == moved.account})
    bills.remove((moved.period, moved.bill))
    period, bill = data.draw(st.sampled_from(bills))
    there = moved._replace(period=period, bill=bill, line="moved")

    found = the_finding(house, changed(house, moved, there), moved)

    assert found.kind is FindingKind.WRONG_MONTH


@for_all(houses(), st.data())
def test_a_doubled_charge_is_found(house: House, data: st.DataObject) -> None:
    plan = data.draw(st.sampled_from([one for one in house.lines if one.item == PLAN]))

    found = the_finding(house, [*house.lines, plan._replace(line="again")], plan)

    assert found.kind is FindingKind.DOUBLED_CHARGE
    assert found.difference == plan.amount


@for_all(houses(), st.data())
def test_a_doubled_credit_is_found(house: House, data: st.DataObject) -> None:
    credit = one_of_the_credits(house, data)

    found = the_finding(house, [*house.lines, credit._replace(line="again")], credit)

    assert found.kind is FindingKind.DOUBLED_CREDIT
    assert found.difference == credit.amount


@for_all(houses(), st.data(), st.booleans())
def test_a_credit_on_a_swapped_account_is_found_where_it_is_missing_and_where_it_stands(
    house: House, data: st.DataObject, with_its_bill: bool
) -> None:
    moved = one_of_the_credits(house, data)
    others = sorted({one.account for one in house.lines} - {moved.account})
    there = moved._replace(account=data.draw(st.sampled_from([*others, "Z9"])))
    bills = {one.bill for one in house.lines if one.account == there.account and one.period == there.period}
    if with_its_bill and bills:
        there = there._replace(bill=min(bills), line="moved")

    found = the_finding(house, changed(house, moved, there), moved)

    assert found.kind is FindingKind.WRONG_ACCOUNT
    assert (found.lines, found.difference) == ((there,), -moved.amount)


@for_all(houses(), st.data())
def test_any_order_of_the_rows_and_of_the_promises_gives_the_same_result(house: House, data: st.DataObject) -> None:
    lines = list(house.lines)
    for _ in range(data.draw(st.integers(0, 4))):
        line = data.draw(st.sampled_from(lines))
        lines.remove(line)
        account = data.draw(st.sampled_from(["A0", "A1", "Z9"]))
        lines += data.draw(
            st.sampled_from(
                [
                    [],
                    [line._replace(account=account)],
                    [line, line._replace(line=None)],
                    [line._replace(amount=line.amount - CENT)],
                ]
            )
        )

    once = check(house.promised, lines, ONCE)
    again = check(data.draw(st.permutations(house.promised)), data.draw(st.permutations(lines)), ONCE)

    assert again == once
    assert len({one.key for one in once.findings}) == len(once.findings)


@for_all(houses(), st.data())
def test_reading_the_bills_twice_changes_nothing(house: House, data: st.DataObject) -> None:
    credit = one_of_the_credits(house, data)
    lines = changed(house, credit, credit._replace(amount=credit.amount - CENT))

    assert check(house.promised, [*lines, *lines], ONCE) == check(house.promised, lines, ONCE)
