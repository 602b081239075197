"""Nobody meets a dead end: others who are asked, calls that are owed, and what stands in writing."""

from amends.cases.gate.acts import call_backs as calls
from amends.cases.gate.acts import (
    letters,
    people,
)
from amends.cases.gate.attempt import AnyTransition, Transition
from amends.cases.gate.rules import call_backs as of_calls
from amends.cases.gate.rules import contacts as of_contacts
from amends.cases.gate.rules import letters as of_letters
from amends.cases.gate.rules import people as of_people
from amends.cases.gate.rules import saying as of_saying
from amends.cases.gate.table.stages import ANY, AT_ITS_END, NOT_AT_REST, RUNNING, leading
from amends.cases.state import Stage

PART: tuple[AnyTransition, ...] = (
    # Nobody meets a dead end.
    Transition("supervisor", people.AskSupervisor, ANY, (), people.ask_supervisor, leading(AT_ITS_END, Stage.DECIDED)),
    Transition("take-over", people.TakeOver, RUNNING, (of_people.is_who_was_asked_for,), people.take_over),
    Transition(
        "withdraw-request",
        people.WithdrawRequest,
        RUNNING,
        (of_people.a_request_waits, of_saying.says_something, of_people.may_be_withdrawn),
        people.withdraw_request,
    ),
    Transition(
        "second-opinion",
        people.AskOpinion,
        RUNNING,
        (of_people.is_a_colleague, of_saying.says_own_view),
        people.ask_opinion,
    ),
    Transition("opinion", people.GiveOpinion, RUNNING, (of_people.was_asked, of_saying.says_view), people.give_opinion),
    Transition(
        "hand-off",
        people.HandOver,
        RUNNING,
        (of_saying.says_to_whom_and_what, of_people.is_due_later, of_people.is_for_a_remedy_of_the_policy),
        people.hand_over,
    ),
    Transition("answer-hand-off", people.AnswerHandOff, ANY, (of_people.can_be_answered,), people.answer_hand_off),
    Transition("finish-hand-off", people.FinishHandOff, ANY, (of_people.can_be_finished,), people.finish_hand_off),
    Transition("assign", people.Assign, ANY, (), people.assign),
    Transition("pass-on", people.PassOn, RUNNING, (of_people.was_not_taken_in_time,), people.pass_on),
    # A call that is owed.
    Transition(
        "promise-call-back",
        calls.PromiseCallBack,
        NOT_AT_REST,
        (of_calls.no_call_is_owed_yet, of_saying.says_why),
        calls.promise,
    ),
    Transition(
        "try-call-back",
        calls.TryCallBack,
        ANY,
        (of_calls.a_call_is_owed, of_contacts.no_contact_goes_on, of_calls.is_not_too_early),
        calls.try_it,
    ),
    Transition(
        "agree-call-back", calls.AgreeCallBack, ANY, (of_calls.a_call_is_owed, of_calls.window_can_be), calls.agree
    ),
    Transition("assign-call-back", calls.AssignCallBack, ANY, (of_calls.a_call_is_owed,), calls.assign),
    Transition(
        "end-call-back",
        calls.EndCallBack,
        ANY,
        (of_calls.a_call_is_owed, of_calls.was_tried_often_enough, of_saying.says_something),
        calls.end,
    ),
    # What the customer has in writing.
    Transition("letter-sent", letters.RecordLetterSent, ANY, (of_letters.is_not_recorded,), letters.record_sent),
    Transition("letter-failed", letters.RecordLetterFailed, ANY, (of_letters.has_not_failed,), letters.record_failed),
    Transition(
        "send-letter",
        letters.SendLetterAgain,
        ANY,
        (of_letters.is_a_letter, of_letters.is_not_on_its_way, of_letters.still_holds),
        letters.send_again,
    ),
    Transition(
        "post-letter",
        letters.PostLetter,
        ANY,
        (of_letters.is_a_letter, of_letters.is_not_on_its_way, of_letters.still_holds),
        letters.post,
    ),
)
