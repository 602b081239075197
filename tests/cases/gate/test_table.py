"""The table as a whole: its acts, the stages, and that every error has an example."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from amends.cases.events.contacts import EndOfContact
from amends.cases.events.ending import NeedsMet
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.ending import WriteThoughts
from amends.cases.gate.acts.giving import Settle
from amends.cases.gate.acts.people import AskOpinion
from amends.cases.gate.acts.route import Accept, Adjust
from amends.cases.gate.attempt import AnyTransition, GateError
from amends.cases.gate.passing import NotNowError, act_of, acts_for, in_words, pass_gate, possible_acts
from amends.cases.gate.rules.settling import Outcome
from amends.cases.gate.table import TABLE
from amends.cases.state import Stage
from tests.cases.scene import ADA, FACTS, LENA, Scene, credit

TESTS = Path(__file__).parents[1]


def _agreed() -> Scene:
    scene = Scene().with_an_offer()
    scene.act(ADA, Accept())
    return scene


def _adjusted() -> Scene:
    scene = Scene().on_the_route().proposed()
    scene.act(LENA, Adjust(credit(60), "Two months."))
    return scene


def _resolved() -> Scene:
    scene = _agreed()
    scene.act(ADA, Settle(scene.gift("service_credit"), Outcome.GIVEN))
    scene.act(ADA, EndContact(EndOfContact.ENDED))
    scene.resolved(NeedsMet.YES)
    return scene


def _closed() -> Scene:
    scene = _resolved()
    scene.act(ADA, WriteThoughts("They were patient."))
    scene.at_rest()
    return scene


def scene_in(stage: Stage) -> Scene:
    """A case that has come so far."""
    scene = {
        Stage.OPEN: lambda: Scene().called().stated(**FACTS),
        Stage.DECIDED: lambda: Scene().with_a_gap(),
        Stage.MAKING_IT_RIGHT: lambda: Scene().on_the_route(),
        Stage.PROPOSED: lambda: Scene().on_the_route().proposed(),
        Stage.ADJUSTED: _adjusted,
        Stage.APPROVED: lambda: Scene().on_the_route().proposed().approved(),
        Stage.OFFERED: lambda: Scene().with_an_offer(),
        Stage.AGREED: _agreed,
        Stage.RESOLVED: _resolved,
        Stage.CLOSED: _closed,
    }[stage]()
    assert scene.state.stage is stage
    return scene


def test_every_act_has_a_name_and_a_request_of_its_own() -> None:
    acts = [transition.act for transition in TABLE]
    requests = [transition.request for transition in TABLE]
    assert len(acts) == len(set(acts))
    assert len(requests) == len(set(requests))


@pytest.mark.parametrize("transition", TABLE, ids=lambda one: one.act)
def test_an_act_leads_only_out_of_stages_in_which_it_is_possible(transition: AnyTransition) -> None:
    assert transition.leads.keys() <= transition.possible_in
    assert transition.possible_in


@pytest.mark.parametrize("transition", TABLE, ids=lambda one: one.act)
def test_every_rule_says_what_holds(transition: AnyTransition) -> None:
    assert all(rule.__doc__ or rule.__qualname__.endswith(".rule") for rule in transition.rules)


@pytest.mark.parametrize("stage", Stage)
def test_what_is_said_to_be_possible_is_what_passes_the_stages(stage: Stage) -> None:
    scene = scene_in(stage)
    possible = set(possible_acts(scene.state))
    for transition in TABLE:
        request = object.__new__(transition.request)
        try:
            pass_gate(scene.state, request, scene.around(ADA))
        except NotNowError as error:
            assert transition.act not in possible
            assert error.message == f"`{transition.act}` is not possible while a case is {in_words(stage)}"
        except (GateError, AttributeError):
            # The stage let it pass; a rule, or what the request lacks, did not.
            assert transition.act in possible
        else:
            assert transition.act in possible


def test_a_request_tells_its_act() -> None:
    assert act_of(Accept()) == "accept"


@pytest.mark.parametrize("stage", Stage)
def test_nobody_is_ever_without_a_next_step(stage: Stage) -> None:
    assert {"contact", "supervisor", "assign"} <= set(possible_acts(scene_in(stage).state))


def test_nobody_is_offered_an_act_that_is_about_nothing() -> None:
    offered = acts_for(Scene().with_a_gap().state, ADA.user)
    assert not {"opinion", "return-arrived", "take-over", "reverse", "settle", "contact"} & {*offered}


def test_a_view_is_asked_of_nobody_else() -> None:
    scene = Scene().with_a_gap()
    scene.act(ADA, AskOpinion(LENA.user, "I would give it.", None, None))
    assert "opinion" in acts_for(scene.state, LENA.user)
    assert "opinion" not in acts_for(scene.state, ADA.user)


def _errors(error: type[GateError]) -> Iterator[type[GateError]]:
    for below in error.__subclasses__():
        if below.__module__.startswith("amends.cases."):
            yield below
            yield from _errors(below)


def test_every_error_of_the_gate_has_an_example() -> None:
    texts = "\n".join(page.read_text(encoding="utf-8") for page in sorted(TESTS.rglob("test_*.py")))
    written = "".join(texts.split())
    assert [one.__name__ for one in _errors(GateError) if not re.search(rf"[(,]{one.__name__},", written)] == []


def test_every_error_says_what_can_be_done_instead() -> None:
    error = NotNowError("`close` is not possible", "resolve it first")
    assert (error.message, error.help, str(error)) == (
        "`close` is not possible",
        "resolve it first",
        "`close` is not possible; resolve it first",
    )


def reached() -> Mapping[str, set[tuple[Stage, Stage]]]:
    """Where the table says that acts lead."""
    return {
        transition.act: {(one, other) for one, others in transition.leads.items() for other in others}
        for transition in TABLE
        if transition.leads
    }


def test_every_stage_can_be_reached_and_left() -> None:
    moves = set().union(*reached().values())
    assert {other for _, other in moves} == set(Stage) - {Stage.OPEN}
    assert {one for one, _ in moves} == set(Stage)
