"""Promises over HTTP."""

from typing import Any

import pytest

from tests.http.caller import Caller, kind, problem_in
from tests.http.house import Served

PROMISES = "/promises"
TEN_OFF = {"gives": "credit", "item": "web discount", "amount": "10.00", "months": 12}
FREE_BOX = {"gives": "price", "item": "cable box", "amount": "0"}
MAKING = {"channel": "shop", "terms": [TEN_OFF, FREE_BOX], "words": "Ten off, and the box.", "account": "A-1002"}
ROWS = "promise,account,made_at,gives,item,amount,months\nP-1,A-1002,2026-03-01,credit,web discount,10.00,12\n"
MAPPING = (
    "mapping: promises\ncurrency: USD\n"
    "columns: {promise: promise, account: account, made_at: made_at, gives: gives, item: item, amount: amount, "
    "months: months}\n"
)


@pytest.fixture
def nina(anywhere: Served) -> Caller:
    """Who sells."""
    return anywhere.caller("nina")


def test_a_promise_is_made_looked_at_and_confirmed(nina: Caller) -> None:
    answer = nina.asks("POST", PROMISES, json=MAKING)
    made: dict[str, Any] = answer.json()
    assert (answer.status_code, answer.headers["etag"]) == (201, '"1"')
    assert answer.headers["location"] == f"/api/v1/promises/{made['reference']}"
    assert (made["maker"], made["team"], made["customer"]["name"]) == ("nina", "care", "Ada Mills")
    assert [(one["item"], one["amount"], one["months"]) for one in made["terms"]] == [
        ("web discount", "10.00", 12),
        ("cable box", "0", None),
    ]
    seen = nina.asks("GET", f"{PROMISES}/{made['reference']}")
    assert seen.json() == made
    tag = seen.headers["etag"]
    assert nina.asks("GET", f"{PROMISES}/{made['id']}", headers={"If-None-Match": tag}).status_code == 304
    confirmed = nina.sends(f"{PROMISES}/{made['reference']}/confirm", {"how": "phone"}, 200, **{"If-Match": tag})
    assert (confirmed["confirmation"], confirmed["history"][-1]["sentence"]) == (
        "confirmed",
        "the customer confirmed it, by phone",
    )


def test_what_happened_since_it_was_looked_at_is_told(nina: Caller) -> None:
    made = nina.sends(PROMISES, MAKING, 201)
    path = f"{PROMISES}/{made['reference']}"
    assert nina.sends(f"{path}/dispute", {"words": "Two years."})["told"] == "Two years."
    answer = nina.asks("POST", f"{path}/went-out", headers={"If-Match": '"1"'})
    assert (answer.status_code, kind(problem_in(answer))) == (412, "changed_meanwhile")
    answer = nina.asks("POST", f"{path}/confirm", json={"how": "phone"})
    assert (answer.status_code, kind(problem_in(answer))) == (409, "not_possible_now")
    restated = nina.sends(f"{path}/restate", {"terms": [{**TEN_OFF, "months": 24}], "why": "the order says so"})
    assert ([one["months"] for one in restated["terms"]], restated["confirmation"]) == ([24], "not_asked")
    assert nina.sends(f"{path}/went-out")["order_went_out_at"] is not None


def test_the_same_request_twice_is_one_promise(nina: Caller) -> None:
    first, again = (nina.asks("POST", PROMISES, json=MAKING, headers={"Idempotency-Key": "one"}) for _ in range(2))
    assert first.json() == again.json()
    assert again.headers["idempotent-replayed"] == "true"
    assert len(nina.reads(PROMISES)["promises"]) == 1


def test_promises_are_listed_and_counted(nina: Caller) -> None:
    made = [nina.sends(PROMISES, MAKING, 201)["reference"] for _ in range(3)]
    nina.sends(PROMISES, {"channel": "shop", "terms": [TEN_OFF], "seller": "Kiosk 12", "client": "lanternlatch"}, 201)
    page = nina.reads(PROMISES, to="A-1002", limit=2)
    following = nina.asks("GET", page["next"].removeprefix("/api/v1")).json()
    found = [one["reference"] for one in (*page["promises"], *following["promises"])]
    assert (sorted(found), following["next"]) == (sorted(made), None)
    assert nina.reads(PROMISES, keeping="broken")["promises"] == []
    counts = nina.reads(f"{PROMISES}/counts")
    assert [(one["maker"], one["seller"], one["made"]) for one in counts["sellers"]] == [
        (None, "Kiosk 12", 1),
        ("nina", None, 3),
    ]
    assert nina.reads(f"{PROMISES}/counts", made_from="2099-01-01T00:00:00Z") == {"sellers": [], "teams": []}


