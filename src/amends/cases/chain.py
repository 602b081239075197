"""The hash chain of a case: each event stands on the one before it, so that nothing is changed unseen.

What is said about a person stands in the chain only as a digest with a salt. When value and salt are destroyed the
chain still verifies, and the digest that is left tells nothing.
"""

import hashlib
import hmac
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from amends.cases.canonical import Json, canonical, instant_text
from amends.cases.recorded import By
from amends.directory.organisation import UserKind

BEFORE_THE_FIRST = "0" * 64
"""What stands for the digest before the first event."""

_SEALED = "sealed"
_FORM = b"amends event 1\n"


@dataclass(frozen=True, slots=True)
class Secret:
    """What is kept beside the chain for one personal field: the value, and the salt of its digest."""

    value: Json
    salt: bytes


@dataclass(frozen=True, slots=True)
class Link:
    """An event as the chain holds it: its envelope, and its data with the personal fields sealed."""

    id: UUID
    case: UUID
    number: int
    at: datetime
    by: By | None
    contact: UUID | None
    kind: str
    data: Mapping[str, Json]


class Break(StrEnum):
    """In which way a chain is not what was recorded."""

    ALTERED = "altered"
    MISSING = "missing"
    CUT = "cut"
    OTHER_END = "other_end"
    EXCHANGED = "exchanged"


@dataclass(frozen=True, slots=True)
class ChainFault:
    """Where a chain is broken: the number of the event, and for a personal value its field."""

    number: int
    what: Break
    field: str | None = None

    def __str__(self) -> str:
        """The fault as a sentence."""
        match self.what:
            case Break.ALTERED:
                return f"event {self.number} is not what was recorded"
            case Break.MISSING:
                return f"event {self.number} is missing"
            case Break.CUT:
                return f"event {self.number} and what came after it are missing"
            case Break.OTHER_END:
                return f"the case does not end with event {self.number} as it stands there"
            case Break.EXCHANGED:
                return f"`{self.field}` of event {self.number} is not what was recorded"


def seal(
    data: Mapping[str, Json], personal: frozenset[str], new_salt: Callable[[], bytes]
) -> tuple[dict[str, Json], dict[str, Secret]]:
    """The data as the chain holds it, and the secrets to be kept beside it; a personal field that is None stays so."""
    secrets = {field: Secret(data[field], new_salt()) for field in sorted(personal) if data.get(field) is not None}
    return {**data, **{field: {_SEALED: _sealed(secret)} for field, secret in secrets.items()}}, secrets


def unseal(data: Mapping[str, Json], personal: frozenset[str], secrets: Mapping[str, Secret]) -> dict[str, Json]:
    """The data as it was recorded, given every personal value that is left; what was erased is None."""
    values = dict(data)
    for field in sealed_fields(data, personal):
        values[field] = secrets[field].value if field in secrets else None
    return values


def sealed_fields(data: Mapping[str, Json], personal: frozenset[str]) -> list[str]:
    """The personal fields whose values stand beside the chain, or stood there until they were erased."""
    return [field for field in sorted(personal) if _is_sealed(data.get(field))]


def next_digest(previous: str, link: Link) -> str:
    """The digest of an event that follows the one with the digest `previous`."""
    content = canonical(
        {
            "id": str(link.id),
            "case": str(link.case),
            "number": link.number,
            "at": instant_text(link.at),
            "by": _by(link.by),
            "contact": str(link.contact) if link.contact else None,
            "kind": link.kind,
            "data": link.data,
        }
    )
    return hashlib.sha256(_FORM + previous.encode() + b"\n" + content.encode()).hexdigest()


def check_chain(links: Iterable[tuple[Link, str]], head_number: int, head: str) -> Iterator[ChainFault]:
    """Every break in a chain of events and their digests, in their order, that should end with `head`.

    An event is held against the recorded digest before it, so that one altered event is one fault; of several missing
    in a row the first is named.
    """
    previous, number = BEFORE_THE_FIRST, 0
    for link, digest in links:
        if link.number > number + 1:
            # Without the one before, this event's digest can't be held against anything.
            yield ChainFault(number + 1, Break.MISSING)
        elif next_digest(previous, link) != digest:
            yield ChainFault(link.number, Break.ALTERED)
        previous, number = digest, link.number
    if number < head_number:
        yield ChainFault(number + 1, Break.CUT)
    elif number > head_number or previous != head:
        yield ChainFault(number, Break.OTHER_END)


def check_secrets(link: Link, secrets: Mapping[str, Secret]) -> Iterator[ChainFault]:
    """Every personal value that is not the one whose digest stands in the chain; what was erased is no fault."""
    for field, secret in sorted(secrets.items()):
        if link.data.get(field) != {_SEALED: _sealed(secret)}:
            yield ChainFault(link.number, Break.EXCHANGED, field)


def _is_sealed(value: Json) -> bool:
    return isinstance(value, Mapping) and value.keys() == {_SEALED}


def _sealed(secret: Secret) -> str:
    return hmac.new(secret.salt, canonical(secret.value).encode(), hashlib.sha256).hexdigest()


def _by(by: By | None) -> Json:
    if by is None:
        return None
    # What persons did has no word for it, so that what was chained before there were others still verifies.
    kind = {"kind": by.kind.value} if by.kind is not UserKind.PERSON else {}
    return {"user": str(by.user), "name": by.name, "role": by.role, "team": by.team, **kind}
