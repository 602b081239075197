"""Deciding, telling a denial, and approving a correction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from amends.cases.differences import differences
from amends.cases.events.deciding import CorrectionApproved, Decided, DenialTold
from amends.cases.events.event import Event
from amends.cases.events.giving import Basis, RemedyReleased
from amends.cases.gate.acts.lapsing import lapse
from amends.cases.gate.acts.standing import given_up
from amends.cases.gate.attempt import Attempt
from amends.cases.gate.rules.giving import decided_remedy
from amends.cases.parts import GiftState
from amends.cases.state import ON_THE_ROUTE, Stage
from amends.cases.words import spoken


@dataclass(frozen=True, slots=True)
class Decide:
    """What the policy makes of the facts as they are now."""

    decided: Decided


@dataclass(frozen=True, slots=True)
class Tell:
    """The customer is told that they don't get a remedy."""

    remedy: str


@dataclass(frozen=True, slots=True)
class Correct:
    """The decision was a mistake, or made by a version that was wrong."""

    why: str
    version: str | None = None


def decide(attempt: Attempt[Decide]) -> Sequence[Event]:
    """The case was decided; a later decision shows what is different, and nothing stays promised that it forbids."""
    decided, live = attempt.request.decided, attempt.state.decision
    if live is None:
        return [decided]
    correction = attempt.state.correction
    anew = replace(
        decided,
        differs=differences(live.decided, decided, attempt.around.policy),
        corrects=correction.id if correction is not None else None,
    )
    return [anew, *_lapsed(attempt), *_released(attempt)]


def _lapsed(attempt: Attempt[Decide]) -> list[Event]:
    """A solution on its way, of which something may be forbidden now, comes to nothing with its approval."""
    proposal = attempt.state.proposal
    if proposal is None or attempt.state.stage not in ON_THE_ROUTE - {Stage.MAKING_IT_RIGHT}:
        return []
    reserved = attempt.state.reserved_for(proposal.id)
    is_agreed = attempt.state.stage is Stage.AGREED
    remedies = [gift.remedy for gift in reserved] if is_agreed else [term.remedy for term in proposal.terms.remedies]
    doubtful = [name for name in remedies if _may_be_forbidden(attempt.request.decided, name)]
    if not doubtful:
        return []
    why = f"{spoken(doubtful[0])} is forbidden now, or may be"
    return [*lapse(attempt, proposal, why), *given_up(attempt, why)]


def _released(attempt: Attempt[Decide]) -> list[Event]:
    """What was promised by policy and is forbidden now."""
    remedies = attempt.request.decided.remedies
    return [
        RemedyReleased(entry=gift.id, why=f"{', '.join(remedies[gift.remedy].because)} forbids it now")
        for gift in attempt.state.gifts.values()
        if gift.state is GiftState.RESERVED
        and gift.basis is not Basis.EXCEPTION
        and gift.remedy in remedies
        and remedies[gift.remedy].status == "forbidden"
    ]


def _may_be_forbidden(decided: Decided, remedy: str) -> bool:
    if decided.decides_nothing:
        return False
    return remedy not in decided.remedies or bool(decided.remedies[remedy].may_be_forbidden)


def tell(attempt: Attempt[Tell]) -> Sequence[Event]:
    """The denial was told in the clauses' sentences, or in the reason's."""
    remedy = attempt.request.remedy
    withheld = attempt.state.withheld.get(remedy)
    if withheld is not None:
        return [DenialTold(remedy=remedy, sentences=(withheld.sentence,))]
    return [DenialTold(remedy=remedy, sentences=decided_remedy(attempt).sentences)]


def correct(attempt: Attempt[Correct]) -> Sequence[Event]:
    """The correction was approved; another decision may follow."""
    return [
        CorrectionApproved(correction=attempt.around.new_id(), why=attempt.request.why, version=attempt.request.version)
    ]
