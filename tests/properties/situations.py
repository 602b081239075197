"""What the properties speak of: a policy with the facts of a case, and what else could be known or wanted."""

from dataclasses import dataclass

from hypothesis import assume
from hypothesis import strategies as st

import amends
from amends.decide.unknown import Place
from amends.lang.tree import PolicyTree
from tests.properties.generate.cases import (
    Answering,
    CaseFacts,
    cases,
    less_known,
    unknown_places,
    wants,
    with_value,
)
from tests.properties.generate.chance import Chance, Draw
from tests.properties.generate.policies import GeneratedPolicy, policies
from tests.properties.generate.values import described_at

REFUSALS = ("not_covered", "excluded", "forbidden")
"""The refusals, each firmer than the one before."""

_UNKNOWN = (35, 10, 60, 0)


@dataclass(frozen=True, slots=True)
class Situation:
    """A case under a policy. `want` is what the customer wants, if anything."""

    policy: GeneratedPolicy
    facts: CaseFacts
    want: str | None = None

    @property
    def tree(self) -> PolicyTree:
        """The policy's tree."""
        return self.policy.tree

    def decide(self, facts: CaseFacts | None = None) -> amends.Decision:
        """The decision of the case, or of other facts under the same policy."""
        return self.policy.policy.decide(self.facts if facts is None else facts, want=self.want)


@dataclass(frozen=True, slots=True)
class Learning:
    """A case of which less was known before."""

    policy: GeneratedPolicy
    less: CaseFacts
    more: CaseFacts
    want: str | None

    def decisions(self) -> tuple[amends.Decision, amends.Decision]:
        """What is decided before and after."""
        decide = self.policy.policy.decide
        return decide(self.less, want=self.want), decide(self.more, want=self.want)


@st.composite
def situations(
    draw: Draw,
    *,
    presuming: bool = True,
    dated: bool = True,
    giving: bool = False,
    wanting: bool = False,
    unknown: int | None = None,
) -> Situation:
    """Cases under policies, of which about `unknown` of a hundred facts are; nothing is wanted unless `wanting`."""
    policy = draw(policies(presuming=presuming, dated=dated, giving=giving))
    facts = draw(cases(policy.tree, unknown=Chance(draw).pick(_UNKNOWN) if unknown is None else unknown))
    return Situation(policy, facts, draw(wants(policy.tree)) if wanting else None)


@st.composite
def learnings(
    draw: Draw,
    *,
    presuming: bool = True,
    dated: bool = True,
    giving: bool = False,
    wanting: bool = False,
    forget_presumed: bool = True,
) -> Learning:
    """Cases of which less was known before; what is presumed may have been known before as well."""
    policy = draw(policies(presuming=presuming, dated=dated, giving=giving))
    more = draw(cases(policy.tree, unknown=Chance(draw).pick(_UNKNOWN)))
    less = draw(less_known(policy.tree, more, forget_presumed=forget_presumed))
    return Learning(policy, less, more, draw(wants(policy.tree)) if wanting else None)


@dataclass(frozen=True, slots=True)
class Discovery(Learning):
    """A case in which one more thing became known: a fact, a list, or a field of an element."""

    learned: Place


@st.composite
def discoveries(draw: Draw, *, presuming: bool = True) -> Discovery:
    """Cases in which one thing becomes known that was unknown, and not presumed."""
    policy = draw(policies(presuming=presuming, dated=False))
    facts = draw(cases(policy.tree))
    unknown = [
        place
        for place in unknown_places(policy.tree, facts)
        if described_at(policy.tree, place.fact, place.field).presume is None
        # With `now` two things would become known, as long as `today` is not.
        if place.fact != "now" or facts.get("today") is not None
    ]
    assume(unknown)
    answering = Answering(Chance(draw), policy.tree)
    of_elements = [place for place in unknown if place.element]
    learned = answering.chance.pick(of_elements if of_elements and answering.chance.happens(50) else unknown)
    return Discovery(policy, facts, with_value(facts, learned, answering.answer(learned)), None, learned)


def presumed_places(situation: Situation) -> list[Place]:
    """Where something is presumed because it is not known."""
    return [
        place
        for place in unknown_places(situation.tree, situation.facts)
        if described_at(situation.tree, place.fact, place.field).presume is not None
    ]


def has_firmed(before: str, after: str) -> bool:
    """Whether a status is the same as before, or a firmer refusal."""
    return before == after or (
        before in REFUSALS and after in REFUSALS and REFUSALS.index(before) < REFUSALS.index(after)
    )
