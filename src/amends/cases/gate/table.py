"""The gate as one table: every act, the stages in which it is possible, its rules, and where it leads.

Whatever surface an act comes from, it passes here or not at all.
"""

from amends.cases.gate.acts import contacts, deciding, ending, evidence, giving, people, route
from amends.cases.gate.attempt import AnyTransition, Leads, Transition
from amends.cases.gate.rules import approving as of_approving
from amends.cases.gate.rules import contacts as of_contacts
from amends.cases.gate.rules import deciding as of_deciding
from amends.cases.gate.rules import ending as of_ending
from amends.cases.gate.rules import evidence as of_evidence
from amends.cases.gate.rules import giving as of_giving
from amends.cases.gate.rules import people as of_people
from amends.cases.gate.rules import restating as of_restating
from amends.cases.gate.rules import route as of_route
from amends.cases.gate.rules import saying as of_saying
from amends.cases.gate.rules import settling as of_settling
from amends.cases.gate.rules import terms as of_terms
from amends.cases.gate.rules import withholding as of_withholding
from amends.cases.gate.rules.disclosing import OFFERS, is_verified_for
from amends.cases.state import Stage

ANY = frozenset(Stage)
AT_ITS_END = frozenset({Stage.RESOLVED, Stage.CLOSED})
RUNNING = ANY - AT_ITS_END
DECIDED = RUNNING - {Stage.OPEN}
ON_ITS_WAY = frozenset({Stage.PROPOSED, Stage.ADJUSTED, Stage.APPROVED, Stage.OFFERED})


def _in(*stages: Stage) -> frozenset[Stage]:
    return frozenset(stages)


def _from(stages: frozenset[Stage], *to: Stage) -> Leads:
    return dict.fromkeys(stages, frozenset(to))


