"""Whom a case waits for, and when something in it is due: what work lists are made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from amends.cases.parts import GiftState, HandOffState
from amends.cases.state import CaseState, Stage

OWNER = "owner"
CUSTOMER = "customer"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Whom a case waits for: `owner`, `customer`, a role, or the name of another party; and what is due first."""

    whom: str
    due: datetime | None


def waiting(state: CaseState) -> Waiting | None:
    """Whom the case waits for; None once it is closed, unless something that went out then has failed."""
    if state.stage is Stage.CLOSED:
        needs_somebody = any(one.has_failed or one.state is GiftState.UNCERTAIN for one in state.gifts.values())
        return Waiting(OWNER, None) if needs_somebody else None
    return Waiting(_whom(state), min(_due(state), default=None))


def waits_for_customer(state: CaseState) -> bool:
    """Whether nobody but the customer has to act."""
    return state.stage is Stage.OFFERED and _whom(state) == CUSTOMER


def _whom(state: CaseState) -> str:
    # Who was asked for a supervisor comes first: the request can't be refused, whatever else goes on.
    asked = next((one.goes_to for one in state.supervisor if one.waits), None)
    if asked is not None:
        return asked
    if state.stage is Stage.PROPOSED and state.proposal is not None:
        return state.proposal.asked_of
    if state.stage is Stage.OFFERED:
        is_contested = state.restatement is not None and state.restatement.is_contested
        return OWNER if is_contested else CUSTOMER
    acting = next((one.party for one in state.hand_offs if one.state is HandOffState.ACCEPTED), None)
    return acting or OWNER


def _due(state: CaseState) -> Iterator[datetime]:
    is_ours = (one for one in state.supervisor if one.waits or one.outside)
    yield from (one.due for one in is_ours if one.taken_by is None and one.due is not None)
    # While the customer is awaited, nobody else's clock runs.
    if state.waits_since is None:
        yield from (one.due for one in state.hand_offs if one.is_open)
    if state.call_back_due is not None:
        yield state.call_back_due
    if state.follow_up_due is not None:
        yield state.follow_up_due
    approval = state.proposal.approval if state.proposal is not None and state.proposal.is_live else None
    if approval is not None and approval.expires is not None:
        yield approval.expires
