"""Call records over HTTP: imported, looked into only for a verified caller, shared with a case; each look is kept."""

from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree

import pytest

from amends.client import Amends
from amends.client.errors import ProblemError
from tests.app.calls.tidewren import CHARGED_FOR_NOTHING, LEO, MAPPING, Tidewren, csv_of, make_tidewren, tidewren_at
from tests.calls.lottery import ACCOUNT, LOTTERY, OF_NEIGHBOURS
from tests.http.caller import Document, problem_in
from tests.http.house import Served, served
from tests.stores import Databases

MARCH = {"number": LOTTERY, "begins": "2026-03-01", "ends": "2026-03-31"}
BILL = csv_of(LEO, CHARGED_FOR_NOTHING, OF_NEIGHBOURS)
CSV = {"content-type": "text/csv"}
MAPPED = {"mapping": MAPPING.decode()}


@pytest.fixture
def tidewren(databases: Databases) -> Iterator[Tidewren]:
    """The brand of prepaid phones."""
    url = databases.copy(databases.made("tidewren", make_tidewren))
    with tidewren_at(url) as brand:
        yield brand
    databases.forget(url)


@pytest.fixture
def house(tidewren: Tidewren) -> Iterator[Served]:
    """Its workspace, served."""
    with served(tidewren.workspace.engine.url.render_as_string(hide_password=False)) as found:
        yield found


def imported(house: Served) -> Document:
    """The records of March come in."""
    response = house.caller("ada").asks("POST", "/imports/calls", params=MAPPED, content=BILL, headers=CSV)
    assert response.status_code == 200, response.text
    done: Document = response.json()
    return done


def test_a_file_is_imported_once_however_often_it_comes(house: Served) -> None:
    first, again = imported(house), imported(house)

    assert (first["import"], first["rows"], first["new"]) == (1, 25, 25)
    assert (again["new"], again["there_already"]) == (0, 25)


def test_a_bad_file_is_refused_with_its_lines(house: Served) -> None:
    bad = BILL + b"x,330-1,1-800-555-0186,soon,yes,4,60,0.25\n"
    problem = problem_in(house.caller("ada").asks("POST", "/imports/calls", params=MAPPED, content=bad, headers=CSV))

    assert problem["status"] == 422
    assert "line 27" in problem["detail"]


def test_for_a_case_records_open_only_once_the_caller_was_verified(house: Served, tidewren: Tidewren) -> None:
    imported(house)
    ana, case = house.caller("ana"), tidewren.case(verified=False)
    problem = problem_in(ana.asks("POST", f"/cases/{case}/calls/evidence", json=MARCH))
    assert problem["type"] == "urn:amends:error:not_verified"

    ana.does("verify-caller", case, method="one_time_code")
    shown = ana.sends(f"/cases/{case}/calls/evidence", MARCH)
    assert (shown["attempts"], shown["connected"], shown["given_back"], shown["stays_on_the_bill"]) == (
        22, 10, "0.50", "2.50",
    )  # fmt: skip
    assert shown["worksheet"] is None


def test_a_worksheet_that_is_shared_comes_as_data_as_a_table_and_as_a_picture(
    house: Served, tidewren: Tidewren
) -> None:
    imported(house)
    ana, case = house.caller("ana"), tidewren.case()
    ana.sends("/calls/test-calls", {"number": LOTTERY, "answered": True, "seconds_to_answer": 4}, 201)
    shared = ana.sends(f"/cases/{case}/calls/evidence", {**MARCH, "share": True})
    assert (shared["worksheet"], shared["facts_stated"]) == (1, ["calls", "test_call_answered"])

    [listed] = ana.reads(f"/cases/{case}/calls/worksheets")["worksheets"]
    read = ana.reads(f"/cases/{case}/calls/worksheets/1")
    assert read["digest"] == listed["digest"] == shared["digest"]
    table = ana.asks("GET", f"/cases/{case}/calls/worksheets/1?as=csv")
    assert table.headers["content-disposition"] == 'attachment; filename="worksheet.csv"'
    assert table.content.startswith(b"\xef\xbb\xbfaccount,330-1\n")
    assert "taken off the bill,0.50" in table.text
    picture = ana.asks("GET", f"/cases/{case}/calls/worksheets/1?as=svg")
    assert ElementTree.fromstring(picture.text).tag.endswith("svg")
    assert problem_in(ana.asks("GET", f"/cases/{case}/calls/worksheets/2"))["status"] == 404
    # One to share it, and one for each time that it was read.
    assert len(house.caller("udo").reads("/calls/looks", account=ACCOUNT)["looks"]) == 4


def test_the_log_of_looks_comes_page_by_page(house: Served) -> None:
    imported(house)
    udo = house.caller("udo")
    for _ in range(3):
        udo.sends("/calls/evidence", {**MARCH, "account": ACCOUNT})

    first = udo.reads("/calls/looks", limit=2)
    second = udo.reads("/calls/looks", limit=2, cursor=first["cursor"])
    assert [len(first["looks"]), len(second["looks"]), second["next"]] == [2, 1, None]
    assert problem_in(house.caller("ana").asks("GET", "/calls/looks"))["status"] == 403


def test_the_client_asks_for_all_of_it(house: Served, tidewren: Tidewren) -> None:
    with Amends(house.address, token=house.token("ada")) as ada:
        assert ada.import_calls(BILL, MAPPING.decode()).new == 25
    case = tidewren.case()
    with Amends(house.address, token=house.token("ana")) as ana:
        ana.record_test_call(LOTTERY, answered=True)
        found = ana.calls_of_case(case, LOTTERY, date(2026, 3, 1), date(2026, 3, 31), share=True)
        assert (found.attempts, len(found.calls), found.worksheet) == (22, 22, 1)
        assert ana.worksheet(case, 1).digest == ana.worksheets(case).worksheets[0].digest
        assert ana.worksheet_csv(case, 1).startswith("account,330-1")
        assert ana.worksheet_plot(case, 1).startswith("<svg")
        with pytest.raises(ProblemError):
            ana.calls_without_case(ACCOUNT, LOTTERY, date(2026, 3, 1), date(2026, 3, 31))
    with Amends(house.address, token=house.token("udo")) as udo:
        assert next(iter(udo.call_looks())).user == "ana"
