"""A call that is owed: when it is due, who makes it, how often it is tried, and how it ends."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from amends.calendars.calendar import BusinessCalendar
from amends.calendars.hours import weekly_hours
from amends.calendars.windows import CallWindow
from amends.cases.call_backs import PromisedCall, is_in_sample
from amends.cases.events.call_backs import CallOutcome, EndOfCallBack
from amends.cases.events.contacts import BY_LINK, EndOfContact
from amends.cases.events.ending import NeedsMet
from amends.cases.events.people import DuesMoved, PassedOn
from amends.cases.gate.acts.call_backs import (
    BY_PHONE,
    AgreeCallBack,
    AssignCallBack,
    EndCallBack,
    PromiseCallBack,
    TryCallBack,
)
from amends.cases.gate.acts.contacts import BeginContact, EndContact
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.dues import dues_moved
from amends.cases.gate.acts.ending import Close, Resolve
from amends.cases.gate.acts.people import AskSupervisor, HandOver, PassOn, TakeOver
from amends.cases.gate.acts.route import Reject
from amends.cases.gate.attempt import House
from amends.cases.gate.rules.call_backs import (
    BadWindowError,
    CallOwedError,
    CallStillPromisedError,
    NoCallOwedError,
    NotSpokenSinceError,
    NotTriedEnoughError,
    TooEarlyError,
)
from amends.cases.gate.rules.contacts import ContactGoesOnError
from amends.cases.gate.rules.ending import NotDoneError
from amends.cases.gate.rules.people import OWNER, NoRequestError, NotLateError
from amends.cases.waiting import waiting
from amends.directory.settings import NeedsNotMet
from tests.cases.scene import ADA, BO, FACTS, HOUSE, LENA, MORNING, OTTO, Scene, refused

HOUR = timedelta(hours=1)
OFFICE = BusinessCalendar(timezone="America/Denver", week=weekly_hours("mon-fri 08:00-18:00"), country="US")
NO_ANSWER = TryCallBack(CallOutcome.NO_ANSWER)
NO = Resolve(NeedsMet.NO, heard="They wrote it.")
YES = Resolve(NeedsMet.YES, heard="They wrote it.")


def denver(day: int, hour: int, minute: int = 0) -> datetime:
    """An hour of November 2026 in Denver, where it is winter already."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) + 7 * HOUR


def owing() -> Scene:
    """Somebody hung up on a Monday morning; the client works in office hours."""
    scene = Scene()
    scene.calendar = OFFICE
    scene.window = CallWindow("America/Denver", weekly_hours("mon-fri 16:00-20:00"))
    scene.called().act(ADA, EndContact(EndOfContact.HUNG_UP))
    return scene


def unmet(choice: NeedsNotMet, percent: int = 10, case: UUID | None = None) -> Scene:
    """A case whose customer is not content; nothing was denied."""
    house = House(verification={}, reasons_to_give=(), needs_not_met=choice, sample_percent=percent)
    scene = Scene(house=house, case=case) if case is not None else Scene(house=house)
    return scene.stated(**FACTS).decided().with_nothing_else_owed()


def test_a_call_is_due_on_the_next_business_day_within_the_customers_hours() -> None:
    call = owing().state.call_back
    assert call is not None
    assert (call.opens, call.due, call.suits_customer) == (denver(3, 16), denver(3, 18), True)


def test_before_a_holiday_it_is_due_after_it() -> None:
    scene = owing()
    scene.act(ADA, EndCallBack(EndOfCallBack.REACHED_OTHERWISE, "They wrote."))
    scene.now = denver(10, 12)
    scene.act(ADA, PromiseCallBack("They want to hear how it went."))
    assert scene.state.call_back_due == denver(12, 18), "the eleventh is Veterans Day"


def test_where_the_house_never_works_at_the_customers_hours_that_is_said() -> None:
    scene = Scene()
    scene.calendar, scene.window = OFFICE, CallWindow("America/Denver", weekly_hours("sun 10:00-12:00"))
    scene.called().act(ADA, EndContact(EndOfContact.HUNG_UP))
    call = scene.state.call_back
    assert call is not None
    assert (call.due, call.suits_customer) == (denver(3, 18), False)


def test_whoever_owns_the_case_owes_the_call_until_it_is_put_into_other_hands() -> None:
    scene = owing()
    assert scene.state.call_back is not None
    assert scene.state.call_back.owner == ADA.user
    scene.act(ADA, AssignCallBack(BO.user))
    assert scene.state.call_back.owner == BO.user


