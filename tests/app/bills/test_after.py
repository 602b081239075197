"""Bills that were sent: what broke is recorded, one shortfall opens one case, and the policy owes the repair."""

from decimal import Decimal

from amends.app.bills.making_good import make_good
from amends.app.bills.report import BillReport
from amends.cases.gate.acts.giving import Give, Settle
from amends.cases.gate.rules.settling import Outcome
from amends.cases.state import Stage
from amends.promises.bills.shortfall import ShortfallState
from amends.promises.keeping import Keeping
from tests.app.bills.wrenfield import (
    DECEMBER,
    FEBRUARY,
    FREE_BOX,
    JANUARY,
    MARCH,
    TEN_OFF,
    Wrenfield,
    as_promised,
    bill,
)


def opened(report: BillReport) -> str:
    """The reference of the one case that was opened."""
    assert report.followed is not None
    [reference] = report.followed.opened
    return reference


def test_a_bill_that_keeps_its_promise_is_recorded_there_and_opens_nothing(wrenfield: Wrenfield) -> None:
    promise = wrenfield.promised()

    report = wrenfield.after(as_promised(DECEMBER))

    assert not report.breaks
    assert report.bills == 1
    assert report.followed is not None
    assert (report.followed.bills, report.followed.shortfalls, report.followed.opened) == (1, 0, [])
    assert wrenfield.promise(promise).row.owed == 0


def test_a_short_third_month_opens_exactly_one_case_in_which_the_repair_is_owed(wrenfield: Wrenfield) -> None:
    promise = wrenfield.promised()
    wrenfield.after(as_promised(DECEMBER))
    wrenfield.after(as_promised(JANUARY))

    case = opened(wrenfield.after(as_promised(FEBRUARY, web_discount="-9.00")))

    state = wrenfield.seen(case)
    assert state.stage is Stage.DECIDED
    assert state.problem == (
        "`web discount` on the bill for 2027-02-01 to 2027-02-28 is $9.00, and $10.00 was promised: $1.00 short."
    )
    owed = wrenfield.decided(case, "discount_refund")
    assert (owed.status, owed.value, owed.because) == ("owed", Decimal("1.00"), ("D1",))
    assert wrenfield.promise(promise).row.is_broken
    [shortfall] = wrenfield.shortfalls(promise)
    assert (shortfall.short_by, shortfall.case, shortfall.state) == (
        Decimal("1.00"), state.id, ShortfallState.OPEN,
    )  # fmt: skip


def test_a_free_box_that_is_charged_is_owed_back(wrenfield: Wrenfield) -> None:
    wrenfield.promised("4471-2", FREE_BOX, TEN_OFF)

    case = opened(wrenfield.after(as_promised(DECEMBER, cable_box="7.50")))

    assert wrenfield.decided(case, "box_refund").status == "owed"
    assert wrenfield.decided(case, "box_refund").value == Decimal("7.50")
    assert wrenfield.decided(case, "discount_refund").status != "owed"


def test_late_fees_on_the_bill_that_was_wrong_are_stated_with_it(wrenfield: Wrenfield) -> None:
    wrenfield.promised()

    case = opened(wrenfield.after(as_promised(DECEMBER, web_discount="-4.00", late_fee="12.00")))

    assert wrenfield.decided(case, "discount_refund").value == Decimal("6.00")
    assert wrenfield.decided(case, "late_fee_refund").value == Decimal("12.00")


def test_a_credit_on_somebody_elses_bill_is_owed_to_whom_it_was_promised(wrenfield: Wrenfield) -> None:
    wrenfield.promised("4471-2")
    wrenfield.promised("88")
    [_, credit, _] = as_promised(DECEMBER)
    there = credit._replace(account="88", bill="B-88-2026-12", line="9")

    case = opened(wrenfield.after(bill(DECEMBER, plan="59.00"), [*as_promised(DECEMBER, "88"), there]))

    assert wrenfield.decided(case, "discount_refund").value == Decimal("10.00")


def test_what_is_on_record_is_stated_with_its_source(wrenfield: Wrenfield) -> None:
    promise = wrenfield.promised()

    state = wrenfield.seen(opened(wrenfield.after(bill(DECEMBER, plan="59.00"))))

    [lines] = state.statements["bill_lines"]
    assert (lines.source, lines.value) == ("record", [{"bill": 1, "kind": "plan", "amount": "59.00"}])
    [promised] = state.statements["promises"]
    assert promised.source == "bills"
    assert promised.record == f"bills held to what was promised in {promise.row.reference}"
    assert promised.value == [
        {
            "kind": "monthly_discount", "amount": "10.00", "for_months": 12, "made_by": "care",
            "confirmed": False, "recorded_by": "seller",
        }
    ]  # fmt: skip
    assert [one.value for one in state.statements["bills_sent"]] == [1]


def test_to_check_the_same_bills_twice_changes_nothing(wrenfield: Wrenfield) -> None:
    wrenfield.promised("4471-2", FREE_BOX, TEN_OFF)
    bills = [as_promised(DECEMBER), as_promised(JANUARY, web_discount="-3.00", cable_box="7.50")]
    first = wrenfield.after(*bills)
    before = wrenfield.everything()

    again = wrenfield.after(*bills)

    assert wrenfield.everything() == before
    assert again.checked.findings == first.checked.findings
    assert again.cases == first.cases
    assert again.followed is not None
    assert (again.followed.bills, again.followed.opened, again.followed.joined) == (0, [], [])


def test_of_bills_that_come_with_new_ones_only_the_new_ones_are_recorded(wrenfield: Wrenfield) -> None:
    wrenfield.promised("4471-2")
    wrenfield.promised("88")
    december = [as_promised(DECEMBER), as_promised(DECEMBER, "88")]
    wrenfield.after(*december)
    before = wrenfield.everything()

    report = wrenfield.after(*december, as_promised(JANUARY, "88"))

    assert report.followed is not None
    assert report.followed.bills == 1
    assert wrenfield.everything()["promise_events"] == before["promise_events"] + 1


