"""The approver's screen: what is proposed, why, and all that speaks for and against it, in one look."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from amends.app.cases.approval import ApprovalView, approval_view
from amends.app.cases.board import Entry
from amends.app.workspace import Desk
from amends.cases.facts import known_facts
from amends.cases.parts import Proposal, ProposalState
from amends.cases.precedents import LikeCases
from amends.cases.wording import is_hidden
from amends.cases.words import spoken
from amends.desk.screen import Screen, screen_of
from amends.desk.texts import texts
from amends.desk.wrong import Wrong, told
from amends.explain.situation import facts_of
from amends.explain.voice import Voice, voice_of
from amends.lang.types import Kind
from amends.ledger.caps import CapState
from amends.ledger.entries import EntryState
from amends.ledger.spans import in_words as span_in_words


@dataclass(frozen=True, slots=True)
class TermShown:
    """A remedy of the terms, how much of it in words, and the condition of it."""

    title: str
    amount: str
    condition: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """A cap of the policy, and how far it is used up; the amounts in words, and as numbers for a meter.

    Attributes:
        what: the remedies that it bounds, for whom and over which time.
        adds: what the proposed terms would add.
        left: what would be left then.
        is_passed: whether they would pass it.
    """

    what: str
    limit: str
    already: str
    adds: str
    left: str
    is_passed: bool
    limit_number: Decimal
    after_number: Decimal


@dataclass(frozen=True, slots=True)
class Alike:
    """What became of a proposed remedy in like cases."""

    remedy: str
    title: str
    cases: LikeCases


@dataclass(frozen=True, slots=True)
class ApprovalScreen:
    """What an approver sees of a solution: the call screen of its case, and what is for approvers."""

    call: Screen
    view: ApprovalView

    @property
    def proposal(self) -> Proposal:
        """The solution."""
        return self.view.proposal

    @property
    def is_waiting(self) -> bool:
        """Whether it waits for an approver."""
        return self.proposal.state is ProposalState.PROPOSED

    @property
    def wrong(self) -> Wrong | None:
        """Why whoever looks may not answer, or not approve it as it is."""
        fault = self.view.fault or self.view.approval_fault
        return told(fault, self.call.wording) if self.is_waiting and fault is not None else None

    @property
    def terms(self) -> tuple[TermShown, ...]:
        """The exact terms."""
        voice, remedies = self._voice, self.call.case.policy.remedies
        return tuple(
            TermShown(
                voice.remedy(remedies[term.remedy]),
                "" if term.amount is None else voice.amount(remedies[term.remedy], term.amount),
                self.proposal.terms.condition_for(term.remedy),
            )
            for term in self.proposal.terms.remedies
        )

    @property
    def total(self) -> str:
        """The amounts in sum."""
        return self._money(self.proposal.terms.total)

    @property
    def limit(self) -> str | None:
        """The most that whoever looks may approve."""
        return self._money(self.view.limit) if self.view.limit is not None else None

    @property
    def ceiling(self) -> str | None:
        """Up to what was approved."""
        approval = self.proposal.approval
        return self._money(approval.ceiling) if approval is not None else None

    @property
    def grounds(self) -> tuple[Entry, ...]:
        """What the policy says of the wish, and of what is proposed."""
        proposed = {term.remedy for term in self.proposal.terms.remedies}
        entries = (one for group in self.call.board.values() for one in group)
        return tuple(one for one in entries if one.is_wanted or one.remedy in proposed)

    @property
    def dates(self) -> tuple[tuple[str, str], ...]:
        """The days and times on which it turns what is wished and proposed, as far as they are known."""
        case = self.call.case
        remedies = {one.remedy for one in self.grounds}
        turning = facts_of(case.policy, [one for one in case.policy.clauses if remedies & {*one.remedies}])
        known = known_facts(case.state, case.policy)
        return tuple(
            (self._voice.fact(name), self.call.wording.value(name, known[name]))
            for name, fact in case.policy.facts.items()
            if name in turning and known.get(name) is not None
            if fact.type.kind in (Kind.DATE, Kind.DATETIME) and not is_hidden(case.policy, name)
        )

    @property
    def considered(self) -> tuple[tuple[str, str | None], ...]:
        """Everything that was to be considered, as it is spoken of; None is what nobody knows."""
        return tuple((self._voice.fact(name), self._value(name)) for name in self.view.considered)

    @property
    def not_asked(self) -> tuple[tuple[str, str], ...]:
        """What was to be considered, and nobody has found out to this day: the facts, and what they are called."""
        names = (name for name in self.view.considered if self._value(name) is None)
        return tuple((name, self._voice.fact(name)) for name in names)

    @property
    def alike(self) -> tuple[Alike, ...]:
        """Precedents of what is proposed."""
        remedies, found = self.call.case.policy.remedies, self.call.case.alike
        return tuple(
            Alike(term.remedy, self._voice.remedy(remedies[term.remedy]), found[term.remedy])
            for term in self.proposal.terms.remedies
            if term.remedy in found
        )

    @property
    def budgets(self) -> tuple[Budget, ...]:
        """The caps that bound what is proposed."""
        return tuple(self._budget(one) for one in self.view.caps)

    @property
    def earlier(self) -> tuple[Proposal, ...]:
        """The rounds before this one."""
        return self.call.case.state.proposals[:-1]

    @property
    def agent_given(self) -> str:
        """What the agent gave lately."""
        return self._money(self.view.agent.given)

    @property
    def agent_proposals(self) -> str | None:
        """What became of what the agent proposed lately, counted; None where they proposed nothing."""
        counts, words = self.view.agent.proposals, texts()
        listed = ", ".join(
            f"{counts[state]} "
            + (words.text("approval.waiting") if state is ProposalState.PROPOSED else spoken(state.value))
            for state in ProposalState
            if state in counts
        )
        return words.text("approval.proposed", count=sum(counts.values()), became=listed) if counts else None

    @property
    def gifts(self) -> tuple[tuple[str, str], ...]:
        """What the customer was given within a year: when, and what."""
        return tuple(self._gifts())

    @property
    def _voice(self) -> Voice:
        return voice_of(self.call.case.policy, self.call.case.client.languages[0])

    def _money(self, amount: Decimal) -> str:
        return self._voice.values.money(amount)

    def _value(self, name: str) -> str | None:
        case = self.call.case
        known = known_facts(case.state, case.policy) if self.view.considered[name] is None else self.view.considered
        value = known.get(name)
        if value is None:
            return None
        return (
            texts().text("call.hidden")
            if is_hidden(self.call.case.policy, name)
            else self.call.wording.value(name, value)
        )

    def _budget(self, one: CapState) -> Budget:
        terms = self.proposal.terms.remedies if self.is_waiting else ()
        adds = sum((term.amount or Decimal(0) for term in terms if term.remedy in one.cap.of), Decimal(0))
        what = texts().text(
            "approval.cap",
            remedies=self._voice.remedies(one.cap.of),
            per=texts().text(f"per.{one.cap.per}"),
            span=span_in_words(one.cap.over),
        )
        return Budget(
            what=what,
            limit=self._money(one.cap.limit),
            already=self._money(one.already),
            adds=self._money(adds),
            left=self._money(max(one.left - adds, Decimal(0))),
            is_passed=adds > one.left,
            limit_number=one.cap.limit,
            after_number=min(one.already + adds, one.cap.limit),
        )

    def _gifts(self) -> Iterator[tuple[str, str]]:
        zone = self.call.zone
        for one in self.call.caller.given:
            if one.gift.case != self.call.case.state.id:
                what = self.call.wording.gift(one.gift.remedy, one.gift.amount or None)
                if one.state is not EntryState.GIVEN:
                    what = f"{what} ({texts().text(f'gift_states.{one.state.value}')})"
                yield f"{one.at.astimezone(zone):%-d %b %Y}", what


def approval_screen(desk: Desk, reference: str) -> ApprovalScreen | None:
    """The approver's screen of a case; None where nothing was proposed in it.

    Raises:
        StoreError: none of the clients for whom they work has such a case.
        DirectoryError: they have no role there.
    """
    view = approval_view(desk, reference)
    return ApprovalScreen(screen_of(desk, reference), view) if view is not None else None