def test_nobody_is_called_before_the_hours_at_which_they_wish_to_be() -> None:
    scene = owing()
    scene.now = denver(3, 9)
    with refused(
        TooEarlyError,
        "the customer is called from 2026-11-03 23:00 UTC on; wait until then; or agree on an earlier time, "
        "where they are on the line or have written",
    ):
        scene.act(ADA, NO_ANSWER)


def test_who_is_not_reached_is_tried_on_the_next_business_day() -> None:
    scene = owing()
    scene.now = denver(3, 17)
    (tried,) = scene.act(ADA, TryCallBack(CallOutcome.VOICEMAIL))
    assert tried.sentence() == "called back and left a message; the next try is due by 2026-11-05 01:00 UTC"
    call = scene.state.call_back
    assert call is not None
    assert (call.opens, call.due) == (denver(4, 16), denver(4, 18))
    assert [(one.outcome, one.by) for one in call.attempts] == [(CallOutcome.VOICEMAIL, ADA.user)]


def test_who_is_reached_is_in_contact_and_owed_nothing_more() -> None:
    scene = owing()
    scene.now = denver(3, 17)
    scene.act(ADA, TryCallBack(CallOutcome.REACHED))
    assert scene.state.contact is not None
    assert (scene.state.contact.channel, scene.state.call_back) == (BY_PHONE, None)


def test_a_customer_who_speaks_with_somebody_is_not_called_at_the_same_time() -> None:
    scene = Scene().called()
    scene.act(ADA, PromiseCallBack("They ask for it."))
    scene.wait(timedelta(days=1))
    with refused(ContactGoesOnError, "a contact by phone goes on; end it first: `amends case end-contact`"):
        scene.act(ADA, NO_ANSWER)


def test_after_as_many_tries_as_the_client_has_settled_the_call_is_owed_no_longer() -> None:
    scene = owing()
    for day in (3, 4):
        scene.now = denver(day, 17)
        scene.act(ADA, NO_ANSWER)
    scene.now = denver(5, 17)
    events = scene.act(ADA, NO_ANSWER)
    assert [event.name for event in events] == ["call_back_tried", "call_back_ended"]
    assert scene.state.call_back is None
    with refused(
        NoCallOwedError,
        'no call is owed to the customer; promise one: `amends case promise-call-back CASE --why "…"`',
    ):
        scene.act(ADA, NO_ANSWER)


def test_nobody_is_given_up_before_that() -> None:
    with refused(NotTriedEnoughError, "the customer was tried 0 of 3 times; try again: `amends case try-call-back`"):
        owing().act(ADA, EndCallBack(EndOfCallBack.TRIED_ENOUGH, "Nobody there."))


def test_a_customer_may_say_that_they_want_no_call() -> None:
    scene = owing()
    (ended,) = scene.act(ADA, EndCallBack(EndOfCallBack.NOT_WANTED, "I'll write."))
    assert ended.sentence() == "the customer does not want to be called: “I'll write.”"
    assert scene.state.call_back is None


def test_a_time_that_the_customer_agreed_on_takes_the_place_of_the_first() -> None:
    scene = owing()
    scene.act(ADA, AgreeCallBack(denver(6, 12), denver(6, 13)))
    call = scene.state.call_back
    assert call is not None
    assert (call.opens, call.due, call.is_agreed) == (denver(6, 12), denver(6, 13), True)
    with refused(BadWindowError, "2026-10-01 00:00 UTC has passed already; name a later time"):
        scene.act(ADA, AgreeCallBack(denver(6, 12), datetime(2026, 10, 1, tzinfo=UTC)))
    with refused(
        BadWindowError,
        "a time from 2026-11-06 20:00 UTC to 2026-11-06 19:00 UTC ends before it begins; name the earlier time first",
    ):
        scene.act(ADA, AgreeCallBack(denver(6, 13), denver(6, 12)))


def test_one_call_is_owed_at_a_time() -> None:
    with refused(
        CallOwedError,
        "a call-back is due by 2026-11-04 01:00 UTC already; agree on another time: `amends case agree-call-back`",
    ):
        owing().act(ADA, PromiseCallBack("Once more."))


@pytest.mark.parametrize(
    ("choice", "is_called"),
    [
        (NeedsNotMet.CALL_ALL, True),
        (NeedsNotMet.LETTER, False),
        (NeedsNotMet.NONE, False),
    ],
)
def test_what_a_no_leads_to_is_the_clients_choice(choice: NeedsNotMet, is_called: bool) -> None:
    scene = unmet(choice)
    scene.act(ADA, NO)
    assert (scene.state.call_back is not None) is is_called