TABLE: tuple[AnyTransition, ...] = (
    # Who is it?
    Transition("contact", contacts.BeginContact, ANY, (of_contacts.no_contact_goes_on,), contacts.begin),
    Transition(
        "verify-caller",
        contacts.VerifyCaller,
        ANY,
        (of_contacts.a_contact_goes_on, of_contacts.method_is_known),
        contacts.verify,
    ),
    Transition("end-contact", contacts.EndContact, ANY, (of_contacts.a_contact_goes_on,), contacts.end),
    # What is known, and what is wanted.
    Transition(
        "fact",
        evidence.StateFact,
        RUNNING,
        (of_evidence.fact_can_be_stated, of_evidence.value_can_be_used),
        evidence.state_fact,
    ),
    Transition(
        "restate",
        evidence.Restate,
        RUNNING,
        (of_saying.says_both, of_evidence.wish_is_a_remedy),
        evidence.restate,
    ),
    Transition(
        "confirm",
        evidence.Confirm,
        RUNNING,
        (of_contacts.a_contact_goes_on, of_restating.is_restated),
        evidence.confirm,
    ),
    # One set of grounds.
    Transition(
        "decide",
        deciding.Decide,
        RUNNING,
        (of_deciding.is_by_its_version, of_deciding.is_something_new),
        deciding.decide,
        {
            **_from(_in(Stage.OPEN), Stage.DECIDED),
            **_from(ON_ITS_WAY | {Stage.AGREED}, Stage.MAKING_IT_RIGHT),
        },
    ),
    Transition(
        "tell",
        deciding.Tell,
        DECIDED,
        (is_verified_for(OFFERS), of_restating.is_confirmed, of_withholding.is_refused_or_withheld),
        deciding.tell,
    ),
    Transition(
        "correct",
        deciding.Correct,
        DECIDED,
        (of_deciding.is_not_the_decider, of_saying.says_why),
        deciding.correct,
    ),
    # What is owed is given at once; what is discretionary with a reason, within authority.
    Transition(
        "give",
        giving.Give,
        DECIDED,
        (
            of_giving.is_given_by_policy,
            of_giving.nothing_forbids_it,
            of_giving.amount_is_within,
            of_giving.owed_is_given_whole,
            of_giving.has_coded_reason,
            of_giving.is_not_given_yet,
            of_giving.is_within_caps,
        ),
        giving.give,
    ),
    Transition(
        "withhold",
        giving.Withhold,
        DECIDED,
        (
            of_withholding.is_at_discretion,
            of_giving.is_given_by_policy,
            of_withholding.has_reason_to_withhold,
            of_withholding.is_not_withheld_yet,
            of_giving.is_not_given_yet,
        ),
        giving.withhold,
    ),
    Transition(
        "settle",
        giving.Settle,
        ANY,
        (
            of_settling.is_to_be_settled,
            of_settling.is_agreed,
            of_settling.nothing_forbids_giving_it,
            of_settling.has_arrived,
            of_settling.says_what_happened,
        ),
        giving.settle,
        _from(_in(Stage.AGREED), Stage.MAKING_IT_RIGHT),
    ),
    Transition(
        "reverse",
        giving.Reverse,
        ANY,
        (of_settling.was_given, of_saying.says_why),
        giving.reverse,
        _from(_in(Stage.AGREED), Stage.MAKING_IT_RIGHT),
    ),
    # Make It Right.
    Transition(
        "exception",
        route.OpenException,
        _in(Stage.DECIDED),
        (
            of_route.policy_has_a_route,
            of_route.last_word_was_not_said,
            of_restating.is_confirmed,
            of_route.is_beyond_policy,
        ),
        route.open_exception,
        _from(_in(Stage.DECIDED), Stage.MAKING_IT_RIGHT),
    ),
    Transition(
        "propose",
        route.Propose,
        _in(Stage.MAKING_IT_RIGHT),
        (
            of_restating.is_confirmed,
            of_terms.has_good_terms,
            of_approving.somebody_may_approve_it,
            of_route.is_considered,
            of_saying.says_why_it_is_fair,
        ),
        route.propose,
        _from(_in(Stage.MAKING_IT_RIGHT), Stage.PROPOSED),
    ),
    Transition(
        "approve",
        route.Approve,
        _in(Stage.PROPOSED),
        (
            of_approving.is_not_the_proposer,
            of_approving.is_an_approver,
            of_approving.terms_are_the_ones_meant,
            of_approving.may_approve_so_much,
            of_approving.holds_for_some_time,
            of_approving.proposal_can_still_be_given,
        ),
        route.approve,
        _from(_in(Stage.PROPOSED), Stage.APPROVED),
    ),
    Transition(
        "adjust",
        route.Adjust,
        _in(Stage.PROPOSED),
        (
            of_approving.is_not_the_proposer,
            of_approving.is_an_approver,
            of_approving.terms_are_the_ones_meant,
            of_terms.has_good_terms,
            of_approving.may_approve_the_adjusted,
            of_approving.holds_for_some_time,
            of_saying.says_what_to_revise,
        ),
        route.adjust,
        _from(_in(Stage.PROPOSED), Stage.ADJUSTED),
    ),
    Transition(
        "return",
        route.Return,
        _in(Stage.PROPOSED),
        (
            of_approving.is_not_the_proposer,
            of_approving.is_an_approver,
            of_approving.terms_are_the_ones_meant,
            of_saying.says_what_to_revise,
        ),
        route.send_back,
        _from(_in(Stage.PROPOSED), Stage.MAKING_IT_RIGHT),
    ),
    Transition(
        "take",
        route.Take,
        _in(Stage.ADJUSTED),
        (
            of_approving.is_not_the_adjuster,
            of_approving.terms_are_the_ones_meant,
            of_approving.approval_holds,
            of_approving.proposal_can_still_be_given,
        ),
        route.take,
        _from(_in(Stage.ADJUSTED), Stage.APPROVED),
    ),
    Transition(
        "withdraw",
        route.Withdraw,
        ON_ITS_WAY,
        (of_saying.says_why,),
        route.withdraw,
        _from(ON_ITS_WAY, Stage.MAKING_IT_RIGHT),
    ),
    Transition(
        "offer",
        route.Offer,
        _in(Stage.APPROVED),
        (
            is_verified_for(OFFERS),
            of_approving.terms_are_the_ones_meant,
            of_approving.approval_holds,
            of_approving.proposal_can_still_be_given,
        ),
        route.offer,
        _from(_in(Stage.APPROVED), Stage.OFFERED),
    ),
    Transition(
        "accept",
        route.Accept,
        _in(Stage.OFFERED),
        (is_verified_for(OFFERS), of_approving.approval_holds, of_approving.proposal_can_still_be_given),
        route.accept,
        _from(_in(Stage.OFFERED), Stage.AGREED),
    ),
    Transition(
        "compromise",
        route.Compromise,
        _in(Stage.OFFERED),
        (
            is_verified_for(OFFERS),
            of_approving.approval_holds,
            of_terms.has_good_terms,
            of_approving.compromise_can_be_approved,
            of_saying.says_the_customers_words,
        ),
        route.compromise,
        _from(_in(Stage.OFFERED), Stage.AGREED, Stage.PROPOSED),
    ),
    Transition(
        "reject",
        route.Reject,
        _in(Stage.OFFERED),
        (of_saying.says_the_customers_words,),
        route.reject,
        _from(_in(Stage.OFFERED), Stage.MAKING_IT_RIGHT),
    ),
    Transition(
        "final-response",
        route.GiveFinalResponse,
        _in(Stage.DECIDED, Stage.MAKING_IT_RIGHT),
        (
            of_route.last_word_was_not_said,
            of_restating.is_confirmed,
            of_approving.is_an_approver,
            of_route.was_tried,
            of_saying.says_something,
        ),
        route.final_response,
        _from(_in(Stage.MAKING_IT_RIGHT), Stage.DECIDED),
    ),
    # Nobody meets a dead end.
    Transition("supervisor", people.AskSupervisor, ANY, (), people.ask_supervisor, _from(AT_ITS_END, Stage.DECIDED)),
    Transition("take-over", people.TakeOver, RUNNING, (of_people.is_who_was_asked_for,), people.take_over),
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
        (of_saying.says_to_whom_and_what, of_people.is_due_later),
        people.hand_over,
    ),
    Transition("answer-hand-off", people.AnswerHandOff, ANY, (of_people.can_be_answered,), people.answer_hand_off),
    Transition("finish-hand-off", people.FinishHandOff, ANY, (of_people.can_be_finished,), people.finish_hand_off),
    Transition("assign", people.Assign, ANY, (), people.assign),
    # The end.
    Transition(
        "resolve",
        ending.Resolve,
        _in(Stage.DECIDED, Stage.MAKING_IT_RIGHT, Stage.AGREED) | ON_ITS_WAY,
        (
            of_ending.has_left_if_said,
            of_ending.make_it_right_is_at_its_end,
            of_ending.nobody_waits,
            of_ending.every_promise_is_kept,
            of_ending.wish_is_answered,
        ),
        ending.resolve,
        _from(_in(Stage.DECIDED, Stage.MAKING_IT_RIGHT, Stage.AGREED), Stage.RESOLVED),
    ),
    Transition("note", ending.WriteThoughts, ANY - {Stage.CLOSED}, (of_saying.says_something,), ending.write_thoughts),
    Transition(
        "close",
        ending.Close,
        _in(Stage.RESOLVED),
        (of_ending.has_final_thoughts, of_ending.no_call_is_owed),
        ending.close,
        _from(_in(Stage.RESOLVED), Stage.CLOSED),
    ),
    Transition(
        "reopen",
        ending.Reopen,
        AT_ITS_END,
        (of_saying.says_why,),
        ending.reopen,
        _from(AT_ITS_END, Stage.DECIDED),
    ),
)
"""Everything that can be done with a case that is open; opening one is the beginning of it all."""
