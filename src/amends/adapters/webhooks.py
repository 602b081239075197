"""Orders as signed messages over HTTP, in the form of Standard Webhooks.

What comes back is read with care: nothing is followed elsewhere, little is read, and everything has its time. What is
known of an attempt depends on how far it came: before the first word was sent nothing can have been given; after that
only an answer says whether it was.
"""

import asyncio
import json
import re
import ssl
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import httpx
from standardwebhooks import Webhook

from amends.adapters.addresses import AddressError, addresses_of
from amends.adapters.orders import Answer, Answered, Order
from amends.version import __version__

ORDER_TYPE = "remedy.fulfil"

_FOR_CONNECTING = 0.6
_MOST_BYTES = 16_384
_RECEIPT = re.compile(r"[A-Za-z0-9._:/-]{1,100}")
_FIRST_WORD = "send_request_headers.started"

_SURELY_NOT = frozenset(
    {
        HTTPStatus.REQUEST_TIMEOUT,
        HTTPStatus.TOO_EARLY,
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.NOT_IMPLEMENTED,
        HTTPStatus.SERVICE_UNAVAILABLE,
    }
)
"""The answers that say that nothing was done, and that it may be asked again."""


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who is told to give something.

    Attributes:
        url: where the message goes to.
        secrets: what it is signed with; with each of them, so that a receiver may know the old one or the new one.
        timeout: how long is waited, from looking the name up to the last word of the answer.
        is_private: whether it stands in our own network.
    """

    url: str
    secrets: tuple[str, ...] = field(repr=False)
    timeout: timedelta
    is_private: bool


def send(receiver: Receiver, order: Order, now: datetime) -> Answered:
    """Sends an order, and waits for what comes back; `now` is the time that stands beside the signature."""
    return asyncio.run(_send(receiver, order, now))


def signed(secrets: tuple[str, ...], order: Order, now: datetime) -> tuple[bytes, Mapping[str, str]]:
    """The message, byte by byte, and the headers that go with it."""
    body = json.dumps(
        {"type": ORDER_TYPE, "timestamp": order.at.isoformat(), "data": order.body},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    key = str(order.key)
    signatures = [Webhook(secret).sign(key, now, body) for secret in secrets]
    headers = {
        "content-type": "application/json",
        "user-agent": f"amends/{__version__}",
        "webhook-id": key,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": " ".join(signatures),
        "idempotency-key": f'"{key}"',
    }
    return body.encode(), headers


class _Trip:
    """How far an attempt came."""

    def __init__(self) -> None:
        self.is_sent = False
        self.status: int | None = None

    async def trace(self, step: str, _information: object) -> None:
        """Hears of each step of the connection."""
        if step.endswith(_FIRST_WORD):
            self.is_sent = True


async def _send(receiver: Receiver, order: Order, now: datetime) -> Answered:
    trip = _Trip()
    try:
        async with asyncio.timeout(receiver.timeout.total_seconds()):
            return await _exchange(receiver, order, now, trip)
    except AddressError as error:
        return Answered(Answer.NOT_NOW, str(error))
    except (TimeoutError, httpx.HTTPError, OSError) as error:
        return _broken_off(trip, error)


async def _exchange(receiver: Receiver, order: Order, now: datetime, trip: _Trip) -> Answered:
    body, headers = signed(receiver.secrets, order, now)
    url = httpx.URL(receiver.url)
    port = url.port or (443 if url.scheme == "https" else 80)
    addresses = await addresses_of(url.host, port, may_be_private=receiver.is_private)
    # Less than all the time: what the library itself gives up in time it also closes.
    times = httpx.Timeout(None, connect=receiver.timeout.total_seconds() * _FOR_CONNECTING)
    # The surroundings have no say: no proxy that they name, and no password that they keep.
    async with httpx.AsyncClient(
        verify=ssl.create_default_context(), timeout=times, follow_redirects=False, trust_env=False
    ) as client:
        response = await _first_reached(
            client,
            [
                client.build_request(
                    "POST",
                    url.copy_with(host=address),
                    content=body,
                    headers={**headers, "host": url.netloc.decode("ascii")},
                    extensions={"sni_hostname": url.raw_host.decode("ascii"), "trace": trip.trace},
                )
                for address in addresses
            ],
        )
        trip.status = response.status_code
        try:
            return _answered(response, await _beginning(response), now)
        finally:
            await response.aclose()


async def _first_reached(client: httpx.AsyncClient, requests: Sequence[httpx.Request]) -> httpx.Response:
    """What the first address answers to which a connection comes about."""
    for request in requests[:-1]:
        with suppress(httpx.ConnectError):
            return await client.send(request, stream=True)
    return await client.send(requests[-1], stream=True)


async def _beginning(response: httpx.Response) -> bytes:
    """The body as it came, as far as it is read at all; what was packed is not unpacked."""
    read = b""
    async for part in response.aiter_raw():
        read += part
        if len(read) > _MOST_BYTES:
            return b""
    return read


def _answered(response: httpx.Response, body: bytes, now: datetime) -> Answered:
    status = response.status_code
    if HTTPStatus(200) <= status < HTTPStatus.MULTIPLE_CHOICES:
        return _given(_receipt(body))
    return _refused(status, _left_alone(response.headers.get("retry-after"), now))


def _given(receipt: str | None) -> Answered:
    return Answered(Answer.GIVEN, f"receipt {receipt}" if receipt else "the endpoint has taken it on", receipt)


def _refused(status: int, not_before: timedelta | None = None) -> Answered:
    """What an answer other than yes means; 409 and 422 as in the draft for the header Idempotency-Key."""
    words = _in_words(status)
    if status in _SURELY_NOT:
        return Answered(Answer.NOT_NOW, f"the endpoint says: not now ({words})", not_before=not_before)
    if status == HTTPStatus.CONFLICT:
        why = f"the endpoint is still at an order with the same key ({words})"
        return Answered(Answer.UNKNOWN, why, not_before=not_before)
    if status == HTTPStatus.GONE:
        return Answered(Answer.REFUSED, f"the endpoint is there no longer ({words})")
    if status == HTTPStatus.UNPROCESSABLE_ENTITY:
        return Answered(Answer.REFUSED, f"the endpoint can't give this ({words})")
    if HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR:
        return Answered(Answer.REFUSED, f"the endpoint refuses it ({words})")
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        return Answered(Answer.REFUSED, f"the endpoint points elsewhere ({words}), and nothing is sent there")
    return Answered(Answer.UNKNOWN, f"something went wrong at the endpoint ({words})", not_before=not_before)


def _broken_off(trip: _Trip, error: Exception) -> Answered:
    if trip.status is not None:
        # The answer has begun, and its first line says what became of it.
        is_yes = HTTPStatus(200) <= trip.status < HTTPStatus.MULTIPLE_CHOICES
        return _given(None) if is_yes else _refused(trip.status)
    is_late = isinstance(error, (TimeoutError, httpx.TimeoutException))
    if trip.is_sent:
        why = "it was sent, and no answer came in time" if is_late else "it was sent, and the connection broke"
        return Answered(Answer.UNKNOWN, why)
    return Answered(Answer.NOT_NOW, f"the endpoint cannot be reached{' in time' if is_late else ''}")


def _receipt(body: bytes) -> str | None:
    """The receipt, where the answer has one that is short and plain: it goes into the record for good."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return None
    receipt = told.get("receipt") if isinstance(told, dict) else None
    return receipt if isinstance(receipt, str) and _RECEIPT.fullmatch(receipt) else None


def _left_alone(retry_after: str | None, now: datetime) -> timedelta | None:
    """What the header Retry-After asks for: seconds, or a moment."""
    if retry_after is None:
        return None
    if retry_after.isascii() and retry_after.isdigit():
        return timedelta(seconds=int(retry_after[:9]))
    try:
        moment = parsedate_to_datetime(retry_after)
        return max(timedelta(), moment - now)
    except (ValueError, TypeError):
        return None


def _in_words(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
