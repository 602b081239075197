"""What may go out by itself: promised, agreed, awaited by nothing more, and hanging on no condition."""

from collections.abc import Iterator, Mapping

from amends.cases.events.returns import Found
from amends.cases.facts import facts_now
from amends.cases.parts import Gift, GiftState, ProposalState
from amends.cases.state import CaseState
from amends.decide.case import Case
from amends.decide.facts import read_facts
from amends.lang.tree import PolicyTree

EVERYTHING = "*"
"""Stands for every remedy, where somebody settles by what remedies go out."""

PERSON = "person"
"""By what a remedy goes out that a person sees to."""


JOB = "fulfil"
"""The kind of the jobs by which remedies go out."""


def job_key(gift: Gift) -> str:
    """What giving a gift is queued under: each time that a person has it tried, it is a job of its own."""
    return f"{gift.id}/{gift.fulfilment.round if gift.fulfilment is not None else 1}"


def through(ways: Mapping[str, str], remedy: str, policy: PolicyTree) -> str:
    """By what a remedy goes out: as is settled for it, else for its kind, else for everything, else by a person.

    Args:
        ways: by what it goes out, by the names of remedies and of kinds.
        remedy: its name.
        policy: where its kind stands.
    """
    name = named(ways, remedy, policy)
    return ways[name] if name is not None else PERSON


def named(ways: Mapping[str, str], remedy: str, policy: PolicyTree) -> str | None:
    """Under which name its way out is settled: its own, its kind, or everything; None where under none."""
    known = policy.remedies.get(remedy)
    kind = (known.kind,) if known is not None and known.kind is not None else ()
    return next((name for name in (remedy, *kind, EVERYTHING) if name in ways), None)


def goes_out_by_itself(ways: Mapping[str, str], gift: Gift, policy: PolicyTree) -> bool:
    """Whether a gift needs nobody: it is under way, or will be, as long as nothing has failed."""
    if gift.state is not GiftState.RESERVED or gift.condition is not None or gift.has_failed:
        return False
    return gift.is_on_its_way or through(ways, gift.remedy, policy) != PERSON


def ready(state: CaseState, policy: PolicyTree) -> Iterator[Gift]:
    """The gifts that nothing more stands before: nobody's answer, no arrival, no condition."""
    for gift in state.gifts.values():
        is_waiting = gift.state is not GiftState.RESERVED or gift.condition is not None or gift.has_failed
        if not is_waiting and is_agreed(state, gift) and not is_awaited(state, policy, gift):
            yield gift


def is_agreed(state: CaseState, gift: Gift) -> bool:
    """Whether the customer has accepted it, where it was proposed to them."""
    if gift.approval is None:
        return True
    return any(one.id == gift.approval and one.state is ProposalState.ACCEPTED for one in state.proposals)


def is_awaited(state: CaseState, policy: PolicyTree, gift: Gift) -> bool:
    """Whether something still has to arrive, or to be known, before a gift is given."""
    if not gift.awaits or gift.state is not GiftState.RESERVED:
        return False
    sent = state.return_for(gift.id)
    if sent is not None and sent.found is Found.RIGHT:
        return False
    known = policy.remedies.get(gift.remedy)
    if known is None or known.awaits is None:
        return False
    now = Case(policy, read_facts(policy, facts_now(state, policy), extra="ignore"))
    return now.evaluation.truth(known.awaits) is not True
