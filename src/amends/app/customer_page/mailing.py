"""Sending a customer their link by mail: the last letter goes out again, and brings one."""

from uuid import UUID

from amends.app.on_case import OnCase, act_on
from amends.app.workspace import Desk
from amends.cases.events.letters import LetterKind
from amends.cases.gate.acts.letters import SendLetterAgain
from amends.cases.gate.attempt import GateError
from amends.cases.parts import CaseLetter, LetterState
from amends.cases.state import CaseState, Stage


class NoLetterYetError(GateError):
    """Nothing was written to the customer that could bring a link."""


def mail_link(desk: Desk, case: UUID | str) -> CaseState:
    """Sends the last letter again that still holds; each mail has a link of its own.

    Raises:
        NoLetterYetError: there is none.
        NotPermittedError: the one who asks may not.
        GateError: a rule of the gate stands against it.
    """

    def make(on: OnCase) -> object:
        letter = letter_with_link(on.state)
        if letter is None:
            raise NoLetterYetError(
                "no letter has gone out that could bring a link", "make a link and give it to the customer yourself"
            )
        return SendLetterAgain(letter.id)

    return act_on(desk, case, make)


def letter_with_link(state: CaseState) -> CaseLetter | None:
    """The last letter that can be sent again; None where there is none, or one is about to go out."""
    letters = sorted(state.letters.values(), key=lambda one: one.number)
    if any(one.state is LetterState.ASKED for one in letters):
        return None
    holds = [one for one in letters if one.kind is not LetterKind.OFFER or state.stage is Stage.OFFERED]
    return holds[-1] if holds else None
