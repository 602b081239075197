from datetime import timedelta
from uuid import UUID

import pytest

from amends.cases.events.contacts import BY_LINK, EndOfContact
from amends.cases.events.ending import NeedsMet
from amends.cases.events.people import SupervisorAsked, WhyWithdrawn
from amends.cases.gate.acts.contacts import BeginContact, EndContact
from amends.cases.gate.acts.deciding import Correct, Tell
from amends.cases.gate.acts.ending import Resolve
from amends.cases.gate.acts.giving import Give, Withhold
from amends.cases.gate.acts.people import (
    AnswerHandOff,
    AskOpinion,
    AskSupervisor,
    Assign,
    FinishHandOff,
    GiveOpinion,
    HandOver,
    TakeOver,
    WithdrawRequest,
)
from amends.cases.gate.acts.route import GiveFinalResponse
from amends.cases.gate.rules.ending import NotDoneError
from amends.cases.gate.rules.people import (
    OWNER,
    DueInThePastError,
    NoRequestError,
    NotAskedError,
    NotOurMistakeError,
    NotTakenBackError,
    OwnOpinionError,
)
from amends.cases.gate.rules.saying import NothingSaidError
from amends.cases.parts import HandOffState, View
from amends.cases.recorded import CUSTOMER as CUSTOMER_THEMSELVES
from amends.cases.recorded import By
from amends.cases.state import Stage
from tests.cases.scene import ADA, BO, FACTS, LENA, MIA, OTTO, TOM, Scene, policy_with, refused

MISTAKE, TAKEN_BACK = WhyWithdrawn.MISTAKE, WhyWithdrawn.TAKEN_BACK
INSIDE_ONLY = policy_with(("  - {to: Consumer arbitration board, outside: true, after: days(45)}\n", ""))


def asked(scene: Scene) -> SupervisorAsked:
    event = scene.act(ADA, AskSupervisor())[-1]
    assert isinstance(event, SupervisorAsked)
    return event


def asked_of(scene: Scene) -> list[str]:
    """The roles that a request for a supervisor waits for."""
    return [one.goes_to for one in scene.state.waiting_requests]


# Supervisors.


def test_a_request_for_a_supervisor_goes_to_the_first_step_within_its_time() -> None:
    scene = Scene().called()
    at = scene.now
    request = asked(scene)
    assert (request.goes_to, request.outside, request.due) == ("team_lead", False, at + timedelta(hours=2))
    assert scene.state.is_escalated


def test_whoever_was_asked_for_takes_over_and_owns_the_case() -> None:
    scene = Scene().called()
    asked(scene)
    scene.act(LENA, TakeOver())
    assert scene.state.owner == LENA.user
    assert not scene.state.is_escalated


def test_nobody_takes_over_who_was_not_asked_for() -> None:
    scene = Scene().called()
    with refused(NoRequestError, "nobody asked for a supervisor; take the case with `amends case assign`"):
        scene.act(LENA, TakeOver())
    asked(scene)
    with refused(NotAskedError, "the request goes to a team lead (Lena, Tom); a team lead or above takes it"):
        scene.act(BO, TakeOver())
    scene.act(MIA, TakeOver())


def test_a_request_finds_somebody_though_everybody_who_was_asked_for_has_decided_meanwhile() -> None:
    scene = Scene().with_a_gap()
    asked(scene)
    scene.act(LENA, Withhold("early_end", "not_fair"))
    assert asked_of(scene) == ["team_lead"]
    scene.act(TOM, Correct("Perhaps a mistake."))
    scene.decided(TOM)
    assert asked_of(scene) == ["manager"]
    scene.act(MIA, Withhold("letter", "not_fair"))
    assert asked_of(scene) == [OWNER]
    for person in (LENA, TOM, MIA):
        with refused(
            NotAskedError,
            "you have decided in this case; somebody else has to look at it: a policy owner (Otto)",
        ):
            scene.act(person, TakeOver())
    scene.act(OTTO, TakeOver())
    assert not scene.state.is_escalated


