"""A case as lists show it: what stands in its row."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import RowMapping

from amends.cases.state import CaseState, Stage
from amends.cases.waiting import waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """What lists and searches know of a case; all of it follows from its events.

    Attributes:
        number: how many events it has: its version.
        waiting_for: `owner`, `customer`, a role, or another party; None once it is closed.
        due_at: when the first thing in it is due.
    """

    id: UUID
    client: UUID
    reference: str
    number: int
    stage: Stage
    customer: UUID
    account: UUID | None
    household: UUID | None
    owner: UUID | None
    team: str | None
    policy: str
    opened_at: datetime
    changed_at: datetime
    waiting_for: str | None
    due_at: datetime | None

    def columns(self) -> dict[str, object]:
        """The values by column."""
        return {**asdict(self), "stage": self.stage.value, "is_closed": self.stage is Stage.CLOSED}


COLUMNS = tuple(CaseRow.__dataclass_fields__)
"""The columns of the table `cases` that make a row."""


def row_of(state: CaseState) -> CaseRow:
    """The row of a case that stands so."""
    waits = waiting(state)
    return CaseRow(
        id=state.id,
        client=state.client,
        reference=state.reference,
        number=state.number,
        stage=state.stage,
        customer=state.customer,
        account=state.account,
        household=state.household,
        owner=state.owner,
        team=state.team,
        policy=state.policy,
        opened_at=state.opened_at,
        changed_at=state.changed_at,
        waiting_for=waits.whom if waits else None,
        due_at=waits.due if waits else None,
    )


def read_row(found: RowMapping) -> CaseRow:
    """The row that was read from the table."""
    values = {name: found[name] for name in COLUMNS}
    return CaseRow(**{**values, "stage": Stage(values["stage"])})
