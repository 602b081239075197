"""An AI agent over HTTP: it is added as one, works with a token, is told as one in the case, and approves nothing."""

from amends.client import Amends
from tests.http.alarm import credit, decided
from tests.http.caller import kind, problem_in
from tests.http.house import LANTERN, Served

AMY = {"name": "amy", "kind": "ai_agent", "role": {"role": "agent", "client": LANTERN, "team": "care"}}
UNKNOWN = ["other_service_trouble"]


def test_what_an_ai_agent_does_is_told_as_such_and_a_person_approves(anywhere: Served) -> None:
    ana, tess = anywhere.caller("ana"), anywhere.caller("tess")
    assert ana.sends("/users", AMY, 201)["kind"] == "ai_agent"
    assert {one["name"]: one["kind"] for one in ana.reads("/users")["users"]}["tess"] == "person"
    ana.sends("/users", {**AMY, "name": "otto", "role": {"role": "team_lead", "client": LANTERN}}, 201)
    amy = anywhere.caller("amy")

    case = decided(amy)
    amy.does("exception", case)
    amy.does("propose", case, terms=credit("40.00"), why="The signal is not hers.", not_known=UNKNOWN)
    refused = anywhere.caller("otto").is_refused("approve", case)
    assert (kind(refused), refused["status"]) == ("ai_agent_approves", 403)
    tess.does("approve", case)

    told = {event["event"]: event["by"] for event in tess.reads(f"/cases/{case}/history")["history"]}
    assert told["solution_proposed"] == {"name": "amy", "role": "agent", "team": "care", "kind": "ai_agent"}
    assert told["solution_approved"]["kind"] == "person"
    (proposal,) = tess.reads(f"/cases/{case}")["make_it_right"]["proposals"]
    assert (proposal["by"]["kind"], proposal["approval"]["by"]["kind"]) == ("ai_agent", "person")
    assert "amy (agent, AI agent) proposed" in str(tess.reads(f"/cases/{case}/note"))
    assert ana.sends("/verification", {"told": []})["ok"] is True


def test_an_ai_agent_has_no_password(house: Served) -> None:
    ana = house.caller("ana")
    ana.sends("/users", AMY, 201)
    refused = problem_in(ana.asks("PUT", "/users/amy/password", {"password": "four words or more"}))
    assert (kind(refused), refused["status"]) == ("no_password_for_them", 403)
    assert refused["detail"] == "`amy` is an AI agent, and nobody signs in as one"


def test_from_python_one_is_added_and_told(house: Served) -> None:
    with Amends(house.address, token=house.token("ana")) as ana:
        assert ana.change_user("nina", kind="ai_agent").kind == "ai_agent"
        assert ana.user("nina").kind == "ai_agent"
        assert ana.user("tess").kind == "person"
