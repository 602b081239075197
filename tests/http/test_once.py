"""A request under a key is done once, however often it is sent; a case is changed as it was seen, or not at all."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.http.alarm import decided, opened
from tests.http.caller import Caller, kind, problem_in
from tests.http.house import ACCOUNTS, LANTERN, Served

OPENING = {"account": ACCOUNTS[LANTERN], "channel": "phone", "problem": "It beeps."}


def test_a_request_that_is_sent_again_is_answered_as_the_first_time(anywhere: Served) -> None:
    nina = anywhere.caller("nina")
    first = nina.asks("POST", "/cases", json=OPENING, headers={"Idempotency-Key": "one"})
    again = nina.asks("POST", "/cases", json=OPENING, headers={"Idempotency-Key": "one"})
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert again.headers["location"] == first.headers["location"]
    assert again.headers["etag"] == first.headers["etag"]
    assert "idempotent-replayed" not in first.headers
    assert again.headers["idempotent-replayed"] == "true"
    assert len(nina.reads("/cases")["cases"]) == 1


def test_another_request_under_the_same_key_is_refused(house: Served) -> None:
    nina = house.caller("nina")
    nina.asks("POST", "/cases", json=OPENING, headers={"Idempotency-Key": "one"})
    other = nina.asks("POST", "/cases", json={**OPENING, "problem": "It is dark."}, headers={"Idempotency-Key": "one"})
    assert (kind(problem_in(other)), other.status_code) == ("key_used_otherwise", 422)


def test_a_key_is_somebodys_own(house: Served) -> None:
    for user in ("nina", "omar"):
        response = house.caller(user).asks("POST", "/cases", json=OPENING, headers={"Idempotency-Key": "one"})
        assert "idempotent-replayed" not in response.headers
    assert len(house.caller("nina").reads("/cases")["cases"]) == 2


def test_what_was_refused_can_be_tried_again_under_its_key(house: Served) -> None:
    nina = house.caller("nina")
    case = opened(nina)
    early = nina.asks("POST", f"/cases/{case}/confirm", headers={"Idempotency-Key": "yes"})
    assert early.status_code == 409
    nina.does("restate", case, issue="It beeps.", wish="Quiet.")
    assert nina.asks("POST", f"/cases/{case}/confirm", headers={"Idempotency-Key": "yes"}).status_code == 200


def test_a_double_click_gives_once(anywhere: Served) -> None:
    nina = anywhere.caller("nina")
    case = decided(nina)
    body = {"remedy": "service_credit", "amount": "20.00", "reason": "loyalty"}

    def clicks(_: int) -> int:
        caller: Caller = nina
        return caller.asks("POST", f"/cases/{case}/give", json=body, headers={"Idempotency-Key": "give"}).status_code

    with ThreadPoolExecutor(4) as clicking:
        found = list(clicking.map(clicks, range(4)))
    assert set(found) <= {200, 409}
    assert 200 in found
    entries = nina.reads(f"/cases/{case}/entries")["entries"]
    assert [entry["remedy"] for entry in entries] == ["service_credit"]


@pytest.mark.parametrize("key", ["", "x" * 256, "a b"])
def test_a_key_that_is_none_is_refused(key: str, standing: Served) -> None:
    response = standing.caller("nina").asks("POST", "/cases", json=OPENING, headers={"Idempotency-Key": key})
    assert response.status_code == 422


def test_a_case_that_somebody_else_changed_is_not_changed_blindly(anywhere: Served) -> None:
    nina, tess = anywhere.caller("nina"), anywhere.caller("tess")
    case = opened(nina)
    seen = nina.asks("GET", f"/cases/{case}").headers["etag"]
    tess.does("restate", case, issue="It beeps.", wish="Quiet.")
    stale = nina.asks("POST", f"/cases/{case}/confirm", headers={"If-Match": seen})
    assert (kind(problem_in(stale)), stale.status_code) == ("changed_meanwhile", 412)
    fresh = nina.asks("GET", f"/cases/{case}").headers["etag"]
    done = nina.asks("POST", f"/cases/{case}/confirm", headers={"If-Match": fresh})
    assert done.status_code == 200
    # The tag that an act answers with is as good as one of a look.
    tag = {"If-Match": done.headers["etag"]}
    assert nina.asks("POST", f"/cases/{case}/end-contact", json={}, headers=tag).status_code == 200


def test_a_tag_that_is_none_matches_nothing(standing: Served) -> None:
    nina = standing.caller("nina")
    case = opened(nina)
    response = nina.asks("POST", f"/cases/{case}/end-contact", json={}, headers={"If-Match": "yesterday"})
    assert (kind(problem_in(response)), response.status_code) == ("unreadable_tag", 412)


def test_a_case_that_is_still_as_one_has_it_is_not_sent_again(standing: Served) -> None:
    nina = standing.caller("nina")
    case = opened(nina)
    first = nina.asks("GET", f"/cases/{case}")
    again = nina.asks("GET", f"/cases/{case}", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    nina.does("restate", case, issue="It beeps.", wish="Quiet.")
    assert nina.asks("GET", f"/cases/{case}", headers={"If-None-Match": first.headers["etag"]}).status_code == 200
