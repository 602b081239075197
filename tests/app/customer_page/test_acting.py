"""What customers do on their page passes the gate, and stands in the record as theirs."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from amends.app.cases.reading import view
from amends.app.customer_page.errors import SpeakingNowError
from amends.app.customer_page.grounds import Outcome
from amends.app.customer_page.handed import Handed
from amends.app.customer_page.solution import Progress
from amends.app.finding import client_of
from amends.app.live.alerts import alerts_after
from amends.app.live.looking import looks_at
from amends.app.live.raising import AlertKind
from amends.app.permissions import BY_CUSTOMER, NotPermittedError, check_permitted
from amends.app.plain.cases import case_to_plain
from amends.cases.events.contacts import CallerVerified
from amends.cases.events.ending import NeedsMet
from amends.cases.gate.acts.call_backs import PromiseCallBack
from amends.cases.gate.acts.contacts import BeginContact, EndContact
from amends.cases.gate.acts.ending import Close, Resolve, WriteThoughts
from amends.cases.gate.acts.giving import Decline, Settle
from amends.cases.gate.acts.people import AnswerHandOff, FinishHandOff, HandOver
from amends.cases.gate.acts.route import Approve, Return
from amends.cases.gate.rules.approving import OwnProposalError, TermsChangedError
from amends.cases.gate.rules.giving import CapExceededError
from amends.cases.gate.rules.settling import Outcome as Settled
from amends.cases.gate.table import TABLE
from amends.cases.recorded import CUSTOMER
from amends.cases.state import Stage
from amends.cases.story import story
from amends.cases.wording import PLAIN
from amends.directory.settings import NeedsNotMet
from amends.policy import loads
from amends.store import directory
from amends.store.errors import ChangedMeanwhileError
from tests.app.customer_page.customer import at_their_page, offered
from tests.app.florist import POLICY, Florist
from tests.stores import writing_all

WORDS = "It was for my mother's birthday."


def calls(florist: Florist, case: str, choice: NeedsNotMet) -> None:
    """The client chooses what follows where needs are not met."""
    with writing_all(florist.workspace.engine) as connection:
        client = client_of(connection, florist.seen(case).client)
        directory.change(connection, replace(client, settings=replace(client.settings, needs_not_met=choice)))


def digest(florist: Florist, case: str) -> str:
    """What identifies the terms that are offered."""
    proposal = florist.seen(case).proposal
    assert proposal is not None
    return proposal.terms.digest


def test_an_accepted_offer_is_agreed_as_on_the_phone(florist: Florist) -> None:
    case = offered(florist)
    page = at_their_page(florist, case)
    assert page.acts.accepts(digest(florist, case)).stage is Stage.AGREED
    solution = page.sees().solution
    assert solution is not None
    assert solution.progress is Progress.AGREED
    assert solution.terms == ("Service credit, worth €80.00",)


def test_a_customer_who_agreed_on_the_page_is_not_called_about_it(florist: Florist) -> None:
    case = offered(florist)
    assert florist.seen(case).call_back is not None
    at_their_page(florist, case).acts.accepts(digest(florist, case))
    assert florist.seen(case).call_back is None


def test_a_call_that_somebody_promised_is_made_all_the_same(florist: Florist) -> None:
    case = florist.decided()
    florist.does("ana", case, PromiseCallBack("They want to hear from us."))
    florist.does("ana", case, EndContact())
    at_their_page(florist, case).acts.contests(WORDS)
    owed = florist.seen(case).call_back
    assert owed is not None


def test_a_counter_within_the_ceiling_is_agreed_at_once(florist: Florist) -> None:
    case = offered(florist, ceiling="100.00")
    page = at_their_page(florist, case)
    state = page.acts.counters({"service_credit": Decimal(95)}, WORDS, digest(florist, case))
    assert state.stage is Stage.AGREED
    assert [gift.amount for gift in state.gifts.values() if gift.stands] == [Decimal("95.00")]


def test_a_counter_above_the_ceiling_goes_back_to_the_approver_and_the_customer_is_told(florist: Florist) -> None:
    case = offered(florist)
    page = at_their_page(florist, case)
    state = page.acts.counters({"service_credit": Decimal(110)}, WORDS, digest(florist, case))
    assert state.stage is Stage.PROPOSED
    shown = page.sees()
    assert shown.solution is not None
    assert shown.solution.progress is Progress.ASKED
    assert shown.solution.terms == ("Service credit, worth €110.00",)
    assert shown.call is not None


def asked_for_110(florist: Florist) -> str:
    """A customer who was offered 80 and has asked for 110 on their page."""
    case = offered(florist)
    at_their_page(florist, case).acts.counters({"service_credit": Decimal(110)}, WORDS, digest(florist, case))
    return case


def test_while_what_they_asked_for_is_looked_at_the_offer_stands_on_the_page_and_can_be_accepted(
    florist: Florist,
) -> None:
    case = offered(florist)
    seen = digest(florist, case)
    page = at_their_page(florist, case)
    page.acts.counters({"service_credit": Decimal(110)}, WORDS, seen)
    solution = page.sees().solution
    assert solution is not None
    assert solution.stands is not None
    assert (solution.stands.terms, solution.stands.digest) == (("Service credit, worth €80.00",), seen)
    state = page.acts.accepts(seen)
    assert state.stage is Stage.AGREED
    assert [gift.amount for gift in state.gifts.values() if gift.stands] == [Decimal("80.00")]


def test_what_is_approved_as_they_asked_stands_on_their_page_at_once_to_be_accepted(florist: Florist) -> None:
    case = asked_for_110(florist)
    florist.does("carla", case, Approve())
    page = at_their_page(florist, case)
    solution = page.sees().solution
    assert solution is not None
    assert (solution.progress, solution.is_as_asked) == (Progress.OFFERED, True)
    assert solution.terms == ("Service credit, worth €110.00",)
    assert page.acts.accepts(solution.digest).stage is Stage.AGREED


def test_while_somebody_speaks_with_them_they_tell_them_themselves_what_was_approved(florist: Florist) -> None:
    case = asked_for_110(florist)
    florist.does("ana", case, BeginContact("phone"))
    florist.does("carla", case, Approve())
    assert florist.seen(case).stage is Stage.APPROVED


def test_where_what_they_asked_for_is_not_given_their_page_says_so_and_the_offer_stands(florist: Florist) -> None:
    case = asked_for_110(florist)
    florist.does("carla", case, Return("Eighty is the most."))
    solution = at_their_page(florist, case).sees().solution
    assert solution is not None
    assert (solution.progress, solution.is_again) == (Progress.OFFERED, True)
    assert solution.terms == ("Service credit, worth €80.00",)


def test_whoever_stands_for_the_case_is_told_at_once_what_the_approver_said(florist: Florist) -> None:
    case = asked_for_110(florist)
    florist.does("carla", case, Approve())
    told = [one for one in alerts_after(florist.desk("ana")) if one.kind == AlertKind.ANSWERED]
    assert [one.data["why"] for one in told] == ["What the customer asked for was approved, and stands on their page"]
    at_their_page(florist, case).acts.accepts(digest(florist, case))
    assert not [one for one in alerts_after(florist.desk("ana")) if one.kind == AlertKind.ANSWERED]


def test_whoever_has_the_case_before_them_sees_the_answer_there(florist: Florist) -> None:
    case = asked_for_110(florist)
    looks_at(florist.desk("ana"), case)
    florist.does("carla", case, Approve())
    assert not [one for one in alerts_after(florist.desk("ana")) if one.kind == AlertKind.ANSWERED]


def test_the_offer_holds_until_the_end_of_the_call_that_the_page_names(florist: Florist) -> None:
    case = offered(florist)
    state, view_ = florist.seen(case), at_their_page(florist, case).sees()
    assert state.offer is not None
    assert state.offer.approval is not None
    assert state.call_back is not None
    assert state.offer.approval.expires == state.call_back.due
    assert view_.call is not None


def test_whoever_made_the_offer_stands_for_what_the_customer_asks_for_and_does_not_approve_it(florist: Florist) -> None:
    case = offered(florist)
    state = at_their_page(florist, case).acts.counters({"service_credit": Decimal(110)}, WORDS, digest(florist, case))
    assert state.proposal is not None
    assert state.proposal.by.name == "ana"
    assert state.proposal.from_customer
    with pytest.raises(OwnProposalError):
        florist.does("ana", case, Approve())


def test_what_can_not_be_given_at_all_leaves_the_offer_as_it_is(florist: Florist) -> None:
    case = offered(florist)
    with pytest.raises(CapExceededError):
        at_their_page(florist, case).acts.counters({"service_credit": Decimal(2000)}, WORDS, digest(florist, case))


def test_a_refused_offer_begins_another_round_and_a_call_is_owed(florist: Florist) -> None:
    case = offered(florist)
    state = at_their_page(florist, case).acts.refuses(WORDS)
    assert (state.stage, state.rounds) == (Stage.MAKING_IT_RIGHT, 1)
    assert state.call_back is not None


def test_terms_that_changed_are_not_accepted_unseen(florist: Florist) -> None:
    case = offered(florist)
    with pytest.raises(TermsChangedError):
        at_their_page(florist, case).acts.accepts("sha256:other")


def test_what_the_customer_did_stands_in_the_record_as_theirs(florist: Florist) -> None:
    case = offered(florist)
    at_their_page(florist, case).acts.accepts(digest(florist, case))
    seen = view(florist.desk("dora"), case)
    theirs = [one for one in seen.history if one.by == CUSTOMER]
    assert [one.event.name for one in theirs] == [
        *("contact_begun", "caller_verified", "offer_accepted", "contact_ended", "call_back_ended"),
    ]
    assert [one.event.method for one in theirs if isinstance(one.event, CallerVerified)] == ["customer_link"]
    contact = seen.state.contacts[-1]
    assert (contact.channel, contact.ended_at is not None) == ("link", True)
    assert seen.state.contact is None
    assert "customer" in [line.who for line in story(seen.history, PLAIN)]
    assert case_to_plain(seen, with_history=True)


def test_that_is_it_confirms_what_was_read(florist: Florist) -> None:
    case = florist.decided()
    florist.does("ana", case, EndContact())
    page = at_their_page(florist, case)
    page.acts.contests(WORDS)
    heard = page.sees().heard
    assert heard is not None
    assert (heard.is_confirmed, heard.is_contested, heard.contest) == (False, True, WORDS)
    assert page.acts.confirms(page.sees().number).restatement is not None
    heard = page.sees().heard
    assert heard is not None
    assert (heard.is_confirmed, heard.is_contested) == (True, False)


def test_what_was_changed_since_it_was_read_is_not_confirmed(florist: Florist) -> None:
    case = florist.decided()
    florist.does("ana", case, EndContact())
    with pytest.raises(ChangedMeanwhileError):
        at_their_page(florist, case).acts.confirms(3)


def test_the_owner_is_told_that_this_is_not_it_in_the_customers_words(florist: Florist) -> None:
    case = florist.decided()
    florist.does("ana", case, EndContact())
    at_their_page(florist, case).acts.contests(WORDS)
    first = view(florist.desk("ana"), case).next[0]
    assert first.act == "restate"
    assert WORDS in first.why


def test_nothing_is_answered_on_the_page_while_somebody_speaks_with_them(florist: Florist) -> None:
    case = offered(florist)
    page = at_their_page(florist, case)
    florist.does("ana", case, BeginContact("phone"))
    assert not page.sees().can_answer
    with pytest.raises(SpeakingNowError):
        page.acts.accepts(digest(florist, case))


def test_somebody_else_who_was_asked_for_has_to_look_at_it(florist: Florist) -> None:
    case = florist.decided()
    florist.does("ana", case, EndContact())
    page = at_their_page(florist, case)
    assert page.sees().asked_next is None
    assert page.acts.asks_for_supervisor().is_escalated
    assert page.sees().asked_next is not None


def resolved(florist: Florist) -> str:
    """A case that was resolved after the customer had left."""
    case = florist.agreed()
    florist.does("ana", case, EndContact())
    entry = next(gift.id for gift in florist.seen(case).gifts.values() if gift.stands)
    florist.does("ana", case, Settle(entry, Settled.GIVEN, "It stands on the bill."))
    florist.does("ana", case, Resolve(NeedsMet.LEFT))
    return case


@pytest.mark.parametrize(
    ("choice", "is_called"), [(NeedsNotMet.CALL_ALL, True), (NeedsNotMet.LETTER, False), (NeedsNotMet.NONE, False)]
)
def test_a_no_to_whether_needs_were_met_leads_to_what_the_client_chose(
    florist: Florist, choice: NeedsNotMet, is_called: bool
) -> None:
    case = resolved(florist)
    calls(florist, case, choice)
    page = at_their_page(florist, case)
    assert page.sees().asks_needs
    page.acts.says_of_needs(NeedsMet.NO)
    state = florist.seen(case)
    assert (state.stage, state.needs_met) == (Stage.RESOLVED, NeedsMet.NO)
    assert (state.call_back is not None) is is_called
    assert (page.sees().call is not None) is is_called


def rests(florist: Florist) -> str:
    """A case that rests; the customer had left before they could be asked."""
    case = resolved(florist)
    florist.does("ana", case, WriteThoughts("They had left."))
    florist.does("ana", case, Close())
    return case


def test_whoever_had_left_can_still_say_whether_their_needs_were_met_when_the_case_rests(florist: Florist) -> None:
    case = rests(florist)
    page = at_their_page(florist, case)
    assert page.sees().asks_needs
    page.acts.says_of_needs(NeedsMet.YES)
    state = florist.seen(case)
    assert (state.stage, state.needs_met, state.call_back) == (Stage.CLOSED, NeedsMet.YES, None)


def test_a_case_at_rest_goes_on_where_a_no_leads_to_a_call(florist: Florist) -> None:
    case = rests(florist)
    page = at_their_page(florist, case)
    page.acts.says_of_needs(NeedsMet.NO)
    state = florist.seen(case)
    assert (state.stage, state.needs_met, state.times_reopened) == (Stage.DECIDED, NeedsMet.NO, 1)
    assert state.call_back is not None
    assert page.sees().call is not None


def test_a_case_rests_on_where_a_no_leads_to_a_letter(florist: Florist) -> None:
    case = rests(florist)
    calls(florist, case, NeedsNotMet.LETTER)
    at_their_page(florist, case).acts.says_of_needs(NeedsMet.NO)
    state = florist.seen(case)
    assert (state.stage, state.needs_met, state.call_back) == (Stage.CLOSED, NeedsMet.NO, None)


def test_the_same_answer_again_changes_nothing(florist: Florist) -> None:
    case = resolved(florist)
    page = at_their_page(florist, case)
    page.acts.says_of_needs(NeedsMet.YES)
    page.acts.says_of_needs(NeedsMet.YES)
    events = [one.event.name for one in view(florist.desk("dora"), case).history]
    assert events.count("needs_answered") == 1


def test_what_is_owed_and_what_became_of_it_is_seen(florist: Florist) -> None:
    case, entry = florist.promised()
    page = at_their_page(florist, case)
    (bouquet,) = page.sees().answers
    assert (bouquet.what, bouquet.outcome) == ("Second bouquet, worth €60.00", Outcome.COMING)
    assert bouquet.because == ("What came withered comes again.",)
    florist.does("ana", case, Settle(entry, Settled.GIVEN, "It came."))
    assert page.sees().given == ("Second bouquet, worth €60.00",)


@pytest.mark.parametrize("act", sorted({one.act for one in TABLE} - BY_CUSTOMER))
def test_a_customer_does_nothing_else(act: str) -> None:
    tree = loads(POLICY).tree
    with pytest.raises(NotPermittedError):
        check_permitted(CUSTOMER, act, tree, None)


def test_whom_a_case_was_handed_to_and_how_far_they_are_stands_on_the_page(florist: Florist) -> None:
    case = florist.agreed()
    page = at_their_page(florist, case)
    assert page.sees().handed == ()
    florist.does("ana", case, HandOver("the carrier", "look for it", florist.workspace.clock() + timedelta(days=1)))
    assert [(one.party, one.how) for one in page.sees().handed] == [("the carrier", "asked")]
    assert page.sees().handed[0].due is not None
    hand_off = florist.seen(case).hand_offs[-1].id
    florist.does("ana", case, AnswerHandOff(hand_off, accepted=True, words="ours"))
    assert page.sees().handed == (Handed("the carrier", "accepted", None),)
    florist.does("ana", case, FinishHandOff(hand_off, "found"))
    assert page.sees().handed == (Handed("the carrier", "finished", None),)


def test_a_party_that_does_not_see_to_it_comes_before_the_next_one_and_contradicts_nothing(florist: Florist) -> None:
    case = florist.decided()
    page = at_their_page(florist, case)
    due = florist.workspace.clock() + timedelta(days=1)
    florist.does("ana", case, HandOver("the carrier", "look for it", due))
    florist.does("ana", case, AnswerHandOff(florist.seen(case).hand_offs[-1].id, accepted=False, words="not ours"))
    assert page.sees().is_with_us
    florist.does("ana", case, HandOver("the insurer", "pay it", due))
    assert [(one.party, one.how) for one in page.sees().handed] == [
        ("the carrier", "declined"),
        ("the insurer", "asked"),
    ]
    assert not page.sees().is_with_us


def test_a_customer_who_ends_their_case_on_the_page_is_still_called_as_somebody_promised(florist: Florist) -> None:
    case = florist.agreed()
    for gift in florist.seen(case).gifts.values():
        florist.does("ana", case, Settle(gift.id, Settled.GIVEN))
    florist.does("ana", case, Decline("second_bouquet"))
    florist.does("ana", case, PromiseCallBack("They want to hear how it went."))
    florist.does("ana", case, EndContact())
    page = at_their_page(florist, case)
    page.acts.hands_in(())
    assert page.sees().asks_needs
    assert page.acts.says_of_needs(NeedsMet.YES).stage is Stage.RESOLVED
    assert florist.seen(case).call_back is not None


def test_a_call_after_the_end_is_about_needs_unless_somebody_promised_it_for_something(florist: Florist) -> None:
    before, promised = resolved(florist), resolved(florist)
    page = at_their_page(florist, before)
    assert page.sees().call is None
    page.acts.says_of_needs(NeedsMet.NO)
    call = page.sees().call
    assert call is not None
    assert not call.is_about_needs, "they have said already whether their needs were met"
    florist.does("ana", promised, PromiseCallBack("They want to hear how it went."))
    said = at_their_page(florist, promised).sees().call
    assert said is not None
    assert not said.is_about_needs
