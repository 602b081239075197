"""Events between three forms: what happened, the links of the chain, and rows."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from sqlalchemy import RowMapping

from amends.cases.chain import Link, Secret, seal, unseal
from amends.cases.recorded import By, Recorded
from amends.directory.organisation import UserKind
from amends.store.event_data import data_of, event_of, personal_fields

Row: TypeAlias = RowMapping | Mapping[str, Any]
"""The values of a row by column, as each column means them."""


def link_of(recorded: Recorded, new_salt: Callable[[], bytes]) -> tuple[Link, dict[str, Secret]]:
    """An event as the chain holds it, and the secrets that are kept beside it, by field."""
    event = recorded.event
    data, secrets = seal(data_of(event), event.personal, new_salt)
    link = Link(
        recorded.id, recorded.case, recorded.number, recorded.at, recorded.by, recorded.contact, event.name, data
    )
    return link, secrets


def recorded_of(link: Link, secrets: Mapping[str, Secret]) -> Recorded:
    """What happened; personal values that are not among the secrets are None.

    Raises:
        UnreadableEventError: it is no event that this version of Amends knows.
    """
    event = event_of(link.kind, unseal(link.data, personal_fields(link.kind), secrets))
    return Recorded(link.id, link.case, link.number, link.at, link.by, link.contact, event)


def event_columns(link: Link) -> dict[str, object]:
    """A link by the columns of the table `case_events`."""
    by = link.by
    return {
        "case": link.case,
        "number": link.number,
        "id": link.id,
        "at": link.at,
        "actor": by.user if by else None,
        "actor_name": by.name if by else None,
        "actor_role": by.role if by else None,
        "actor_team": by.team if by else None,
        "actor_kind": by.kind.value if by else None,
        "contact": link.contact,
        "kind": link.kind,
        "data": link.data,
    }


def read_link(row: Row) -> Link:
    """The link that a row of the table `case_events` holds."""
    by = None
    if row["actor"] is not None:
        kind = UserKind(row["actor_kind"] or UserKind.PERSON)
        by = By(row["actor"], row["actor_name"] or "", row["actor_role"], row["actor_team"], kind)
    return Link(row["id"], row["case"], row["number"], row["at"], by, row["contact"], row["kind"], row["data"])


def personal_columns(link: Link, secrets: Mapping[str, Secret]) -> list[dict[str, object]]:
    """The secrets of a link by the columns of the table `case_personal`."""
    return [
        {
            "case": link.case,
            "number": link.number,
            "field": field,
            "salt": secret.salt,
            "value": secret.value,
        }
        for field, secret in secrets.items()
    ]


def read_secrets(rows: Iterable[Row]) -> dict[int, dict[str, Secret]]:
    """The secrets of one case from rows of the table `case_personal`, by the number of the event and the field."""
    found: dict[int, dict[str, Secret]] = {}
    for row in rows:
        found.setdefault(row["number"], {})[row["field"]] = Secret(row["value"], row["salt"])
    return found
