from decimal import Decimal

import pytest

from amends.cases.events.contacts import EndOfContact, PathSent
from amends.cases.events.ending import NeedsMet
from amends.cases.events.event import Plain
from amends.cases.gate.acts.contacts import BeginContact, EndContact
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.ending import Close, Reopen, Resolve, WriteThoughts
from amends.cases.gate.acts.giving import Give, Settle, Withhold
from amends.cases.gate.acts.people import AskSupervisor
from amends.cases.gate.acts.route import Accept, GiveFinalResponse, OpenException, Reject, Return
from amends.cases.gate.attempt import House
from amends.cases.gate.passing import NotNowError, pass_gate
from amends.cases.gate.rules.contacts import ContactGoesOnError
from amends.cases.gate.rules.ending import NoNoteError, NotDoneError, StillThereError
from amends.cases.gate.rules.needs import NotHeardError
from amends.cases.gate.rules.saying import NothingSaidError
from amends.cases.gate.rules.settling import Outcome
from amends.cases.state import Stage
from amends.cases.terms import terms_of
from amends.directory.settings import NeedsNotMet
from tests.cases.scene import ADA, FACTS, LENA, MIA, Scene, credit, promised, refused

SAID = "They said so at the end."
YES, NO = Resolve(NeedsMet.YES, heard=SAID), Resolve(NeedsMet.NO, heard=SAID)
LEFT = Resolve(NeedsMet.LEFT)


def wanting(remedy: str, amount: str | None = None, **facts: Plain) -> Scene:
    return Scene().called().stated(**{**FACTS, **facts}).restated(remedy, amount).decided()


def test_a_case_in_which_nothing_is_left_is_resolved_and_rests() -> None:
    scene = wanting("repair")
    scene.act(ADA, Give("repair"))
    scene.act(ADA, Settle(scene.gift("repair"), Outcome.GIVEN))
    scene.act(ADA, EndContact())
    scene.with_nothing_else_owed().act(ADA, YES)
    scene.at_rest()
    assert scene.state.stage is Stage.CLOSED


def test_what_is_owed_and_wanted_was_given_before_the_case_is_resolved() -> None:
    scene = wanting("repair")
    with refused(NotDoneError, "`repair` is owed and was not given; give it: `amends case give`"):
        scene.act(ADA, NO)
    scene.act(ADA, Give("repair"))
    with refused(NotDoneError, "`repair` is promised and not given yet; settle it first: `amends case settle`"):
        scene.act(ADA, YES)


def test_what_is_owed_is_given_even_to_who_has_left() -> None:
    scene = wanting("repair")
    scene.act(ADA, EndContact(EndOfContact.HUNG_UP))
    with refused(NotDoneError, "`repair` is owed and was not given; give it: `amends case give`"):
        scene.act(ADA, LEFT)


def test_a_denial_is_told_before_the_case_is_resolved() -> None:
    scene = wanting("refund")
    with refused(
        NotDoneError,
        "the customer was not told about `refund`; tell them, in the clauses' words: `amends case tell`",
    ):
        scene.with_nothing_else_owed().act(ADA, NO)
    scene.act(ADA, Tell("refund"))
    scene.with_nothing_else_owed().act(ADA, NO)


def test_a_discretion_is_not_passed_over_in_silence() -> None:
    scene = wanting("service_credit", "20")
    with refused(
        NotDoneError,
        "`service_credit` was neither given nor withheld; "
        "give it, or withhold it with a reason; or restate the wish, where it is another now",
    ):
        scene.with_nothing_else_owed().act(ADA, NO)
    scene.act(ADA, Withhold("service_credit", "same_day"))
    with refused(
        NotDoneError,
        "the customer was not told about `service_credit`; tell them, in the clauses' words: `amends case tell`",
    ):
        scene.with_nothing_else_owed().act(ADA, NO)
    scene.act(ADA, Tell("service_credit"))
    scene.with_nothing_else_owed().act(ADA, NO)


