"""Bills that are still to be sent: what would break is told, and nothing is recorded."""

from io import BytesIO

import pytest

from amends.app.bills.checking import NothingToCheckError, check_after, check_before
from amends.app.bills.files import BillFile
from amends.app.bills.policies import NoPolicyForBillsError
from amends.app.bills.report import BillReport
from amends.app.permissions import NotPermittedError
from amends.formats.errors import InputError
from amends.formats.mapped.mapping_text import MappingError
from amends.formats.mapped.rejects import RejectedFileError
from amends.promises.bills.finding import FindingKind
from tests.app.bills.wrenfield import (
    DECEMBER,
    HEADER,
    JANUARY,
    MAPPING,
    Wrenfield,
    as_promised,
    bill,
    csv_of,
)

RATES = b"""{
  "customerBill": [
    {"id": "1", "billNo": "B-1", "billingAccount": {"id": "4471-2"},
     "billingPeriod": {"startDateTime": "2026-12-01", "endDateTime": "2026-12-31"}}
  ],
  "appliedCustomerBillingRate": [
    {"id": "a", "bill": {"id": "1"}, "name": "plan", "taxExcludedAmount": {"value": 59.00, "unit": "USD"}},
    {"id": "b", "bill": {"id": "1"}, "name": "web discount", "type": "appliedBillingCredit",
     "taxExcludedAmount": {"value": 9.00, "unit": "USD"}}
  ]
}"""


def kinds(report: BillReport) -> list[FindingKind]:
    return [finding.kind for finding in report.checked.findings]


def test_what_would_break_is_told_and_nothing_is_recorded(wrenfield: Wrenfield) -> None:
    wrenfield.promised()
    before = wrenfield.everything()

    report = wrenfield.before(as_promised(DECEMBER, web_discount="-9.00"))

    assert kinds(report) == [FindingKind.SHORT_CREDIT]
    assert report.breaks
    assert report.followed is None
    assert wrenfield.everything() == before


def test_bills_that_keep_everything_break_nothing(wrenfield: Wrenfield) -> None:
    wrenfield.promised()

    report = wrenfield.before(as_promised(DECEMBER))

    assert not report.breaks
    assert (report.bills, report.lines) == (1, 3)


def test_accounts_without_a_bill_are_named(wrenfield: Wrenfield) -> None:
    wrenfield.promised("1")
    forgotten = wrenfield.promised("2")

    report = wrenfield.before(as_promised(DECEMBER, "1"))

    assert [one.account for one in report.checked.without_bill] == ["2"]
    assert [one.promise for one in report.checked.without_bill] == [str(forgotten.row.id)]


def test_where_the_last_bill_fell_short_its_case_is_named(wrenfield: Wrenfield) -> None:
    wrenfield.promised()
    sent = wrenfield.after(as_promised(DECEMBER, web_discount="-9.00"))
    assert sent.followed is not None

    report = wrenfield.before(as_promised(JANUARY, web_discount="-9.00"))

    assert [*report.cases.values()] == sent.followed.opened


def test_bills_in_the_shape_of_tmf678_need_no_mapping(wrenfield: Wrenfield) -> None:
    wrenfield.promised()

    report = check_before(wrenfield.desk("olga"), None, BillFile(stream=BytesIO(RATES), name="bills.json"))

    assert kinds(report) == [FindingKind.SHORT_CREDIT]


@pytest.mark.parametrize(
    ("name", "content", "mapping"),
    [("bills.json", b'{"customerBill": []}', None), ("bills.csv", HEADER.encode(), MAPPING.encode())],
)
def test_a_file_in_which_nothing_can_be_checked_is_no_all_clear(
    name: str, content: bytes, mapping: bytes | None, wrenfield: Wrenfield
) -> None:
    wrenfield.promised()
    for check in (check_before, check_after):
        with pytest.raises(NothingToCheckError, match=f"`{name}` holds no line of a bill, so nothing was checked"):
            check(wrenfield.desk("olga"), None, BillFile(stream=BytesIO(content), name=name, mapping=mapping))


def test_a_table_without_a_mapping_is_refused(wrenfield: Wrenfield) -> None:
    with pytest.raises(InputError, match=r"nobody said which column of `bills\.csv` holds what"):
        check_before(wrenfield.desk("olga"), None, BillFile(stream=BytesIO(b""), name="bills.csv"))


def test_a_mapping_for_something_else_is_refused(wrenfield: Wrenfield) -> None:
    file = BillFile(stream=BytesIO(b""), name="bills.csv", mapping=MAPPING.replace("bills", "calls", 1).encode())
    with pytest.raises(MappingError, match="this is a mapping for `calls`"):
        check_before(wrenfield.desk("olga"), None, file)


def test_amounts_of_another_currency_are_refused(wrenfield: Wrenfield) -> None:
    file = BillFile(stream=BytesIO(b""), name="bills.csv", mapping=MAPPING.replace("USD", "EUR").encode())
    with pytest.raises(InputError, match="reads amounts in `EUR`, and `wrenfield` bills in `USD`"):
        check_before(wrenfield.desk("olga"), None, file)


@pytest.mark.parametrize("stage", ["before", "after"])
def test_a_file_that_is_rejected_leaves_nothing_behind(stage: str, wrenfield: Wrenfield) -> None:
    wrenfield.promised()
    text = csv_of(as_promised(DECEMBER, web_discount="-1.00")) + "4471-2,B-9,1,2026-12-01,2026-12-31,plan,much,no\n"
    before = wrenfield.everything()

    with pytest.raises(RejectedFileError, match=r"bills\.csv, line 5, `Amount`"):
        getattr(wrenfield, stage)(text=text)

    assert wrenfield.everything() == before


@pytest.mark.parametrize("stage", ["before", "after"])
def test_who_answers_customers_checks_no_bills(stage: str, wrenfield: Wrenfield) -> None:
    wrenfield.promised()
    with pytest.raises(NotPermittedError, match="`ana` may not check bills against promises"):
        if stage == "before":
            check_before(wrenfield.desk("ana"), None, BillFile(stream=BytesIO(b""), name="bills.csv"))
        else:
            wrenfield.after(bill(DECEMBER, plan="1.00"), user="ana")


def test_where_nothing_tells_the_policy_nothing_is_recorded(wrenfield: Wrenfield) -> None:
    wrenfield.promised()
    wrenfield.settles(policy="unheard-of")
    before = wrenfield.everything()

    with pytest.raises(NoPolicyForBillsError, match="has no published policy `unheard-of`"):
        wrenfield.after(as_promised(DECEMBER, web_discount="-9.00"))

    assert wrenfield.everything() == before
