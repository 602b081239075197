from amends.cases.events.event import Plain
from amends.cases.facts import contradictions, facts_now, known_facts
from amends.cases.gate.acts.evidence import StateFact
from tests.cases.scene import ADA, BO, POLICY, Scene

TREE = POLICY.tree


def said(*statements: tuple[str, Plain, str | None]) -> Scene:
    scene = Scene()
    for fact, value, source in statements:
        scene.act(ADA, StateFact(fact, value, source))
    return scene


def contradicted(scene: Scene) -> dict[str, tuple[Plain, list[Plain]]]:
    found = contradictions(scene.state, TREE)
    return {one.fact: (one.counts.value, [other.value for other in one.others]) for one in found}


def test_what_nobody_stated_is_not_known() -> None:
    assert known_facts(said(("plan", "value", None)).state, TREE) == {"plan": "value"}


def test_the_source_that_the_policy_trusts_counts_whenever_it_spoke() -> None:
    scene = said(("firmware_trouble", False, "technician"), ("firmware_trouble", True, "customer"))
    assert known_facts(scene.state, TREE) == {"firmware_trouble": False}
    assert contradicted(scene) == {"firmware_trouble": (False, [True])}


def test_where_the_trusted_source_said_nothing_the_last_word_counts() -> None:
    scene = said(("firmware_trouble", False, "customer"), ("firmware_trouble", True, "neighbour"))
    assert known_facts(scene.state, TREE) == {"firmware_trouble": True}
    assert contradicted(scene) == {"firmware_trouble": (True, [False])}


def test_who_thinks_again_contradicts_nobody() -> None:
    scene = said(("price", "349.00", None), ("price", "361.00", None))
    assert known_facts(scene.state, TREE) == {"price": "361.00"}
    assert contradicted(scene) == {}
    assert [one.value for one in scene.state.statements["price"]] == ["349.00", "361.00"]


def test_the_same_amount_written_otherwise_is_no_contradiction() -> None:
    assert contradicted(said(("price", "349", "customer"), ("price", "349.00", "record"))) == {}


def test_what_was_taken_back_is_neither_known_nor_a_contradiction() -> None:
    scene = said(("plan", "value", "customer"), ("plan", "economy", "record"), ("plan", None, "record"))
    assert known_facts(scene.state, TREE) == {}
    assert contradicted(scene) == {"plan": (None, ["value"])}
    assert contradicted(said(("plan", "value", "record"), ("plan", None, "customer"))) == {}


def test_what_is_sensitive_is_known_though_it_is_kept_apart() -> None:
    assert known_facts(said(("in_distress", True, None)).state, TREE) == {"in_distress": True}


def test_of_what_nobody_states_the_live_decision_says_what_was_so() -> None:
    scene = said(("plan", "value", None)).decided(BO)
    scene.act(ADA, StateFact("plan", "economy"))
    now = facts_now(scene.state, TREE)
    assert (now["plan"], now["goodwill_last_year"], now["role"]) == ("economy", "0.00", "agent")


def test_what_was_taken_back_since_the_decision_is_not_known_now() -> None:
    scene = said(("plan", "value", None)).decided()
    scene.act(ADA, StateFact("plan", None))
    assert "plan" not in facts_now(scene.state, TREE)


def test_a_statement_stands_with_its_source_its_record_and_who_wrote_it_down() -> None:
    scene = Scene()
    scene.act(BO, StateFact("firmware_trouble", True, "technician", record="test 4711"))
    (statement,) = scene.state.statements["firmware_trouble"]
    assert (statement.source, statement.record, statement.by) == ("technician", "test 4711", BO)
