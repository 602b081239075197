"""A receiver of webhooks on loopback: it gives what it is told to, and fails in every way that a test asks for."""

import json
import socket
import struct
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Behaviour(StrEnum):
    """What a receiver does with a message."""

    GIVES = "gives"
    GIVES_WITHOUT_RECEIPT = "gives without receipt"
    GIVES_AND_ANSWERS_TWICE = "gives and answers twice"
    GIVES_AND_BREAKS_OFF = "gives and breaks off"
    GIVES_AND_DIES_WITHIN_ITS_ANSWER = "gives and dies within its answer"
    GIVES_AND_IS_SILENT = "gives and is silent"
    GIVES_AND_NEVER_ENDS = "gives and never ends its answer"
    GIVES_AND_FAILS = "gives and fails"
    DRIPS = "drips"
    BREAKS_OFF = "breaks off"
    FAILS = "fails"
    IS_BUSY = "is busy"
    REFUSES = "refuses"
    CAN_NOT = "can't give it"
    IS_GONE = "is gone"
    IS_STILL_AT_IT = "is still at it"
    POINTS_ELSEWHERE = "points elsewhere"


_STATUSES = {
    Behaviour.GIVES_AND_FAILS: 500,
    Behaviour.FAILS: 500,
    Behaviour.IS_BUSY: 503,
    Behaviour.REFUSES: 403,
    Behaviour.CAN_NOT: 422,
    Behaviour.IS_GONE: 410,
    Behaviour.IS_STILL_AT_IT: 409,
    Behaviour.POINTS_ELSEWHERE: 307,
}


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it came."""

    headers: dict[str, str]
    body: bytes

    @property
    def key(self) -> str:
        """By what it is told from others."""
        return self.headers["webhook-id"]

    @property
    def data(self) -> dict[str, Any]:
        """What is to be given."""
        data: dict[str, Any] = json.loads(self.body)["data"]
        return data


@dataclass
class Receiver:
    """The receiver.

    Attributes:
        honours_key: whether it gives once for one key.
        behaves: what it does with the next messages; then it gives.
        given: how often it has given for each key.
        messages: what came, in its order.
    """

    honours_key: bool = True
    behaves: list[Behaviour] = field(default_factory=list)
    given: Counter[str] = field(default_factory=Counter)
    messages: list[Message] = field(default_factory=list)
    chooses: Callable[[], Behaviour] | None = None
    url: str = ""
    ends: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def will(self, *behaviours: Behaviour) -> None:
        """Says what it does with the next messages."""
        self.behaves += behaviours

    @property
    def last(self) -> Message:
        """What came last."""
        return self.messages[-1]

    @property
    def given_twice(self) -> Sequence[str]:
        """The keys for which it has given more than once."""
        return [key for key, times in self.given.items() if times > 1]

    def takes(self, message: Message) -> Behaviour:
        """Takes a message in, gives where it is to, and says how it behaves."""
        with self._lock:
            self.messages.append(message)
            if self.behaves:
                behaviour = self.behaves.pop(0)
            else:
                behaviour = self.chooses() if self.chooses is not None else Behaviour.GIVES
            if behaviour.value.startswith("gives") and not (self.honours_key and self.given[message.key]):
                self.given[message.key] += 1
            return behaviour


@contextmanager
def receiving(receiver: Receiver | None = None) -> Iterator[Receiver]:
    """A receiver that listens."""
    receiver = receiver or Receiver()
    server = _server(receiver)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    host, port = server.server_address[:2]
    receiver.url = f"http://{host!s}:{port}/fulfil"
    try:
        yield receiver
    finally:
        receiver.ends.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _server(receiver: Receiver) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            length = int(self.headers["content-length"])
            headers = {name.lower(): value for name, value in self.headers.items()}
            _answer(self, receiver, receiver.takes(Message(headers, self.rfile.read(length))))

        def log_message(self, format: str, *args: object) -> None:
            """Nobody reads it."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Who sent a message has gone."""

    return Server(("127.0.0.1", 0), Handler)


def _answer(to: BaseHTTPRequestHandler, receiver: Receiver, behaviour: Behaviour) -> None:
    yes = _response(200, b'{"receipt": "R-1"}')
    match behaviour:
        case Behaviour.GIVES:
            to.wfile.write(yes)
        case Behaviour.GIVES_WITHOUT_RECEIPT:
            to.wfile.write(_response(204, b""))
        case Behaviour.GIVES_AND_ANSWERS_TWICE:
            to.wfile.write(yes + yes)
        case Behaviour.GIVES_AND_BREAKS_OFF | Behaviour.BREAKS_OFF:
            _reset(to)
        case Behaviour.GIVES_AND_DIES_WITHIN_ITS_ANSWER:
            to.wfile.write(yes[:-5])
            to.wfile.flush()
            _reset(to)
        case Behaviour.GIVES_AND_IS_SILENT:
            receiver.ends.wait()
        case Behaviour.GIVES_AND_NEVER_ENDS:
            to.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n")
            while not receiver.ends.is_set():
                to.wfile.write(b"x" * 65_536)
        case Behaviour.DRIPS:
            to.wfile.write(b"HTTP/1.1 503 Busy\r\n")
            while not receiver.ends.wait(0.02):
                to.wfile.write(b"X: y\r\n")
                to.wfile.flush()
        case Behaviour.POINTS_ELSEWHERE:
            to.wfile.write(_response(307, b"", f"Location: {receiver.url}\r\n"))
        case Behaviour.IS_BUSY:
            to.wfile.write(_response(503, b"", "Retry-After: 0\r\n"))
        case _:
            to.wfile.write(_response(_STATUSES[behaviour], b"no"))
    to.close_connection = True


def _response(status: int, body: bytes, headers: str = "") -> bytes:
    return f"HTTP/1.1 {status} Said\r\n{headers}Content-Length: {len(body)}\r\n\r\n".encode() + body


def _reset(to: BaseHTTPRequestHandler) -> None:
    """Ends the connection as a machine does that dies."""
    to.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    to.connection.close()
