"""Lists of which several tell: each field of each element by the word of whom the policy trusts about it."""

from amends.cases.events.event import Plain
from amends.cases.facts import CUSTOMER, contradictions, known_facts, sides
from amends.cases.gate.acts.evidence import StateFact
from tests.cases.scene import ADA, BO, Scene, policy_with

POLICY = policy_with(
    (
        "  sensors:\n",
        "  promises:\n"
        "    type: list\n"
        "    from: customer\n"
        "    of:\n"
        "      kind: {type: [box, discount], from: customer}\n"
        "      amount: {type: money, from: customer}\n"
        "      recorded_by: {type: [nobody, seller, order], from: record}\n"
        "      confirmed: {type: boolean, from: record}\n"
        "  sensors:\n",
    )
)
BOX: dict[str, Plain] = {"kind": "box", "amount": "180.00", "recorded_by": None, "confirmed": None}
DISCOUNT: dict[str, Plain] = {"kind": "discount", "amount": "20.00", "recorded_by": None, "confirmed": True}


def told(*statements: tuple[str, Plain]) -> Scene:
    scene = Scene(POLICY)
    for source, promises in statements:
        scene.act(ADA, StateFact("promises", promises, source))
    return scene


def known(scene: Scene) -> Plain:
    return known_facts(scene.state, POLICY.tree)["promises"]


def contradicted(scene: Scene) -> list[tuple[str, Plain, str, list[tuple[Plain, str]]]]:
    return [
        (str(one.place), one.counts.value, one.counts.source, [(other.value, other.source) for other in one.others])
        for one in contradictions(scene.state, POLICY.tree)
    ]


def test_what_the_records_show_of_a_promise_counts_beside_what_the_customer_says_of_it() -> None:
    scene = told(("customer", [BOX]), ("record", [{"recorded_by": "seller"}]))
    assert known(scene) == [{"kind": "box", "amount": "180.00", "recorded_by": "seller"}]
    assert contradicted(scene) == []


def test_about_what_the_records_are_trusted_the_customer_is_not() -> None:
    scene = told(("customer", [DISCOUNT]), ("record", [{"confirmed": False}]))
    assert known(scene) == [{"kind": "discount", "amount": "20.00", "confirmed": False}]
    assert contradicted(scene) == [("promises[1].confirmed", False, "record", [(True, "customer")])]


def test_about_what_the_customer_is_trusted_the_records_are_not() -> None:
    scene = told(("customer", [BOX]), ("record", [{"amount": "90.00"}]))
    assert known(scene) == [{"kind": "box", "amount": "180.00"}]
    assert contradicted(scene) == [("promises[1].amount", "180.00", "customer", [("90.00", "record")])]


def test_where_the_trusted_source_says_nothing_the_last_word_counts() -> None:
    scene = told(
        ("customer", [BOX]), ("neighbour", [{"recorded_by": "nobody"}]), ("agent", [{"recorded_by": "seller"}])
    )
    assert known(scene) == [{"kind": "box", "amount": "180.00", "recorded_by": "seller"}]
    assert contradicted(scene) == [("promises[1].recorded_by", "seller", "agent", [("nobody", "neighbour")])]


def test_what_a_source_took_back_it_says_no_longer() -> None:
    scene = told(("customer", [BOX]), ("record", [{"recorded_by": "seller"}]), ("record", [{"recorded_by": None}]))
    assert known(scene) == [{"kind": "box", "amount": "180.00"}]


def test_each_element_has_its_own_words() -> None:
    scene = told(("customer", [BOX, DISCOUNT]), ("record", [{}, {"recorded_by": "order", "confirmed": True}]))
    assert known(scene) == [
        {"kind": "box", "amount": "180.00"},
        {"kind": "discount", "amount": "20.00", "recorded_by": "order", "confirmed": True},
    ]


def test_what_was_found_of_one_promise_is_not_found_of_another_that_takes_its_place() -> None:
    scene = told(("customer", [BOX, DISCOUNT]), ("record", [{"recorded_by": "seller"}]), ("customer", [DISCOUNT]))
    assert known(scene) == [{"kind": "discount", "amount": "20.00", "confirmed": True}]


def test_a_record_of_another_promise_is_none_of_this_one() -> None:
    scene = told(("customer", [BOX]), ("record", [{**DISCOUNT, "recorded_by": "order"}]))
    assert known(scene) == [{"kind": "box", "amount": "180.00"}]
    assert [place for place, *_ in contradicted(scene)] == ["promises[1].kind", "promises[1].amount"]


def test_that_there_are_more_or_fewer_contradicts_as_a_whole() -> None:
    scene = told(("customer", [BOX, DISCOUNT]), ("record", [DISCOUNT]))
    assert [(place, source) for place, _, source, _ in contradicted(scene)] == [("promises", "customer")]
    assert (
        contradicted(told(("customer", [BOX]), ("record", [{"confirmed": True}]), ("customer", [BOX, DISCOUNT]))) == []
    )


def test_a_list_that_is_taken_back_is_not_known() -> None:
    scene = told(("customer", [BOX]), ("record", [{"confirmed": True}]), ("customer", None))
    assert "promises" not in known_facts(scene.state, POLICY.tree)


def test_claimed_and_found_stand_side_by_side() -> None:
    scene = Scene(POLICY)
    scene.act(ADA, StateFact("firmware_trouble", True, CUSTOMER, "call of today"))
    scene.act(BO, StateFact("firmware_trouble", False, "technician", "test 4711"))
    scene.act(BO, StateFact("price", "349.00", "record"))
    trouble, price = sides(scene.state, POLICY.tree)
    assert trouble.claimed is not None
    assert (trouble.claimed.value, trouble.claimed.record) == (True, "call of today")
    assert [(one.value, one.source, one.by) for one in trouble.found] == [(False, "technician", BO)]
    assert trouble.counts == "technician"
    assert (price.claimed, price.counts) == (None, "record")
