"""What lists of work are read by: who is asked by a hand-off, and indexes of cases that wait."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

TABLES: tuple[str, ...] = ()

_OF_CASES: dict[str, sa.types.TypeEngine[str]] = {
    "handed_to": sa.String(length=100),
    "handed_due": sa.String(length=27),
}
_INDEXES = {
    "ix_cases_unassigned": ("cases", ("client", "is_closed", "changed_at"), "owner IS NULL"),
    "ix_cases_proposed": ("cases", ("client", "changed_at"), "stage = 'proposed'"),
    "ix_cases_handed_off": ("cases", ("client", "handed_due"), "handed_due IS NOT NULL"),
    "ix_case_events_proposed": ("case_events", ("client", "actor", "at"), "kind = 'solution_proposed'"),
}
_TOLD = sa.text(
    'SELECT "case", kind, data FROM case_events'
    " WHERE kind IN ('handed_off', 'hand_off_answered', 'hand_off_finished', 'dues_moved')"
    ' ORDER BY "case", number'
)
_KEEP = sa.text("UPDATE cases SET handed_to = :party, handed_due = :due WHERE id = :case")


def create() -> None:
    """Adds the columns of cases, fills them from what happened, and makes the indexes."""
    for name, its_type in _OF_CASES.items():
        op.add_column("cases", sa.Column(name, its_type, nullable=True))
    connection = op.get_bind()
    for case, first in _open_hand_offs(connection):
        connection.execute(
            _KEEP, {"case": case, "party": first.party, "due": f"{first.due.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"}
        )
    for name, (table, columns, which) in _INDEXES.items():
        where = sa.text(which)
        op.create_index(name, table, list(columns), sqlite_where=where, postgresql_where=where)


def take_away() -> None:
    """Takes the indexes and the columns of cases away."""
    for name, (table, _, _) in reversed(_INDEXES.items()):
        op.drop_index(name, table)
    for name in reversed(_OF_CASES):
        op.drop_column("cases", name)


@dataclass(frozen=True, slots=True)
class _HandOff:
    due: datetime
    party: str


def _open_hand_offs(connection: sa.Connection) -> Iterator[tuple[str, _HandOff]]:
    """The cases in which another party was asked and has not finished, with the party that is due first."""
    waiting: dict[str, dict[str, _HandOff]] = {}
    for case, kind, text in connection.execute(_TOLD):
        _follow(waiting.setdefault(case, {}), kind, json.loads(text))
    for case, open_ones in waiting.items():
        if open_ones:
            yield case, min(open_ones.values(), key=lambda one: one.due)


def _follow(open_ones: dict[str, _HandOff], kind: str, data: dict[str, Any]) -> None:
    match kind, data:
        case "handed_off", {"hand_off": str(which), "party": str(party), "due": str(due)}:
            open_ones[which] = _HandOff(datetime.fromisoformat(due), party)
        case "hand_off_finished", {"hand_off": str(which)}:
            open_ones.pop(which, None)
        case "hand_off_answered", {"hand_off": str(which), "accepted": False}:
            open_ones.pop(which, None)
        case "dues_moved", {"dues": list(moved)}:
            for one in moved:
                if found := open_ones.get(one["of"]):
                    open_ones[one["of"]] = _HandOff(datetime.fromisoformat(one["due"]), found.party)
        case _:
            pass
