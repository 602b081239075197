"""Whom to ask for what somebody may not give themselves: the least role that may, and how they are asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from amends.app.on_case import OnCase, on_case, surroundings
from amends.app.workspace import Desk
from amends.cases.gate.acts.route import OpenException
from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.gate.passing import pass_gate
from amends.cases.gate.rules.forbidding import check_may_be_excepted
from amends.cases.gate.rules.own_authority import may_give
from amends.cases.state import Stage
from amends.cases.terms import Term
from amends.directory.organisation import User
from amends.store.directory_users import users_in_role
from amends.store.engine import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class WhomToAsk:
    """Who may give a remedy, and how to ask them.

    Attributes:
        role: the least role that may give it; None where the policy names none.
        amount: what it is worth, as far as that is known.
        is_worth_open: whether what it is worth is still to be found out.
        is_for_approval: whether it can be put to them for approval while the customer waits.
        fault: why nobody may approve it yet; None where somebody may, or where it is not for approval.
        colleagues: who has that role, or the next above it that somebody else has.
    """

    role: str | None
    amount: Decimal | None
    is_worth_open: bool
    is_for_approval: bool
    fault: GateError | None
    colleagues: tuple[User, ...]


def whom_to_ask(desk: Desk, case: UUID | str, remedy: str) -> WhomToAsk:
    """Who may give a remedy that the one at the desk may not.

    Raises:
        StoreError: none of the clients for whom they work has such a case.
        DirectoryError: they have no role there.
    """
    with reading(desk.workspace.engine) as connection:
        on = on_case(connection, desk, case)
        decision = on.state.decision
        one = decision.decided.remedies.get(remedy) if decision is not None else None
        role = next(_able(on, remedy), None) or (one.decided_by if one is not None else None)
        is_for_approval = _is_for_approval(on)
        return WhomToAsk(
            role=role,
            amount=one.value if one is not None else None,
            is_worth_open=one is not None and one.is_value_open,
            is_for_approval=is_for_approval,
            fault=_fault(on, remedy) if is_for_approval else None,
            colleagues=_colleagues(on, role),
        )


def _able(on: OnCase, remedy: str) -> Iterator[str]:
    """The roles that may give all of it, the least first; where it can't be told how much that is, any of it."""
    attempt: Attempt[object] = Attempt(on.state, None, surroundings(on, only_looks=True))
    one = attempt.decision.decided.remedies.get(remedy)
    for amount in dict.fromkeys((one.value if one is not None else None, None)):
        yield from (role for role in on.policy.tree.roles if may_give(attempt, role, [Term(remedy, amount)]))


def _is_for_approval(on: OnCase) -> bool:
    if on.state.stage is Stage.MAKING_IT_RIGHT:
        return True
    try:
        pass_gate(on.state, OpenException(), surroundings(on, only_looks=True))
    except GateError:
        return False
    return True


def _fault(on: OnCase, remedy: str) -> GateError | None:
    try:
        check_may_be_excepted(Attempt(on.state, None, surroundings(on, only_looks=True)), remedy)
    except GateError as error:
        return error
    return None


def _colleagues(on: OnCase, role: str | None) -> tuple[User, ...]:
    roles = on.policy.tree.roles
    above = roles[roles.index(role) :] if role in roles else ()
    each = (users_in_role(on.connection, on.client.id, one) for one in above)
    others = (tuple(user for user in users if user.id != on.by.user and not user.is_ai_agent) for users in each)
    return next(filter(None, others), ())
