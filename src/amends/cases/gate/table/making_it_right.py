"""Make It Right: from the hold sentence to the customer's answer, and the last word of the house."""

from amends.cases.gate.acts import (
    route,
)
from amends.cases.gate.attempt import AnyTransition, Transition
from amends.cases.gate.rules import approving as of_approving
from amends.cases.gate.rules import deciding as of_deciding
from amends.cases.gate.rules import offering as of_offering
from amends.cases.gate.rules import restating as of_restating
from amends.cases.gate.rules import route as of_route
from amends.cases.gate.rules import saying as of_saying
from amends.cases.gate.rules import terms as of_terms
from amends.cases.gate.rules.disclosing import OFFERS, is_verified_for
from amends.cases.gate.table.stages import IN_THE_HOUSE, ON_ITS_WAY, leading, within
from amends.cases.state import Stage

PART: tuple[AnyTransition, ...] = (
    # Make It Right.
    Transition(
        "exception",
        route.OpenException,
        within(Stage.DECIDED),
        (
            of_route.policy_has_a_route,
            of_route.last_word_was_not_said,
            of_restating.is_confirmed,
            of_deciding.is_up_to_date,
            of_route.is_beyond_policy,
        ),
        route.open_exception,
        leading(within(Stage.DECIDED), Stage.MAKING_IT_RIGHT),
    ),
    Transition(
        "propose",
        route.Propose,
        within(Stage.MAKING_IT_RIGHT),
        (
            of_restating.is_confirmed,
            of_terms.has_good_terms,
            of_approving.somebody_may_approve_it,
            of_route.is_considered,
            of_saying.says_why_it_is_fair,
        ),
        route.propose,
        leading(within(Stage.MAKING_IT_RIGHT), Stage.PROPOSED),
    ),
    Transition(
        "approve",
        route.Approve,
        within(Stage.PROPOSED),
        (
            of_approving.is_a_person,
            of_approving.is_not_the_proposer,
            of_approving.may_answer,
            of_approving.terms_are_the_ones_meant,
            of_approving.may_approve_so_much,
            of_approving.holds_for_some_time,
            of_approving.proposal_can_still_be_given,
        ),
        route.approve,
        leading(within(Stage.PROPOSED), Stage.APPROVED, Stage.OFFERED),
    ),
    Transition(
        "adjust",
        route.Adjust,
        within(Stage.PROPOSED),
        (
            of_approving.is_a_person,
            of_approving.is_not_the_proposer,
            of_approving.may_answer,
            of_approving.terms_are_the_ones_meant,
            of_terms.has_good_terms,
            of_offering.is_no_less_than_what_stands,
            of_approving.may_approve_the_adjusted,
            of_approving.holds_for_some_time,
            of_saying.says_what_to_revise,
        ),
        route.adjust,
        leading(within(Stage.PROPOSED), Stage.ADJUSTED),
    ),
    Transition(
        "return",
        route.Return,
        within(Stage.PROPOSED),
        (
            of_approving.is_a_person,
            of_approving.is_not_the_proposer,
            of_approving.may_answer,
            of_approving.terms_are_the_ones_meant,
            of_saying.says_what_to_revise,
        ),
        route.send_back,
        leading(within(Stage.PROPOSED), Stage.MAKING_IT_RIGHT, Stage.OFFERED),
    ),
    Transition(
        "take",
        route.Take,
        within(Stage.ADJUSTED),
        (
            of_approving.is_not_the_adjuster,
            of_approving.terms_are_the_ones_meant,
            of_approving.approval_holds,
            of_approving.proposal_can_still_be_given,
        ),
        route.take,
        leading(within(Stage.ADJUSTED), Stage.APPROVED),
    ),
    Transition(
        "withdraw",
        route.Withdraw,
        ON_ITS_WAY,
        (of_saying.says_why,),
        route.withdraw,
        {
            **leading(IN_THE_HOUSE, Stage.MAKING_IT_RIGHT, Stage.OFFERED),
            **leading(within(Stage.OFFERED), Stage.MAKING_IT_RIGHT),
        },
    ),
    Transition(
        "offer",
        route.Offer,
        within(Stage.APPROVED),
        (
            of_offering.is_verified_or_written,
            of_approving.terms_are_the_ones_meant,
            of_approving.approval_holds,
            of_approving.proposal_can_still_be_given,
        ),
        route.offer,
        leading(within(Stage.APPROVED), Stage.OFFERED),
    ),
    Transition(
        "accept",
        route.Accept,
        ON_ITS_WAY,
        (
            of_offering.an_offer_stands,
            is_verified_for(OFFERS),
            of_offering.offer_holds,
            of_offering.offer_can_still_be_given,
        ),
        route.accept,
        leading(ON_ITS_WAY, Stage.AGREED),
    ),
    Transition(
        "compromise",
        route.Compromise,
        within(Stage.OFFERED),
        (
            is_verified_for(OFFERS),
            of_approving.approval_holds,
            of_terms.has_good_terms,
            of_approving.compromise_can_be_approved,
            of_saying.says_the_customers_words,
        ),
        route.compromise,
        leading(within(Stage.OFFERED), Stage.AGREED, Stage.PROPOSED),
    ),
    Transition(
        "reject",
        route.Reject,
        within(Stage.OFFERED),
        (of_saying.says_the_customers_words,),
        route.reject,
        leading(within(Stage.OFFERED), Stage.MAKING_IT_RIGHT),
    ),
    Transition(
        "final-response",
        route.GiveFinalResponse,
        within(Stage.DECIDED, Stage.MAKING_IT_RIGHT),
        (
            of_route.last_word_was_not_said,
            of_restating.is_confirmed,
            of_deciding.is_up_to_date,
            of_approving.is_an_approver,
            of_route.was_tried,
            of_saying.says_something,
        ),
        route.final_response,
        leading(within(Stage.MAKING_IT_RIGHT), Stage.DECIDED),
    ),
)
