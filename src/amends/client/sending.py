"""Sending calls: now, or within an event loop."""

import os
import random
import time
import uuid
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from types import TracebackType
from typing import Any, Self, TypeVar

import anyio
import httpx

from amends.client.call import Call, Pages
from amends.client.errors import ClientError, UnreachableError, UnreadableAnswerError
from amends.client.problems import problem_in
from amends.client.retrying import Retries
from amends.client.values import plain

Given = TypeVar("Given")
Item = TypeVar("Item")

ADDRESS = "AMENDS_ADDRESS"
TOKEN = "AMENDS_TOKEN"
_DEFAULT_ADDRESS = "http://127.0.0.1:8000"
_PREFIX = "/api/v1"
_SECONDS = 15.0


class _Sending:
    """What both ways to send have in common."""

    def __init__(
        self,
        address: str | None = None,
        *,
        token: str | None = None,
        team: str | None = None,
        role: str | None = None,
        timeout: float = _SECONDS,
        retries: Retries | None = None,
    ) -> None:
        """Gets ready; nothing is sent yet.

        Args:
            address: where the service answers, such as `https://amends.example`; else AMENDS_ADDRESS, else here.
            token: who one is; else AMENDS_TOKEN. `log_in` gives one for a password.
            team: the team in which one acts, where one is in several.
            role: the role in which one acts, where one has several.
            timeout: for how many seconds each single answer is waited.
            retries: how often and how patiently calls are sent again.

        Raises:
            ValueError: the address is none of a service.
        """
        self.address = (address or os.environ.get(ADDRESS) or _DEFAULT_ADDRESS).rstrip("/")
        if not self.address.startswith(("http://", "https://")):
            raise ValueError(f"`{self.address}` is no address of a service: it begins with `https://` or `http://`")
        self.retries = retries or Retries()
        self._timeout = timeout
        self._headers = {"Accept": "application/json", "User-Agent": "amends-client"}
        shown = token or os.environ.get(TOKEN)
        if shown:
            self._headers["Authorization"] = f"Bearer {shown}"
        if team is not None:
            self._headers["Amends-Team"] = team
        if role is not None:
            self._headers["Amends-Role"] = role
        self._open()

    def show(self, token: str) -> None:
        """Shows another token from now on."""
        self._headers["Authorization"] = f"Bearer {token}"

    def _open(self) -> None:
        """Makes what connections are opened with."""
        raise NotImplementedError

    def _asked(self, call: Call[Any]) -> Mapping[str, Any]:
        """What is sent, the same every time that it is sent: its key is made once."""
        headers = {**self._headers, **call.headers}
        if call.takes_key:
            headers["Idempotency-Key"] = call.key or str(uuid.uuid4())
        asked: dict[str, Any] = {
            "method": call.method,
            "url": _PREFIX + call.path,
            "params": {name: plain(value) for name, value in call.query.items() if value is not None},
            "headers": headers,
        }
        if call.body is not None:
            asked["json"] = plain(call.body)
        if call.content is not None:
            headers["Content-Type"], asked["content"] = call.content
        return asked

    def _wait_after(self, call: Call[Any], sent: int, came: httpx.Response | httpx.TransportError) -> float | None:
        if isinstance(came, httpx.Response) and call.is_answered_by(came):
            return None
        return self.retries.wait(call, sent, came, random.random)

    def _read(self, call: Call[Given], response: httpx.Response) -> Given:
        if not call.is_answered_by(response):
            raise problem_in(response)
        try:
            return call.read(response)
        except ValueError as error:
            raise UnreadableAnswerError(
                f"what {self.address} answered to {call.method} {call.path} is not what Amends answers"
            ) from error

    def told_by(self, call: Call[Any], came: httpx.Response | httpx.TransportError) -> ClientError:
        """The error that tells what came of a call."""
        return self._gave_up(call, came) if isinstance(came, httpx.TransportError) else problem_in(came)

    def _streaming(self, call: Call[Any], silent: float) -> dict[str, Any]:
        return {**self._asked(call), "timeout": httpx.Timeout(self._timeout, read=silent)}

    def _gave_up(self, call: Call[Any], error: httpx.TransportError) -> ClientError:
        why = str(error) or type(error).__name__
        return UnreachableError(f"{self.address} did not answer {call.method} {call.path}: {why}")


class Sending(_Sending):
    """Sends calls one after the other, and waits for each answer."""

    def _open(self) -> None:
        self._http = httpx.Client(base_url=self.address, timeout=self._timeout)

    def send(self, call: Call[Given]) -> Given:
        """Sends a call, again where that is safe and sensible, and gives what its answer says.

        Raises:
            ProblemError: the service says why it was not done.
            UnreachableError: no answer came.
            UnreadableAnswerError: the answer is none of Amends.
        """
        asked, sent = self._asked(call), 0
        while True:
            sent += 1
            try:
                response = self._http.request(**asked)
            except httpx.TransportError as error:
                seconds = self._wait_after(call, sent, error)
                if seconds is None:
                    raise self._gave_up(call, error) from error
            else:
                seconds = self._wait_after(call, sent, response)
                if seconds is None:
                    return self._read(call, response)
            time.sleep(seconds)

    def streamed(self, call: Call[Any], silent: float) -> AbstractContextManager[httpx.Response]:
        """A call whose answer is read as it comes; it may be silent for so many seconds."""
        return self._http.stream(**self._streaming(call, silent))

    def each(self, pages: Pages[Item]) -> Iterator[Item]:
        """The items of a list, which is fetched a page at a time while one goes through it."""
        page = self.send(pages.page(None))
        yield from page.items
        while page.cursor is not None:
            page = self.send(pages.page(page.cursor))
            yield from page.items

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()


class AsyncSending(_Sending):
    """Sends calls within an event loop (asyncio or trio)."""

    def _open(self) -> None:
        self._http = httpx.AsyncClient(base_url=self.address, timeout=self._timeout)

    async def send(self, call: Call[Given]) -> Given:
        """Sends a call, again where that is safe and sensible, and gives what its answer says.

        Raises:
            ProblemError: the service says why it was not done.
            UnreachableError: no answer came.
            UnreadableAnswerError: the answer is none of Amends.
        """
        asked, sent = self._asked(call), 0
        while True:
            sent += 1
            try:
                response = await self._http.request(**asked)
            except httpx.TransportError as error:
                seconds = self._wait_after(call, sent, error)
                if seconds is None:
                    raise self._gave_up(call, error) from error
            else:
                seconds = self._wait_after(call, sent, response)
                if seconds is None:
                    return self._read(call, response)
            await anyio.sleep(seconds)

    def streamed(self, call: Call[Any], silent: float) -> AbstractAsyncContextManager[httpx.Response]:
        """A call whose answer is read as it comes; it may be silent for so many seconds."""
        return self._http.stream(**self._streaming(call, silent))

    async def each(self, pages: Pages[Item]) -> AsyncIterator[Item]:
        """The items of a list, which is fetched a page at a time while one goes through it."""
        cursor: str | None = None
        while True:
            page = await self.send(pages.page(cursor))
            for item in page.items:
                yield item
            cursor = page.cursor
            if cursor is None:
                return

    async def close(self) -> None:
        """Closes the connections."""
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        await self.close()
