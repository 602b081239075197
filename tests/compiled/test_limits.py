"""What the language allows at its limits, the compiled function takes."""

import pytest

import amends
from amends.decide.plain import decision_to_plain
from amends.decide.reference import decide_by_interpreter

POLICY = """
language: 1
policy: depth
version: 1
currency: USD
facts:
  amount: {{type: money, min: 0.00}}
  parts: {{type: integer, min: 0}}
  agreed: boolean
remedies:
  credit: {{kind: credit, value: '{value}'}}
clauses:
  - id: A
    says: A credit.
    grants: credit
    when: '{when}'
"""


@pytest.mark.parametrize(
    ("when", "value"),
    [
        ("not " * 45 + "agreed", "amount"),
        ("agreed", "max(amount, " * 45 + "amount" + ")" * 45),
        ("agreed", "-" * 40 + "amount"),
        ("agreed", "amount if agreed else (" * 22 + "amount" + ")" * 22),
        ("agreed and (not agreed or " * 15 + "agreed" + ")" * 15, "amount"),
        ("agreed", "amount" + " + amount" * 45),
    ],
)
def test_an_expression_nested_to_the_limit_is_decided_alike(when: str, value: str) -> None:
    policy = amends.loads(POLICY.format(when=when, value=value))
    for facts in ({"amount": "1.00", "agreed": True}, {"agreed": True}, {"amount": "1.00", "agreed": None}, {}):
        assert policy.decide(facts).to_dict() == decision_to_plain(decide_by_interpreter(policy.tree, facts))


def test_two_thousand_clauses_are_compiled() -> None:
    text = POLICY.format(when="agreed", value="amount")
    text += "".join(
        f"  - {{id: X{number}, says: Not at {number}., excludes: credit, when: parts == {number}}}\n"
        for number in range(1_999)
    )
    policy = amends.loads(text)
    decision = policy.decide({"amount": "1.00", "agreed": True, "parts": 1_500})
    assert decision["credit"].because == ("X1500",)
