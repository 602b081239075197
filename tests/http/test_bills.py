"""Bills held to promises over HTTP: uploaded as a table or as JSON, before they are sent and after."""

from collections.abc import Iterator

import pytest

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
from tests.http.caller import Caller
from tests.http.house import Served, served
from tests.stores import Databases

CHECKS = "/api/v1/promises/checks"
SHORT = csv_of(as_promised(DECEMBER, web_discount="-9.00"))
CSV = {"content-type": "text/csv"}
MAPPED = {"mapping": MAPPING}
RATES = {
    "appliedCustomerBillingRate": [
        {
            "id": "b",
            "bill": {"billNo": "B-1", "billingPeriod": {"startDateTime": "2026-12-01", "endDateTime": "2026-12-31"}},
            "billingAccount": {"id": "4471-2"},
            "name": "plan",
            "taxExcludedAmount": {"value": 59, "unit": "USD"},
        }
    ]
}


@pytest.fixture
def wrenfield(databases: Databases) -> Iterator[Wrenfield]:
    """The company; ten dollars off were promised to the account 4471-2."""
    url = databases.copy(databases.made("wrenfield", make_wrenfield))
    with wrenfield_at(url) as company:
        company.settles(items=WORDS)
        company.promised()
        yield company
    databases.forget(url)


@pytest.fixture
def house(wrenfield: Wrenfield) -> Iterator[Served]:
    """The company, served."""
    with served(wrenfield.engine_url) as found:
        yield found


@pytest.fixture
def olga(house: Served) -> Caller:
    """The owner of the policy, who checks bills."""
    return house.caller("olga")


def test_what_would_break_is_told_and_nothing_is_recorded(olga: Caller, wrenfield: Wrenfield) -> None:
    found = olga.asks("POST", CHECKS, content=SHORT, headers=CSV, params=MAPPED).json()

    assert (found["stage"], found["breaks"], found["followed"]) == ("before", True, None)
    [finding] = found["findings"]
    assert (finding["kind"], finding["due"], finding["found"], finding["difference"]) == (
        "short_credit", "10.00", "9.00", "1.00",
    )  # fmt: skip
    assert wrenfield.everything()["bill_checks"] == 0


def test_what_broke_opens_one_case_however_often_it_is_sent(olga: Caller, wrenfield: Wrenfield) -> None:
    after = {**MAPPED, "when": "after"}

    first = olga.asks("POST", CHECKS, content=SHORT, headers=CSV, params=after).json()
    again = olga.asks("POST", CHECKS, content=SHORT, headers=CSV, params=after).json()

    [case] = first["followed"]["opened"]
    assert wrenfield.decided(case, "discount_refund").status == "owed"
    assert [finding["case"] for finding in again["findings"]] == [case]
    assert again["followed"]["opened"] == []


def test_under_a_key_the_same_answer_comes_back(olga: Caller) -> None:
    headers = {**CSV, "idempotency-key": "december"}
    after = {**MAPPED, "when": "after"}

    first = olga.asks("POST", CHECKS, content=SHORT, headers=headers, params=after)
    again = olga.asks("POST", CHECKS, content=SHORT, headers=headers, params=after)

    assert again.headers["idempotent-replayed"] == "true"
    assert again.json() == first.json()


def test_json_in_the_shape_of_tmf678_needs_no_mapping(olga: Caller) -> None:
    [finding] = olga.asks("POST", CHECKS, json=RATES).json()["findings"]
    assert (finding["kind"], finding["difference"]) == ("missing_credit", "10.00")


def test_findings_come_as_csv_where_they_are_asked_for_so(olga: Caller) -> None:
    answer = olga.asks("POST", CHECKS, content=SHORT, headers=CSV, params={**MAPPED, "as": "csv"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith(b"\xef\xbb\xbfkey,kind,account,")
    assert answer.headers["content-disposition"] == 'attachment; filename="findings.csv"'
    assert answer.text.splitlines()[1].split(",")[1:4] == ["short_credit", "4471-2", "web discount"]


def test_lines_that_cannot_be_used_are_a_problem_that_lists_them(olga: Caller, wrenfield: Wrenfield) -> None:
    broken = SHORT + "4471-2,B-9,1,2026-12-01,2026-12-31,plan,much,no\n"
    before = wrenfield.everything()

    answer = olga.asks("POST", CHECKS, content=broken, headers=CSV, params={**MAPPED, "when": "after"})

    assert (answer.status_code, answer.json()["type"]) == (422, "urn:amends:error:rejected_file")
    assert "line 5, `Amount`: found `much`" in answer.json()["detail"]
    after = {name: count for name, count in wrenfield.everything().items() if name != "tokens"}
    assert after == {name: count for name, count in before.items() if name != "tokens"}


@pytest.mark.parametrize(
    ("content", "kind", "mapping", "status", "problem"),
    [
        (SHORT, "text/csv", None, 422, "input"),
        (SHORT, "text/csv", "mapping: calls", 422, "mapping"),
        (SHORT, "text/plain", MAPPING, 415, "unsupported_media_type"),
        ("{", "application/json", None, 422, "unreadable_facts"),
    ],
)
def test_what_cannot_be_read_is_a_problem(
    content: str, kind: str, mapping: str | None, status: int, problem: str, olga: Caller
) -> None:
    query = {} if mapping is None else {"mapping": mapping}
    answer = olga.asks("POST", CHECKS, content=content, headers={"content-type": kind}, params=query)
    assert (answer.status_code, answer.json()["type"]) == (status, f"urn:amends:error:{problem}")


def test_who_answers_customers_checks_no_bills(house: Served) -> None:
    answer = house.caller("ana").asks("POST", CHECKS, content=SHORT, headers=CSV, params=MAPPED)
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:amends:error:not_permitted")
