"""A denial gives all its grounds at once, so that none can be added later."""

from hypothesis import given

import amends
from amends.decide.case import REFUSALS, Status
from amends.decide.grounds import Ground
from amends.decide.unknown import Unknown
from amends.lang.tree import Effect
from tests.properties.generate.document import Node
from tests.properties.mentions import mentioned_by_clause, mentioned_for_remedy
from tests.properties.probes import Probed, decided_alone, probed_cases
from tests.properties.situations import Discovery, Learning, Situation, discoveries, learnings, situations

_DENYING = (Effect.FORBIDS, Effect.EXCLUDES)
_GIVING = (Effect.GRANTS, Effect.ALLOWS, Effect.REFERS)


@given(probed_cases(unknown=10))
def test_the_grounds_are_every_clause_that_refuses_and_every_one_that_would_have_given_and_failed(
    probed: Probed,
) -> None:
    for remedy, decided in probed.decide().items():
        clauses = [clause for clause in probed.policy.tree.clauses if remedy in clause.remedies]
        refusing = [
            clause.id for effect in _DENYING for clause in clauses if clause.effect is effect and probed.truth(clause)
        ]
        failed = [clause.id for clause in clauses if clause.effect in _GIVING and probed.truth(clause) is False]
        expected = [*refusing, *failed] if decided.status in REFUSALS else []
        assert [ground.clause.id for ground in decided.grounds] == expected, remedy


@given(situations(dated=False))
def test_a_clause_that_would_have_given_names_what_failed_in_it_and_one_that_refuses_does_not(
    situation: Situation,
) -> None:
    for remedy, decided in situation.decide().items():
        for ground in decided.grounds:
            assert bool(ground.failed) is (ground.clause.effect in _GIVING), (remedy, ground.clause.id)


@given(situations(dated=False))
def test_what_failed_is_false_when_it_is_read_by_itself(situation: Situation) -> None:
    document = situation.policy.document
    texts = {
        failed.text for decided in situation.decide().values() for ground in decided.grounds for failed in ground.failed
    }
    conditions: dict[str, Node] = {f"reading_{number}": text for number, text in enumerate(sorted(texts))}
    for name, status in decided_alone(document, conditions, situation.facts).items():
        assert status is Status.NOT_COVERED, conditions[name]


@given(situations())
def test_deciding_twice_gives_the_same_grounds(situation: Situation) -> None:
    first, second = situation.decide(), situation.decide()
    assert first.to_dict() == second.to_dict()


@given(learnings(dated=False, forget_presumed=False))
def test_no_ground_is_lost_when_more_becomes_known(learning: Learning) -> None:
    before, after = learning.decisions()
    for remedy, decided in before.items():
        if decided.status not in REFUSALS:
            continue
        grounds = {ground.clause.id: ground for ground in after[remedy].grounds}
        for ground in decided.grounds:
            assert ground.clause.id in grounds, remedy
            for text, sides in known_sides(ground).items():
                assert sides <= known_sides(grounds[ground.clause.id])[text], (remedy, text)


@given(discoveries())
def test_a_new_fact_adds_no_ground_from_a_clause_that_does_not_mention_it(discovery: Discovery) -> None:
    before, after = discovery.decisions()
    for remedy, decided in before.items():
        if decided.status not in REFUSALS:
            continue
        for ground in after[remedy].grounds:
            if discovery.learned.fact not in mentioned_by_clause(discovery.policy.tree, ground.clause):
                assert ground in decided.grounds, remedy


@given(discoveries())
def test_a_fact_that_nothing_mentions_changes_nothing_of_a_remedy(discovery: Discovery) -> None:
    before, after = discovery.decisions()
    for remedy, decided in before.items():
        if discovery.learned.fact not in mentioned_for_remedy(discovery.policy.tree, decided.remedy):
            assert plainly(before, remedy) == plainly(after, remedy)


def plainly(decision: amends.Decision, remedy: str) -> object:
    remedies = decision.to_dict()["remedies"]
    assert isinstance(remedies, dict)
    return remedies[remedy]


def known_sides(ground: Ground) -> dict[str, set[tuple[int, object]]]:
    """The values that are shown for each failed comparison, each with its place; what is unknown is left out."""
    sides: dict[str, set[tuple[int, object]]] = {}
    for failed in ground.failed:
        right = failed.right if isinstance(failed.right, tuple) else (failed.right,)
        shown = enumerate((failed.left, *right))
        sides[failed.text] = {(place, value) for place, value in shown if not isinstance(value, Unknown)}
    return sides
