"""Whatever the policy and the facts, the compiled function and the interpreter decide the same, to the last field."""

from hypothesis import given, settings
from hypothesis import strategies as st

import amends
from amends.decide.compiled.compiler import policy_source
from amends.decide.compiled.signature import signature_source
from amends.decide.gap import read_want
from amends.decide.plain import decision_to_plain
from amends.decide.plain_values import Plain
from amends.decide.reference import decide_by_interpreter
from amends.lang.tree import PolicyTree
from tests.properties.generate.cases import CaseFacts, cases, wants
from tests.properties.generate.policies import GeneratedPolicy, policies

STRANGE = [1.5, "", "Closed", -5, True, float("nan"), [], {}, "39.9999999999999999", b"x", 10**40, object()]


def interpreted(tree: PolicyTree, facts: CaseFacts, want: str | None) -> dict[str, Plain]:
    return decision_to_plain(decide_by_interpreter(tree, facts, read_want(tree, want) if want else None))


@settings(max_examples=settings().max_examples * 2)
@given(st.data())
def test_one_policy_decides_many_cases_as_the_interpreter_does(data: st.DataObject) -> None:
    policy = data.draw(policies())
    want = data.draw(wants(policy.tree))
    # Several cases of one policy, and each twice: the later ones meet the reasons that the earlier ones left.
    several = data.draw(st.lists(cases(policy.tree, unknown=25), min_size=1, max_size=5))
    for facts in [*several, *several]:
        expected = interpreted(policy.tree, facts, want)
        assert policy.policy.decide(facts, want=want).to_dict() == expected
        del expected["facts"]
        assert policy.policy.decide_row(facts, want=want) == expected


@given(st.data())
def test_facts_that_do_not_fit_have_the_same_faults(data: st.DataObject) -> None:
    policy = data.draw(policies())
    facts = data.draw(cases(policy.tree))
    strange = data.draw(
        st.sampled_from(
            [1.5, "", "Closed", -5, True, float("nan"), [], {}, "39.9999999999999999", b"x", 10**40, object()]
        )
    )
    name = data.draw(st.sampled_from([*policy.tree.facts, "no_such_fact"]))
    given_facts = {**facts, name: strange}
    try:
        expected = decide_by_interpreter(policy.tree, given_facts)
    except amends.FactError as error:
        faults = error.faults
    else:
        assert decision_to_plain(expected) == policy.policy.decide(given_facts).to_dict()
        return
    for decide in (policy.policy.decide, policy.policy.decide_row):
        try:
            decide(given_facts)
        except amends.FactError as error:
            assert error.faults == faults
        else:
            raise AssertionError("the compiled function took facts that the reference refuses")


@given(policies())
def test_no_word_of_a_policy_becomes_code(policy: GeneratedPolicy) -> None:
    tree = policy.tree
    words = {*tree.facts, *tree.definitions, *tree.remedies, *(clause.id for clause in tree.clauses)}
    for source in (policy_source(tree)[0], signature_source(tree)[0]):
        names = set(source.replace("(", " ").replace(")", " ").replace(",", " ").replace(":", " ").split())
        assert not words & names
        assert '"' not in source
        assert "'" not in source
