"""Bills held to promises from Python."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from amends.client import Amends
from tests.app.bills.wrenfield import (
    DECEMBER,
    MAPPING,
    WORDS,
    Wrenfield,
    as_promised,
    csv_of,
    make_wrenfield,
    wrenfield_at,
)
from tests.http.house import served
from tests.stores import SqliteFiles

SHORT = csv_of(as_promised(DECEMBER, web_discount="-9.00"))


@pytest.fixture
def wrenfield(sqlite_files: SqliteFiles) -> Iterator[Wrenfield]:
    """The company; ten dollars off were promised to the account 4471-2."""
    url = sqlite_files.copy(sqlite_files.made("wrenfield", make_wrenfield))
    with wrenfield_at(url) as company:
        company.settles(items=WORDS)
        company.promised()
        yield company
    sqlite_files.forget(url)


@pytest.fixture
def olga(wrenfield: Wrenfield) -> Iterator[Amends]:
    """The owner of the policy, who checks bills."""
    with served(wrenfield.engine_url) as house, Amends(house.address, token=house.token("olga")) as asked:
        yield asked


def test_bills_are_checked_before_and_after(olga: Amends, wrenfield: Wrenfield) -> None:
    before = olga.check_bills(SHORT, mapping=MAPPING)
    after = olga.check_bills(SHORT, "after", mapping=MAPPING)

    [finding] = before.findings
    assert (finding.first_day, finding.difference, finding.case) == (date(2026, 12, 1), Decimal("1.00"), None)
    assert before.followed is None
    assert after.followed is not None
    [case] = after.followed.opened
    assert [one.case for one in after.findings] == [case]
    assert wrenfield.decided(case, "discount_refund").status == "owed"


def test_findings_come_as_csv(olga: Amends) -> None:
    assert olga.bill_findings_csv(SHORT, mapping=MAPPING).startswith("key,kind,account,item,from,to,bills,")
