"""The order of clauses never matters."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

import amends
from amends.decide.plain_values import Plain
from tests.properties.generate.policies import read
from tests.properties.situations import Situation, situations


def without_order(decision: amends.Decision) -> dict[str, object]:
    """A decision as plain data, in which clauses stand in no order."""
    plain: dict[str, object] = {**decision.to_dict(), "hash": None}
    remedies = decision.to_dict()["remedies"]
    assert isinstance(remedies, dict)
    for remedy in remedies.values():
        assert isinstance(remedy, dict)
        for part in ("because", "grounds", "weigh"):
            remedy[part] = in_no_order(remedy.get(part))
    return {**plain, "remedies": remedies, "undefined": in_no_order(decision.to_dict()["undefined"])}


def in_no_order(found: Plain) -> Plain:
    return sorted(found, key=repr) if isinstance(found, list) else found


@given(situations(wanting=True), st.data())
def test_the_same_clauses_in_another_order_decide_the_same(situation: Situation, data: st.DataObject) -> None:
    clauses = situation.policy.document["clauses"]
    assert isinstance(clauses, Sequence)
    moved = read({**situation.policy.document, "clauses": data.draw(st.permutations(clauses))})
    decision = moved.policy.decide(situation.facts, want=situation.want)
    assert without_order(decision) == without_order(situation.decide())
