"""Withholding: a discretion is withheld with one of the clause's reasons, and a denial is told in its sentences."""

from collections.abc import Mapping
from typing import Protocol

from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.gate.rules.giving import NamesRemedy, ReasonError, decided_remedy
from amends.cases.words import spoken
from amends.lang.names import suggestion

REFUSED = frozenset({"not_covered", "excluded", "forbidden"})


class Withholds(NamesRemedy, Protocol):
    """A request to withhold."""

    @property
    def reason(self) -> str:
        """The coded reason."""


class NotAtDiscretionError(GateError):
    """What is owed or refused can't be withheld."""


class WithheldAlreadyError(GateError):
    """The remedy is withheld, and why has been said."""


class NotRefusedError(GateError):
    """There is no denial to tell: the decision does not refuse the remedy."""


def is_at_discretion(attempt: Attempt[NamesRemedy]) -> None:
    """Only what somebody has to decide on can be withheld."""
    decided, name = decided_remedy(attempt), attempt.request.remedy
    if decided.status == "owed":
        raise NotAtDiscretionError(f"`{name}` is owed to the customer", "give it: `amends case give`")
    if decided.status != "discretionary" and decided.decided_by is None:
        raise NotAtDiscretionError(f"`{name}` is {spoken(decided.status)}", "only what is at discretion is withheld")


def is_not_withheld_yet(attempt: Attempt[NamesRemedy]) -> None:
    """One reason stands; another would be a new ground for the same denial."""
    withheld = attempt.state.withheld.get(attempt.request.remedy)
    if withheld is not None:
        raise WithheldAlreadyError(
            f"`{attempt.request.remedy}` is withheld already, because of `{withheld.reason}`",
            "tell the customer: `amends case tell`; or give it after all",
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
            f"`{attempt.request.remedy}` is {spoken(decided.status)}", "there is no denial of it to tell"
        )
