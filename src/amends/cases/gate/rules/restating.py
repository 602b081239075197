"""Restated and confirmed: before a denial or a proposal the agent has said back what they heard."""

from amends.cases.gate.attempt import Attempt, GateError


class NotRestatedError(GateError):
    """The problem and the wish were not restated."""


class NotConfirmedError(GateError):
    """The customer did not confirm what was restated."""


def is_restated(attempt: Attempt[object]) -> None:
    """The problem and the wish stand in the agent's words."""
    if attempt.state.restatement is None:
        raise NotRestatedError(
            "the problem and the wish were not restated", "say both in your own words: `amends case restate`"
        )


def is_confirmed(attempt: Attempt[object]) -> None:
    """The customer confirmed the restated problem and wish."""
    is_restated(attempt)
    restatement = attempt.state.restatement
    if restatement is not None and not restatement.is_confirmed:
        raise NotConfirmedError(
            "the customer did not confirm the restated problem and wish",
            "ask whether that is what they mean: `amends case confirm`",
        )
