"""What is owed is given, what is discretionary weighed; what goes out, and what comes back before."""

from amends.cases.gate.acts import (
    fulfilling,
    giving,
    returns,
)
from amends.cases.gate.attempt import AnyTransition, Transition
from amends.cases.gate.rules import deciding as of_deciding
from amends.cases.gate.rules import fulfilling as of_fulfilling
from amends.cases.gate.rules import giving as of_giving
from amends.cases.gate.rules import owing as of_owing
from amends.cases.gate.rules import returns as of_returns
from amends.cases.gate.rules import saying as of_saying
from amends.cases.gate.rules import settling as of_settling
from amends.cases.gate.rules import withholding as of_withholding
from amends.cases.gate.rules.disclosing import OFFERS, is_verified_for
from amends.cases.gate.table.stages import ANY, DECIDED, leading, within
from amends.cases.state import Stage

PART: tuple[AnyTransition, ...] = (
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
            of_deciding.is_up_to_date,
            of_withholding.is_at_discretion,
            of_giving.is_given_by_policy,
            of_withholding.has_reason_to_withhold,
            of_withholding.is_not_withheld_yet,
            of_giving.is_not_given_yet,
        ),
        giving.withhold,
    ),
    Transition(
        "decline",
        giving.Decline,
        DECIDED,
        (is_verified_for(OFFERS), of_owing.is_owed, of_giving.is_not_given_yet),
        giving.decline,
    ),
    Transition(
        "settle",
        giving.Settle,
        ANY,
        (
            of_settling.is_to_be_settled,
            of_fulfilling.is_not_on_its_way,
            of_settling.is_agreed,
            of_settling.nothing_forbids_giving_it,
            of_settling.has_arrived,
            of_settling.condition_is_judged,
            of_settling.says_what_happened,
        ),
        giving.settle,
        leading(within(Stage.AGREED), Stage.MAKING_IT_RIGHT),
    ),
    Transition(
        "reverse",
        giving.Reverse,
        ANY,
        (of_settling.was_given, of_saying.says_why),
        giving.reverse,
        leading(within(Stage.AGREED), Stage.MAKING_IT_RIGHT),
    ),
    # What goes out by itself, and what has to come back before.
    Transition(
        "begin-fulfilment",
        fulfilling.BeginFulfilment,
        ANY,
        (
            of_fulfilling.is_reserved,
            of_settling.is_agreed,
            of_settling.nothing_forbids_giving_it,
            of_settling.has_arrived,
            of_settling.condition_is_judged,
        ),
        fulfilling.begin,
    ),
    Transition(
        "record-fulfilment",
        fulfilling.RecordFulfilment,
        ANY,
        (of_fulfilling.can_be_reported, of_saying.says_why),
        fulfilling.record,
    ),
    Transition("fulfil", fulfilling.FulfilAgain, ANY, (of_fulfilling.has_failed,), fulfilling.again),
    Transition(
        "ask-return",
        returns.AskReturn,
        ANY,
        (of_returns.gift_awaits_something, of_returns.has_a_number_left, of_returns.can_be_sent_in_time),
        returns.ask,
    ),
    Transition(
        "return-arrived",
        returns.RecordArrival,
        ANY,
        (of_returns.is_still_awaited, of_returns.agrees_with_serial),
        returns.arrive,
    ),
    Transition(
        "remind-of-return",
        returns.RemindOfReturn,
        ANY,
        (of_returns.is_still_awaited, of_returns.nothing_has_arrived, of_returns.is_time_to_remind),
        returns.remind,
    ),
    Transition(
        "expire-return",
        returns.ExpireReturn,
        ANY,
        (of_returns.is_still_awaited, of_returns.nothing_has_arrived, of_returns.is_overdue),
        returns.expire,
        leading(within(Stage.AGREED), Stage.MAKING_IT_RIGHT),
    ),
)
