"""Lapsing: a solution comes to nothing, and what its approval has reserved is free again."""

from collections.abc import Iterable
from uuid import UUID

from amends.cases.events.event import Event
from amends.cases.events.giving import RemedyReleased
from amends.cases.events.route import ProposalLapsed
from amends.cases.gate.attempt import Attempt
from amends.cases.parts import Proposal


def lapse(attempt: Attempt[object], proposal: Proposal, why: str, without: Iterable[UUID] = ()) -> list[Event]:
    """The proposal lapsed, and what is still reserved for it was released, but for some entries."""
    return [ProposalLapsed(proposal=proposal.id, why=why), *release(attempt, proposal, why, without)]


def release(attempt: Attempt[object], proposal: Proposal, why: str, without: Iterable[UUID] = ()) -> list[Event]:
    """What is reserved for a proposal was released, but for what may reach the customer at any moment."""
    left_out = frozenset(without)
    reserved = (gift for gift in attempt.state.reserved_for(proposal.id) if not gift.is_on_its_way)
    return [RemedyReleased(entry=gift.id, why=why) for gift in reserved if gift.id not in left_out]
