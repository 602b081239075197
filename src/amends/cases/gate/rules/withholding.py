"""Withholding: a discretion is withheld with one of the clause's reasons, and a denial is told in its sentences."""

from collections.abc import Mapping
from typing import Protocol

from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.gate.rules.giving import NamesRemedy, ReasonError, decided_remedy
from amends.lang.names import suggestion

REFUSED = frozenset({"not_covered", "excluded", "forbidden"})


class Withholds(NamesRemedy, Protocol):
    """A request to withhold."""

    @property
    def reason(self) -> str:
        """The coded reason."""


class NotAtDiscretionError(GateError):
    """What is owed, refused or somebody else's can't be withheld."""


class NotRefusedError(GateError):
    """There is no denial to tell: the decision does not refuse the remedy."""


def is_at_discretion(attempt: Attempt[Withholds]) -> None:
    """Only what may be given, by the role that acts, can be withheld by it."""
    decided = decided_remedy(attempt)
    name = attempt.request.remedy
    if decided.status == "owed":
        raise NotAtDiscretionError(f"`{name}` is owed to the customer", "give it: `amends case give`")
    if decided.status != "discretionary":
        raise NotAtDiscretionError(
            f"`{name}` is {decided.status.replace('_', ' ')}", "only what is at discretion is withheld"
        )


def has_reason_to_withhold(attempt: Attempt[Withholds]) -> None:
    """The reason is one that the clause names; where it names none, one of the client's."""
    reasons = reasons_to_withhold(attempt)
    if attempt.request.reason not in reasons:
        raise ReasonError(
            f"`{attempt.request.reason}` is no reason to withhold `{attempt.request.remedy}`",
            suggestion(attempt.request.reason, reasons) or "see the reasons with `amends case show`",
        )


def reasons_to_withhold(attempt: Attempt[NamesRemedy]) -> Mapping[str, str]:
    """The reasons that count, with what is told of each."""
    return decided_remedy(attempt).reasons_to_withhold or attempt.around.house.reasons_to_withhold


def is_refused_or_withheld(attempt: Attempt[NamesRemedy]) -> None:
    """There is something to tell: the decision refuses the remedy, or it was withheld."""
    decided = decided_remedy(attempt)
    if decided.status not in REFUSED and attempt.request.remedy not in attempt.state.withheld:
        raise NotRefusedError(
            f"`{attempt.request.remedy}` is {decided.status.replace('_', ' ')}", "there is no denial of it to tell"
        )