def test_a_sample_is_drawn_by_the_case_and_by_nobody() -> None:
    drawn = [case for case in map(UUID, (f"{number:032x}" for number in range(1, 2_001))) if is_in_sample(case, 10)]
    assert 150 < len(drawn) < 250
    for case, percent, is_called in ((drawn[0], 10, True), (UUID(int=1), 100, True)):
        scene = unmet(NeedsNotMet.SAMPLE, percent, case)
        scene.act(ADA, NO)
        assert (scene.state.call_back is not None) is is_called
    left_out = next(case for case in (UUID(int=number) for number in range(1, 99)) if case not in drawn)
    scene = unmet(NeedsNotMet.SAMPLE, 10, left_out)
    scene.act(ADA, NO)
    assert scene.state.call_back is None


@pytest.mark.parametrize("choice", [NeedsNotMet.LETTER, NeedsNotMet.NONE, NeedsNotMet.SAMPLE])
def test_a_denial_without_a_last_word_is_followed_by_a_call_whatever_the_choice(choice: NeedsNotMet) -> None:
    scene = Scene(case=UUID(int=2)).with_a_gap()
    scene.house = House(verification=HOUSE.verification, reasons_to_give=(), needs_not_met=choice, sample_percent=1)
    scene.act(ADA, Tell("refund"))
    scene.with_nothing_else_owed().act(ADA, NO)
    assert scene.state.call_back is not None


def test_a_supervisor_has_as_many_business_hours_as_the_path_says() -> None:
    scene = Scene()
    scene.calendar, scene.now = OFFICE, denver(6, 17)
    scene.called().act(ADA, AskSupervisor())
    assert scene.state.supervisor[0].due == denver(9, 9) + (scene.state.supervisor[0].asked_at - denver(6, 17))


def test_a_request_that_nobody_takes_in_time_goes_to_the_next_step() -> None:
    scene = Scene().called()
    scene.act(ADA, AskSupervisor())
    request = scene.state.supervisor[0]
    with refused(NotLateError, "there is time left to take over; nothing is to be done yet"):
        scene.act(OTTO, PassOn(request.id))
    scene.wait(2 * HOUR)
    (passed,) = scene.act(OTTO, PassOn(request.id))
    assert isinstance(passed, PassedOn)
    assert passed.goes_to == "manager"
    assert [one.goes_to for one in scene.state.waiting_requests] == ["manager"]
    with refused(NoRequestError, "no such request waits; see the case with `amends case show`"):
        scene.act(OTTO, PassOn(request.id))


def test_the_path_goes_on_by_itself_up_to_the_policys_owner_and_never_out_of_the_house() -> None:
    scene = Scene().called()
    scene.act(ADA, AskSupervisor())
    for _ in range(2):
        scene.wait(timedelta(days=3))
        scene.act(OTTO, PassOn(scene.state.waiting_requests[0].id))
    assert [one.goes_to for one in scene.state.waiting_requests] == [OWNER]
    assert scene.state.waiting_requests[0].due is None


def test_who_took_over_in_time_keeps_the_request() -> None:
    scene = Scene().called()
    scene.act(ADA, AskSupervisor())
    scene.act(LENA, TakeOver())
    scene.wait(timedelta(days=3))
    with refused(NoRequestError, "no such request waits; see the case with `amends case show`"):
        scene.act(OTTO, PassOn(scene.state.supervisor[0].id))


def test_while_the_customer_is_awaited_another_partys_clock_stands_still() -> None:
    scene = Scene().with_an_offer()
    scene.calendar = OFFICE
    scene.now = denver(4, 10)
    scene.act(ADA, HandOver("Swift Carrier", "look for the parcel", denver(4, 16)))
    before = scene.state
    assert before.waits_since is not None
    now = waiting(before)
    assert now is not None
    assert now.due != denver(4, 16)
    scene.now = denver(5, 10)
    scene.act(ADA, Reject("No."))
    assert scene.state.waits_since is None
    (moved,) = dues_moved(before, scene.state, OFFICE, denver(5, 10))
    assert isinstance(moved, DuesMoved)
    assert [one.due for one in moved.dues] == [denver(5, 16)]
    scene.record(None, moved)
    assert scene.state.hand_offs[0].due == denver(5, 16)


def test_where_nobody_waited_for_the_customer_nothing_is_due_later() -> None:
    scene = Scene().called()
    scene.act(ADA, HandOver("Swift Carrier", "look for the parcel", MORNING + timedelta(days=2)))
    before = scene.state
    scene.act(ADA, EndContact())
    assert dues_moved(before, scene.state, OFFICE, scene.now) == []


