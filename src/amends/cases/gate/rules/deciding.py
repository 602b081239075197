"""One set of grounds: a case has one live decision; another needs a new fact or an approved correction."""

from typing import Protocol

from amends.cases.events.deciding import Decided
from amends.cases.gate.attempt import Attempt, GateError


class Decides(Protocol):
    """A request to decide: what the policy makes of the facts as they are now."""

    @property
    def decided(self) -> Decided:
        """The decision as it would be."""


class NothingNewError(GateError):
    """The facts and the version are those of the live decision."""


class OutOfDateError(GateError):
    """Something is known that the live decision was not made on."""


class CorrectsOwnError(GateError):
    """Whoever decided does not approve the correction."""


class OtherVersionError(GateError):
    """A running case stays with its version."""


def is_something_new(attempt: Attempt[Decides]) -> None:
    """What is known differs from what the live decision was made on, or a correction was approved."""
    live = attempt.state.decision
    if live is None or attempt.state.correction is not None:
        return
    if live.decided.known is not None and live.decided.known == attempt.request.decided.known:
        raise NothingNewError(
            f"nothing is known that was not known when the case was decided by {live.decided.version}",
            "add a fact with its source: `amends case fact`; or have a correction approved",
        )


def is_by_its_version(attempt: Attempt[Decides]) -> None:
    """The version of the first decision stays, unless an approved correction names another."""
    live, correction = attempt.state.decision, attempt.state.correction
    if live is None:
        return
    allowed = {live.decided.version} | (
        {correction.version} if correction is not None and correction.version else set()
    )
    if attempt.request.decided.version not in allowed:
        raise OtherVersionError(
            f"the case is decided by {live.decided.version}, not by {attempt.request.decided.version}",
            "have a correction to that version approved",
        )


def is_up_to_date(attempt: Attempt[object]) -> None:
    """Nothing is known that the live decision was not made on: a no has the grounds of now, all of them."""
    if attempt.state.decision is not None and attempt.around.is_news():
        raise OutOfDateError(
            "something is known that the decision was not made on", "decide again first: `amends case decide`"
        )


def is_not_the_decider(attempt: Attempt[object]) -> None:
    """A correction is approved by somebody who did not make the decision."""
    live = attempt.decision
    if live.by is not None and live.by.user == attempt.around.by.user:
        raise CorrectsOwnError("whoever decided does not approve the correction", "ask somebody else to approve it")
