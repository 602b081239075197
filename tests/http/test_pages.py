"""Lists in pages: each thing on exactly one of them, and a cursor that goes with its list alone."""

from collections.abc import Iterator

from tests.http.alarm import decided, opened
from tests.http.caller import Caller, Document, kind, problem_in
from tests.http.house import PEOPLE, Served


def _pages(caller: Caller, path: str, limit: int, **query: object) -> Iterator[Document]:
    page = caller.reads(path, limit=limit, **query)
    yield page
    while page["next"] is not None:
        page = caller.reads(page["next"])
        yield page


def test_every_case_is_on_one_page(anywhere: Served) -> None:
    nina = anywhere.caller("nina")
    cases = [opened(nina) for _ in range(5)]
    pages = list(_pages(nina, "/cases", 2, mine=True))
    assert [len(page["cases"]) for page in pages] == [2, 2, 1]
    assert [one["reference"] for page in pages for one in page["cases"]] == cases[::-1]


def test_lists_are_filtered(house: Served) -> None:
    nina = house.caller("nina")
    case, other = opened(nina), decided(nina)
    assert [one["reference"] for one in nina.reads("/cases", stage="open")["cases"]] == [case]
    assert {one["reference"] for one in nina.reads("/cases", stage=["open", "decided"])["cases"]} == {case, other}
    assert nina.reads("/cases", policy="nothing-care")["cases"] == []
    assert house.caller("omar").reads("/cases", mine=True)["cases"] == []


def test_a_history_is_read_a_page_at_a_time(standing: Served) -> None:
    nina = standing.caller("nina")
    case = decided(nina)
    numbers = [one["number"] for page in _pages(nina, f"/cases/{case}/history", 7) for one in page["history"]]
    assert numbers == list(range(1, len(numbers) + 1))


def test_users_come_in_pages(standing: Served) -> None:
    found = [one["name"] for page in _pages(standing.caller("ana"), "/users", 4) for one in page["users"]]
    assert found == sorted({*PEOPLE, "ana"})


def test_customers_are_searched_in_pages(house: Served) -> None:
    ana = house.caller("ana")
    for number in range(3):
        ana.sends("/customers", {"client": "lanternlatch", "name": f"Ada {number}"}, 201)
    pages = list(_pages(ana, "/customers", 2, name="ada"))
    assert [one["name"] for page in pages for one in page["customers"]] == ["Ada 0", "Ada 1", "Ada 2", "Ada Mills"]


def test_a_cursor_goes_with_its_list_alone(house: Served) -> None:
    nina = house.caller("nina")
    for _ in range(3):
        opened(nina)
    cursor = nina.reads("/cases", limit=1)["cursor"]
    for query in (
        {"cursor": cursor, "stage": "open"},
        {"cursor": cursor[:-2] + "AA"},
        {"cursor": "ü"},
        {"cursor": "A"},
    ):
        problem = problem_in(nina.asks("GET", "/cases", params={"limit": 1, **query}))
        assert (kind(problem), problem["status"]) == ("unusable_cursor", 422)


def test_a_page_is_never_larger_than_one_can_take(standing: Served) -> None:
    assert standing.caller("nina").asks("GET", "/cases", params={"limit": 201}).status_code == 422
