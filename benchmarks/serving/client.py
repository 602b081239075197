"""A client that takes little of the machine: one connection that is kept, one request at a time."""

import asyncio
import json
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    body: bytes

    def text(self, name: str) -> str:
        """A text of the answer."""
        return str(json.loads(self.body)[name])


class Connection:
    """One connection to a server; it is made anew when it was closed."""

    def __init__(self, url: str, token: str | None = None) -> None:
        found = urlsplit(url)
        assert found.hostname is not None and found.port is not None
        self._host, self._port = found.hostname, found.port
        self._always = f"Host: {found.netloc}\r\n" + (f"Authorization: Bearer {token}\r\n" if token else "")
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, method: str, path: str, body: object = None, key: str | None = None) -> Answer:
        """Sends a request and reads the answer.

        A connection that the server has closed meanwhile is made anew, as every client does.
        """
        content = b"" if body is None else json.dumps(body).encode()
        head = f"{method} {path} HTTP/1.1\r\n{self._always}"
        if key is not None:
            head += f"Idempotency-Key: {key}\r\n"
        if method != "GET":
            head += f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n"
        request = head.encode() + b"\r\n" + content
        was_open = self._streams is not None
        try:
            return await self._send(request)
        except (asyncio.IncompleteReadError, ConnectionError):
            if not was_open:
                raise
            self.close()
            return await self._send(request)

    async def _send(self, request: bytes) -> Answer:
        if self._streams is None:
            self._streams = await asyncio.open_connection(self._host, self._port)
        reader, writer = self._streams
        writer.write(request)
        return await self._answer(reader)

    async def _answer(self, reader: asyncio.StreamReader) -> Answer:
        lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        if headers.get("connection", "").lower() == "close":
            self.close()
        return Answer(int(lines[0].split(" ")[1]), body)

    def close(self) -> None:
        """Closes the connection."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None
