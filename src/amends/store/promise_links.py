"""Events of promises between three forms: what happened, the links of the chain, and rows.

A promise has a chain of its own, of the same links as a case; its id stands where that of the case stands.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import RowMapping

from amends.cases.chain import Link, Secret, seal, unseal
from amends.cases.recorded import By
from amends.directory.organisation import UserKind
from amends.promises.events import Happened
from amends.store.promise_data import data_of, event_of, kind_of, personal_fields

Row: TypeAlias = RowMapping | Mapping[str, Any]
"""The values of a row by column, as each column means them."""


@dataclass(frozen=True, slots=True)
class RecordedHappening:
    """An event of a promise as it stands in the record.

    Attributes:
        id: its own id.
        number: its place in the history of the promise, from 1.
        by: who did it; None where nobody did.
        happened: what happened, and when.
    """

    id: UUID
    number: int
    by: By | None
    happened: Happened


def link_of(
    promise: UUID, recorded: RecordedHappening, new_salt: Callable[[], bytes]
) -> tuple[Link, dict[str, Secret]]:
    """An event as the chain holds it, and the secrets that are kept beside it, by field."""
    event = recorded.happened.event
    kind = kind_of(event)
    data, secrets = seal(data_of(event), personal_fields(kind), new_salt)
    link = Link(recorded.id, promise, recorded.number, recorded.happened.at, recorded.by, None, kind, data)
    return link, secrets


def recorded_of(link: Link, secrets: Mapping[str, Secret]) -> RecordedHappening:
    """What happened; personal values that are not among the secrets are None.

    Raises:
        UnreadableEventError: it is no event that this version of Amends knows.
    """
    event = event_of(link.kind, unseal(link.data, personal_fields(link.kind), secrets))
    return RecordedHappening(link.id, link.number, link.by, Happened(link.at, event))


def event_columns(link: Link) -> dict[str, object]:
    """A link by the columns of the table `promise_events`."""
    by = link.by
    return {
        "promise": link.case,
        "number": link.number,
        "id": link.id,
        "at": link.at,
        "actor": by.user if by else None,
        "actor_name": by.name if by else None,
        "actor_role": by.role if by else None,
        "actor_team": by.team if by else None,
        "actor_kind": by.kind.value if by else None,
        "kind": link.kind,
        "data": link.data,
    }


def read_link(row: Row) -> Link:
    """The link that a row of the table `promise_events` holds."""
    by = None
    if row["actor"] is not None:
        kind = UserKind(row["actor_kind"] or UserKind.PERSON)
        by = By(row["actor"], row["actor_name"] or "", row["actor_role"], row["actor_team"], kind)
    return Link(row["id"], row["promise"], row["number"], row["at"], by, None, row["kind"], row["data"])


def personal_columns(link: Link, secrets: Mapping[str, Secret]) -> Iterable[dict[str, object]]:
    """The secrets of a link by the columns of the table `promise_personal`."""
    return (
        {"promise": link.case, "number": link.number, "field": field, "salt": secret.salt, "value": secret.value}
        for field, secret in secrets.items()
    )