def test_a_case_does_not_rest_while_a_call_is_owed() -> None:
    scene = unmet(NeedsNotMet.CALL_ALL)
    scene.act(ADA, NO)
    with refused(
        NotDoneError,
        "a call-back is due by 2026-11-04 00:00 UTC; call the customer: `amends case contact`; or, where it was "
        "settled otherwise, end it: `amends case end-call-back`",
    ):
        scene.act(ADA, Close())
    scene.act(ADA, BeginContact("mail"))
    scene.act(ADA, EndContact())
    scene.act(ADA, Close())


def solved_in_the_same_call() -> Scene:
    """A call was promised for the solution, which was found while the customer was still on the line."""
    scene = Scene().called().stated(**FACTS).decided().with_nothing_else_owed()
    scene.act(ADA, PromiseCallBack("I look for a solution."))
    return scene


def test_whoever_resolves_a_case_says_what_becomes_of_a_call_that_the_customer_may_need_no_more() -> None:
    scene = solved_in_the_same_call()
    with refused(
        CallStillPromisedError,
        "a call-back is still promised, by 2026-11-04 00:00 UTC; say whether it is kept, or what it was for was "
        "settled in contact with them; `--call-back kept` or `--call-back settled`",
    ):
        scene.act(ADA, YES)


def test_a_call_that_is_kept_is_made_after_the_end_of_the_case() -> None:
    scene = solved_in_the_same_call()
    promised = scene.state.call_back
    scene.act(ADA, Resolve(NeedsMet.YES, PromisedCall.KEPT))
    assert promised is not None
    assert scene.state.call_back == promised


def test_a_call_whose_matter_was_settled_ends_with_the_case_and_the_record_says_so() -> None:
    scene = solved_in_the_same_call()
    ended, resolved = scene.act(ADA, Resolve(NeedsMet.YES, PromisedCall.SETTLED))
    assert ended.sentence() == (
        "the customer was reached otherwise: “what the call was for was settled when the case was resolved”"
    )
    assert resolved.name == "case_resolved"
    assert scene.state.call_back is None


def test_whose_needs_were_not_met_is_called_although_the_call_for_a_solution_was_settled() -> None:
    scene = unmet(NeedsNotMet.CALL_ALL)
    scene.act(ADA, BeginContact("phone"))
    scene.act(ADA, PromiseCallBack("I look for a solution."))
    events = scene.act(ADA, Resolve(NeedsMet.NO, PromisedCall.SETTLED))
    assert [event.name for event in events] == ["call_back_ended", "case_resolved", "call_back_promised"]
    assert scene.state.call_back is not None
    assert scene.state.call_back.why == "the customer's needs were not met"


def test_whoever_was_on_their_own_page_since_a_call_was_promised_may_need_it_no_more() -> None:
    scene = solved_in_the_same_call()
    scene.act(ADA, EndContact())
    scene.wait(HOUR)
    scene.act(ADA, BeginContact(BY_LINK))
    scene.act(ADA, EndContact())
    with refused(
        CallStillPromisedError,
        "a call-back is still promised, by 2026-11-04 00:00 UTC; say whether it is kept, or what it was for was "
        "settled in contact with them; `--call-back kept` or `--call-back settled`",
    ):
        scene.act(ADA, YES)
    scene.act(ADA, Resolve(NeedsMet.YES, PromisedCall.SETTLED, "It stands on their page."))
    assert scene.state.call_back is None


def test_a_call_is_kept_unasked_where_nobody_spoke_with_the_customer_since() -> None:
    scene = solved_in_the_same_call()
    scene.act(ADA, EndContact())
    with refused(
        NotSpokenSinceError,
        "the customer was not in contact since a call-back was promised, by 2026-11-04 00:00 UTC; keep it; or, where "
        "they were reached otherwise, end it: `amends case end-call-back`",
    ):
        scene.act(ADA, Resolve(NeedsMet.LEFT, PromisedCall.SETTLED))
    scene.act(ADA, Resolve(NeedsMet.LEFT))
    assert scene.state.call_back is not None


def test_what_was_said_when_a_call_was_promised_can_be_erased() -> None:
    scene = Scene().called()
    (promise,) = scene.act(ADA, PromiseCallBack("Her mother is ill."))
    assert promise.sentence() == (
        "a call-back is due by 2026-11-04 00:00 UTC: somebody promised it, “Her mother is ill.”"
    )
    assert promise.personal == {"words"}


def test_the_next_step_has_as_many_business_days_as_the_path_says() -> None:
    scene = Scene()
    scene.calendar, scene.now = OFFICE, denver(5, 15)
    scene.called().act(ADA, AskSupervisor())
    scene.now = denver(6, 16)
    (passed,) = scene.act(OTTO, PassOn(scene.state.supervisor[0].id))
    assert isinstance(passed, PassedOn)
    assert passed.due == denver(10, 16), "a weekend lies between"
