"""Live approval: the next free approver is alerted, and the one after, until somebody sees to it."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from amends.app.live.presence import present
from amends.app.live.raising import AlertKind, alert
from amends.cases.parts import Proposal
from amends.cases.state import Stage
from amends.store import alerts as stored
from amends.store.directory_users import users_in_role

if TYPE_CHECKING:
    from amends.app.on_case import OnCase

_LATELY = timedelta(days=1)
_NEVER = datetime.min.replace(tzinfo=UTC)


def waits_for_approver(on: "OnCase", proposal: UUID) -> Proposal | None:
    """The proposal, where it is the current one and an approver has not answered yet."""
    current = on.state.proposal
    is_it = current is not None and current.id == proposal and on.state.stage is Stage.PROPOSED
    return current if is_it else None


def alert_next_approver(on: "OnCase", proposal: Proposal) -> UUID | None:
    """Alerts the next approver who is there and free; None where somebody sees to it already, or nobody is left."""
    key = str(proposal.id)
    told = stored.about(on.connection, on.client.id, AlertKind.APPROVAL, key)
    if any(one.taken_at is not None for one in told):
        return None
    found = next_free_approver(on, proposal, frozenset(one.user for one in told))
    if found is not None:
        data = {"proposal": key, "asked_of": proposal.asked_of, "total": f"{proposal.terms.total:f}"}
        alert(on, found, AlertKind.APPROVAL, key, data)
    return found


def next_free_approver(on: "OnCase", proposal: Proposal, told: frozenset[UUID]) -> UUID | None:
    """Who is there, may approve, has not proposed it, and is free; of the lowest role, and alerted longest ago.

    Args:
        on: the case.
        proposal: what is to be approved.
        told: who was alerted already.
    """
    here = present(on.connection, on.client.id, on.at)
    fresh = on.at - timedelta(seconds=on.client.settings.approver_seconds)
    busy = stored.busy_users(on.connection, on.client.id, AlertKind.APPROVAL, fresh)
    last = stored.last_alerted(on.connection, on.client.id, AlertKind.APPROVAL, on.at - _LATELY)
    roles = on.policy.tree.roles
    above = roles[roles.index(proposal.asked_of) :] if proposal.asked_of in roles else ()
    for role in above:
        people = [one for one in users_in_role(on.connection, on.client.id, role) if not one.is_ai_agent]
        able = [one for one in people if one.id in here]
        free = [one for one in able if one.id not in (told | busy) and one.id != proposal.by.user]
        if free:
            return min(free, key=lambda one: (last.get(one.id, _NEVER), one.name)).id
    return None