def test_what_is_for_another_to_decide_is_not_passed_over_either() -> None:
    scene = wanting("letter")
    with refused(
        NotDoneError,
        "`letter` was neither given nor withheld; "
        "give it, or withhold it with a reason; or restate the wish, where it is another now",
    ):
        scene.with_nothing_else_owed().act(ADA, NO)
    scene.act(MIA, Give("letter", None, "goodwill"))
    scene.act(MIA, Settle(scene.gift("letter"), Outcome.GIVEN))
    scene.with_nothing_else_owed().act(ADA, YES)


def test_who_thinks_of_another_wish_keeps_nobody_to_the_first() -> None:
    scene = wanting("service_credit", "20").restated(None)
    scene.with_nothing_else_owed().act(ADA, YES)


def test_a_wish_is_not_left_undecided() -> None:
    scene = wanting("new_sensors").with_nothing_else_owed()
    with refused(
        NotDoneError,
        "whether `new_sensors` is owed is still open; find out `sensors`; or restate the wish, where it is another now",
    ):
        scene.act(ADA, YES)
    scene.restated(None).act(ADA, YES)


def test_whoever_has_left_is_kept_waiting_for_no_answer_that_nobody_can_give_them() -> None:
    scene = wanting("new_sensors")
    scene.act(ADA, EndContact())
    scene.act(ADA, LEFT)


def test_a_solution_on_its_way_is_seen_through_or_withdrawn() -> None:
    for scene in (
        Scene().on_the_route().proposed(),
        Scene().on_the_route().proposed().approved(),
        Scene().with_an_offer(),
    ):
        with refused(NotDoneError, "a solution is on its way; see it through, or withdraw it: `amends case withdraw`"):
            scene.act(ADA, YES)


def test_make_it_right_ends_with_an_agreement_or_a_final_response() -> None:
    not_yet = "Make It Right is not at its end; come to an agreement or to a final response"
    scene = Scene().on_the_route()
    with refused(NotDoneError, not_yet):
        scene.act(ADA, NO)
    scene.proposed().act(LENA, Return("No."))
    scene.act(LENA, GiveFinalResponse("We can do no more."))
    scene.with_nothing_else_owed().act(ADA, NO)


def test_whoever_hung_up_and_cannot_be_reached_leaves_no_case_open_for_ever() -> None:
    scene = Scene().on_the_route()
    with refused(
        StillThereError,
        "the customer is still in contact; ask whether their needs were met, or end the contact",
    ):
        scene.act(ADA, LEFT)
    scene.act(ADA, EndContact(EndOfContact.HUNG_UP))
    scene.act(ADA, LEFT)
    scene.act(ADA, WriteThoughts("They hung up."))
    with refused(
        NotDoneError,
        "a call-back is due by 2026-11-04 00:00 UTC; call the customer: `amends case contact`; or, where it was "
        "settled otherwise, end it: `amends case end-call-back`",
    ):
        scene.act(ADA, Close())
    scene.act(ADA, BeginContact("phone"))
    scene.act(ADA, EndContact())
    scene.at_rest()


def test_whoever_left_without_ever_being_in_contact_gets_the_path_in_writing() -> None:
    scene = Scene().stated(**FACTS).decided()
    assert isinstance(scene.act(ADA, LEFT)[0], PathSent)


def test_whoever_left_with_what_they_wanted_needs_no_path() -> None:
    scene = wanting("repair")
    scene.act(ADA, Give("repair"))
    scene.act(ADA, Settle(scene.gift("repair"), Outcome.GIVEN))
    scene.act(ADA, EndContact())
    assert [event.name for event in scene.act(ADA, LEFT)] == ["case_resolved"]


def test_what_a_cap_keeps_back_is_answered_on_the_route() -> None:
    scene = wanting("refund", in_trial=True)
    scene.left_under_caps["refund"] = Decimal(100)
    with refused(
        NotDoneError,
        "`refund` is owed, and a cap stands against it; open Make It Right: `amends case exception`",
    ):
        scene.with_nothing_else_owed().act(ADA, NO)
    scene.act(ADA, OpenException())
    scene.proposed(terms_of([("refund", Decimal(100))])).approved().offered().act(ADA, Accept())
    scene.act(ADA, Settle(scene.gift("refund"), Outcome.GIVEN))
    scene.resolved(NeedsMet.PARTLY)


