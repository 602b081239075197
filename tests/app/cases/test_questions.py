"""Who is asked: the customer for what they can tell, and whom the policy trusts for everything else."""

from dataclasses import replace

import pytest

from amends.app.cases.questions import open_questions, question
from amends.app.cases.reading import view
from amends.app.known import decided_now
from amends.app.on_case import act_on
from amends.cases.gate.acts.contacts import VerifyCaller
from amends.cases.gate.acts.deciding import Decide
from amends.decide.unknown import Place
from amends.policy import loads
from tests.app.florist import POLICY, Florist

FACTS = """facts:
  told: {type: boolean, from: customer}
  asked: {type: boolean, ask: "Is it so?"}
  shipped: {type: boolean, from: carrier, ask: "Has it come?"}
  bare: boolean
  recorded: {type: boolean, from: record, ask: "Was it so?"}
  inspected: {type: boolean, from: inspection, ask: "Is it broken?"}
  cleared: {type: boolean, from: security_team}
  judged: {type: boolean, from: agent}
"""


@pytest.mark.parametrize(
    ("fact", "by"),
    [
        ("told", "customer"),
        ("asked", "customer"),
        ("shipped", "customer"),
        ("bare", "agent"),
        ("recorded", "record"),
        ("inspected", "inspection"),
        ("cleared", "security_team"),
        ("judged", "agent"),
    ],
)
def test_a_fact_is_asked_of_whom_the_policy_trusts(florist: Florist, fact: str, by: str) -> None:
    case = view(florist.desk("ana"), florist.decided())
    policy = loads(POLICY.replace("facts:\n", FACTS), name="flowers").tree
    found = question(replace(case, policy=policy), Place(fact))
    assert (found.answered_by, found.is_for_customer) == (by, by == "customer")


def test_the_customers_questions_come_before_what_is_to_be_found_out(florist: Florist) -> None:
    case = florist.opened()
    florist.does("ana", case, VerifyCaller("one_time_code"))
    act_on(florist.desk("ana"), case, lambda on: Decide(decided_now(on)))
    found = open_questions(view(florist.desk("ana"), case)).pressing
    assert [one.name for one in found if one.is_for_customer] == ["withered", "occasion"]
    assert [one.is_for_customer for one in found] == sorted((one.is_for_customer for one in found), reverse=True)
    assert not found[-1].is_for_customer