def test_the_remedies_that_make_up_for_a_shortfall_can_be_named(wrenfield: Wrenfield) -> None:
    promise = wrenfield.promised()
    wrenfield.settles(repaired_by=("late_fee_refund",))
    case = opened(wrenfield.after(as_promised(DECEMBER, web_discount="-9.00", late_fee="12.00")))

    for remedy, owed in (("discount_refund", 1), ("late_fee_refund", 0)):
        before = wrenfield.seen(case).gifts.keys()
        [gift] = wrenfield.does("ana", case, Give(remedy)).gifts.keys() - before
        wrenfield.does("ana", case, Settle(gift, Outcome.GIVEN))
        wrenfield.works()
        assert wrenfield.promise(promise).row.owed == owed


def test_the_next_bill_that_falls_short_joins_the_open_case(wrenfield: Wrenfield) -> None:
    wrenfield.promised()
    case = opened(wrenfield.after(as_promised(DECEMBER, web_discount="-9.00")))

    report = wrenfield.after(as_promised(JANUARY, web_discount="-8.00"))

    assert report.followed is not None
    assert (report.followed.opened, report.followed.joined) == ([], [case])
    assert report.followed.watched == {case: False}
    assert wrenfield.decided(case, "discount_refund").value == Decimal("3.00")


def test_the_case_gets_to_know_that_the_next_bill_is_right_again(wrenfield: Wrenfield) -> None:
    wrenfield.promised()
    case = opened(wrenfield.after(as_promised(DECEMBER, web_discount="-9.00")))

    report = wrenfield.after(as_promised(JANUARY))

    assert report.followed is not None
    assert report.followed.watched == {case: True}
    assert [one.value for one in wrenfield.seen(case).statements["bills_sent"]] == [1, 2]
    assert wrenfield.decided(case, "discount_refund").value == Decimal("1.00")


def test_what_is_given_makes_the_promise_good(wrenfield: Wrenfield) -> None:
    promise = wrenfield.promised()
    case = opened(wrenfield.after(as_promised(DECEMBER, web_discount="-9.00")))
    state = wrenfield.does("ana", case, Give("discount_refund"))
    [gift] = state.gifts
    assert make_good(wrenfield.workspace, wrenfield.client, state.id) == ()
    assert wrenfield.promise(promise).row.owed == 1

    wrenfield.does("ana", case, Settle(gift, Outcome.GIVEN))
    wrenfield.works()

    seen = wrenfield.promise(promise)
    assert (seen.row.owed, seen.standing.keeping, seen.standing.is_made_good) == (0, Keeping.BROKEN, True)
    [shortfall] = wrenfield.shortfalls(promise)
    assert shortfall.state is ShortfallState.MADE_GOOD


def test_after_the_repair_another_shortfall_is_a_case_of_its_own_and_owes_only_itself(wrenfield: Wrenfield) -> None:
    wrenfield.promised()
    first = opened(wrenfield.after(as_promised(DECEMBER, web_discount="-9.00")))
    wrenfield.does("ana", first, Give("discount_refund"))

    second = opened(wrenfield.after(as_promised(JANUARY, web_discount="-7.00")))

    assert second != first
    assert wrenfield.decided(second, "discount_refund").value == Decimal("3.00")


def test_a_bill_that_is_put_right_owes_nothing_any_more(wrenfield: Wrenfield) -> None:
    promise = wrenfield.promised()
    case = opened(wrenfield.after(as_promised(DECEMBER, web_discount="-9.00")))

    report = wrenfield.after(as_promised(DECEMBER))

    assert report.followed is not None
    assert (report.followed.bills, report.followed.corrected) == (1, 1)
    assert wrenfield.decided(case, "discount_refund").status != "owed"
    assert [one.state for one in wrenfield.shortfalls(promise)] == [ShortfallState.CORRECTED]
    assert not wrenfield.promise(promise).row.is_broken


def test_a_charge_that_stands_twice_opens_one_case_though_nothing_was_promised(wrenfield: Wrenfield) -> None:
    wrenfield.customer("777")
    twice = bill(DECEMBER, "777", plan="59.00")
    twice.append(twice[0]._replace(line="2"))

    first = wrenfield.after(twice)
    before = wrenfield.everything()
    again = wrenfield.after(twice)

    assert wrenfield.seen(opened(first)).stage is Stage.DECIDED
    assert wrenfield.everything() == before
    assert again.cases == first.cases


def test_two_promises_of_one_account_are_two_causes(wrenfield: Wrenfield) -> None:
    wrenfield.promised()
    wrenfield.promised("88", FREE_BOX)

    report = wrenfield.after(
        as_promised(DECEMBER, web_discount="-1.00"), bill(DECEMBER, "88", plan="59.00", cable_box="7.50")
    )

    assert report.followed is not None
    assert len(report.followed.opened) == 2


def test_less_than_the_tolerance_is_found_and_opens_no_case(wrenfield: Wrenfield) -> None:
    wrenfield.promised()
    wrenfield.settles(tolerance=Decimal("0.05"))

    report = wrenfield.after(as_promised(DECEMBER, web_discount="-9.95"))

    assert report.breaks
    assert report.followed is not None
    assert report.followed.opened == []


def test_an_account_may_be_written_otherwise_on_the_bills(wrenfield: Wrenfield) -> None:
    wrenfield.promised("4471-2")

    report = wrenfield.after(as_promised(MARCH, account="44712", web_discount="-9.00"))

    assert opened(report)
