"""What a letter is written from: a case with what is around it, and the words of one language."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from zoneinfo import ZoneInfo

from amends.cases.events.event import Event
from amends.cases.events.letters import LetterKind
from amends.cases.parts import Gift, GiftState, ProposalState
from amends.cases.recorded import Recorded
from amends.cases.state import CaseState
from amends.directory.customers import Customer
from amends.directory.organisation import Client
from amends.explain.phrases import phrases_for
from amends.explain.situation import facts_within
from amends.explain.values import ValueWords
from amends.explain.voice import Voice, is_a_saving
from amends.lang.tree import PolicyTree
from amends.lang.types import Kind
from amends.letters.catalogue import LANGUAGES
from amends.letters.catalogue.shape import LetterPhrases
from amends.letters.letter import Letter, Paragraph, Part
from amends.letters.tongue import Tongue, tongue_for


@dataclass(frozen=True)
class Writing:
    """A case as it stands when a letter is written.

    Attributes:
        history: everything that happened up to then.
        state: the case that this makes.
        number: the number of the event that the letter follows from.
        policy: the version that governs it.
    """

    history: tuple[Recorded, ...]
    state: CaseState
    number: int
    policy: PolicyTree
    client: Client
    customer: Customer

    @cached_property
    def tongue(self) -> Tongue:
        """The language of the letter."""
        return tongue_for(self.customer.language, self.client.languages, self.policy.languages)

    @property
    def event(self) -> Event:
        """What the letter follows from."""
        return next(one.event for one in self.history if one.number == self.number)

    @property
    def phrases(self) -> LetterPhrases:
        """Our own sentences."""
        return LANGUAGES[self.tongue.language]

    @property
    def timezone(self) -> ZoneInfo:
        """That of the customer, where it is known, else of the client."""
        return ZoneInfo(self.customer.timezone or self.client.timezone)

    @cached_property
    def voice(self) -> Voice:
        """How the policy speaks; times are those on the customer's wall."""
        phrases = phrases_for((self.tongue.language,))
        values = replace(ValueWords.of(self.policy, phrases), timezone=self.timezone)
        return Voice(self.policy, self.tongue.of_policy, phrases, values)

    def letter(self, kind: LetterKind, subject: str, *parts: Part) -> Letter:
        """A letter with what every letter has; it ends by saying that we can be asked."""
        frame, reference, name = self.phrases.frame, self.state.reference, _one_line(self.customer.name)
        return Letter(
            kind=kind,
            language=self.tongue.language,
            asked_language=self.tongue.asked,
            reference=reference,
            subject=frame.subject.format(subject=subject, reference=reference),
            greeting=frame.greeting.format(name=name) if name else frame.greeting_without_name,
            parts=(*parts, Paragraph(frame.answer)),
            closing=frame.closing,
            signed=_one_line(self.client.title),
            reference_line=frame.reference_line.format(reference=reference),
        )

    def moment(self, at: datetime) -> str:
        """A moment, by the customer's clock, and whose clock that is."""
        return self.at_that_place(self.voice.values.moment(at))

    def at_that_place(self, time: str) -> str:
        """A time by the customer's clock, and whose clock that is."""
        place = self.timezone.key.rpartition("/")[2].replace("_", " ")
        return self.phrases.frame.moment.format(moment=time, place=place)

    def day(self, at: datetime) -> str:
        """The day of a moment, by the customer's clock."""
        return self.voice.values.day(at.astimezone(self.timezone).date())

    def remedy(self, name: str, amount: Decimal | None) -> str:
        """A remedy, and what it is worth or what is to be paid; without an amount the remedy alone."""
        remedy, words = self.policy.remedies[name], self.voice.phrases.speech
        what = self.voice.remedy(remedy)
        if remedy.charge and amount is not None and remedy.value_type is not None:
            return self._charge(what, amount).removesuffix(".")
        if not amount or remedy.value_type is None:
            return what
        worth = words.saves if is_a_saving(remedy) else words.worth
        phrase = worth if remedy.value_type.kind is Kind.MONEY else words.quantity
        return phrase.format(what=what, value=self.voice.values.amount(amount, remedy.value_type))

    def gift(self, gift: Gift) -> str:
        """Something that was promised or given."""
        return self.remedy(gift.remedy, gift.amount)

    def awaited(self, name: str) -> str:
        """What a remedy waits for, by the facts that it turns on; what is known to be so is waited for no longer."""
        awaits, decision = self.policy.remedies[name].awaits, self.state.decision
        turning = facts_within(self.policy, [awaits]) if awaits is not None else frozenset()
        known = decision.decided.facts if decision is not None else {}
        missing = [fact for fact in self.policy.facts if fact in turning and known.get(fact) is not True]
        return self.voice.all_of([self.voice.fact(fact) for fact in missing])

    def promised(self) -> Iterator[Gift]:
        """What the customer will get: promised by policy, or agreed; not what an offer has only set aside."""
        agreed = {one.id for one in self.state.proposals if one.state is ProposalState.ACCEPTED}
        for gift in self.state.open_gifts:
            if gift.approval is None or gift.approval in agreed:
                yield gift

    def given(self) -> Iterator[Gift]:
        """What the customer has had."""
        return (gift for gift in self.state.gifts.values() if gift.state is GiftState.GIVEN)

    def _charge(self, what: str, amount: Decimal) -> str:
        words = self.voice.phrases.speech
        if amount:
            return words.you_pay.format(what=what, value=self.voice.values.money(amount))
        return words.you_pay_nothing.format(what=what)


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())
