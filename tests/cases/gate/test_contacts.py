from datetime import timedelta
from decimal import Decimal

import pytest

from amends.cases.events.contacts import CallBackPromised, EndOfContact, PathSent
from amends.cases.gate.acts.contacts import BeginContact, EndContact, VerifyCaller
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.evidence import Confirm, Restate
from amends.cases.gate.acts.giving import Give
from amends.cases.gate.acts.route import Accept, Compromise, Offer, Reject
from amends.cases.gate.attempt import House
from amends.cases.gate.rules.contacts import ContactGoesOnError, NoContactError, UnknownMethodError
from amends.cases.gate.rules.disclosing import ACCOUNT, CALLS, NotVerifiedError, check_disclosed
from amends.cases.state import Stage
from amends.cases.terms import terms_of
from amends.directory.settings import NeedsNotMet
from tests.cases.scene import ADA, FACTS, HOUSE, ISSUE, WISH, Scene, credit, policy_with, promised, refused

HUNG_UP = EndContact(EndOfContact.HUNG_UP)


def test_one_contact_goes_on_at_a_time() -> None:
    scene = Scene()
    scene.act(ADA, BeginContact("phone"))
    with refused(ContactGoesOnError, "a contact by phone goes on; end it first: `amends case end-contact`"):
        scene.act(ADA, BeginContact("chat"))
    scene.act(ADA, EndContact())
    scene.act(ADA, BeginContact("chat"))


@pytest.mark.parametrize("request_", [VerifyCaller("passcode"), EndContact()])
def test_without_a_contact_there_is_nobody_to_verify_and_nothing_to_end(request_: object) -> None:
    scene = Scene()
    with refused(NoContactError, "nobody is in contact with the customer; begin a contact: `amends case contact`"):
        scene.act(ADA, request_)
    scene.act(ADA, BeginContact("phone"))
    scene.act(ADA, request_)


def test_nobody_confirms_when_nobody_is_on_the_line() -> None:
    scene = Scene()
    scene.act(ADA, Restate(ISSUE, WISH))
    with refused(NoContactError, "nobody is in contact with the customer; begin a contact: `amends case contact`"):
        scene.act(ADA, Confirm())
    scene.called().act(ADA, Confirm())


def test_a_caller_is_verified_only_by_what_the_client_has_settled() -> None:
    scene = Scene()
    scene.act(ADA, BeginContact("phone"))
    with refused(UnknownMethodError, "`passcod` is no way of verifying a caller here; did you mean `passcode`?"):
        scene.act(ADA, VerifyCaller("passcod"))


def test_nothing_is_disclosed_before_the_caller_was_verified() -> None:
    scene = Scene()
    scene.act(ADA, BeginContact("phone"))
    with refused(
        NotVerifiedError, "who is speaking was not verified for account data; verify who is speaking, by passcode"
    ):
        check_disclosed(scene.state, ACCOUNT, HOUSE)
    scene.act(ADA, VerifyCaller("passcode"))
    check_disclosed(scene.state, ACCOUNT, HOUSE)


def test_a_method_is_enough_only_for_what_the_client_says() -> None:
    scene = Scene()
    scene.act(ADA, BeginContact("phone"))
    scene.act(ADA, VerifyCaller("caller_number"))
    check_disclosed(scene.state, "history", HOUSE)
    with refused(
        NotVerifiedError, "who is speaking was not verified for account data; verify who is speaking, by passcode"
    ):
        check_disclosed(scene.state, ACCOUNT, HOUSE)


def test_where_no_method_is_enough_the_settings_are_named() -> None:
    with refused(
        NotVerifiedError,
        "who is speaking was not verified for call records; "
        "no way of verifying a caller is enough for that here; the client's settings can name one",
    ):
        check_disclosed(Scene().called().state, CALLS, HOUSE)


def test_two_methods_together_are_enough_for_what_each_is() -> None:
    scene = Scene()
    scene.act(ADA, BeginContact("phone"))
    scene.act(ADA, VerifyCaller("caller_number"))
    scene.act(ADA, VerifyCaller("passcode"))
    assert scene.state.contact is not None
    assert scene.state.contact.discloses == {"history", "account_data", "offers"}


def test_who_calls_again_is_verified_again() -> None:
    scene = Scene().on_the_route().proposed().approved()
    scene.act(ADA, EndContact())
    scene.act(ADA, BeginContact("phone"))
    with refused(NotVerifiedError, "who is speaking was not verified for offers; verify who is speaking, by passcode"):
        scene.act(ADA, Offer())
    scene.act(ADA, VerifyCaller("passcode"))
    scene.act(ADA, Offer())


@pytest.mark.parametrize("request_", [Tell("refund"), Accept(), Compromise(credit(40), "Less is fine.")])
def test_a_denial_is_told_and_an_offer_answered_only_by_a_verified_customer(request_: object) -> None:
    scene = Scene().with_an_offer()
    scene.act(ADA, EndContact())
    sentence = "who is speaking was not verified for offers; verify who is speaking, by passcode"
    with refused(NotVerifiedError, sentence):
        scene.act(ADA, request_)
    scene.called().act(ADA, request_)


# How a contact ends.


