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
        handed_to: the other party that has to answer or to act first; None where none has.
        handed_due: until when that party has time.
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
    handed_to: str | None = None
    handed_due: datetime | None = None

    def columns(self) -> dict[str, object]:
        """The values by column."""
        return {**asdict(self), "stage": self.stage.value, "is_closed": self.stage is Stage.CLOSED}


COLUMNS = tuple(CaseRow.__dataclass_fields__)
"""The columns of the table `cases` that make a row."""


def row_of(state: CaseState) -> CaseRow:
    """The row of a case that stands so."""
    waits = waiting(state)
    handed = min((one for one in state.hand_offs if one.is_open), key=lambda one: one.due, default=None)
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
        handed_to=handed.party if handed else None,
        handed_due=handed.due if handed else None,
    )


def read_row(found: RowMapping) -> CaseRow:
    """The row that was read from the table."""
    values = {name: found[name] for name in COLUMNS}
    return CaseRow(**{**values, "stage": Stage(values["stage"])})
