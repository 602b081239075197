"""Precedents: earlier cases that are alike in what decides a remedy, and what was given in them.

They inform whoever decides; they never authorise.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from amends.cases.events.ending import NeedsMet
from amends.cases.events.giving import Basis
from amends.cases.recorded import By
from amends.cases.state import CaseState, LiveDecision, Stage


class Ending(StrEnum):
    """What became of a remedy in a case."""

    GIVEN = "given"
    WITHHELD = "withheld"
    DENIED = "denied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """What became of a remedy in a case, and what it was decided on.

    Attributes:
        decisive: the digest of what decides the remedy; alike in like cases.
        role: the role of whoever gave, withheld or denied it.
        reason: the coded reason, where there was one.
    """

    case: UUID
    client: UUID
    reference: str
    policy: str
    remedy: str
    decisive: str
    ending: Ending
    amount: Decimal | None
    basis: Basis | None
    reason: str | None
    role: str | None
    by: UUID | None
    at: datetime
    stage: Stage
    needs_met: NeedsMet | None


@dataclass(frozen=True, slots=True)
class LikeCases:
    """What became of a remedy in the last cases that are alike, and some of them."""

    counts: dict[Ending, int]
    latest: tuple[Precedent, ...]

    def otherwise(self, ending: Ending) -> int:
        """How many of them ended otherwise."""
        return sum(count for one, count in self.counts.items() if one is not ending)


def decisive_digest(facts: Sequence[tuple[str, str]]) -> str:
    """What identifies cases that are alike: a digest of the comparisons and how they came out."""
    text = json.dumps([list(one) for one in facts], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def precedents_in(state: CaseState) -> Iterator[Precedent]:
    """What a case is a precedent of, as it stands: one for each remedy of which something has become."""
    live = state.decision
    if live is None:
        return
    for remedy, decisive in live.decided.decisive.items():
        became = _became(state, live, remedy)
        if became is not None:
            by = became.by
            yield Precedent(
                case=state.id,
                client=state.client,
                reference=state.reference,
                policy=state.policy,
                remedy=remedy,
                decisive=decisive,
                ending=became.ending,
                amount=became.amount,
                basis=became.basis,
                reason=became.reason,
                role=by.role if by is not None else None,
                by=by.user if by is not None else None,
                at=became.at,
                stage=state.stage,
                needs_met=state.needs_met,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Became:
    ending: Ending
    by: By | None
    at: datetime
    amount: Decimal | None = None
    basis: Basis | None = None
    reason: str | None = None


def _became(state: CaseState, live: LiveDecision, remedy: str) -> _Became | None:
    """What has become of a remedy, if anything has."""
    gift = state.standing_gift(remedy)
    if gift is not None:
        return _Became(
            ending=Ending.GIVEN, by=gift.by, at=gift.at, amount=gift.amount, basis=gift.basis, reason=gift.reason
        )
    if remedy in state.withheld:
        withheld = state.withheld[remedy]
        return _Became(ending=Ending.WITHHELD, by=withheld.by, at=withheld.at, reason=withheld.reason)
    return _Became(ending=Ending.DENIED, by=live.by, at=live.at) if remedy in state.told else None
