"""Proposals in the store: cases that wait for an approver, and what became of what somebody proposed."""

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import groupby
from uuid import UUID

from sqlalchemy import Connection, select

from amends.cases.events.route import (
    ExceptionOpened,
    ProposalLapsed,
    SolutionAdjusted,
    SolutionApproved,
    SolutionProposed,
    SolutionReturned,
)
from amends.cases.parts import ProposalState
from amends.cases.recorded import Recorded
from amends.store.case_links import read_link, recorded_of
from amends.store.case_rows import COLUMNS, CaseRow, read_row
from amends.store.cases_tables import IS_PROPOSED, PROPOSES, case_events, cases
from amends.store.parts import in_parts

_BECAME = {
    SolutionApproved.name: ProposalState.APPROVED,
    SolutionAdjusted.name: ProposalState.ADJUSTED,
    SolutionReturned.name: ProposalState.RETURNED,
    ProposalLapsed.name: ProposalState.LAPSED,
}


def proposed_cases(connection: Connection, clients: Collection[UUID], limit: int) -> tuple[CaseRow, ...]:
    """The cases in which a solution waits for an approver, the one that was changed longest ago first."""
    wanted = select(*(cases.c[name] for name in COLUMNS)).where(cases.c.client.in_(clients), IS_PROPOSED)
    rows = connection.execute(wanted.order_by(cases.c.changed_at, cases.c.id).limit(limit)).mappings()
    return tuple(map(read_row, rows))


def holds_and_proposals(
    connection: Connection, clients: Collection[UUID], of: Collection[UUID]
) -> dict[UUID, tuple[Recorded, ...]]:
    """How Make It Right was opened and what was proposed in some cases, in their order; without what is personal."""
    found: dict[UUID, tuple[Recorded, ...]] = {}
    kinds = (ExceptionOpened.name, SolutionProposed.name)
    for some in in_parts(sorted(of)):
        wanted = select(case_events).where(case_events.c.case.in_(some), case_events.c.client.in_(clients))
        rows = connection.execute(wanted.where(case_events.c.kind.in_(kinds)).order_by(case_events.c.number))
        for row in rows.mappings():
            found[row["case"]] = (*found.get(row["case"], ()), recorded_of(read_link(row), {}))
    return found


def became_of_proposals(
    connection: Connection, client: UUID, agent: UUID, since: datetime, without_case: UUID, limit: int
) -> dict[ProposalState, int]:
    """What approvers made of the last solutions that somebody proposed, counted; `proposed` is what still waits."""
    table = case_events.c
    wanted = select(table.case, table.number).where(
        table.client == client, table.actor == agent, table.at >= since, table.case != without_case, PROPOSES
    )
    made = {(row.case, row.number) for row in connection.execute(wanted.order_by(table.at.desc()).limit(limit))}
    counts: dict[ProposalState, int] = {}
    for case, number, kind in _course(connection, client, {case for case, _ in made}):
        if (case, number) in made:
            counts[kind] = counts.get(kind, 0) + 1
    return counts


def _course(connection: Connection, client: UUID, of: Collection[UUID]) -> Sequence[tuple[UUID, int, ProposalState]]:
    """Each proposal of some cases, and what was first made of it."""
    kinds = (SolutionProposed.name, *_BECAME)
    found = []
    for some in in_parts(sorted(of)):
        table = case_events.c
        wanted = select(table.case, table.number, table.kind).where(table.case.in_(some), table.client == client)
        rows = connection.execute(wanted.where(table.kind.in_(kinds)).order_by(table.case, table.number)).all()
        for case, of_case in groupby(rows, key=lambda row: row.case):
            steps = list(of_case)
            for step, following in zip(steps, [*steps[1:], None], strict=True):
                if step.kind == SolutionProposed.name:
                    verdict = _BECAME.get(following.kind) if following is not None else None
                    found.append((case, step.number, verdict or ProposalState.PROPOSED))
    return found
