"""What goes out to whoever gives a remedy, and what comes back: the same for every way in which it goes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Order:
    """Something that is to be given.

    Attributes:
        key: what tells it from every other order: sent twice under one key, it is to be given once.
        at: when it was set aside (aware).
        body: what is to be given, to whom and on which ground: the fields of a JSON object, with amounts as texts. It
            is the same each time.
    """

    key: UUID
    at: datetime
    body: Mapping[str, object]


class Answer(StrEnum):
    """What came back."""

    GIVEN = "given"
    REFUSED = "refused"
    NOT_NOW = "not_now"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back of an order.

    Attributes:
        answer: `given`; `refused`, so that asking again would not help; `not_now`: surely not given this time, and may
            be asked again; `unknown`: nobody can know from here.
        why: in words for people. What somebody outside has written never stands in them.
        receipt: by what whoever gave it knows it again.
        not_before: how long they have asked to be left alone.
    """

    answer: Answer
    why: str
    receipt: str | None = None
    not_before: timedelta | None = None


Outlet = Callable[[Order], Answered]
"""Sends an order, and waits for what comes back. It raises nothing: whatever happens is an answer."""
