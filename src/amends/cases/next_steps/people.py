"""Next steps about people who wait: supervisors, colleagues, and the customer on the line."""

from collections.abc import Iterator

from amends.cases.gate.acts.people import GiveOpinion, TakeOver
from amends.cases.gate.rules.disclosing import OFFERS
from amends.cases.gate.rules.people import who_can_take
from amends.cases.next_steps.look import Look
from amends.cases.next_steps.news import news
from amends.cases.next_steps.step import ANY_WORDS, NextStep
from amends.cases.parts import GiftState
from amends.cases.state import Stage

_WITHOUT_THE_CUSTOMER = frozenset({Stage.MAKING_IT_RIGHT, Stage.PROPOSED, Stage.ADJUSTED})
"""The stages in which something is found inside the house, before there is anything to call about."""

_VERIFY = "Before I look at your account, may I make sure that I am speaking with the right person?"


def who_wait(look: Look) -> Iterator[NextStep]:
    """Whoever was asked for, and has not come or answered yet; and what nobody knows the end of."""
    state = look.state
    if state.stage in (Stage.RESOLVED, Stage.CLOSED):
        return
    yield from _supervisor(look)
    if state.stage not in _WITHOUT_THE_CUSTOMER:
        yield from call_owed(look)
    if look.passes(GiveOpinion(ANY_WORDS)):
        yield look.step("opinion", '--view "…"', why="a colleague asks for your view; theirs is sealed until then")
    for gift in state.gifts.values():
        if gift.state is GiftState.UNCERTAIN:
            yield look.step("settle", gift.remedy, "given", why="find out whether it reached the customer, and say so")


def call_owed(look: Look) -> Iterator[NextStep]:
    """A customer who was promised a call is called."""
    due = look.state.call_back_due
    if due is not None and not look.is_speaking:
        rests = " before the case rests" if look.state.stage is Stage.RESOLVED else ""
        told = news(look)
        why = f"a call-back is owed by {look.moment(due)}{rests}"
        yield look.step("contact", "phone", why=f"{why}: {told}" if told is not None else why)


def who_is_it(look: Look) -> Iterator[NextStep]:
    """Who is speaking has to be known before anything of the account is told."""
    if look.is_speaking and not look.is_verified:
        methods = [name for name, kinds in look.around.house.verification.items() if OFFERS in kinds]
        yield look.step(
            "verify-caller",
            "METHOD",
            why="nothing of the account or of an offer is told before that",
            say=_VERIFY,
            details=[f"METHOD is {', '.join(methods)}"] if methods else [],
        )


def to_speak(look: Look) -> Iterator[NextStep]:
    """What it takes to tell the customer something: a contact, and to know who is speaking."""
    if not look.is_speaking:
        yield from call_owed(look)
        yield look.step("contact", "phone", why="the customer is told in a contact")
    yield from who_is_it(look)


def _supervisor(look: Look) -> Iterator[NextStep]:
    can_take_over = look.passes(TakeOver())
    for request in look.state.waiting_requests:
        due = f", by {look.moment(request.due)}" if request.due is not None else ""
        who = "you can be the one" if can_take_over else f"{who_can_take(look.attempt, request)} takes over"
        yield look.step(
            "take-over",
            why=f"the customer asked for a supervisor, and {who}{due}",
            whose=None if can_take_over else request.goes_to,
        )
