"""Which job is performed by what."""

from collections.abc import Mapping

from amends.app.following.bills import MAKE_GOOD, TAKEN_BACK
from amends.app.following.clocks import HOLD_ENDS, NEXT_APPROVER, OVERDUE, PASS_ON, REMIND
from amends.app.following.fulfilment import EXPIRE_RETURN, FULFIL, REMIND_OF_RETURN
from amends.app.letters.asked import LETTER
from amends.app.promises.confirming import CONFIRM, WATCH
from amends.jobs.bills import make_bills_good, take_back_from_bills
from amends.jobs.clocks import ask_next_approver, end_hold, overdue, pass_on, remind
from amends.jobs.fulfilment import fulfil
from amends.jobs.letters import send_letter
from amends.jobs.promises import confirm_promise, watch_promise
from amends.jobs.returns import expire_return, remind_of_return
from amends.jobs.task import Performer

PERFORMERS: Mapping[str, Performer] = {
    FULFIL: fulfil,
    REMIND_OF_RETURN: remind_of_return,
    EXPIRE_RETURN: expire_return,
    LETTER: send_letter,
    NEXT_APPROVER: ask_next_approver,
    HOLD_ENDS: end_hold,
    REMIND: remind,
    OVERDUE: overdue,
    PASS_ON: pass_on,
    MAKE_GOOD: make_bills_good,
    TAKEN_BACK: take_back_from_bills,
    CONFIRM: confirm_promise,
    WATCH: watch_promise,
}
"""The performer of each kind of job; a worker leaves alone what it does not know."""
