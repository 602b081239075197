"""Precedents of a case: like cases, and what was given in them."""

from uuid import UUID

from amends.app.on_case import OnCase, act_on, on_case
from amends.app.workspace import Desk
from amends.cases.gate.acts.giving import Withhold
from amends.cases.precedents import Ending, LikeCases
from amends.cases.state import CaseState
from amends.store.engine import reading
from amends.store.precedents import like_cases


def precedents_of(desk: Desk, case: UUID | str, remedy: str) -> LikeCases:
    """What became of a remedy in cases that are alike in what decides it.

    Raises:
        StoreError: none of the clients for whom they work has such a case.
        DirectoryError: they have no role there.
    """
    with reading(desk.workspace.engine) as connection:
        return alike(on_case(connection, desk, case), remedy)


def withhold(desk: Desk, case: UUID | str, remedy: str, reason: str, *, seen: int | None = None) -> CaseState:
    """Withholds what is at discretion, with its reason; how many like cases got it goes into the record.

    Raises:
        GateError: a rule of the gate stands against it.
    """
    return act_on(desk, case, lambda on: withholding(on, remedy, reason), seen=seen)


def withholding(on: OnCase, remedy: str, reason: str) -> Withhold:
    """The request to withhold, with how many like cases got it."""
    return Withhold(remedy, reason, alike(on, remedy).counts.get(Ending.GIVEN, 0))


def alike(on: OnCase, remedy: str) -> LikeCases:
    """The same, within a transaction."""
    live = on.state.decision
    decisive = live.decided.decisive.get(remedy) if live is not None else None
    if decisive is None:
        return LikeCases({}, ())
    return like_cases(on.connection, on.client.id, on.state.policy, remedy, decisive, on.state.id)