def test_a_supervisor_who_has_decided_is_not_the_one_who_looks_at_it() -> None:
    scene = Scene().with_a_gap()
    scene.act(LENA, Withhold("early_end", "not_fair"))
    assert asked(scene).goes_to == "manager"
    with refused(NotAskedError, "you have decided in this case; somebody else has to look at it: a manager (Mia)"):
        scene.act(LENA, TakeOver())


def test_who_let_the_policy_decide_has_decided_too() -> None:
    scene = Scene().called().stated(**FACTS).decided(LENA)
    assert asked(scene).goes_to == "manager"


def test_the_next_step_has_somebody_independent() -> None:
    scene = Scene().called()
    scene.at_work = {ADA, BO, MIA}
    assert asked(scene).goes_to == "manager"


def test_a_second_request_goes_to_the_step_after_the_one_that_took_over() -> None:
    scene = Scene().called()
    asked(scene)
    scene.act(LENA, TakeOver())
    assert asked(scene).goes_to == "manager"


def test_a_request_whose_time_has_passed_goes_on_to_the_next_step_when_it_is_made_again() -> None:
    scene = Scene().called()
    asked(scene)
    assert asked(scene).goes_to == "team_lead"
    scene.wait(timedelta(hours=2))
    assert asked(scene).goes_to == "manager"
    scene.act(LENA, TakeOver())
    assert [one.goes_to for one in scene.state.waiting_requests] == ["manager"]
    scene.act(MIA, TakeOver())
    assert not scene.state.is_escalated


def test_who_stands_above_hears_every_request_that_waits() -> None:
    scene = Scene().called()
    asked(scene)
    scene.wait(timedelta(hours=3))
    asked(scene)
    scene.act(MIA, TakeOver())
    assert not scene.state.is_escalated


def test_where_everybody_has_decided_the_body_outside_is_named() -> None:
    scene = Scene().with_a_gap()
    scene.act(LENA, Withhold("early_end", "not_fair"))
    scene.act(MIA, Withhold("letter", "not_fair"))
    request = asked(scene)
    assert (request.goes_to, request.outside) == ("Consumer arbitration board", True)
    assert not scene.state.is_escalated


def test_nobody_of_the_house_takes_over_for_the_body_outside() -> None:
    scene = Scene().with_a_gap()
    scene.act(MIA, Withhold("letter", "not_fair"))
    asked(scene)
    with refused(NoRequestError, "nobody asked for a supervisor; take the case with `amends case assign`"):
        scene.act(TOM, TakeOver())


def test_where_everybody_has_decided_and_no_body_is_named_the_owner_of_the_policy_is_asked() -> None:
    scene = Scene(INSIDE_ONLY).with_a_gap()
    scene.act(MIA, Withhold("letter", "not_fair"))
    assert asked(scene).goes_to == OWNER
    with refused(NotAskedError, "the request goes to a policy owner (Otto); a policy owner takes it"):
        scene.act(TOM, TakeOver())
    scene.act(OTTO, TakeOver())
    assert scene.state.owner == OTTO.user


@pytest.mark.parametrize("close", [False, True])
def test_a_request_cannot_be_refused_even_when_the_case_is_at_its_end(close: bool) -> None:
    scene = Scene().called().stated(**FACTS).decided()
    scene.act(ADA, EndContact())
    scene.resolved(NeedsMet.YES)
    if close:
        scene.at_rest()
    scene.act(ADA, AskSupervisor())
    assert scene.last(2) == ["case_reopened", "supervisor_asked"]
    assert scene.state.stage is Stage.DECIDED


def test_a_case_is_not_resolved_while_a_supervisor_is_waited_for() -> None:
    scene = Scene().called().stated(**FACTS).decided()
    asked(scene)
    with refused(
        NotDoneError,
        "a supervisor was asked for and has not come yet: a team lead (Lena, Tom), by 2026-11-02 11:12 UTC; they take "
        "over first; or, where the customer wants nobody else, withdraw it: `amends case withdraw-request`",
    ):
        scene.act(ADA, Resolve(NeedsMet.YES))
    scene.act(LENA, TakeOver())
    scene.resolved(NeedsMet.YES, LENA)