def test_what_a_cap_keeps_back_may_end_with_a_final_response() -> None:
    scene = wanting("refund", in_trial=True)
    scene.left_under_caps["refund"] = Decimal(100)
    scene.act(LENA, GiveFinalResponse("The cap of the year is reached."))
    scene.with_nothing_else_owed().act(ADA, NO)


def test_what_is_wholly_unknown_of_what_is_owed_does_not_keep_open_the_case_of_who_left() -> None:
    sensors: Plain = [{"name": "door", "dead": True, "price": None}]
    scene = wanting("new_sensors", sensors=sensors)
    with refused(NotDoneError, "`new_sensors` is owed and was not given; give it: `amends case give`"):
        scene.act(ADA, NO)
    scene.act(ADA, EndContact())
    scene.act(ADA, LEFT)


def test_what_turns_out_to_be_owed_after_an_agreement_is_given_all_the_same() -> None:
    scene = Scene().with_an_offer()
    scene.act(ADA, Accept())
    scene.act(ADA, Settle(scene.gift("service_credit"), Outcome.GIVEN))
    scene.stated(in_trial=True).decided()
    with refused(NotDoneError, "`refund` is owed and was not given; give it: `amends case give`"):
        scene.act(ADA, YES)
    scene.act(ADA, Give("refund"))
    scene.with_nothing_else_owed().act(ADA, YES)


def test_an_agreement_answers_the_wish() -> None:
    scene = Scene().with_an_offer()
    scene.act(ADA, Accept())
    scene.act(ADA, Settle(scene.gift("service_credit"), Outcome.GIVEN))
    scene.with_nothing_else_owed().act(ADA, YES)


@pytest.mark.parametrize("needs_met", [NeedsMet.NO, NeedsMet.PARTLY])
def test_whoever_says_that_their_needs_were_not_met_is_called(needs_met: NeedsMet) -> None:
    scene = Scene().stated(**FACTS).decided().with_nothing_else_owed()
    at = scene.now
    assert scene.act(ADA, Resolve(needs_met, heard=SAID))[-1] == promised(at, "the customer's needs were not met")


def test_after_a_final_response_or_where_the_client_wants_none_nobody_is_called() -> None:
    final = Scene().with_a_gap()
    final.act(ADA, Tell("refund"))
    final.act(LENA, GiveFinalResponse("We can do no more."))
    without = (
        Scene(house=House(verification={}, reasons_to_give=(), needs_not_met=NeedsNotMet.NONE))
        .stated(**FACTS)
        .decided()
    )
    for scene in (final, without):
        assert [event.name for event in scene.with_nothing_else_owed().act(ADA, NO)] == ["case_resolved"]


def test_what_a_customer_is_said_to_have_answered_after_the_contact_says_where_it_comes_from() -> None:
    scene = Scene().called().stated(**FACTS).decided().with_nothing_else_owed()
    scene.act(ADA, EndContact())
    for heard in (None, " "):
        with refused(
            NotHeardError,
            "nobody speaks with the customer any more, so it is not known whether their needs were met; say where "
            "their answer comes from, such as their words at the end of the call; or that they had left before you "
            "could ask, or that they are asked on their page; `--heard`, or `--needs-met left` or `in-writing`",
        ):
            scene.act(ADA, Resolve(NeedsMet.YES, heard=heard))
    (resolved,) = scene.act(ADA, Resolve(NeedsMet.YES, heard="They said so as they hung up."))
    assert resolved.sentence() == (
        "resolved the case; the customer's needs were met, as was heard: “They said so as they hung up.”"
    )


def test_what_a_customer_answers_in_the_contact_needs_no_other_word() -> None:
    scene = Scene().called().stated(**FACTS).decided().with_nothing_else_owed()
    (resolved,) = scene.act(ADA, Resolve(NeedsMet.PARTLY, heard="They said so."))[:1]
    assert resolved.sentence() == "resolved the case; the customer's needs were met in part"


