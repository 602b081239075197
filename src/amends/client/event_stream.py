"""Server-sent events: from the lines of a stream to events, and where it goes on after it broke."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class StreamEvent:
    """An event of a stream: its kind and its data; `id` is where a stream goes on behind it."""

    kind: str
    data: str
    id: str


@dataclass(slots=True)
class Lines:
    """Puts the lines of a stream together to events, as they come.

    Attributes:
        last_id: the id of the last event, to be told when the stream is asked for anew; empty before the first.
        pause: after how many seconds it is, where the service says so.
    """

    last_id: str = ""
    pause: float | None = None
    _kind: str = ""
    _data: list[str] = field(default_factory=list)
    _id: str | None = None

    def begin(self) -> None:
        """Forgets the half of an event with which a stream broke."""
        self._kind, self._data, self._id = "", [], None

    def events(self, lines: Iterable[str]) -> Iterator[StreamEvent]:
        """The events that are whole with these lines."""
        for line in lines:
            found = self._take(line)
            if found is not None:
                yield found

    def _take(self, line: str) -> StreamEvent | None:
        if not line:
            return self._whole()
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "event":
            self._kind = value
        elif name == "data":
            self._data.append(value)
        elif name == "id" and "\0" not in value:
            self._id = value
        elif name == "retry" and value.isdigit():
            self.pause = int(value) / 1_000
        return None

    def _whole(self) -> StreamEvent | None:
        kind, data, id = self._kind or "message", "\n".join(self._data), self._id
        has_data = bool(self._data)
        self.begin()
        if id is not None:
            self.last_id = id
        return StreamEvent(kind, data, self.last_id) if has_data else None
