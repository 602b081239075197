"""Alerts as they come: the approver's stream tells of a solution that waits, once, and ends when it is to."""

import json
import threading
from collections.abc import Iterator

import httpx

from tests.http.alarm import credit, decided
from tests.http.caller import kind, problem_in
from tests.http.house import Served


def _told(address: str, token: str, seconds: int, last: str | None = None) -> Iterator[dict[str, str]]:
    """The events of a stream."""
    headers = {"Authorization": f"Bearer {token}"} | ({"Last-Event-ID": last} if last is not None else {})
    url = f"{address}/api/v1/alerts?seconds={seconds}"
    with httpx.stream("GET", url, headers=headers, timeout=30) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        assert response.headers["cache-control"] == "no-cache"
        event: dict[str, str] = {}
        for line in response.iter_lines():
            name, _, value = line.partition(": ")
            if name and line:
                event[name] = value
            elif not line and "data" in event:
                yield event
                event = {}


def _proposed(house: Served) -> str:
    nina = house.caller("nina")
    case = decided(nina)
    nina.does("exception", case)
    nina.does("propose", case, terms=credit("60.00"), why="Six years.")
    return case


def test_the_approver_who_is_there_is_told_at_once(anywhere: Served) -> None:
    tess = anywhere.caller("tess")
    tess.sends("/presence")
    assert [one["user"] for one in tess.reads("/presence")["present"]] == ["tess"]
    told: list[dict[str, str]] = []
    listening = threading.Thread(
        target=lambda: told.extend(_told(anywhere.address, anywhere.token("tess"), 5)), daemon=True
    )
    listening.start()
    case = _proposed(anywhere)
    listening.join(20)
    assert [json.loads(one["data"])["reference"] for one in told] == [case]
    (alert,) = tess.reads("/alerts/open")["alerts"]
    assert told[0]["id"] == alert["id"]
    assert told[0]["event"] == alert["kind"]

    taken = tess.sends(f"/alerts/{alert['id']}/take")
    assert taken["taken_at"] is not None
    assert list(_told(anywhere.address, anywhere.token("tess"), 1, last=alert["id"])) == []
    assert anywhere.caller("fabio").reads("/alerts/open") == {"alerts": []}
    assert problem_in(anywhere.caller("omar").asks("POST", f"/alerts/{alert['id']}/take"))["status"] == 404


def test_strangers_hear_nothing(standing: Served) -> None:
    problem = problem_in(standing.caller().asks("GET", "/alerts", params={"seconds": 1}))
    assert kind(problem) == "not_logged_in"


def test_whoever_leaves_is_not_there(house: Served) -> None:
    tess = house.caller("tess")
    tess.sends("/presence")
    assert tess.asks("DELETE", "/presence").status_code == 204
    assert tess.reads("/presence") == {"present": []}
