"""What became of a solution that somebody proposed: told to whoever stands for the case, wherever they are."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from amends.app.live.presence import GONE_AFTER
from amends.app.live.raising import AlertKind, alert, settle
from amends.cases.events.event import Event
from amends.cases.events.route import (
    AdjustmentTaken,
    CompromiseAsked,
    OfferAccepted,
    OfferRejected,
    ProposalLapsed,
    SolutionAdjusted,
    SolutionApproved,
    SolutionOffered,
    SolutionProposed,
    SolutionReturned,
)
from amends.cases.recorded import Recorded
from amends.cases.state import Stage
from amends.store.presence import looking_since

if TYPE_CHECKING:
    from amends.app.on_case import OnCase

Answer = SolutionApproved | SolutionAdjusted | SolutionReturned

_GOES_ON = (AdjustmentTaken, CompromiseAsked, OfferAccepted, OfferRejected, ProposalLapsed, SolutionProposed)
_SAID: Mapping[type[Event], str] = {
    SolutionApproved: "A solution was approved",
    SolutionAdjusted: "A solution was adjusted",
    SolutionReturned: "A solution came back",
}
_AT_ONCE = "What the customer asked for was approved, and stands on their page"


def answers_following(on: "OnCase", recorded: Recorded) -> None:
    """Tells of an answer, and settles what was told once somebody has gone on from there."""
    event = recorded.event
    if isinstance(event, _GOES_ON) or (isinstance(event, SolutionOffered) and not event.in_writing):
        for proposal in on.state.proposals:
            settle(on, AlertKind.ANSWERED, str(proposal.id))
    elif isinstance(event, Answer):
        _tell(on, recorded, event)


def _tell(on: "OnCase", recorded: Recorded, answer: Answer) -> None:
    """Tells whoever owns the case, and whoever proposed it, unless they have it before them, or have answered."""
    proposal = next(one for one in on.state.proposals if one.id == answer.proposal)
    looking = looking_since(on.connection, on.client.id, on.state.id, on.at - GONE_AFTER)
    by = recorded.by.user if recorded.by is not None else None
    is_put = isinstance(answer, SolutionApproved) and on.state.stage is Stage.OFFERED
    for user in dict.fromkeys((on.state.owner, proposal.by.user)):
        if user is not None and user != by and user not in looking:
            data = {"why": _AT_ONCE if is_put else _SAID[type(answer)]}
            alert(on, user, AlertKind.ANSWERED, str(proposal.id), data)
