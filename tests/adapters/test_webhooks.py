"""What is known of a message after each way in which it can go: given, refused, surely not given, or nobody knows."""

import asyncio
import json
import re
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from amends.adapters.addresses import AddressError, addresses_of
from amends.adapters.orders import Answer, Order
from amends.adapters.webhooks import Receiver as Endpoint
from amends.adapters.webhooks import _left_alone, _receipt, send, signed
from tests.jobs.receiver import Behaviour, Receiver, receiving

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
ANOTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
ORDER = Order(UUID(int=7), datetime(2026, 3, 1, 12, tzinfo=UTC), {"remedy": "credit", "amount": "30.00"})


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def endpoint(url: str, *, is_private: bool = True, seconds: float = 0.6) -> Endpoint:
    return Endpoint(url, (SECRET,), timedelta(seconds=seconds), is_private)


def now() -> datetime:
    return datetime.now(UTC)


@pytest.mark.parametrize(
    ("behaviour", "answer", "why"),
    [
        (Behaviour.GIVES, Answer.GIVEN, "receipt R-1"),
        (Behaviour.GIVES_WITHOUT_RECEIPT, Answer.GIVEN, "the endpoint has taken it on"),
        (Behaviour.GIVES_AND_ANSWERS_TWICE, Answer.GIVEN, "receipt R-1"),
        (Behaviour.GIVES_AND_DIES_WITHIN_ITS_ANSWER, Answer.GIVEN, "the endpoint has taken it on"),
        (Behaviour.GIVES_AND_NEVER_ENDS, Answer.GIVEN, "the endpoint has taken it on"),
        (Behaviour.GIVES_AND_BREAKS_OFF, Answer.UNKNOWN, "it was sent, and the connection broke"),
        (Behaviour.GIVES_AND_IS_SILENT, Answer.UNKNOWN, "it was sent, and no answer came in time"),
        (Behaviour.DRIPS, Answer.UNKNOWN, "it was sent, and no answer came in time"),
        (Behaviour.FAILS, Answer.UNKNOWN, "something went wrong at the endpoint (500 Internal Server Error)"),
        (
            Behaviour.IS_STILL_AT_IT,
            Answer.UNKNOWN,
            "the endpoint is still at an order with the same key (409 Conflict)",
        ),
        (Behaviour.IS_BUSY, Answer.NOT_NOW, "the endpoint says: not now (503 Service Unavailable)"),
        (Behaviour.REFUSES, Answer.REFUSED, "the endpoint refuses it (403 Forbidden)"),
        (Behaviour.IS_GONE, Answer.REFUSED, "the endpoint is there no longer (410 Gone)"),
        (
            Behaviour.POINTS_ELSEWHERE,
            Answer.REFUSED,
            "the endpoint points elsewhere (307 Temporary Redirect), and nothing is sent there",
        ),
    ],
)
def test_what_an_answer_means(receiver: Receiver, behaviour: Behaviour, answer: Answer, why: str) -> None:
    receiver.will(behaviour)
    answered = send(endpoint(receiver.url), ORDER, now())
    assert (answered.answer, answered.why) == (answer, why)
    assert len(receiver.messages) == 1


def test_what_cannot_be_given_says_so(receiver: Receiver) -> None:
    receiver.will(Behaviour.CAN_NOT)
    answered = send(endpoint(receiver.url), ORDER, now())
    assert answered.answer is Answer.REFUSED
    assert answered.why.startswith("the endpoint can't give this (422 ")


def test_where_nobody_listens_nothing_was_sent() -> None:
    with receiving() as gone:
        url = gone.url
    assert send(endpoint(url), ORDER, now()).answer is Answer.NOT_NOW


def test_where_a_connection_comes_about_but_no_word_is_heard_encrypted_nothing_was_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"https://127.0.0.1:{silent.getsockname()[1]}/"
        assert send(endpoint(url), ORDER, now()).answer is Answer.NOT_NOW


def test_the_address_is_that_of_the_name_and_the_name_is_what_is_asked_for(receiver: Receiver) -> None:
    url = receiver.url.replace("127.0.0.1", "localhost")
    assert send(endpoint(url), ORDER, now()).answer is Answer.GIVEN
    assert receiver.last.headers["host"].startswith("localhost:")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "2130706433"])
def test_who_is_not_said_to_be_of_our_own_network_is_not_reached_there(receiver: Receiver, host: str) -> None:
    url = receiver.url.replace("127.0.0.1", host)
    answered = send(endpoint(url, is_private=False), ORDER, now())
    assert answered.answer is Answer.NOT_NOW
    assert "nothing is sent" in answered.why or "leads nowhere" in answered.why
    assert receiver.messages == []


