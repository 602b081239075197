"""What a customer got only after a threat: it could have been theirs before, for the same facts.

What must change nothing, a policy says itself: a guarantee that it is blind to a fact, such as one that the customer
threatens to cancel. Where such a fact was stated, and the customer then got what the policy had decided before and
nobody had given, the record shows it: what was known before that had to do with it is the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from amends.cases.events.deciding import Decided, DenialTold
from amends.cases.events.evidence import FactStated
from amends.cases.events.giving import Basis, RemedyDeclined, RemedyReserved, RemedyWithheld
from amends.cases.fold import fold
from amends.cases.recorded import By, Recorded
from amends.lang.names import BUILT_IN_FACTS
from amends.lang.tree import GuaranteeForm, PolicyTree
from amends.lang.types import Kind


class Before(StrEnum):
    """How it stood with a remedy before the threat."""

    OWED = "owed"
    WITHHELD = "withheld"
    DENIED = "denied"
    NOT_GIVEN = "not_given"
    NOT_COVERED = "not_covered"

    @property
    def words(self) -> str:
        """The same for people."""
        return _WORDS[self]


_WORDS = {
    Before.OWED: "was owed, and not given",
    Before.WITHHELD: "was withheld",
    Before.DENIED: "was denied",
    Before.NOT_GIVEN: "could be given, and was not",
    Before.NOT_COVERED: "was not covered",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterThreat:
    """Something that was given only after a threat.

    Attributes:
        threat: the fact that was stated, and that must change nothing.
        threatened_at: when it was stated for the first time.
        before: how it stood with the remedy until then.
        decided_at: when that was decided.
        decided_by: by whom.
        entry: what was given, by the id of the ledger's entry.
        is_exception: whether it was given on the exception route.
        given_at: when it was promised.
        given_by: by whom.
        same_contact: whether all of that was in one contact.
    """

    threat: str
    threatened_at: datetime
    before: Before
    decided_at: datetime
    decided_by: By | None
    entry: UUID
    remedy: str
    amount: Decimal
    is_exception: bool
    given_at: datetime
    given_by: By | None
    same_contact: bool


def threats_in(tree: PolicyTree) -> frozenset[str]:
    """The facts that must change nothing: those true or false ones that a guarantee says the policy is blind to."""
    named = {name for one in tree.guarantees if one.form is GuaranteeForm.BLIND_TO for name in one.facts}
    facts = (tree.facts[name] for name in named if name in tree.facts and name not in BUILT_IN_FACTS)
    return frozenset(one.name for one in facts if one.type.kind is Kind.BOOLEAN and not one.sensitive)


def after_threats(history: Sequence[Recorded], tree: PolicyTree) -> tuple[AfterThreat, ...]:
    """What of a case was given only after a threat, in the order in which it was given."""
    names = threats_in(tree)
    threat = next((one for one in history if _is_threat(one, names)), None)
    return () if threat is None else tuple(_given_after(history, threat, names))


def _is_threat(one: Recorded, names: frozenset[str]) -> bool:
    return isinstance(one.event, FactStated) and one.event.fact in names and one.event.value is True


def _given_after(history: Sequence[Recorded], threat: Recorded, names: frozenset[str]) -> Iterator[AfterThreat]:
    before = [one for one in history if one.number < threat.number]
    decided = next((one for one in reversed(before) if isinstance(one.event, Decided)), None)
    if decided is None:
        return
    gifts = fold(history).gifts
    latest = decided
    for one in history[len(before) :]:
        if isinstance(one.event, Decided):
            latest = one
        elif isinstance(one.event, RemedyReserved) and gifts[one.event.entry].stands:
            stood = _stood(before, decided, one.event.remedy)
            if stood is not None and _is_same(decided, latest, one.event.remedy, names):
                yield _after(threat, decided, one, one.event, stood)


def _after(threat: Recorded, decided: Recorded, given: Recorded, gift: RemedyReserved, before: Before) -> AfterThreat:
    assert isinstance(threat.event, FactStated), "a threat is a fact that was stated"
    return AfterThreat(
        threat=threat.event.fact,
        threatened_at=threat.at,
        before=before,
        decided_at=decided.at,
        decided_by=decided.by,
        entry=gift.entry,
        remedy=gift.remedy,
        amount=gift.amount,
        is_exception=gift.basis is Basis.EXCEPTION,
        given_at=given.at,
        given_by=given.by,
        same_contact=given.contact is not None and given.contact == threat.contact == decided.contact,
    )


def _stood(before: Sequence[Recorded], decided: Recorded, remedy: str) -> Before | None:
    """How it stood with a remedy; None where the customer had it, or did not want it."""
    events = [one.event for one in before]
    if any(isinstance(one, RemedyReserved | RemedyDeclined) and one.remedy == remedy for one in events):
        return None
    if any(isinstance(one, RemedyWithheld) and one.remedy == remedy for one in events):
        return Before.WITHHELD
    if any(isinstance(one, DenialTold) and one.remedy == remedy for one in events):
        return Before.DENIED
    assert isinstance(decided.event, Decided), "what decided is a decision"
    status = decided.event.remedies[remedy].status if remedy in decided.event.remedies else ""
    if status == "owed":
        return Before.OWED
    return Before.NOT_GIVEN if status in ("discretionary", "referred") else Before.NOT_COVERED


def _is_same(decided: Recorded, latest: Recorded, remedy: str, names: frozenset[str]) -> bool:
    """Whether nothing else became known that has to do with the remedy."""
    then, now = decided.event, latest.event
    assert isinstance(then, Decided), "what decided is a decision"
    assert isinstance(now, Decided), "what decided is a decision"
    if then.version != now.version:
        return False
    decisive = then.decisive.get(remedy)
    if decisive is not None and decisive == now.decisive.get(remedy):
        return True
    apart = {*names, *BUILT_IN_FACTS}
    return _without(then, apart) == _without(now, apart)


def _without(decided: Decided, names: set[str]) -> dict[str, object]:
    return {name: value for name, value in decided.facts.items() if name not in names}