def test_whoever_has_what_they_want_and_asked_for_a_supervisor_all_the_same_gets_the_path_and_a_call() -> None:
    scene = Scene().called().stated(**FACTS).restated("repair").decided()
    scene.act(ADA, Give("repair"))
    scene.act(ADA, AskSupervisor())
    ended = scene.act(ADA, EndContact(EndOfContact.HUNG_UP))
    assert [event.name for event in ended] == ["contact_ended", "path_sent", "call_back_promised"]
    assert ended[-1].sentence().endswith("a supervisor was asked for")


def test_a_customer_who_asked_for_a_supervisor_and_hung_up_gets_the_path_and_keeps_the_request() -> None:
    scene = Scene().with_a_gap()
    scene.act(ADA, Tell("refund"))
    asked(scene)
    scene.act(ADA, EndContact(EndOfContact.HUNG_UP))
    assert scene.last(3) == ["contact_ended", "path_sent", "call_back_promised"]
    assert scene.state.is_escalated


def test_the_path_has_an_end() -> None:
    scene = Scene().with_a_gap()
    scene.act(ADA, Tell("refund"))
    for person in (LENA, MIA):
        asked(scene)
        scene.act(person, TakeOver())
    scene.act(MIA, GiveFinalResponse("We can do no more."))
    assert asked(scene).outside
    scene.resolved(NeedsMet.NO, MIA)


def test_a_request_goes_on_when_the_only_one_who_was_asked_for_approves_meanwhile() -> None:
    scene = Scene().on_the_route().proposed()
    scene.at_work = {ADA, LENA, MIA, OTTO}
    asked(scene)
    assert asked_of(scene) == ["team_lead"]
    at = scene.now
    scene.approved(LENA)
    assert scene.last() == ["supervisor_request_moved"]
    assert scene.history[-1].by is None
    assert asked_of(scene) == ["manager"]
    assert scene.state.waiting_requests[0].due == at + timedelta(days=2)
    with refused(NotAskedError, "you have decided in this case; somebody else has to look at it: a manager (Mia)"):
        scene.act(LENA, TakeOver())
    scene.act(MIA, TakeOver())
    assert not scene.state.is_escalated


def test_a_request_stays_where_another_of_the_role_can_still_take_it() -> None:
    scene = Scene().on_the_route().proposed()
    asked(scene)
    scene.approved(LENA)
    assert asked_of(scene) == ["team_lead"]
    with refused(NotAskedError, "you have decided in this case; somebody else has to look at it: a team lead (Tom)"):
        scene.act(LENA, TakeOver())
    scene.act(TOM, TakeOver())


def test_a_request_that_was_a_mistake_is_withdrawn_with_a_reason_and_nobody_waits_any_more() -> None:
    scene = Scene().with_a_gap()
    with refused(NoRequestError, "no request for a supervisor waits; nothing is to be withdrawn"):
        scene.act(ADA, WithdrawRequest(MISTAKE, "The wrong key."))
    asked(scene)
    with refused(NothingSaidError, "there is nothing in it; write what there is to say"):
        scene.act(ADA, WithdrawRequest(MISTAKE, " "))
    (event,) = scene.act(ADA, WithdrawRequest(MISTAKE, "The wrong key."))
    assert event.sentence() == (
        "withdrew the request for a supervisor, which was recorded by mistake: “The wrong key.”"
    )
    assert not scene.state.is_escalated
    assert asked(scene).goes_to == "team_lead", "who never came to be asked is asked the next time"


def test_a_customer_takes_a_request_back_in_their_own_words() -> None:
    scene = Scene().with_a_gap()
    asked(scene)
    (event,) = scene.act(ADA, WithdrawRequest(TAKEN_BACK, "It is fine now."))
    assert event.sentence() == (
        "withdrew the request for a supervisor, which the customer takes back: “It is fine now.”"
    )
    assert not scene.state.is_escalated


