"""What always holds of bills that were sent: right ones open nothing, whatever is changed in one opens one case."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

from hypothesis import assume, settings
from hypothesis import given as for_all
from hypothesis import strategies as st

from amends.app.bills.report import BillReport
from amends.cases.state import Stage
from amends.promises.bills.finding import FindingKind
from amends.promises.bills.line import BillLine
from tests.app.bills.wrenfield import WORDS, Wrenfield, make_wrenfield, wrenfield_at
from tests.promises.houses import PLAN, House, houses
from tests.stores import SqliteFiles

CENT = Decimal("0.01")
# Each example has a store of its own.
FEW = settings(max_examples=8)


@contextmanager
def keeping(house: House, files: SqliteFiles) -> Iterator[Wrenfield]:
    """The company, with what was promised to these accounts."""
    url = files.copy(files.made("wrenfield", make_wrenfield))
    with wrenfield_at(url) as company:
        company.settles(items=WORDS)
        company.keeps(house.promised)
        yield company
    files.forget(url)


def changed(house: House, line: BillLine, *instead: BillLine) -> list[BillLine]:
    return [one for other in house.lines for one in (instead if other == line else (other,))]


def dropped(house: House, data: st.DataObject) -> list[BillLine]:
    return changed(house, data.draw(st.sampled_from(house.credits())))


def a_cent_less(house: House, data: st.DataObject) -> list[BillLine]:
    line = data.draw(st.sampled_from(house.credits()))
    assume(line.amount + CENT < 0)
    return changed(house, line, line._replace(amount=line.amount + CENT))


def another_month(house: House, data: st.DataObject) -> list[BillLine]:
    line = data.draw(st.sampled_from(house.credits()))
    others = sorted({one.period for one in house.lines if one.account == line.account} - {line.period})
    return changed(house, line, line._replace(period=data.draw(st.sampled_from(others))))


def another_account(house: House, data: st.DataObject) -> list[BillLine]:
    line = data.draw(st.sampled_from(house.credits()))
    others = sorted({one.account for one in house.promised} - {line.account})
    assume(others)
    return changed(house, line, line._replace(account=data.draw(st.sampled_from(others))))


def charged_twice(house: House, data: st.DataObject) -> list[BillLine]:
    line = data.draw(st.sampled_from([one for one in house.lines if one.item == PLAN]))
    return changed(house, line, line, line._replace(line="again"))


MUTATIONS = (dropped, a_cent_less, another_account, charged_twice)


def opened(report: BillReport) -> list[str]:
    assert report.followed is not None
    return report.followed.opened


@FEW
@for_all(houses())
def test_bills_that_keep_their_promises_open_nothing_and_are_known_the_second_time(
    sqlite_files: SqliteFiles, house: House
) -> None:
    with keeping(house, sqlite_files) as company:
        first = company.after(house.lines)
        before = company.everything()

        again = company.after(house.lines)

        assert opened(first) == opened(again) == []
        assert before["shortfalls"] == before["cases"] == 0
        assert before["bill_checks"] == len(first.checked.held)
        assert company.everything() == before


@settings(max_examples=20)
@for_all(houses(), st.sampled_from(MUTATIONS), st.data())
def test_whatever_is_changed_in_one_bill_opens_exactly_one_case_and_no_other_the_second_time(
    sqlite_files: SqliteFiles, house: House, mutation: st.SearchStrategy[object], data: st.DataObject
) -> None:
    assume(house.credits())
    lines = mutation(house, data)  # type: ignore[operator]  # it was drawn from those above
    with keeping(house, sqlite_files) as company:
        [case] = opened(company.after(lines))
        before = company.everything()

        again = company.after(lines)

        assert company.seen(case).stage is Stage.DECIDED
        assert company.everything() == before
        assert before["cases"] == before["shortfalls"] == 1
        assert [*again.cases.values()] == [case]


@FEW
@for_all(houses(), st.data())
def test_a_credit_in_another_month_is_told_and_opens_nothing(
    sqlite_files: SqliteFiles, house: House, data: st.DataObject
) -> None:
    assume(house.credits())
    lines = another_month(house, data)
    with keeping(house, sqlite_files) as company:
        report = company.after(lines)
        before = company.everything()

        company.after(lines)

        assert [one.kind for one in report.checked.findings] == [FindingKind.WRONG_MONTH]
        assert company.everything() == before
        assert before["cases"] == before["shortfalls"] == 0


@FEW
@for_all(houses(), st.data())
def test_a_credit_that_comes_with_a_later_months_bills_is_missing_until_then_and_no_longer(
    sqlite_files: SqliteFiles, house: House, data: st.DataObject
) -> None:
    assume(house.credits())
    line = data.draw(st.sampled_from(house.credits()))
    bills = {(one.period, one.bill) for one in house.lines if one.account == line.account and one.period > line.period}
    assume(bills)
    there, number = data.draw(st.sampled_from(sorted(bills)))
    # The line may keep the number of its bill: that number then stands for two months.
    number = data.draw(st.sampled_from([number, line.bill]))
    moved = changed(house, line, line._replace(period=there, bill=number, line="moved"))
    months = [[one for one in moved if one.account == line.account and one.period == at] for at in (line.period, there)]
    with keeping(house, sqlite_files) as company:
        for month in months:
            company.after(month)
        before = company.everything()

        for again in data.draw(st.permutations([*months, [*months[0], *months[1]]])):
            company.after(again)

        assert company.everything() == before
        assert before["cases"] == before["shortfalls"] == 1
        assert company.owed() == 0


@FEW
@for_all(houses(), st.data())
def test_the_order_of_the_lines_does_not_matter(sqlite_files: SqliteFiles, house: House, data: st.DataObject) -> None:
    assume(house.credits())
    lines = dropped(house, data)
    shuffled = data.draw(st.permutations(lines))
    with keeping(house, sqlite_files) as company:
        company.after(lines)
        before = company.everything()

        company.after(shuffled)

        assert company.everything() == before


@FEW
@for_all(houses(), st.data())
def test_bills_that_are_checked_one_month_after_the_other_are_recorded_as_those_that_are_checked_together(
    sqlite_files: SqliteFiles, house: House, data: st.DataObject
) -> None:
    assume(house.credits())
    lines = dropped(house, data)
    with keeping(house, sqlite_files) as company:
        for period in sorted({line.period for line in lines}):
            company.after([line for line in lines if line.period == period])
        before = company.everything()

        company.after(lines)

        assert before["cases"] == 1
        assert company.everything() == before