@pytest.mark.parametrize(
    "address",
    [
        "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "127.8.9.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:10.0.0.1", "2002:0a00:0001::",
        "64:ff9b::10.0.0.1", "192.0.2.1", "2001:db8::1",
    ],
)  # fmt: skip
def test_private_reserved_and_shared_networks_are_not_everybodys(address: str) -> None:
    with pytest.raises(AddressError):
        asyncio.run(addresses_of(address, 443, may_be_private=False))
    assert asyncio.run(addresses_of(address, 443, may_be_private=True))


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_addresses_of_the_public_network_are(address: str) -> None:
    assert asyncio.run(addresses_of(address, 443, may_be_private=False)) == (address,)


def test_a_name_with_one_private_address_among_its_addresses_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async def both(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(0, 0, 0, "", ("93.184.215.14", 443)), (0, 0, 0, "", ("10.0.0.1", 443))]

    async def look_up() -> tuple[str, ...]:
        monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", both, raising=False)
        return await addresses_of("two.example", 443, may_be_private=False)

    with pytest.raises(AddressError, match="private network"):
        asyncio.run(look_up())


def test_a_message_is_what_the_standard_says_and_signed_with_each_secret() -> None:
    at = now()
    body, headers = signed((SECRET, ANOTHER), ORDER, at)
    told = json.loads(body)
    assert told == {"type": "remedy.fulfil", "timestamp": "2026-03-01T12:00:00+00:00", "data": dict(ORDER.body)}
    assert headers["webhook-id"] == str(ORDER.key)
    assert headers["idempotency-key"] == f'"{ORDER.key}"'
    for secret in (SECRET, ANOTHER):
        Webhook(secret).verify(body, dict(headers))
    with pytest.raises(WebhookVerificationError):
        Webhook("whsec_" + "A" * 32).verify(body, dict(headers))
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(body.replace(b"30.00", b"90.00"), dict(headers))


def test_the_same_order_is_the_same_message_each_time() -> None:
    assert signed((SECRET,), ORDER, now())[0] == signed((ANOTHER,), ORDER, now() + timedelta(days=1))[0]


def test_a_message_whose_clock_has_jumped_is_not_taken_by_a_receiver_that_looks_at_it() -> None:
    body, headers = signed((SECRET,), ORDER, now() - timedelta(hours=1))
    with pytest.raises(WebhookVerificationError, match="too old"):
        Webhook(SECRET).verify(body, dict(headers))


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("0", timedelta()),
        ("120", timedelta(minutes=2)),
        ("soon", None),
        ("-5", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", timedelta()),
    ],
)
def test_who_is_busy_may_say_for_how_long(header: str, expected: timedelta | None) -> None:
    assert _left_alone(header, now()) == expected


@pytest.mark.parametrize(
    ("body", "receipt"),
    [
        (b'{"receipt": "R-2026/17"}', "R-2026/17"),
        (b'{"receipt": "for Rose Field"}', None),
        (b'{"receipt": 7}', None),
        (b'["receipt"]', None),
        (b"thank you", None),
        (b'{"receipt": "' + b"9" * 101 + b'"}', None),
        (b"[" * 10_000, None),
    ],
)
def test_a_receipt_is_short_and_plain_or_none(body: bytes, receipt: str | None) -> None:
    assert _receipt(body) == receipt


def test_a_secret_is_never_shown_by_accident() -> None:
    assert SECRET not in repr(endpoint("https://pay.example/"))


def test_the_receivers_of_the_documentation_take_what_is_ours_and_act_once() -> None:
    page = (Path(__file__).parents[2] / "docs" / "fulfilment.md").read_text(encoding="utf-8")
    names: dict[str, Any] = {}
    for block in re.findall(r"```python\n(.*?)```", page, re.DOTALL):
        exec(block, names)
    body, headers = signed((ANOTHER, names["SECRET"]), ORDER, now())
    assert [names["fulfil"](body, dict(headers)) for _ in range(2)] == [(200, {"receipt": "credit-1"})] * 2
    assert names["fulfil"](body + b" ", dict(headers)) == (401, {})
    at = now().timestamp()
    assert names["is_ours"](body, headers, ANOTHER, at)
    assert names["is_ours"](body, headers, names["SECRET"], at)
    assert not names["is_ours"](body + b" ", headers, ANOTHER, at)
    assert not names["is_ours"](body, headers, ANOTHER, at + 301)
