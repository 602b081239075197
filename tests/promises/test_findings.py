"""Each way in which a bill can leave a promise, by its name."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from amends.promises.bills.check import check
from amends.promises.bills.finding import Finding, FindingKind
from amends.promises.bills.line import BillLine
from amends.promises.bills.rules import Rules
from amends.promises.bills.words import bare, sentence
from amends.promises.cycles import Period
from amends.promises.promise import PromisedItem
from amends.promises.terms import Condition, FirstMonth, monthly_credit, monthly_price
from tests.promises.wrenfield import MONTHS, PROMISED, as_promised, bill, month, terms_for, together

DECEMBER, JANUARY, FEBRUARY, MARCH = MONTHS[:4]
AFTER_THE_YEAR = month(2027, 12)
BEFORE_THE_YEAR = month(2026, 11)

PLAINLY = Rules()


def found(
    *bills: list[BillLine], promised: tuple[PromisedItem, ...] = PROMISED, rules: Rules = PLAINLY
) -> list[Finding]:
    return list(check(promised, together(bills), rules).findings)


def only(*bills: list[BillLine]) -> Finding:
    [one] = found(*bills)
    return one


def test_a_missing_credit_in_the_midst() -> None:
    one = only(as_promised(DECEMBER), bill(JANUARY, plan="59.00"), as_promised(FEBRUARY))

    assert (one.kind, one.period, one.difference) == (FindingKind.MISSING_CREDIT, JANUARY, Decimal("10.00"))
    assert one.lines == ()


def test_a_discount_that_ended_early() -> None:
    ended = found(as_promised(DECEMBER), bill(JANUARY, plan="59.00"), bill(FEBRUARY, plan="59.00"))

    assert [one.kind for one in ended] == [FindingKind.ENDED_EARLY, FindingKind.ENDED_EARLY]


def test_a_discount_that_goes_on_after_its_time() -> None:
    one = only(as_promised(MONTHS[-1]), as_promised(AFTER_THE_YEAR))

    assert (one.kind, one.difference, one.is_shortfall) == (FindingKind.ENDED_LATE, Decimal("-10.00"), False)
    assert sentence(one, bare(2)).endswith("The customer got 10.00 more than was promised.")


def test_a_discount_that_comes_before_its_time() -> None:
    assert only(as_promised(BEFORE_THE_YEAR)).kind is FindingKind.STARTED_EARLY


def test_a_credit_that_stands_on_another_months_bill() -> None:
    twice = as_promised(JANUARY)
    twice.append(twice[1]._replace(line="9"))

    one = only(bill(DECEMBER, plan="59.00"), twice)

    assert (one.kind, one.period, one.difference) == (FindingKind.WRONG_MONTH, DECEMBER, Decimal(0))
    assert one.lines[-1].period == one.elsewhere == JANUARY
    assert sentence(one, bare(2)).endswith(f"stands on the bill for {JANUARY}. In all nothing is missing.")


@pytest.mark.parametrize("is_late", [True, False])
def test_a_late_fee_until_a_credit_came_is_owed(is_late: bool) -> None:
    rules = Rules(late_fees=frozenset({"late fee"}))
    fee = bill(JANUARY if is_late else DECEMBER, late_fee="12.00")[0]._replace(line="8")
    twice = as_promised(JANUARY)
    twice.append(twice[1]._replace(line="9"))

    [one] = found(bill(DECEMBER, plan="59.00"), twice, [fee], rules=rules)

    assert (one.kind, one.difference) == (FindingKind.WRONG_MONTH, Decimal("12.00" if is_late else 0))
    told = "Until it came, 12.00 more was charged. The customer is owed 12.00." if is_late else "nothing is missing."
    assert sentence(one, bare(2)).endswith(told)


def test_what_came_early_was_charged_nothing_more_in_the_meantime() -> None:
    rules = Rules(late_fees=frozenset({"late fee"}))
    doubled = as_promised(DECEMBER)
    doubled.append(doubled[1]._replace(line="9"))

    [one] = found(doubled, bill(JANUARY, plan="59.00", late_fee="12.00"), rules=rules)

    assert (one.kind, one.period, one.elsewhere) == (FindingKind.WRONG_MONTH, JANUARY, DECEMBER)
    assert not one.is_shortfall


def test_a_credit_that_stands_on_another_account() -> None:
    lost = as_promised(DECEMBER)
    lost[1] = lost[1]._replace(account="9999-9")

    one = only(lost)

    assert (one.kind, one.account, one.difference) == (FindingKind.WRONG_ACCOUNT, "4471-2", Decimal("10.00"))
    assert one.lines == (lost[1],)
    assert "stands on the account `9999-9`" in sentence(one, bare(2))


def test_a_credit_that_was_posted_to_an_account_with_a_promise_makes_no_bill_there() -> None:
    neighbour = terms_for("9999-9", monthly_credit("web discount", Decimal("10.00"), 12, DECEMBER.first), promise=2)
    lost = as_promised(DECEMBER)
    lost[1] = lost[1]._replace(account="9999-9")

    [one] = found(lost, as_promised(JANUARY, "9999-9"), promised=(*PROMISED, *neighbour))

    assert (one.kind, one.account) == (FindingKind.WRONG_ACCOUNT, "4471-2")


def test_where_two_are_missing_and_one_stands_elsewhere_nobody_guesses_whose_it_is() -> None:
    neighbour = terms_for("5000-0", monthly_credit("web discount", Decimal("10.00"), 12, DECEMBER.first), promise=2)
    stray = bill(DECEMBER, "9999-9", plan="59.00", web_discount="-10.00")

    kinds = found(bill(DECEMBER, plan="59.00"), bill(DECEMBER, "5000-0", plan="59.00"), stray,
                  promised=(*PROMISED, *neighbour))  # fmt: skip

    assert [one.kind for one in kinds] == [FindingKind.MISSING_CREDIT, FindingKind.MISSING_CREDIT]


@pytest.mark.parametrize(
    ("credit", "kind", "difference"),
    [
        ("-9.99", FindingKind.SHORT_CREDIT, "0.01"),
        ("-10.01", FindingKind.EXCESS_CREDIT, "-0.01"),
        ("10.00", FindingKind.SHORT_CREDIT, "20.00"),
    ],
)
def test_a_credit_is_right_to_the_cent(credit: str, kind: FindingKind, difference: str) -> None:
    one = only(bill(DECEMBER, plan="59.00", web_discount=credit))

    assert (one.kind, one.difference) == (kind, Decimal(difference))


def test_a_credit_in_two_parts_is_a_credit() -> None:
    parts = bill(DECEMBER, plan="59.00", web_discount="-4.00")
    parts.append(parts[1]._replace(line="9", amount=Decimal("-6.00")))

    assert found(parts) == []


def test_a_credit_that_was_taken_back_is_missing() -> None:
    back = as_promised(DECEMBER)
    back.append(back[1]._replace(line="9", amount=Decimal("10.00")))

    assert only(back).kind is FindingKind.MISSING_CREDIT


def test_a_credit_note_within_the_time_of_a_bill_belongs_to_that_bill() -> None:
    day = Period(date(2026, 12, 20), date(2026, 12, 20))
    note = BillLine("4471-2", "CN-7", "1", day, "web discount", Decimal("-10.00"))

    assert found(bill(DECEMBER, plan="59.00"), [note]) == []
    [again] = found(as_promised(DECEMBER), [note])
    assert (again.kind, again.lines) == (FindingKind.DOUBLED_CREDIT, (note,))


def test_a_credit_that_stands_twice() -> None:
    twice = as_promised(DECEMBER)
    twice.append(twice[1]._replace(line="9"))

    one = only(twice)

    assert (one.kind, one.due, one.found) == (FindingKind.DOUBLED_CREDIT, Decimal("10.00"), Decimal("20.00"))


def test_each_months_shortfall_has_a_key_of_its_own() -> None:
    keys = [one.key for one in found(bill(DECEMBER, plan="59.00"), bill(JANUARY, plan="59.00"))]

    promise = PROMISED[1].promise
    assert keys == [
        f"promise/{promise}/2/2026-12-01/2026-12-31/short",
        f"promise/{promise}/2/2027-01-01/2027-01-31/short",
    ]


def test_a_line_that_is_read_twice_counts_once() -> None:
    assert found(as_promised(DECEMBER), as_promised(DECEMBER)) == []


def test_a_free_box_that_is_charged_and_taken_off_again_is_free() -> None:
    with_credit = as_promised(DECEMBER)
    with_credit += [
        with_credit[0]._replace(line="8", item="cable box", amount=Decimal("149.00")),
        with_credit[0]._replace(line="9", item="cable box", amount=Decimal("-149.00")),
    ]

    assert found(with_credit) == []


def test_a_price_that_was_promised_is_the_most_that_is_charged() -> None:
    promised = tuple(terms_for("4471-2", monthly_price("plan", Decimal("49.99"), 12, DECEMBER.first)))

    assert found(bill(DECEMBER, plan="49.99"), promised=promised) == []
    [dearer] = found(bill(DECEMBER, plan="50.00"), promised=promised)
    assert (dearer.kind, dearer.difference) == (FindingKind.OVERCHARGED, Decimal("0.01"))
    twice = bill(DECEMBER, plan="49.99")
    [again] = found([*twice, twice[0]._replace(line="9")], promised=promised)
    assert (again.kind, again.difference, again.lines[0].line) == (
        FindingKind.DOUBLED_CHARGE, Decimal("49.99"), "9",
    )  # fmt: skip


def test_what_a_bill_carries_once_is_found_twice_whether_it_was_promised_or_not() -> None:
    twice = bill(DECEMBER, "9999-9", plan="59.00")
    twice.append(twice[0]._replace(line="9"))

    [one] = found(twice, rules=Rules(once=frozenset({"plan"})))

    assert (one.kind, one.promise, one.account) == (FindingKind.DOUBLED_CHARGE, None, "9999-9")
    assert one.difference == Decimal("59.00")


def test_taxes_are_left_aside_unless_the_rules_count_them() -> None:
    taxed = bill(DECEMBER, plan="59.00", web_discount="-10.00")
    taxed.append(taxed[1]._replace(line="9", amount=Decimal("-0.80"), tax=True))

    assert found(taxed) == []
    [one] = found(taxed, rules=Rules(taxes_count=True))
    assert one.difference == Decimal("-0.80")


def test_a_promise_that_hangs_on_the_plan_asks_nothing_of_a_bill_without_it() -> None:
    terms = monthly_credit(
        "bundle", Decimal("5.00"), 12, DECEMBER.first, Condition("as long as you keep phone", "phone")
    )
    promised = tuple(terms_for("4471-2", terms))

    assert found(bill(DECEMBER, plan="59.00"), promised=promised) == []
    [one] = found(bill(DECEMBER, plan="59.00", phone="9.00"), promised=promised)
    assert one.kind is FindingKind.MISSING_CREDIT


def test_two_promises_of_one_item_are_told_apart_by_their_amounts() -> None:
    second = monthly_credit("web discount", Decimal("5.00"), 12, DECEMBER.first)
    promised = (*PROMISED, *terms_for("4471-2", second, promise=99))

    [one] = found(bill(DECEMBER, plan="59.00", web_discount="-10.00"), promised=promised)

    assert one.promise is not None
    assert (one.promise.terms.amount, one.kind) == (Decimal("5.00"), FindingKind.MISSING_CREDIT)


def test_a_first_month_is_pro_rated_to_the_cent() -> None:
    terms = replace(
        monthly_credit("web discount", Decimal("10.00"), 12, date(2026, 12, 20)), first_month=FirstMonth.PRO_RATED
    )
    promised = tuple(terms_for("4471-2", terms))

    assert found(bill(DECEMBER, plan="59.00", web_discount="-3.87"), promised=promised) == []
    [one] = found(bill(DECEMBER, plan="59.00", web_discount="-3.86"), promised=promised)
    assert one.difference == Decimal("0.01")


def test_an_account_without_a_bill_is_told_and_not_forgotten() -> None:
    neighbour = tuple(terms_for("5000-0", monthly_credit("web discount", Decimal("10.00"), 12, DECEMBER.first)))

    checked = check((*PROMISED, *neighbour), as_promised(DECEMBER))

    assert checked.findings == ()
    assert checked.without_bill == neighbour


def test_a_bill_too_early_for_a_promise_asks_for_nothing() -> None:
    checked = check(PROMISED, bill(BEFORE_THE_YEAR, plan="59.00", cable_box="149.00"))

    assert (checked.findings, checked.held) == ((), ())
