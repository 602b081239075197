"""What only the customer can say: that they were not understood, and, after the end, whether it helped."""

from collections.abc import Sequence
from dataclasses import dataclass

from amends.cases.events.ending import CaseReopened, NeedsMet
from amends.cases.events.event import Event
from amends.cases.events.from_customer import NeedsAnswered, RestatementContested
from amends.cases.gate.acts.call_backs import needs_were_not_met
from amends.cases.gate.attempt import Attempt
from amends.cases.state import Stage


@dataclass(frozen=True, slots=True)
class Contest:
    """This is not what the customer means; what is, in their words."""

    words: str


@dataclass(frozen=True, slots=True)
class AnswerNeeds:
    """Whether their needs were met."""

    needs_met: NeedsMet


def contest(attempt: Attempt[Contest]) -> Sequence[Event]:
    """Nothing is confirmed any more, and the owner has the customer's own words."""
    return [RestatementContested(words=attempt.request.words)]


def answer_needs(attempt: Attempt[AnswerNeeds]) -> Sequence[Event]:
    """The customer's own answer counts; whose needs were not met gets what the client has chosen.

    A case that rests goes on where a call is owed now.
    """
    if attempt.request.needs_met is attempt.state.needs_met:
        return []
    follows = needs_were_not_met(attempt, is_called_already=attempt.state.call_back is not None)
    goes_on = bool(follows) and attempt.state.stage is Stage.CLOSED
    return [
        *([CaseReopened(why="the customer said that their needs were not met")] if goes_on else []),
        NeedsAnswered(needs_met=attempt.request.needs_met),
        *follows,
    ]