def test_another_clients_people_see_nothing_of_it(nina: Caller, anywhere: Served) -> None:
    made = nina.sends(PROMISES, MAKING, 201)
    fleur = anywhere.caller("fleur")
    assert fleur.reads(PROMISES)["promises"] == []
    assert kind(problem_in(fleur.asks("GET", f"{PROMISES}/{made['id']}"))) == "no_promise"
    assert kind(problem_in(fleur.asks("POST", PROMISES, json=MAKING))) == "not_found"


def test_whoever_audits_looks_and_makes_nothing(nina: Caller, anywhere: Served) -> None:
    made = nina.sends(PROMISES, MAKING, 201)
    aude = anywhere.caller("aude")
    assert aude.reads(f"{PROMISES}/{made['reference']}")["reference"] == made["reference"]
    answer = aude.asks("POST", f"{PROMISES}/{made['reference']}/confirm", json={"how": "phone"})
    assert (answer.status_code, kind(problem_in(answer))) == (403, "not_permitted")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"terms": []}, "invalid_request"),
        ({"terms": [{**TEN_OFF, "amount": "ten"}]}, "invalid_request"),
        ({"terms": [{**TEN_OFF, "amount": "9.999"}]}, "faulty_terms"),
        ({"order": "O-1"}, "invalid_request"),
        ({"account": "A-77"}, "not_found"),
        ({"made_at": "2099-01-01T00:00:00Z"}, "not_possible_now"),
        ({"colour": "blue"}, "invalid_request"),
    ],
)
def test_what_cannot_be_promised_is_told(standing: Served, wrong: dict[str, object], told: str) -> None:
    problem = problem_in(standing.caller("nina").asks("POST", PROMISES, json={**MAKING, **wrong}))
    assert kind(problem) == told


def test_a_misheard_reference_is_told(standing: Served) -> None:
    problem = problem_in(standing.caller("nina").asks("GET", f"{PROMISES}/7K3M-9Q45"))
    assert (problem["status"], kind(problem)) == (404, "not_that_reference")


def test_a_list_is_imported_once_as_a_whole_or_not_at_all(anywhere: Served) -> None:
    def sent(user: str, rows: str, **query: str) -> Any:
        return anywhere.caller(user).asks(
            "POST", "/imports/promises", headers={"content-type": "text/csv"}, params={"mapping": MAPPING, **query},
            content=rows.encode(),
        )  # fmt: skip

    assert sent("alma", ROWS).json() == {"client": "lanternlatch", "rows": 1, "new": 1, "known": 0, "differing": []}
    assert sent("alma", ROWS).json()["known"] == 1
    problem = problem_in(sent("alma", ROWS + "P-2,A-77,2026-03-01,credit,sorry,5.00,\n"))
    assert (kind(problem), problem["status"]) == ("rejected_file", 422)
    assert "line 3, `account`" in problem["detail"]
    assert kind(problem_in(sent("nina", "nonsense"))) == "not_permitted"
    assert kind(problem_in(sent("alma", ROWS, mapping="mapping: bills"))) == "mapping"


def test_what_is_not_confirmed_is_listed_and_sent_once_more(nina: Caller) -> None:
    made = nina.sends(PROMISES, MAKING, 201)
    path = f"{PROMISES}/{made['reference']}"
    assert [one["reference"] for one in nina.reads(PROMISES, unconfirmed="true")["promises"]] == [made["reference"]]
    assert nina.sends(f"{path}/ask")["confirmation"] == "not_asked"
    nina.sends(f"{path}/confirm", {"how": "phone"})
    assert nina.reads(PROMISES, unconfirmed="true")["promises"] == []
    problem = problem_in(nina.asks("POST", f"{path}/ask"))
    assert (kind(problem), problem["status"]) == ("not_possible_now", 409)
