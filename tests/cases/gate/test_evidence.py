from decimal import Decimal

import pytest

from amends.cases.events.evidence import FactStated
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.evidence import Confirm, Restate, StateFact
from amends.cases.gate.rules.evidence import FactValueError, UnknownFactError
from amends.cases.gate.rules.giving import AmountError, UnknownRemedyError
from amends.cases.gate.rules.restating import NotConfirmedError, NotRestatedError
from amends.cases.gate.rules.saying import NothingSaidError
from tests.cases.scene import ADA, FACTS, ISSUE, WISH, Scene, refused


def test_a_fact_is_from_the_agent_who_states_it_unless_a_source_is_named() -> None:
    scene = Scene()
    assert scene.act(ADA, StateFact("firmware_trouble", True)) == [
        FactStated(fact="firmware_trouble", source="agent", value=True)
    ]
    assert scene.act(ADA, StateFact("firmware_trouble", False, source="customer", record="call 17")) == [
        FactStated(fact="firmware_trouble", source="customer", value=False, record="call 17")
    ]


def test_to_say_the_same_again_adds_nothing() -> None:
    scene = Scene().stated(price="361.00")
    assert scene.act(ADA, StateFact("price", "361", "record")) == []
    assert scene.act(ADA, StateFact("price", "361.00", "record", record="bill of May")) != []
    assert scene.act(ADA, StateFact("price", "361.00", "customer")) != []
    assert scene.act(ADA, StateFact("price", "349.00", "record")) != []
    assert scene.act(ADA, StateFact("price", "361.00", "record")) != []


def test_a_fact_that_the_policy_does_not_know_is_refused_with_the_nearest() -> None:
    with refused(UnknownFactError, "`monthly_fees` is not a fact of the policy; did you mean `monthly_fee`?"):
        Scene().act(ADA, StateFact("monthly_fees", "29.00"))


def test_what_is_reckoned_from_the_ledger_is_nobodys_to_state() -> None:
    with refused(
        UnknownFactError,
        "`goodwill_last_year` is reckoned from what was given before; dispute the entries that it counts instead",
    ):
        Scene().act(ADA, StateFact("goodwill_last_year", "0.00"))


@pytest.mark.parametrize("name", ["now", "today", "role", "team"])
def test_nobody_states_who_decides_or_when(name: str) -> None:
    with refused(UnknownFactError, f"`{name}` comes with whoever decides, and when; state what is known of the case"):
        Scene().act(ADA, StateFact(name, "manager"))


def test_a_value_that_the_fact_cannot_have_is_refused_before_it_stands_in_the_way_of_deciding() -> None:
    scene = Scene()
    with refused(FactValueError, "`plan` is `valu`; expected `economy` or `value`; did you mean `value`?"):
        scene.act(ADA, StateFact("plan", "valu"))
    scene.act(ADA, StateFact("plan", "value"))


def test_a_statement_can_be_taken_back() -> None:
    scene = Scene().stated(plan="value")
    scene.stated(plan=None)
    assert [one.value for one in scene.state.statements["plan"]] == ["value", None]


@pytest.mark.parametrize(
    ("name", "value"),
    [("in_distress", True), ("story", "It rang all night."), ("sensors", [{"name": "Ann's room", "dead": True}])],
    ids=["a sensitive fact", "a free text", "a list that holds one"],
)
def test_what_is_sensitive_or_holds_free_text_is_kept_apart(name: str, value: bool | str | list[object]) -> None:
    scene = Scene()
    (stated,) = scene.act(ADA, StateFact(name, value))  # type: ignore[arg-type]  # the list is plain data
    assert isinstance(stated, FactStated)
    assert (stated.value, stated.private_value, stated.is_private) == (None, value, True)
    (statement,) = scene.state.statements[name]
    assert (statement.value, statement.is_private) == (value, True)


@pytest.mark.parametrize(("issue", "wish"), [("", WISH), (ISSUE, " ")])
def test_a_restatement_says_both_the_problem_and_the_wish(issue: str, wish: str) -> None:
    with refused(NothingSaidError, "a restatement says both the problem and the wish; say both in your own words"):
        Scene().act(ADA, Restate(issue, wish))


def test_a_wish_is_for_a_remedy_that_the_policy_has() -> None:
    with refused(UnknownRemedyError, "`refunds` is not a remedy of the policy; did you mean `refund`?"):
        Scene().act(ADA, Restate(ISSUE, WISH, "refunds"))


def test_a_wish_has_an_amount_that_the_remedy_can_have() -> None:
    scene = Scene()
    with refused(AmountError, "`-1` of `refund` is no amount; name one of at least 0"):
        scene.act(ADA, Restate(ISSUE, WISH, "refund", Decimal(-1)))
    with refused(AmountError, "`10.005` has more digits after the point than USD has; use 2 at most"):
        scene.act(ADA, Restate(ISSUE, WISH, "refund", Decimal("10.005")))
    with refused(AmountError, "the policy states no amount for `repair`; say the wish without one"):
        scene.act(ADA, Restate(ISSUE, WISH, "repair", Decimal(10)))
    with refused(AmountError, "`10` is an amount of nothing; name the remedy, or say it in the wish's words"):
        scene.act(ADA, Restate(ISSUE, WISH, None, Decimal(10)))
    scene.act(ADA, Restate(ISSUE, WISH, "refund", Decimal(10)))
    assert scene.state.restatement is not None
    assert scene.state.restatement.wanted == "refund=10.00"


def test_nothing_is_confirmed_that_was_not_restated() -> None:
    scene = Scene().called()
    with refused(
        NotRestatedError,
        "the problem and the wish were not restated; say both in your own words: `amends case restate`",
    ):
        scene.act(ADA, Confirm())
    scene.act(ADA, Restate(ISSUE, WISH))
    scene.act(ADA, Confirm())


def test_before_a_denial_the_wish_was_restated_and_the_customer_confirmed_it() -> None:
    scene = Scene().called().stated(**FACTS).decided()
    with refused(
        NotRestatedError,
        "the problem and the wish were not restated; say both in your own words: `amends case restate`",
    ):
        scene.act(ADA, Tell("refund"))
    scene.act(ADA, Restate(ISSUE, WISH, "refund"))
    with refused(
        NotConfirmedError,
        "the customer did not confirm the restated problem and wish; "
        "ask whether that is what they mean: `amends case confirm`",
    ):
        scene.act(ADA, Tell("refund"))
    scene.act(ADA, Confirm())
    scene.decided().act(ADA, Tell("refund"))


def test_what_is_restated_anew_is_confirmed_anew() -> None:
    scene = Scene().called().restated("refund")
    scene.act(ADA, Restate(ISSUE, "A repair.", "repair"))
    assert scene.state.restatement is not None
    assert not scene.state.restatement.is_confirmed
