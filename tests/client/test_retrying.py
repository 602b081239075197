"""What is sent again, and when: only where nothing is done twice by that."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from amends.client import Amends, AsyncAmends, Retries, acts
from amends.client.call import Call
from amends.client.calls.making import nothing
from amends.client.errors import (
    NotLoggedInError,
    ProblemError,
    TooManyGuessesError,
    UnavailableError,
    UnreachableError,
    UnreadableAnswerError,
)
from tests.client.unreliable import unreliable
from tests.http.house import ACCOUNTS, FLORIST, Served
from tests.http.serving import serving_app

ISSUE = "The flowers were withered."
QUICK = Retries(first=0.01)
READ: Call[None] = Call(method="GET", path="/me", read=nothing)
WRITE: Call[None] = Call(method="POST", path="/cases", read=nothing, takes_key=True)
LOGIN: Call[None] = Call(method="POST", path="/login", read=nothing)


def keys(heads: list[bytes]) -> list[bytes]:
    return [line for head in heads for line in head.split(b"\r\n") if line.lower().startswith(b"idempotency-key:")]


def test_what_was_done_and_not_heard_of_is_done_once(anywhere: Served) -> None:
    with unreliable(anywhere.address, 2) as line:
        with Amends(line.address, token=anywhere.token("fleur"), retries=QUICK) as fleur:
            case = fleur.open_case(ISSUE, account=ACCOUNTS[FLORIST], channel="phone")
            assert [one.event for one in case.happened] == ["case_opened", "contact_begun"]
            assert len(list(fleur.cases())) == 1
        assert len(line.requests) == 4
        assert len(set(keys(line.requests))) == 1


def test_within_an_event_loop_as_well(standing: Served) -> None:
    async def opened() -> None:
        async with AsyncAmends(line.address, token=standing.token("nina"), retries=QUICK) as nina:
            case = await nina.open_case("It rings.", account="A-1002", channel="phone")
            assert [one.reference async for one in nina.cases()] == [case.reference]

    with unreliable(standing.address, 2) as line:
        asyncio.run(opened())


def test_what_cannot_be_sent_again_is_not(standing: Served) -> None:
    with unreliable(standing.address, 1) as line, Amends(line.address, retries=QUICK) as amends:
        with pytest.raises(UnreachableError, match=r"did not answer POST /login"):
            amends.log_in("nina", "four words or more")
        assert len(line.requests) == 1


def test_a_key_that_the_caller_kept_outlives_them(standing: Served) -> None:
    opened, told = [], list[str]()
    for _ in range(2):
        with Amends(standing.address, token=standing.token("fleur")) as fleur:
            opened.append(fleur.open_case(ISSUE, account=ACCOUNTS[FLORIST], key="order-17"))
            fleur.act(opened[0], acts.StateFacts({"withered": True}), key="order-17/withered")
            told = [one.event for one in fleur.history(opened[0])]
    assert opened[0] == opened[1]
    assert told == ["case_opened", "fact_stated"]


def test_where_nobody_answers_it_is_told_in_the_end() -> None:
    with Amends("http://127.0.0.1:9", token="x", retries=QUICK) as amends, pytest.raises(UnreachableError) as caught:
        amends.me()
    assert str(caught.value).startswith("http://127.0.0.1:9 did not answer GET /me: ")


def saying(*answers: tuple[int, dict[str, str], bytes]) -> tuple[ASGIApp, list[str]]:
    """A service that gives these answers, the last one again and again; and what it was asked."""
    left, asked = list(answers), list[str]()

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await lifespan(receive, send)
            return
        asked.append(scope["path"])
        status, headers, body = left.pop(0) if len(left) > 1 else left[0]
        raw = [(name.encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": status, "headers": raw})
        await send({"type": "http.response.body", "body": body})

    return app, asked


async def lifespan(receive: Callable[[], Awaitable[Any]], send: Send) -> None:
    while (message := await receive())["type"] == "lifespan.startup":
        await send({"type": "lifespan.startup.complete"})
    assert message["type"] == "lifespan.shutdown"
    await send({"type": "lifespan.shutdown.complete"})


ME = b'{"user":"ana","full_name":null,"email":null,"roles":[],"clients":[],"scopes":null,"until":null}'


def test_a_busy_service_is_asked_again() -> None:
    app, asked = saying((503, {"retry-after": "0"}, b""), (502, {}, b""), (200, {}, ME))
    with serving_app(app) as address, Amends(address, retries=QUICK) as amends:
        assert amends.me().user == "ana"
    assert asked == ["/api/v1/me"] * 3


def test_one_that_stays_busy_is_told_in_the_end() -> None:
    app, asked = saying((503, {"retry-after": "0"}, b""))
    few = Retries(most=2, first=0.01)
    with serving_app(app) as address, Amends(address, retries=few) as amends, pytest.raises(UnavailableError) as caught:
        amends.me()
    assert len(asked) == 3
    assert caught.value.kind == "http"


def test_what_is_not_of_amends_is_told_so() -> None:
    app, _ = saying((200, {"content-type": "text/html"}, b"<h1>Welcome to the hotel</h1>"))
    refused = pytest.raises(UnreadableAnswerError, match="is not what Amends answers")
    with serving_app(app) as address, Amends(address) as amends, refused:
        amends.me()


def test_where_it_leads_elsewhere_the_token_is_not_shown_there() -> None:
    app, asked = saying((307, {"location": "http://127.0.0.1:9/api/v1/me"}, b""))
    refused = pytest.raises(ProblemError, match="307")
    with serving_app(app) as address, Amends(address, token="secret") as amends, refused:
        amends.me()
    assert asked == ["/api/v1/me"]


def test_who_guesses_wrong_is_told_how_long_to_wait(standing: Served) -> None:
    with Amends(standing.address, retries=QUICK) as amends, pytest.raises(TooManyGuessesError) as caught:
        for _ in range(12):
            with suppress(NotLoggedInError):
                amends.log_in("mara", "a wild guess")
    assert caught.value.retry_after is not None


def problem(kind: str) -> bytes:
    return b'{"type": "urn:amends:error:%s"}' % kind.encode()


def answer(status: int, kind: str = "http", **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(status, headers={"content-type": "application/problem+json", **named}, content=problem(kind))


CUT = httpx.ReadError("cut")
NOT_THERE = httpx.ConnectError("not there")


@pytest.mark.parametrize(
    ("call", "came", "again"),
    [
        (READ, CUT, True),
        (WRITE, CUT, True),
        (LOGIN, CUT, False),
        (LOGIN, NOT_THERE, True),
        (READ, answer(503), True),
        (WRITE, answer(504), True),
        (LOGIN, answer(504), False),
        (LOGIN, answer(503), True),
        (WRITE, answer(409, "still_going_on"), True),
        (WRITE, answer(409, "answer_lost"), False),
        (WRITE, answer(409, "not_now"), False),
        (READ, answer(500, "own_fault"), False),
        (WRITE, answer(412), False),
        (READ, answer(429), True),
        (LOGIN, answer(429, "too_many_guesses"), False),
        (READ, answer(404), False),
        (WRITE, answer(422), False),
    ],
)
def test_it_is_sent_again_only_where_it_cannot_be_done_twice(
    call: Call[object], came: httpx.Response | httpx.TransportError, again: bool
) -> None:
    assert (Retries().wait(call, 1, came, lambda: 0.5) is not None) is again


def test_it_waits_twice_as_long_each_time_and_somewhat_by_chance() -> None:
    retries = Retries(most=8, first=1.0, longest=5.0)
    assert [retries.wait(READ, sent, CUT, lambda: 1.0) for sent in range(1, 10)] == [1, 2, 4, 5, 5, 5, 5, 5, None]
    assert retries.wait(READ, 3, CUT, lambda: 0.25) == 1.0


def test_it_waits_at_least_as_long_as_the_service_asks() -> None:
    retries = Retries(first=0.5)
    assert retries.wait(READ, 1, answer(503, retry_after="7"), lambda: 0.5) == 7.25
    date, later = "Mon, 02 Nov 2026 09:00:00 GMT", "Mon, 02 Nov 2026 09:00:12 GMT"
    assert retries.wait(READ, 1, answer(503, retry_after=later, date=date), lambda: 0.0) == 12.0


def test_it_does_not_wait_for_longer_than_it_was_told_to() -> None:
    assert Retries(longest=20.0).wait(READ, 1, answer(429, retry_after="21"), lambda: 0.0) is None
    assert Retries(most=0).wait(READ, 1, CUT, lambda: 0.0) is None
