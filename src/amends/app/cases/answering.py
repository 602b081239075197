"""Answering on a call: what was said is recorded, and the policy decides anew, in one transaction."""

from dataclasses import replace
from uuid import UUID

from amends.app.cases.stating import Stating, requests_of
from amends.app.known import decided_now
from amends.app.on_case import on_case, pass_all
from amends.app.workspace import Desk
from amends.cases.gate.acts.deciding import Decide
from amends.cases.gate.rules.deciding import NothingNewError
from amends.cases.state import CaseState
from amends.store.engine import writing


def answer(desk: Desk, case: UUID | str, stating: Stating) -> CaseState:
    """States facts and decides; where they change nothing that is known, the decision stays.

    It is no matter whether the case was changed since the question was shown: an answer is true all the same.

    Raises:
        FactError: with every value that is not what the policy expects.
        GateError: a rule of the gate stands against one of them.
    """
    with writing(desk.workspace.engine) as connection:
        on = on_case(connection, desk, case)
        stated = replace(on, state=pass_all(on, requests_of(on, stating)).state)
        try:
            return pass_all(stated, [Decide(decided_now(stated))]).state
        except NothingNewError:
            return stated.state
