"""The end of a case, and its beginning anew."""

from amends.cases.gate.acts import (
    ending,
    from_customer,
)
from amends.cases.gate.attempt import AnyTransition, Transition
from amends.cases.gate.rules import call_backs as of_calls
from amends.cases.gate.rules import contacts as of_contacts
from amends.cases.gate.rules import ending as of_ending
from amends.cases.gate.rules import fulfilling as of_fulfilling
from amends.cases.gate.rules import needs as of_needs
from amends.cases.gate.rules import owing as of_owing
from amends.cases.gate.rules import people as of_people
from amends.cases.gate.rules import saying as of_saying
from amends.cases.gate.table.stages import ANY, AT_ITS_END, ON_ITS_WAY, leading, within
from amends.cases.state import Stage

PART: tuple[AnyTransition, ...] = (
    # The end.
    Transition(
        "follow-up",
        ending.FollowUp,
        ANY - {Stage.CLOSED},
        (of_ending.has_open_condition, of_people.is_due_later),
        ending.follow_up,
    ),
    Transition(
        "resolve",
        ending.Resolve,
        within(Stage.DECIDED, Stage.MAKING_IT_RIGHT, Stage.AGREED) | ON_ITS_WAY,
        (
            of_ending.has_left_if_said,
            of_needs.is_said_where_the_answer_is_from,
            of_calls.is_said_what_becomes_of_the_call,
            of_ending.make_it_right_is_at_its_end,
            of_ending.nobody_waits,
            of_ending.every_promise_is_kept,
            of_ending.conditions_are_followed_up,
            of_ending.wish_is_answered,
            of_owing.entitlements_are_settled,
        ),
        ending.resolve,
        leading(within(Stage.DECIDED, Stage.MAKING_IT_RIGHT, Stage.AGREED), Stage.RESOLVED),
    ),
    Transition(
        "answer-needs",
        from_customer.AnswerNeeds,
        AT_ITS_END,
        (of_contacts.a_contact_goes_on,),
        from_customer.answer_needs,
        leading(within(Stage.CLOSED), Stage.DECIDED),
    ),
    Transition("note", ending.WriteThoughts, ANY - {Stage.CLOSED}, (of_saying.says_something,), ending.write_thoughts),
    Transition(
        "close",
        ending.Close,
        within(Stage.RESOLVED),
        (
            of_ending.nobody_speaks,
            of_ending.has_final_thoughts,
            of_ending.no_call_is_owed,
            of_ending.no_condition_is_open,
            of_fulfilling.nothing_is_on_its_way,
        ),
        ending.close,
        leading(within(Stage.RESOLVED), Stage.CLOSED),
    ),
    Transition(
        "reopen",
        ending.Reopen,
        AT_ITS_END,
        (of_saying.says_why,),
        ending.reopen,
        leading(AT_ITS_END, Stage.DECIDED),
    ),
)
