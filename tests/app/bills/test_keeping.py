"""What is kept of checked bills: it is verified and copied with the rest, and names nobody who was erased."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import Table, inspect, update

from amends.app.bills.report import BillReport
from amends.promises.bills.shortfall import ShortfallState
from amends.store.bills_tables import bill_checks, shortfalls
from amends.store.copying import copy_store
from amends.store.directory_tables import accounts
from amends.store.erasure import ErasureRequest, erase_customer
from amends.store.verify import verify_within
from tests.app.bills.wrenfield import DECEMBER, FREE_BOX, JANUARY, TEN_OFF, Wrenfield, as_promised, bill
from tests.stores import Databases, reading_all, writing_all


@pytest.fixture
def checked(wrenfield: Wrenfield) -> Wrenfield:
    """The company after two months: one bill was short, and a plan was charged twice."""
    wrenfield.promised("4471-2", TEN_OFF, FREE_BOX)
    wrenfield.customer("777")
    twice = bill(DECEMBER, "777", plan="59.00")
    wrenfield.after(as_promised(DECEMBER), [*twice, twice[0]._replace(line="2")])
    wrenfield.after(as_promised(JANUARY, web_discount="-9.00", cable_box="7.50"))
    return wrenfield


def findings(company: Wrenfield) -> list[str]:
    with reading_all(company.workspace.engine) as connection:
        return [str(one) for one in verify_within(connection)]


def tampered(company: Wrenfield, table: Table, **values: object) -> None:
    with writing_all(company.workspace.engine) as connection:
        connection.execute(update(table).values(values))


def test_what_was_checked_verifies(checked: Wrenfield) -> None:
    assert findings(checked) == []


@pytest.mark.parametrize(
    ("table", "values", "found"),
    [
        (bill_checks, {"is_short": True}, "the bill for 2026-12-01 to 2026-12-31 is otherwise at the promise"),
        (bill_checks, {"part": 3}, "is unknown to the promise"),
        (shortfalls, {"state": ShortfallState.CORRECTED.value}, "is corrected here and not at the promise"),
        (shortfalls, {"state": ShortfallState.MADE_GOOD.value}, "is made_good here and not at the promise"),
        (shortfalls, {"case": UUID(int=5)}, "the case in which it is made good is not there"),
        (shortfalls, {"promise": UUID(int=5)}, "bills were held to a promise that is not there"),
    ],
)
def test_what_was_changed_behind_the_back_of_amends_is_found(
    table: Table, values: dict[str, object], found: str, wrenfield: Wrenfield
) -> None:
    wrenfield.promised()
    wrenfield.after(as_promised(DECEMBER))
    wrenfield.after(as_promised(JANUARY, web_discount="-9.00"))
    tampered(wrenfield, table, **values)

    assert any(found in one for one in findings(wrenfield)), findings(wrenfield)


def test_a_copy_of_the_store_holds_all_of_it(checked: Wrenfield, databases: Databases) -> None:
    target = databases.empty()

    copied = copy_store(checked.workspace.engine, target)

    before = checked.everything()
    assert before["bill_checks"] == 4
    assert before["shortfalls"] == 3
    assert {name: copied.rows[name] for name in ("bill_checks", "shortfalls")} == {
        name: before[name] for name in ("bill_checks", "shortfalls")
    }
    databases.forget(target)


def test_of_who_was_erased_no_number_is_left_and_everything_still_verifies(checked: Wrenfield) -> None:
    engine, client = checked.workspace.engine, checked.client
    with writing_all(engine) as connection:
        owners = list(connection.execute(accounts.select()).mappings())
        for owner in owners:
            request = ErasureRequest(checked.workspace.new_id(), UUID(int=9), checked.now)
            erase_customer(connection, client, owner["customer"], request, b"key")

    with reading_all(engine) as connection:
        kept = [
            str(row)
            for table in inspect(connection).get_table_names()
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"')
        ]
    assert [row for row in kept if "4471-2" in row or "B-777" in row] == []
    assert findings(checked) == []
    assert checked.before(as_promised(JANUARY, web_discount="-9.00")).checked.findings == ()


def test_two_who_check_the_same_bills_at_once_open_one_case(wrenfield: Wrenfield) -> None:
    wrenfield.promised()
    december = as_promised(DECEMBER, web_discount="-9.00")
    others = [wrenfield, Wrenfield(wrenfield.engine_url, now=wrenfield.now + timedelta(hours=1))]

    with ThreadPoolExecutor(2) as hands:
        reports = list(hands.map(lambda company: company.after(december), others))

    assert wrenfield.everything()["cases"] == wrenfield.everything()["shortfalls"] == 1
    assert {case for report in reports for case in report.cases.values()} == set(
        opened(reports[0]) + opened(reports[1])
    )
    others[1].workspace.engine.dispose()


def opened(report: BillReport) -> list[str]:
    assert report.followed is not None
    return report.followed.opened
