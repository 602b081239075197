"""Whether needs were met is the customer's to say: in contact, on their page, or by words that somebody names."""

from typing import Protocol

from amends.cases.events.ending import NeedsMet
from amends.cases.gate.attempt import Attempt, GateError

NOT_HEARD = frozenset({NeedsMet.LEFT, NeedsMet.IN_WRITING})
"""What is said of needs where nobody has heard it from the customer."""


class NotHeardError(GateError):
    """An answer is recorded for the customer, and nobody has said where it comes from."""


class AnswersForCustomer(Protocol):
    """A request that says whether needs were met."""

    @property
    def needs_met(self) -> NeedsMet:
        """What the customer said."""

    @property
    def heard(self) -> str | None:
        """Where that is known from, where nobody speaks with them any more."""


def is_said_where_the_answer_is_from(attempt: Attempt[AnswersForCustomer]) -> None:
    """What the customer said is heard in a contact; after its end it is said where and how it was heard."""
    request, state = attempt.request, attempt.state
    if state.contact is not None or request.needs_met in NOT_HEARD or (request.heard or "").strip():
        return
    raise NotHeardError(
        "nobody speaks with the customer any more, so it is not known whether their needs were met",
        "say where their answer comes from, such as their words at the end of the call; or that they had left before "
        "you could ask, or that they are asked on their page; `--heard`, or `--needs-met left` or `in-writing`",
    )
