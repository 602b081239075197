"""Deciding, telling a denial, and approving a correction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from amends.cases.events.deciding import CorrectionApproved, Decided, DenialTold
from amends.cases.events.event import Event
from amends.cases.gate.attempt import Attempt
from amends.cases.gate.rules.giving import decided_remedy
from amends.cases.gate.rules.withholding import reasons_to_withhold


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
    """The case was decided; a later decision shows what is different."""
    decided, live = attempt.request.decided, attempt.state.decision
    if live is None:
        return [decided]
    correction = attempt.state.correction
    return [
        replace(
            decided,
            differs=differences(live.decided, decided),
            corrects=correction.id if correction is not None else None,
        )
    ]


def differences(before: Decided, now: Decided) -> tuple[str, ...]:
    """What is different between two decisions, in words."""
    found = [f"version {before.version} → {now.version}"] if before.version != now.version else []
    for name in dict.fromkeys([*before.facts, *now.facts]):
        one, other = before.facts.get(name), now.facts.get(name)
        if one != other:
            found.append(f"{name}: {_shown(one)} → {_shown(other)}")
    for name, remedy in now.remedies.items():
        earlier = before.remedies.get(name)
        if earlier is not None and earlier.status != remedy.status:
            found.append(f"{name}: {earlier.status.replace('_', ' ')} → {remedy.status.replace('_', ' ')}")
    return tuple(found)


def tell(attempt: Attempt[Tell]) -> Sequence[Event]:
    """The denial was told in the clauses' sentences, or in the reason's."""
    remedy = attempt.request.remedy
    reason = attempt.state.withheld.get(remedy)
    if reason is not None:
        return [DenialTold(remedy=remedy, sentences=(reasons_to_withhold(attempt)[reason],))]
    return [DenialTold(remedy=remedy, sentences=decided_remedy(attempt).sentences)]


def correct(attempt: Attempt[Correct]) -> Sequence[Event]:
    """The correction was approved; another decision may follow."""
    return [
        CorrectionApproved(correction=attempt.around.new_id(), why=attempt.request.why, version=attempt.request.version)
    ]


def _shown(value: object) -> str:
    return "not known" if value is None else str(value)
