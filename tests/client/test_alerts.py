"""Alerts come as they are told, and go on where the line broke."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from itertools import islice
from uuid import UUID

import pytest
from starlette.types import Receive, Scope, Send

from amends.client import Amends, AsyncAmends, Retries, acts
from amends.client.errors import NotLoggedInError, UnavailableError
from amends.client.event_stream import Lines
from tests.client.test_retrying import lifespan
from tests.http.alarm import decided
from tests.http.house import Served
from tests.http.serving import serving_app

QUICK = Retries(most=2, first=0.01)


def told(number: int) -> bytes:
    """An alert on the wire."""
    alert: dict[str, object] = {
        "id": str(UUID(int=number)),
        "kind": "approval",
        "client": "florist",
        "case": str(UUID(int=7)),
        "reference": "7K3M-9Q44",
        "data": {},
        "at": "2026-11-02T09:00:00Z",
        "taken_at": None,
        "done_at": None,
    }
    return f"id: {UUID(int=number)}\nevent: approval\ndata: {json.dumps(alert)}\n\n".encode()


@contextmanager
def streaming(*streams: bytes | int) -> Iterator[tuple[str, list[str]]]:
    """A service that gives these streams, one after the other; and behind which alert each was asked for.

    A number is a status in place of a stream.
    """
    left, asked = list(streams), list[str]()

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await lifespan(receive, send)
            return
        asked.append(dict(scope["headers"]).get(b"last-event-id", b"").decode())
        stream = left.pop(0) if left else 503
        status, body = (stream, b"") if isinstance(stream, int) else (200, stream)
        headers = [(b"content-type", b"text/event-stream")]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    with serving_app(app) as address:
        yield address, asked


def test_they_go_on_behind_the_last_one_where_the_line_broke() -> None:
    half = told(3)[:-10]
    with (
        streaming(told(1) + told(2) + half, 502, told(3)) as (address, asked),
        Amends(address, retries=QUICK) as amends,
    ):
        assert [alert.id.int for alert in islice(amends.alerts(), 3)] == [1, 2, 3]
    assert asked == ["", str(UUID(int=2)), str(UUID(int=2))]


def test_what_is_told_once_more_after_a_break_is_given_once() -> None:
    with (
        streaming(told(1) + told(2), told(1) + told(2) + told(3)) as (address, _),
        Amends(address, retries=QUICK) as one,
    ):
        assert [alert.id.int for alert in islice(one.alerts(), 3)] == [1, 2, 3]


def test_a_quiet_day_is_no_fault() -> None:
    quiet = [b": nothing new\n\n"] * 6
    with streaming(*quiet, told(1)) as (address, asked), Amends(address, retries=QUICK) as amends:
        assert next(amends.alerts()).id.int == 1
    assert len(asked) == 7


def test_the_lead_is_told_what_an_agent_asks_of_her(standing: Served) -> None:
    with Amends(standing.address, token=standing.token("tess")) as tess:
        tess.say_here()
        assert [one.user for one in tess.who_is_here().present] == ["tess"]
        assert tess.open_alerts().alerts == ()
        decided(standing.caller("nina"))
        with Amends(standing.address, token=standing.token("nina")) as nina:
            (case,) = nina.cases()
            nina.act(case, acts.OpenException())
            nina.act(case, acts.Propose(acts.terms(service_credit=Decimal("40.00")), "More than a month's fee."))
        alert = next(tess.alerts())
        assert alert.reference == case.reference
        assert tess.take_alert(alert.id).taken_at is not None
        tess.say_gone()
        assert tess.who_is_here().present == ()


def test_within_an_event_loop_as_well() -> None:
    async def heard(address: str) -> list[int]:
        found: list[int] = []
        async with AsyncAmends(address, retries=QUICK) as amends:
            async for alert in amends.alerts():
                found.append(alert.id.int)
                if len(found) == 2:
                    break
        return found

    with streaming(told(1), told(2)) as (address, asked):
        assert asyncio.run(heard(address)) == [1, 2]
    assert asked == ["", str(UUID(int=1))]


def test_what_keeps_them_away_is_told() -> None:
    with streaming(401) as (address, _), Amends(address, retries=QUICK) as amends, pytest.raises(NotLoggedInError):
        next(amends.alerts())


def test_where_the_service_stays_away_it_is_told_in_the_end() -> None:
    with streaming(told(1)) as (address, asked), Amends(address, retries=QUICK) as amends:
        alerts = amends.alerts()
        assert next(alerts).id.int == 1
        with pytest.raises(UnavailableError):
            next(alerts)
    assert len(asked) == 3


def test_a_sign_of_life_is_no_alert() -> None:
    stream = b": nothing new\n\n" + told(1)
    with streaming(stream) as (address, _), Amends(address, retries=QUICK) as amends:
        assert next(amends.alerts()).id.int == 1


def test_lines_become_events_as_the_standard_says() -> None:
    lines = Lines()
    text = "data: a\ndata:b\nid: 7\n\nretry: 1500\n: no\nid\ndata\n\nevent: x\n\nevent: y\ndata:  two\n\ndata: half"
    events = [(one.kind, one.data, one.id) for one in lines.events(text.split("\n"))]
    assert events == [("message", "a\nb", "7"), ("message", "", ""), ("y", " two", "")]
    assert lines.pause == 1.5
