"""Precedents in the store: what became of each remedy in each case, found by what decided it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from uuid import UUID

from sqlalchemy import Column, Connection, Index, RowMapping, String, Table, bindparam, delete, func, insert, select

from amends.cases.events.ending import NeedsMet
from amends.cases.events.giving import Basis
from amends.cases.precedents import Ending, LikeCases, Precedent
from amends.cases.state import Stage
from amends.store.metadata import metadata
from amends.store.types import Amount, Id, Instant

_NAME = String(100)
_COUNTED = 1_000
_SHOWN = 10

precedents = Table(
    "precedents",
    metadata,
    Column("case", Id, primary_key=True),
    Column("remedy", _NAME, primary_key=True),
    Column("client", Id, nullable=False),
    Column("reference", String(40), nullable=False),
    Column("policy", _NAME, nullable=False),
    Column("decisive", String(64), nullable=False),
    Column("ending", String(20), nullable=False),
    Column("amount", Amount),
    Column("basis", String(20)),
    Column("reason", _NAME),
    Column("role", _NAME),
    Column("by", Id),
    Column("at", Instant, nullable=False),
    Column("stage", String(20), nullable=False),
    Column("needs_met", String(20)),
)
Index(
    "ix_precedents_alike",
    precedents.c.client,
    precedents.c.policy,
    precedents.c.remedy,
    precedents.c.decisive,
    precedents.c.at,
    precedents.c.ending,
)


_ALIKE = (
    precedents.c.client == bindparam("of_client"),
    precedents.c.policy == bindparam("of_policy"),
    precedents.c.remedy == bindparam("of_remedy"),
    precedents.c.decisive == bindparam("decided_by"),
    precedents.c.case != bindparam("without_case"),
)
_FORGET = delete(precedents).where(precedents.c.case == bindparam("of_case"))
_LATEST = select(precedents).where(*_ALIKE).order_by(precedents.c.at.desc()).limit(_SHOWN)
_LAST = select(precedents.c.ending).where(*_ALIKE).order_by(precedents.c.at.desc()).limit(_COUNTED).subquery()
_COUNTS = select(_LAST.c.ending, func.count()).group_by(_LAST.c.ending)


def keep_precedents(connection: Connection, case: UUID, found: Iterable[Precedent]) -> None:
    """Makes what a case is a precedent of follow the case, in the transaction that changes it."""
    rows = [columns_of(one) for one in found]
    connection.execute(_FORGET, {"of_case": case})
    if rows:
        connection.execute(insert(precedents), rows)


def like_cases(
    connection: Connection, client: UUID, policy: str, remedy: str, decisive: str, without_case: UUID
) -> LikeCases:
    """What became of a remedy in the last thousand cases that are alike, and the latest of them."""
    alike = {
        "of_client": client,
        "of_policy": policy,
        "of_remedy": remedy,
        "decided_by": decisive,
        "without_case": without_case,
    }
    latest = tuple(map(_precedent, connection.execute(_LATEST, alike).mappings()))
    if len(latest) < _SHOWN:
        return LikeCases(Counter(one.ending for one in latest), latest)
    return LikeCases({Ending(ending): count for ending, count in connection.execute(_COUNTS, alike)}, latest)


def columns_of(one: Precedent) -> dict[str, object]:
    """A precedent as it stands in its row, by columns."""
    return {name: value.value if isinstance(value, _ENUMS) else value for name, value in asdict(one).items()}


_ENUMS = (Ending, Basis, Stage, NeedsMet)


def _precedent(row: RowMapping) -> Precedent:
    basis, needs_met = row["basis"], row["needs_met"]
    return Precedent(
        case=row["case"],
        client=row["client"],
        reference=row["reference"],
        policy=row["policy"],
        remedy=row["remedy"],
        decisive=row["decisive"],
        ending=Ending(row["ending"]),
        amount=row["amount"],
        basis=Basis(basis) if basis is not None else None,
        reason=row["reason"],
        role=row["role"],
        by=row["by"],
        at=row["at"],
        stage=Stage(row["stage"]),
        needs_met=NeedsMet(needs_met) if needs_met is not None else None,
    )
