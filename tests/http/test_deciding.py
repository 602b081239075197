"""Deciding without a case: the same decision as everywhere, with its grounds, by the version that governs."""

from amends.app.registry import VersionNamed, withdraw_policy
from amends.app.workspace import Desk
from amends.policy import loads
from tests.http.alarm import RECORDS, WEAK_SIGNAL
from tests.http.caller import Caller, kind, problem_in
from tests.http.house import ALARM, Served

FACTS = {**RECORDS, **WEAK_SIGNAL}


def _problem(caller: Caller, **said: object) -> tuple[str, int]:
    problem = problem_in(caller.asks("POST", "/decide", json={"policy": "alarm-care", "facts": FACTS, **said}))
    return kind(problem), problem["status"]


def test_a_decision_over_http_is_that_of_the_policy(standing: Served) -> None:
    said = {"policy": "alarm-care", "facts": FACTS, "want": "service_credit=40.00", "role": "agent"}
    decided = standing.caller("nina").sends("/decide", said)
    policy = loads(ALARM.read_bytes())
    assert decided == policy.decide_row(FACTS, want="service_credit=40.00", role="agent")
    assert decided["remedies"]["service_credit"]["status"] == "discretionary"
    assert any(one["grounds"] for one in decided["remedies"].values())


def test_what_is_not_known_is_asked_for(standing: Served) -> None:
    decided = standing.caller("nina").sends("/decide", {"policy": "alarm-care", "facts": {}})
    assert decided["ask"]


def test_each_fault_of_the_facts_is_told(standing: Served) -> None:
    problem = problem_in(
        standing.caller("nina").asks(
            "POST", "/decide", json={"policy": "alarm-care", "facts": {"plan": "gold", "x": 1}}
        )
    )
    assert (problem["status"], [fault["where"] for fault in problem["errors"]]) == (422, ["plan", "x"])


def test_a_wish_a_version_or_a_policy_that_is_not_there_is_told(standing: Served) -> None:
    nina = standing.caller("nina")
    assert _problem(nina, want="a_pony") == ("want", 422)
    assert _problem(nina, version="1999") == ("no_version", 404)
    assert _problem(nina, policy="phone-care") == ("no_version", 404)
    assert _problem(nina, client="florist") == ("not_found", 404)
    assert _problem(nina, extra=1) == ("invalid_request", 422)
    assert _problem(standing.caller("fleur")) == ("no_version", 404)
    assert _problem(standing.caller()) == ("not_logged_in", 401)


def test_a_withdrawn_version_decides_nothing_any_more(house: Served) -> None:
    named = VersionNamed("alarm-care", "2026-01-01.1", "lanternlatch")
    withdraw_policy(Desk(house.workspace, "paul"), named, "It promises too little.")
    assert _problem(house.caller("nina")) == ("no_version", 404)
