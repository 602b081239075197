"""The gate as one table: every act, the stages in which it is possible, its rules, and where it leads.

Whatever surface an act comes from, it passes here or not at all.
"""

from amends.cases.gate.acts import contacts, deciding, ending, evidence, giving, people, route
from amends.cases.gate.attempt import AnyTransition, Transition
from amends.cases.gate.rules import deciding as of_deciding
from amends.cases.gate.rules import ending as of_ending
from amends.cases.gate.rules import giving as of_giving
from amends.cases.gate.rules import people as of_people
from amends.cases.gate.rules import restating as of_restating
from amends.cases.gate.rules import route as of_route
from amends.cases.gate.rules import withholding as of_withholding
from amends.cases.gate.rules.disclosing import OFFERS, is_verified_for
from amends.cases.state import Stage

ANY = frozenset(Stage)
RUNNING = ANY - {Stage.RESOLVED, Stage.CLOSED}
DECIDED = RUNNING - {Stage.OPEN}
PENDING = frozenset({Stage.PROPOSED, Stage.ADJUSTED, Stage.APPROVED, Stage.OFFERED})


def _in(*stages: Stage) -> frozenset[Stage]:
    return frozenset(stages)


TABLE: tuple[AnyTransition, ...] = (
    # Who is it?
    Transition("contact", contacts.BeginContact, ANY, (contacts.no_contact_goes_on,), contacts.begin),
    Transition(
        "verify-caller",
        contacts.VerifyCaller,
        ANY,
        (contacts.a_contact_goes_on, contacts.method_is_known),
        contacts.verify,
    ),
    Transition("end-contact", contacts.EndContact, ANY, (contacts.a_contact_goes_on,), contacts.end),
    # What is known, and what is wanted.
    Transition("fact", evidence.StateFact, RUNNING, (evidence.fact_can_be_stated,), evidence.state_fact),
    Transition("restate", evidence.Restate, RUNNING, (evidence.says_both, evidence.wish_is_a_remedy), evidence.restate),
    Transition("confirm", evidence.Confirm, RUNNING, (evidence.there_is_a_restatement,), evidence.confirm),
    # One set of grounds.
    Transition(
        "decide",
        deciding.Decide,
        RUNNING,
        (of_deciding.is_by_its_version, of_deciding.is_something_new),
        deciding.decide,
        (Stage.DECIDED,),
    ),
    Transition(
        "tell",
        deciding.Tell,
        DECIDED,
        (is_verified_for(OFFERS), of_restating.is_confirmed, of_withholding.is_refused_or_withheld),
        deciding.tell,
    ),
    Transition("correct", deciding.Correct, DECIDED, (of_deciding.is_not_the_decider,), deciding.correct),
    # What is owed is given at once; what is discretionary with a reason, within authority.
    Transition(
        "give",
        giving.Give,
        DECIDED,
        (
            of_giving.is_given_by_policy,
            of_giving.amount_is_within,
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
            of_giving.is_not_given_yet,
        ),
        giving.withhold,
    ),
    Transition(
        "settle", giving.Settle, ANY, (giving.is_to_be_settled, giving.is_agreed, giving.says_why), giving.settle
    ),
    Transition("reverse", giving.Reverse, ANY, (giving.was_given, giving.says_why), giving.reverse),
    # Make It Right.
    Transition(
        "exception",
        route.OpenException,
        _in(Stage.DECIDED),
        (route.policy_has_a_route, route.is_not_open_yet, of_restating.is_confirmed, of_route.is_beyond_policy),
        route.open_exception,
        (Stage.MAKING_IT_RIGHT,),
    ),
    Transition(
        "propose",
        route.Propose,
        _in(Stage.MAKING_IT_RIGHT),
        (of_restating.is_confirmed, of_route.has_good_terms, of_route.is_considered, route.says_why_it_is_fair),
        route.propose,
        (Stage.PROPOSED,),
    ),
    Transition(
        "approve",
        route.Approve,
        _in(Stage.PROPOSED),
        (
            of_route.is_not_the_proposer,
            of_route.is_an_approver,
            of_route.terms_are_the_ones_meant,
            of_route.may_approve_so_much,
            of_route.proposal_can_still_be_given,
        ),
        route.approve,
        (Stage.APPROVED,),
    ),
    Transition(
        "adjust",
        route.Adjust,
        _in(Stage.PROPOSED),
        (
            of_route.is_not_the_proposer,
            of_route.is_an_approver,
            of_route.terms_are_the_ones_meant,
            of_route.has_good_terms,
            route.adjusted_terms_can_be_approved,
        ),
        route.adjust,
        (Stage.ADJUSTED,),
    ),
    Transition(
        "return",
        route.Return,
        _in(Stage.PROPOSED),
        (of_route.is_not_the_proposer, of_route.is_an_approver, of_route.terms_are_the_ones_meant),
        route.send_back,
        (Stage.MAKING_IT_RIGHT,),
    ),
    Transition(
        "take",
        route.Take,
        _in(Stage.ADJUSTED),
        (of_route.is_not_the_adjuster, of_route.terms_are_the_ones_meant, of_route.approval_holds),
        route.take,
        (Stage.APPROVED,),
    ),
    Transition("withdraw", route.Withdraw, PENDING, (), route.withdraw, (Stage.MAKING_IT_RIGHT,)),
    Transition(
        "offer",
        route.Offer,
        _in(Stage.APPROVED),
        (
            is_verified_for(OFFERS),
            of_route.terms_are_the_ones_meant,
            of_route.approval_holds,
            of_route.proposal_can_still_be_given,
        ),
        route.offer,
        (Stage.OFFERED,),
    ),
    Transition(
        "accept",
        route.Accept,
        _in(Stage.OFFERED),
        (is_verified_for(OFFERS), of_route.approval_holds, of_route.proposal_can_still_be_given),
        route.accept,
        (Stage.AGREED,),
    ),
    Transition(
        "compromise",
        route.Compromise,
        _in(Stage.OFFERED),
        (is_verified_for(OFFERS), of_route.approval_holds, route.compromise_can_be_given),
        route.compromise,
        (Stage.AGREED, Stage.PROPOSED),
    ),
    Transition("reject", route.Reject, _in(Stage.OFFERED), (), route.reject, (Stage.MAKING_IT_RIGHT,)),
    Transition(
        "final-response",
        route.GiveFinalResponse,
        _in(Stage.DECIDED, Stage.MAKING_IT_RIGHT),
        (of_restating.is_confirmed, of_route.is_an_approver, of_route.was_tried),
        route.final_response,
        (Stage.DECIDED,),
    ),
    # Nobody meets a dead end.
    Transition("supervisor", people.AskSupervisor, RUNNING, (), people.ask_supervisor),
    Transition("take-over", people.TakeOver, RUNNING, (of_people.is_who_was_asked_for,), people.take_over),
    Transition("second-opinion", people.AskOpinion, RUNNING, (of_people.is_a_colleague,), people.ask_opinion),
    Transition("opinion", people.GiveOpinion, RUNNING, (people.was_asked,), people.give_opinion),
    Transition("hand-off", people.HandOver, RUNNING, (), people.hand_over),
    Transition("answer-hand-off", people.AnswerHandOff, ANY, (people.can_be_answered,), people.answer_hand_off),
    Transition("finish-hand-off", people.FinishHandOff, ANY, (people.can_be_finished,), people.finish_hand_off),
    Transition("assign", people.Assign, ANY, (), people.assign),
    # The end.
    Transition(
        "resolve",
        ending.Resolve,
        DECIDED,
        (of_ending.is_nothing_left,),
        ending.resolve,
        (Stage.RESOLVED,),
    ),
    Transition("note", ending.WriteThoughts, ANY - {Stage.CLOSED}, (), ending.write_thoughts),
    Transition(
        "close", ending.Close, _in(Stage.RESOLVED), (of_ending.has_final_thoughts,), ending.close, (Stage.CLOSED,)
    ),
    Transition(
        "reopen",
        ending.Reopen,
        _in(Stage.RESOLVED, Stage.CLOSED),
        (),
        ending.reopen,
        (Stage.DECIDED, Stage.OPEN),
    ),
)
"""Everything that can be done with a case that is open; opening one is the beginning of it all."""