def test_a_contact_that_ends_without_resolution_sends_the_path_in_writing_by_itself() -> None:
    scene = Scene().called()
    ended, path = scene.act(ADA, EndContact())
    assert ended.name == "contact_ended"
    assert path == PathSent(
        steps=(
            "a team lead, who answers within 2 hours",
            "a manager, who answers within 2 days",
            "Consumer arbitration board, after 45 days (outside the house)",
        )
    )


def test_the_path_is_sent_once_and_again_after_another_denial() -> None:
    scene = Scene().with_a_gap()
    assert [event.name for event in scene.act(ADA, EndContact())] == ["contact_ended", "path_sent"]
    scene.called()
    assert [event.name for event in scene.act(ADA, EndContact())] == ["contact_ended"]
    scene.called().act(ADA, Tell("refund"))
    assert "path_sent" in [event.name for event in scene.act(ADA, EndContact())]


def test_who_gets_what_they_want_needs_no_path() -> None:
    scene = Scene().called().stated(**{**FACTS, "in_trial": True}).restated().decided()
    scene.act(ADA, Give("refund"))
    assert [event.name for event in scene.act(ADA, HUNG_UP)] == ["contact_ended"]


def test_a_policy_without_a_path_sends_none() -> None:
    text = policy_with(
        ("escalation:\n", ""),
        ("  - {to: team_lead, within: hours(2)}\n", ""),
        ("  - {to: manager, within: days(2)}\n", ""),
        ("  - {to: Consumer arbitration board, outside: true, after: days(45)}\n", ""),
    )
    scene = Scene(text).called()
    assert [event.name for event in scene.act(ADA, EndContact())] == ["contact_ended"]


@pytest.mark.parametrize(
    ("come_so_far", "why"),
    [
        (lambda scene: scene.called(), "the customer hung up before the case was resolved"),
        (lambda scene: scene.with_a_gap(), "the customer hung up before the case was resolved"),
        (lambda scene: scene.on_the_route(), "Make It Right is not at its end"),
        (lambda scene: scene.on_the_route().proposed(), "Make It Right is not at its end"),
        (lambda scene: scene.on_the_route().proposed().approved(), "Make It Right is not at its end"),
        (lambda scene: scene.with_an_offer(), "Make It Right is not at its end"),
    ],
    ids=["open", "decided", "making it right", "proposed", "approved", "offered"],
)
def test_whoever_hangs_up_gets_the_path_and_a_call(come_so_far: object, why: str) -> None:
    scene = Scene()
    assert callable(come_so_far)
    come_so_far(scene)
    stage, at = scene.state.stage, scene.now
    _, path, call = scene.act(ADA, HUNG_UP)
    assert isinstance(path, PathSent)
    assert call == promised(at, why)
    assert scene.state.stage is stage


def test_whoever_hangs_up_after_an_agreement_is_left_in_peace() -> None:
    scene = Scene().with_an_offer()
    scene.act(ADA, Accept())
    assert [event.name for event in scene.act(ADA, HUNG_UP)] == ["contact_ended"]
    assert scene.state.stage is Stage.AGREED


def test_nobody_waits_on_the_line_for_an_approver_without_being_called_back() -> None:
    scene = Scene().on_the_route().proposed()
    assert scene.act(ADA, EndContact())[-1].name == "call_back_promised"


def test_a_denial_is_always_followed_by_a_call() -> None:
    scene = Scene().with_a_gap()
    scene.house = House(verification=HOUSE.verification, reasons_to_give=(), needs_not_met=NeedsNotMet.NONE)
    scene.act(ADA, Tell("refund"))
    _, _, call = scene.act(ADA, EndContact())
    assert isinstance(call, CallBackPromised)
    assert call.why == "a wish was denied"


def test_where_the_client_wants_no_calls_whoever_hangs_up_gets_the_path_alone() -> None:
    scene = Scene().called()
    scene.house = House(verification=HOUSE.verification, reasons_to_give=(), needs_not_met=NeedsNotMet.NONE)
    assert [event.name for event in scene.act(ADA, HUNG_UP)] == ["contact_ended", "path_sent"]


def test_a_call_that_is_made_is_owed_no_longer() -> None:
    scene = Scene().called()
    scene.act(ADA, HUNG_UP)
    assert scene.state.call_back_due is not None
    scene.act(ADA, BeginContact("phone"))
    assert scene.state.call_back_due is None


def test_an_offer_that_waits_can_be_answered_in_the_next_call() -> None:
    scene = Scene().with_an_offer()
    scene.act(ADA, HUNG_UP)
    scene.wait(timedelta(hours=20)).called().act(ADA, Accept())
    assert scene.state.stage is Stage.AGREED


def test_a_rejection_can_be_recorded_though_the_customer_has_hung_up_on_it() -> None:
    scene = Scene().with_an_offer()
    scene.act(ADA, HUNG_UP)
    scene.act(ADA, Reject("Forget it!"))
    assert scene.state.stage is Stage.MAKING_IT_RIGHT


def test_a_wish_that_was_offered_and_not_accepted_is_not_met() -> None:
    scene = Scene().on_the_route().proposed(terms_of([("refund", Decimal(100))])).approved().offered()
    ended = scene.act(ADA, EndContact(EndOfContact.HUNG_UP))
    assert [event.name for event in ended] == ["contact_ended", "path_sent", "call_back_promised"]