def test_a_case_of_make_it_right_rests_only_with_the_last_answer_of_its_note() -> None:
    scene = Scene().with_an_offer()
    scene.act(ADA, Accept())
    scene.act(ADA, Settle(scene.gift("service_credit"), Outcome.GIVEN))
    scene.act(ADA, EndContact())
    scene.with_nothing_else_owed().act(ADA, YES)
    with refused(NoNoteError, "the note has no final thoughts yet; write them: `amends case note --thoughts`"):
        scene.act(ADA, Close())
    with refused(NothingSaidError, "there is nothing in it; write what there is to say"):
        scene.act(ADA, WriteThoughts(""))
    scene.act(ADA, WriteThoughts("They were patient, and we were slow."))
    scene.at_rest()


def test_a_case_that_rests_is_reopened_with_a_reason() -> None:
    scene = Scene().stated(**FACTS).decided()
    scene.with_nothing_else_owed().act(ADA, YES)
    with refused(NothingSaidError, "the record has to say why; say it with `--why`"):
        scene.act(ADA, Reopen(""))
    scene.act(ADA, Reopen("The customer calls again."))
    assert (scene.state.stage, scene.state.times_reopened, scene.state.needs_met) == (Stage.DECIDED, 1, None)


def test_a_reopened_case_goes_on_with_its_decision_and_what_was_given() -> None:
    scene = wanting("repair")
    scene.act(ADA, Give("repair"))
    scene.act(ADA, Settle(scene.gift("repair"), Outcome.GIVEN))
    scene.with_nothing_else_owed().act(ADA, YES)
    scene.act(ADA, Reopen("It failed again."))
    assert scene.state.decision is not None
    with pytest.raises(Exception, match="`repair` is given in this case already"):
        scene.act(ADA, Give("repair"))


def test_nothing_but_what_can_still_happen_is_possible_in_a_case_at_rest() -> None:
    scene = Scene().stated(**FACTS).decided()
    scene.with_nothing_else_owed().act(ADA, YES)
    scene.at_rest()
    with refused(
        NotNowError,
        "`give` is not possible while a case is closed; what leads on from here: `supervisor` or `reopen`; "
        "`amends case show` tells what is next",
    ):
        pass_gate(scene.state, Give("repair"), scene.around(ADA))


def test_a_case_at_rest_is_not_woken_by_a_call_alone() -> None:
    scene = Scene().stated(**FACTS).decided()
    scene.with_nothing_else_owed().act(ADA, YES)
    scene.called()
    assert [event.name for event in scene.act(ADA, EndContact())] == ["contact_ended"]


def test_a_case_does_not_rest_while_somebody_speaks_with_the_customer() -> None:
    scene = Scene().called().stated(**FACTS).decided().resolved()
    with refused(ContactGoesOnError, "a contact by phone goes on; end it first: `amends case end-contact`"):
        scene.act(ADA, Close())
    scene.act(ADA, EndContact())
    scene.act(ADA, Close())


def test_a_resolved_case_does_not_rest_while_somebody_is_asked_for() -> None:
    scene = Scene().stated(**FACTS).decided()
    scene.with_nothing_else_owed().act(ADA, YES)
    scene.act(ADA, AskSupervisor())
    assert scene.state.stage is Stage.DECIDED


def test_the_wish_of_an_agreement_may_be_met_by_the_remedy_itself() -> None:
    scene = Scene().on_the_route().proposed(terms_of([("refund", Decimal(200))])).approved().offered()
    scene.act(ADA, Accept())
    scene.with_nothing_else_owed().act(ADA, YES)


def test_what_another_solution_has_set_aside_counts_as_nothing_when_it_was_rejected() -> None:
    scene = Scene().with_an_offer()
    scene.act(ADA, Reject("No."))
    scene.proposed(credit(20)).approved().offered().act(ADA, Accept())
    scene.act(ADA, Settle(scene.gift("service_credit"), Outcome.GIVEN))
    scene.with_nothing_else_owed().act(ADA, YES)