def test_what_the_customer_asked_for_themselves_is_no_mistake_and_they_are_heard_before_it_is_withdrawn() -> None:
    scene = Scene().with_a_gap()
    scene.act(ADA, EndContact())
    for request in (BeginContact(BY_LINK), AskSupervisor(), EndContact()):
        scene.act(CUSTOMER_THEMSELVES, request)
    with refused(
        NotOurMistakeError,
        "the customer has asked for a supervisor themselves, on their page; where they take it back, say so in their "
        "words",
    ):
        scene.act(ADA, WithdrawRequest(MISTAKE, "The wrong key."))
    with refused(
        NotTakenBackError,
        "nobody was in contact with the customer since a supervisor was asked for; ask them, and withdraw it in their "
        "words: `amends case contact`",
    ):
        scene.act(ADA, WithdrawRequest(TAKEN_BACK, "It is fine now."))
    scene.called()
    scene.act(ADA, WithdrawRequest(TAKEN_BACK, "It is fine now."))
    assert not scene.state.is_escalated


def test_a_request_that_has_gone_on_is_still_the_customers_own() -> None:
    scene = Scene().on_the_route().proposed()
    scene.at_work = {ADA, LENA, MIA}
    scene.act(ADA, EndContact())
    for request in (BeginContact(BY_LINK), AskSupervisor(), EndContact()):
        scene.act(CUSTOMER_THEMSELVES, request)
    scene.approved(LENA)
    assert asked_of(scene) == ["manager"]
    assert scene.state.waiting_requests[0].is_from_customer


# Second opinions.


def test_a_second_opinion_is_somebody_elses() -> None:
    scene = Scene()
    with refused(OwnOpinionError, "a second opinion is somebody else's; name a colleague"):
        scene.act(ADA, AskOpinion(ADA.user, "I would give three months."))
    scene.act(ADA, AskOpinion(BO.user, "I would give three months."))


def test_ones_own_view_comes_first() -> None:
    with refused(
        NothingSaidError,
        "your own view comes first, so that neither leads the other; say what you would do",
    ):
        Scene().act(ADA, AskOpinion(BO.user, ""))


def test_only_who_was_asked_gives_the_opinion() -> None:
    scene = Scene()
    with refused(NoRequestError, "no second opinion waits; ask for one: `amends case second-opinion`"):
        scene.act(BO, GiveOpinion("A repair first."))
    scene.act(ADA, AskOpinion(BO.user, "I would give three months."))
    with refused(NotAskedError, "somebody else was asked for their opinion; wait for theirs, or ask for another"):
        scene.act(LENA, GiveOpinion("A repair first."))
    with refused(NothingSaidError, "a second opinion says something; say what you would do"):
        scene.act(BO, GiveOpinion(" "))
    scene.act(BO, GiveOpinion("A repair first."))


def test_neither_sees_the_others_view_before_both_are_there() -> None:
    scene = Scene()
    scene.act(ADA, AskOpinion(BO.user, "I would give three months."))
    own, other = View("I would give three months.", None, None), View("A repair first.", None, None)
    (opinion,) = scene.state.opinions
    assert opinion.shown_to(BO.user) == (None, None)
    assert opinion.shown_to(LENA.user) == (None, None)
    assert opinion.shown_to(ADA.user) == (own, None)
    scene.act(BO, GiveOpinion("A repair first."))
    (opinion,) = scene.state.opinions
    assert opinion.shown_to(ADA.user) == opinion.shown_to(BO.user) == (own, other)


def test_what_is_told_of_a_second_opinion_that_waits_does_not_tell_the_view() -> None:
    scene = Scene()
    (event,) = scene.act(ADA, AskOpinion(BO.user, "I would give three months."))
    assert event.sentence() == "asked a colleague for a second opinion, with their own view under seal"


# Hand-offs.


