"""A case as somebody looks at it who wants to know what is next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from amends.cases.events.deciding import Decided, DecidedRemedy
from amends.cases.gate.attempt import Attempt, GateError, Surroundings
from amends.cases.gate.passing import pass_gate
from amends.cases.gate.rules.disclosing import OFFERS
from amends.cases.next_steps.step import NextStep
from amends.cases.pressing import pressing
from amends.cases.state import CaseState
from amends.cases.wording import PolicyWording, Wording
from amends.explain.questions import place_named
from amends.explain.voice import Voice, voice_of
from amends.lang.tree import PolicyTree


@dataclass(frozen=True)
class Look:
    """Who looks at which case.

    Attributes:
        state: the case.
        around: what the gate knows besides it: the policy, the house, who looks, when.
        language: of the sentences to say; the policy's first where None.
    """

    state: CaseState
    around: Surroundings
    language: str | None = None

    @property
    def policy(self) -> PolicyTree:
        """The version that governs the case."""
        return self.around.policy

    @cached_property
    def is_news(self) -> bool:
        """Whether something is known that the live decision was not made on."""
        return self.around.is_news()

    @property
    def role(self) -> str | None:
        """The role of the one who looks."""
        return self.around.by.role

    @cached_property
    def voice(self) -> Voice:
        """How the policy speaks."""
        return voice_of(self.policy, self.language)

    @cached_property
    def wording(self) -> Wording:
        """How what is to be done is told to the one who looks."""
        return PolicyWording(voice=self.voice, timezone=self.around.timezone)

    @property
    def decided(self) -> Decided | None:
        """The live decision."""
        return self.state.decision.decided if self.state.decision is not None else None

    @property
    def remedies(self) -> dict[str, DecidedRemedy]:
        """What the live decision makes of each remedy, in the order of the policy."""
        decided = self.decided.remedies if self.decided is not None else {}
        return {name: decided[name] for name in self.policy.remedies if name in decided}

    @property
    def wanted(self) -> str | None:
        """The remedy that the customer wants, where the wish is one."""
        return self.state.restatement.remedy if self.state.restatement is not None else None

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """What the live decision asks for and the case waits for, by name."""
        asked = map(place_named, self.decided.ask) if self.decided is not None else ()
        return tuple(map(str, pressing(self.state, self.policy, [*asked])))

    @property
    def is_speaking(self) -> bool:
        """Whether a contact goes on."""
        return self.state.contact is not None

    @property
    def is_verified(self) -> bool:
        """Whether offers may be told in the contact that goes on."""
        return self.state.contact is not None and OFFERS in self.state.contact.discloses

    @property
    def attempt(self) -> Attempt[Any]:
        """The case as the rules of the gate look at it, before anything is asked of it."""
        return Attempt(self.state, None, self.around)

    def moment(self, at: datetime) -> str:
        """A moment as the one who looks reads it."""
        return self.wording.moment(at)

    def refusal(self, request: object) -> GateError | None:
        """Why the gate would not let the one who looks act so; None where it would."""
        try:
            pass_gate(self.state, request, self.around)
        except GateError as error:
            return error
        return None

    def passes(self, request: object) -> bool:
        """Whether the gate would let the one who looks act so."""
        return self.refusal(request) is None

    def step(
        self,
        act: str,
        *arguments: str,
        why: str,
        say: str | None = None,
        whose: str | None = None,
        details: Sequence[str] = (),
        remedy: str | None = None,
        facts: Sequence[str] = (),
    ) -> NextStep:
        """A step on this case; nothing is said where nobody listens."""
        return NextStep(
            act=act,
            command=" ".join(("amends case", act, self.state.reference, *arguments)),
            why=why,
            say=say if self.is_speaking else None,
            whose=whose,
            details=tuple(details),
            remedy=remedy,
            facts=tuple(facts),
        )
