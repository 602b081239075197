"""Bills in the shape of TMF678."""

import json
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from amends.formats.bill_files.tmf678 import read_tmf678, tmf678_mapping
from amends.formats.errors import InputError, UnreadableFactsError
from amends.formats.mapped.rejects import RejectedFileError
from amends.promises.bills.check import check
from amends.promises.bills.line import BillLine
from amends.promises.cycles import Period
from tests.promises.wrenfield import PROMISED

CHICAGO = ZoneInfo("America/Chicago")
DECEMBER = Period(date(2026, 12, 1), date(2026, 12, 31))

BILL: dict[str, Any] = {
    "@type": "CustomerBill",
    "id": "cb-1",
    "billNo": "INV-1",
    "billingAccount": {"id": "4471-2"},
    "billingPeriod": {"startDateTime": "2026-12-01T06:00:00Z", "endDateTime": "2027-01-01T06:00:00Z"},
}


def rate(number: int, name: str, value: float, kind: str = "appliedBillingCharge", **further: object) -> dict[str, Any]:
    return {
        "@type": "AppliedCustomerBillingRate",
        "id": f"r{number}",
        "name": name,
        "type": kind,
        "bill": {"id": "cb-1"},
        "taxExcludedAmount": {"unit": "USD", "value": value},
        "appliedTax": [{"taxAmount": {"unit": "USD", "value": 3.9}}],
        **further,
    }


RATES = [
    rate(1, "plan", 59.0),
    rate(2, "cable box", 149.0),
    rate(3, "web discount", 9.99, "appliedBillingCredit"),
]
LINES = [
    BillLine("4471-2", "INV-1", "r1", DECEMBER, "plan", Decimal("59.00")),
    BillLine("4471-2", "INV-1", "r2", DECEMBER, "cable box", Decimal("149.00")),
    BillLine("4471-2", "INV-1", "r3", DECEMBER, "web discount", Decimal("-9.99")),
]


def read(text: str, path: str = "bills.json", **paths: str) -> list[BillLine]:
    return list(read_tmf678(BytesIO(text.encode()), path, tmf678_mapping("USD", CHICAGO, **paths)))


def test_bills_and_their_rates_from_one_object() -> None:
    assert read(json.dumps({"customerBill": [BILL], "appliedCustomerBillingRate": RATES})) == LINES


def test_the_same_from_one_list_in_any_order_and_from_json_lines() -> None:
    assert read(json.dumps([*RATES, BILL])) == LINES
    assert read("\n".join(map(json.dumps, [BILL, *RATES])), "bills.jsonl") == LINES


def test_a_rate_that_says_all_itself_needs_no_bill() -> None:
    alone = rate(1, "plan", 59.0, billingAccount={"id": "4471-2"}, bill={"id": "INV-1"},
                 periodCoverage={"startDateTime": "2026-12-01", "endDateTime": "2026-12-31"})  # fmt: skip

    assert read(json.dumps([alone])) == LINES[:1]


def inside(number: int, name: str, value: float, kind: str = "appliedBillingCharge") -> dict[str, Any]:
    """A rate that stands within its bill, and so names none."""
    return {name: value for name, value in rate(number, name, value, kind).items() if name != "bill"}


INSIDE = [
    inside(1, "plan", 59.0),
    inside(2, "cable box", 149.0),
    inside(3, "web discount", 9.99, "appliedBillingCredit"),
]


@pytest.mark.parametrize(
    "nested",
    [
        {"appliedCustomerBillingRate": INSIDE},
        {"billItem": [{"name": "television", "appliedCustomerBillingRate": INSIDE[:2]}, {"rates": INSIDE[2:]}]},
        {"group": {"group": {"group": {"charges": [{**one, "@type": None} for one in INSIDE]}}}},
        {"appliedCustomerBillingRate": [{"name": "television", "appliedCustomerBillingRate": INSIDE}]},
    ],
)
def test_rates_may_stand_within_their_bill_however_deep(nested: dict[str, Any]) -> None:
    bill = {**BILL, **nested, "taxExcludedAmount": {"unit": "USD", "value": 198.01}}
    assert read(json.dumps({"customerBill": [bill]})) == LINES
    assert read(json.dumps([bill])) == LINES
    assert read(json.dumps(bill)) == LINES
    assert read(json.dumps(bill), "bills.jsonl") == LINES
    assert read(json.dumps({name: value for name, value in bill.items() if name not in ("@type", "id")})) == LINES


def test_a_bill_of_which_no_rate_is_found_is_told() -> None:
    other = {**BILL, "id": "cb-2", "billNo": "INV-2", "charges": [{"label": "plan", "price": 59.0}]}
    with pytest.raises(RejectedFileError) as refused:
        read(json.dumps({"customerBill": [BILL, other], "appliedCustomerBillingRate": RATES}))
    assert "bills.json, line 2: no rate of the bill `INV-2` was found" in str(refused.value)
    assert "within its bill, as `appliedCustomerBillingRate`, or beside it" in str(refused.value)


def test_a_rate_with_an_amount_that_holds_others_is_not_guessed_at() -> None:
    whole = {**inside(9, "bundle", 208.0), "appliedCustomerBillingRate": INSIDE[:2]}
    with pytest.raises(RejectedFileError, match="`INV-1` has a rate with an amount that holds other rates"):
        read(json.dumps([{**BILL, "appliedCustomerBillingRate": [whole]}]))


def test_a_rate_that_names_no_bill_belongs_to_none() -> None:
    nameless = {name: value for name, value in BILL.items() if name != "id"}
    with pytest.raises(RejectedFileError, match=r"`billingAccount\.id`: nothing stands here"):
        read(json.dumps([{**nameless, "appliedCustomerBillingRate": INSIDE}, inside(4, "plan", 59.0)]))


def test_the_item_may_stand_elsewhere() -> None:
    named = {**RATES[0], "product": {"id": "p", "name": "triple play"}}

    [line] = read(json.dumps([BILL, named]), item="product.name")

    assert line.item == "triple play"


def test_the_promise_is_checked_against_them() -> None:
    found = check(PROMISED, read(json.dumps([BILL, *RATES])))

    assert [(one.kind.value, one.difference) for one in found.findings] == [
        ("charged_though_free", Decimal("149.00")),
        ("short_credit", Decimal("0.01")),
    ]


@pytest.mark.parametrize(
    ("rates", "told"),
    [
        ([rate(1, "plan", 59.001)], "bills.json, line 2, `taxExcludedAmount.value`: found `59.001`"),
        ([rate(1, "plan", 59.0, bill={"id": "unknown"})], "line 2, `billingAccount.id`: nothing stands here"),
        (
            [rate(1, "plan", 59.0, taxExcludedAmount={"unit": "EUR", "value": 1})],
            "`taxExcludedAmount.unit`: found `EUR`",
        ),
        ([{"@type": "Payment"}], "line 2: this is neither a bill nor a rate"),
    ],
)
def test_a_rate_that_cannot_be_used_is_told_by_its_number_and_path(rates: list[object], told: str) -> None:
    with pytest.raises(RejectedFileError) as refused:
        read(json.dumps([BILL, *rates]))
    assert told in str(refused.value)


def test_what_is_no_json_or_holds_no_bills_is_told() -> None:
    with pytest.raises(UnreadableFactsError, match=r"bills\.json:1:2"):
        read("{,}")
    with pytest.raises(InputError, match="holds no bills"):
        read('{"orders": []}')
    with pytest.raises(RejectedFileError, match="at column 2"):
        read("{,}", "bills.jsonl")