def handed_over(scene: Scene) -> UUID:
    scene.act(ADA, HandOver("Swift Carrier", "look for the parcel", scene.now + timedelta(days=2)))
    return scene.state.hand_offs[-1].id


def with_hand_off() -> tuple[Scene, UUID]:
    scene = Scene().called().stated(**FACTS).decided()
    return scene, handed_over(scene)


def test_a_hand_off_names_the_party_and_what_it_is_to_do() -> None:
    scene = Scene()
    tomorrow = scene.now + timedelta(days=1)
    for party, what in (("", "look for it"), ("Swift Carrier", "")):
        with refused(NothingSaidError, "a hand-off names the other party and what it is to do; say both"):
            scene.act(ADA, HandOver(party, what, tomorrow))
    scene.act(ADA, HandOver("Swift Carrier", "look for it", tomorrow))


def test_the_other_party_has_time_to_answer() -> None:
    scene = Scene()
    with refused(DueInThePastError, "2026-11-02 09:00 UTC has passed already; name a later time"):
        scene.act(ADA, HandOver("Swift Carrier", "look for it", scene.now))


def test_until_it_is_accepted_the_case_is_ours() -> None:
    scene, hand_off = with_hand_off()
    assert not scene.state.is_handed_off
    with refused(NotDoneError, "another party has not answered yet; until it accepts, the case is ours: see to it"):
        scene.act(ADA, Resolve(NeedsMet.YES))
    scene.act(ADA, AnswerHandOff(hand_off, True, "We look."))
    assert scene.state.is_handed_off


def test_what_another_party_has_accepted_is_not_lost_before_it_is_done() -> None:
    scene, hand_off = with_hand_off()
    scene.act(ADA, AnswerHandOff(hand_off, True, "We look."))
    with refused(NotDoneError, "another party has not done yet what it accepted to do; see to it that it does"):
        scene.act(ADA, Resolve(NeedsMet.YES))
    scene.act(ADA, FinishHandOff(hand_off, "Found."))
    scene.resolved(NeedsMet.YES)


def test_a_party_can_give_back_what_it_had_accepted() -> None:
    scene, hand_off = with_hand_off()
    scene.act(ADA, AnswerHandOff(hand_off, True, "We look."))
    scene.act(ADA, AnswerHandOff(hand_off, False, "It is not with us after all."))
    assert scene.state.hand_offs[0].state is HandOffState.DECLINED
    scene.resolved(NeedsMet.YES)


def test_a_hand_off_is_answered_and_finished_once() -> None:
    none_such = "there is no such hand-off waiting; see them with `amends case show`"
    scene, hand_off = with_hand_off()
    with refused(NoRequestError, none_such):
        scene.act(ADA, FinishHandOff(hand_off, "Found."))
    scene.act(ADA, AnswerHandOff(hand_off, True, "We look."))
    with refused(NoRequestError, none_such):
        scene.act(ADA, AnswerHandOff(hand_off, True, "We look again."))
    scene.act(ADA, FinishHandOff(hand_off, "Found."))
    for request in (FinishHandOff(hand_off, "Found."), AnswerHandOff(hand_off, False, "No.")):
        with refused(NoRequestError, none_such):
            scene.act(ADA, request)


def test_one_hand_off_does_not_answer_for_another() -> None:
    scene, first = with_hand_off()
    second = handed_over(scene)
    scene.act(ADA, AnswerHandOff(second, False, "Not ours."))
    assert [one.state for one in scene.state.hand_offs] == [HandOffState.ASKED, HandOffState.DECLINED]
    scene.act(ADA, AnswerHandOff(first, True, "We look."))


# Owners.


@pytest.mark.parametrize("person", [BO, LENA])
def test_a_case_always_has_an_owner_and_can_be_given_another(person: By) -> None:
    scene = Scene()
    assert (scene.state.owner, scene.state.team) == (ADA.user, "care")
    scene.act(ADA, Assign(person.user, person.team))
    assert (scene.state.owner, scene.state.team) == (person.user, person.team)
