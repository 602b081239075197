"""A job that follows from what happened, and calling one off."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from amends.cases.canonical import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Something that is to be done: the same kind and key twice is done once.

    Attributes:
        data: what it needs to know besides `case`, which is added: ids, never what is said about a person.
        due_at: not before then; None: at once.
    """

    kind: str
    key: str
    data: Mapping[str, Json] = field(default_factory=dict)
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CallOff:
    """Something that needs no longer be done."""

    kind: str
    key: str
