"""Events of deciding: the decision with its grounds, the telling of a denial, and corrections."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from amends.cases.events.event import Event, Plain, quoted
from amends.cases.wording import PLAIN, Wording
from amends.cases.words import spoken

NOT_COVERED = "not_covered"
"""The status of what no clause gives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedRemedy:
    """What a decision makes of one remedy; the words are those of the policy language.

    Attributes:
        status: `owed`, `discretionary`, `referred`, `undecided`, `not_covered`, `excluded` or `forbidden`.
        value: what it is worth, None where that is open or there is none.
        at_least: what is certain of the value.
        is_value_open: whether the value is not known yet, or not whole.
        because: the clauses that settle it.
        limits: of what is discretionary, the roles that may give and the most that each may (None: the value).
        decided_by: of what is referred, the role that decides.
        awaits: whether it is released only when something has arrived.
        may_be_forbidden: the forbidding clauses that are not known to be false; an exception needs that none is left.
        reasons_to_withhold: the coded reasons for withholding, with their texts.
        grounds: every ground of a refusal as plain data.
        sentences: how a refusal is told, whole: that it is one, what its clauses say, and why they don't give it.
    """

    status: str
    value: Decimal | None = None
    at_least: Decimal | None = None
    is_value_open: bool = False
    because: tuple[str, ...] = ()
    limits: Mapping[str, Decimal | None] = field(default_factory=dict)
    decided_by: str | None = None
    awaits: bool = False
    may_be_forbidden: tuple[str, ...] = ()
    reasons_to_withhold: Mapping[str, str] = field(default_factory=dict)
    grounds: tuple[Plain, ...] = ()
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided(Event):
    """A version of the policy decided the case, on the facts as they were known.

    Attributes:
        facts: what was decided on, without what is sensitive.
        known: a digest of everything known, sensitive facts too; another decision needs that it differs. It goes with
            what is personal: of few possible answers a digest tells which it was.
        wanted: the wish that the gap is about, as `decide` takes it: `replacement` or `goodwill_credit=20.00`.
        decisive: for each remedy, the digest of what decides it; alike in like cases.
        differs: what is different from the decision before, in words.
        corrects: the correction that this decision follows, if it does.
    """

    name: ClassVar[str] = "decided"
    personal: ClassVar[frozenset[str]] = frozenset({"known"})

    decision: UUID
    policy: str
    version: str
    digest: str
    facts: Mapping[str, Plain]
    known: str | None
    remedies: Mapping[str, DecidedRemedy]
    gap: bool | None
    wanted: str | None = None
    ask: tuple[str, ...] = ()
    decisive: Mapping[str, str] = field(default_factory=dict)
    differs: tuple[str, ...] = ()
    corrects: UUID | None = None

    @property
    def decides_nothing(self) -> bool:
        """Whether the version does not hold for the day of the case, so that none of its clauses gives or refuses."""
        return not self.remedies

    def sentence(self) -> str:
        """What happened."""
        return self.sentence_in(PLAIN)

    def sentence_in(self, wording: Wording) -> str:
        """What happened, in the words of a reader."""
        again = f"; what is different: {'; '.join(self.differs)}" if self.differs else ""
        return f"decided by {self.policy} {self.version}: {self._outcome(wording)}{again}"

    def _outcome(self, wording: Wording) -> str:
        """What is not refused, by status; of what is refused the wish, and how much else there is."""
        if self.decides_nothing:
            return "nothing, as it does not hold for the day of the case"
        wished = (self.wanted or "").partition("=")[0]
        by_status: dict[str, list[str]] = {}
        for name, one in self.remedies.items():
            if one.status != NOT_COVERED or name == wished:
                by_status.setdefault(one.status, []).append(wording.remedy(name))
        told = [f"{spoken(status)}: {', '.join(names)}" for status, names in by_status.items()]
        rest = len(self.remedies) - sum(map(len, by_status.values()))
        if rest:
            what = ("other" if told else "remedy") if rest == 1 else ("others" if told else "remedies")
            told.append(f"{rest} {what} not covered")
        return "; ".join(told)


@dataclass(frozen=True, slots=True, kw_only=True)
class DenialTold(Event):
    """The customer was told what they do not get, in the clauses' own sentences."""

    name: ClassVar[str] = "denial_told"

    remedy: str
    sentences: tuple[str, ...]

    def sentence(self) -> str:
        """What happened."""
        return self.sentence_in(PLAIN)

    def sentence_in(self, wording: Wording) -> str:
        """What happened, in the words of a reader."""
        return f"told the customer about {wording.remedy(self.remedy)}: {' '.join(self.sentences)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionApproved(Event):
    """Somebody else approved that the case is decided anew, by another version or after a mistake."""

    name: ClassVar[str] = "correction_approved"
    personal: ClassVar[frozenset[str]] = frozenset({"why"})

    correction: UUID
    why: str | None
    version: str | None = None

    def sentence(self) -> str:
        """What happened."""
        return f"approved a correction of the decision: {quoted(self.why)}"
