"""Deciding a case: with everything that was stated, and with what the ledger says of earlier gifts."""

from uuid import UUID

from amends.app.known import decided_now
from amends.app.on_case import act_on
from amends.app.workspace import Desk
from amends.cases.gate.acts.deciding import Decide
from amends.cases.state import CaseState


def decide_case(desk: Desk, case: UUID | str, *, seen: int | None = None) -> CaseState:
    """Decides a case by the version that governs it. History facts are reckoned in the same transaction.

    Raises:
        FactError: a fact that was stated cannot be used.
        GateError: nothing is new since the live decision.
    """
    return act_on(desk, case, lambda on: Decide(decided_now(on)), seen=seen)
