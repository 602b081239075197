"""A line to the service that breaks: what was asked is done, and nobody hears of it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from urllib.parse import urlsplit

_MUCH = 1 << 20


class Line:
    """A line on which one request goes at a time.

    Attributes:
        address: where it begins.
        to_break: how many answers are still to be lost.
        requests: what went over it.
    """

    def __init__(self, address: str, listening: socket.socket, to_break: int) -> None:
        self.address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        self.to_break = to_break
        self.requests: list[bytes] = []
        self._far = urlsplit(address)
        self._listening = listening

    def carry(self) -> None:
        """Carries requests there and answers back until it is closed."""
        with suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                with closing(near), suppress(OSError):
                    self._carry_one(near)

    def _carry_one(self, near: socket.socket) -> None:
        request = near.recv(_MUCH)
        head, _, rest = request.partition(b"\r\n\r\n")
        length = next(
            (int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0
        )
        while len(rest) < length:
            rest += near.recv(_MUCH)
        self.requests.append(head)
        with closing(socket.create_connection((self._far.hostname, self._far.port))) as far:
            far.sendall(head + b"\r\nConnection: close\r\n\r\n" + rest)
            answer = b"".join(iter(lambda: far.recv(_MUCH), b""))
        if self.to_break:
            self.to_break -= 1
        else:
            near.sendall(answer)


def _length(head: bytes) -> int:
    lines = (line.partition(b":") for line in head.lower().split(b"\r\n"))
    return next((int(value) for name, _, value in lines if name == b"content-length"), 0)


@contextmanager
def unreliable(address: str, to_break: int) -> Iterator[Line]:
    """A line to an address on which the first answers are lost."""
    listening = socket.create_server(("127.0.0.1", 0))
    line = Line(address, listening, to_break)
    thread = threading.Thread(target=line.carry)
    thread.start()
    try:
        yield line
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(10)
