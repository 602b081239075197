"""Next steps at the end: settle what was promised, ask whether it helped, write the note, close."""

from collections.abc import Iterator

from amends.cases.events.ending import NeedsMet
from amends.cases.gate.acts.ending import Close, Resolve
from amends.cases.gate.acts.giving import Settle
from amends.cases.gate.rules.settling import Outcome
from amends.cases.next_steps.look import Look
from amends.cases.next_steps.step import NextStep


def when_agreed(look: Look) -> Iterator[NextStep]:
    """The customer has said yes: what was promised is given, and the case resolved."""
    yield from to_settle(look)
    yield from to_resolve(look)
    yield from _to_await(look)


def when_resolved(look: Look) -> Iterator[NextStep]:
    """The note, the end of the call, and rest."""
    can_rest = look.passes(Close())
    if look.state.final_thoughts is None:
        needed = "; without it the case can't rest" if look.state.is_exception_open else ""
        yield look.step("note", '--thoughts "…"', why=f"the one answer of the note that a person types{needed}")
    if look.is_speaking:
        yield look.step("end-contact", why="when the call has ended")
    if can_rest:
        yield look.step("close", why="the case rests")
    if look.state.call_back_due is not None and not look.is_speaking:
        yield look.step("contact", "phone", why="a call-back is owed before the case rests")
    yield from _to_await(look)


def when_closed(look: Look) -> Iterator[NextStep]:
    """Nothing, unless the customer comes back."""
    yield look.step("reopen", '--why "…"', why="only if the customer comes back about it")


def to_settle(look: Look) -> Iterator[NextStep]:
    """What was promised and awaits nothing is given."""
    for gift in look.state.open_gifts:
        if not gift.awaits and look.passes(Settle(gift.id, Outcome.GIVEN)):
            yield look.step("settle", gift.remedy, "given", why="when it has reached the customer")


def to_resolve(look: Look) -> Iterator[NextStep]:
    """Nothing is left; did it help?"""
    answer = NeedsMet.YES if look.is_speaking else NeedsMet.LEFT
    if look.passes(Resolve(answer)):
        yield look.step(
            "resolve",
            "--needs-met ANSWER",
            why="nothing is left to do",
            say="Is there anything left that we should put right for you?" if look.is_speaking else None,
            details=["ANSWER is yes, partly, no, declined (to say) or left (before being asked)"],
        )


def _to_await(look: Look) -> Iterator[NextStep]:
    for gift in look.state.open_gifts:
        if gift.awaits:
            yield look.step("settle", gift.remedy, "given", why="when what it awaits has arrived")
