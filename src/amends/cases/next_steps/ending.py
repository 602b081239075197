"""Next steps at the end: settle what was promised, ask whether it helped, write the note, close."""

from collections.abc import Iterator

from amends.cases.call_backs import PromisedCall
from amends.cases.events.deciding import DecidedRemedy
from amends.cases.events.ending import NeedsMet
from amends.cases.events.event import quoted
from amends.cases.gate.acts.ending import Close, Resolve
from amends.cases.gate.acts.giving import Decline, Give, Settle
from amends.cases.gate.rules.call_backs import asks_about_call
from amends.cases.gate.rules.owing import entitlements
from amends.cases.gate.rules.settling import Outcome
from amends.cases.next_steps.discretion import clauses_of
from amends.cases.next_steps.going_out import to_await, to_put_right
from amends.cases.next_steps.left_open import left_open
from amends.cases.next_steps.look import Look
from amends.cases.next_steps.people import call_owed
from amends.cases.next_steps.step import NextStep
from amends.cases.state import Stage

_BEFORE_THE_END = 2
"""How many steps at the most come before the end of the contact, so that it is among those that are shown."""
_ANSWERS = "yes, partly, no, declined (to say) or left (before being asked)"
_IN_WRITING = "; or in-writing, where they are asked on their page"


def when_agreed(look: Look) -> Iterator[NextStep]:
    """The customer has said yes: what was promised is given, they are asked whether that is all, and the call ends."""
    now = [*to_put_right(look), *to_settle(look), *to_give(look), *_to_follow_up(look), *to_resolve(look)]
    if look.is_speaking:
        # However much is left to do, it is not done while the customer waits on the line.
        now.insert(_BEFORE_THE_END, _to_part(look))
    yield from now
    yield from to_await(look)
    yield from _to_judge(look)


def when_resolved(look: Look) -> Iterator[NextStep]:
    """The note, the end of the call, and rest."""
    yield from to_put_right(look)
    can_rest = look.passes(Close())
    if look.state.final_thoughts is None:
        needed = "; without it the case can't rest" if look.state.is_exception_open else ""
        yield look.step("note", '--thoughts "…"', why=f"the one answer of the note that a person types{needed}")
    if look.is_speaking:
        yield look.step("end-contact", why="when the call has ended")
    if can_rest:
        yield look.step("close", why="the case rests")
    yield from call_owed(look)
    yield from to_await(look)
    yield from _to_judge(look)


def when_closed(look: Look) -> Iterator[NextStep]:
    """Nothing, unless something is still awaited, or the customer comes back."""
    yield from to_put_right(look)
    yield from to_await(look)
    yield look.step("reopen", '--why "…"', why="only if the customer comes back about it")


def to_settle(look: Look) -> Iterator[NextStep]:
    """What was promised and awaits nothing is given."""
    for gift in look.state.open_gifts:
        if not gift.awaits and not gift.hangs_on_condition and look.passes(Settle(gift.id, Outcome.GIVEN)):
            yield look.step("settle", gift.remedy, "given", why="when it has reached the customer", remedy=gift.remedy)


def to_resolve(look: Look) -> Iterator[NextStep]:
    """Nothing is left; did it help? Whoever has left may not come back, and then what is open stays so."""
    answer = NeedsMet.YES if look.is_speaking else NeedsMet.LEFT
    due = look.state.call_back_due
    if not look.passes(Resolve(answer, PromisedCall.KEPT)):
        return
    then, of_call = (("--call-back THEN",), [_of_call(look)]) if asks_about_call(look.state) else ((), [])
    left = left_open(look)
    if left is None:
        yield look.step(
            "resolve",
            "--needs-met ANSWER",
            *then,
            why="nothing is left to do" + (f" but the call-back by {look.moment(due)}" if due is not None else ""),
            say=_asked_at_the_end(look),
            details=[f"ANSWER is {_ANSWERS}{_IN_WRITING if not look.is_speaking else ''}", *of_call],
        )
    elif not look.is_speaking:
        why = f"only if the customer does not come back: {left}"
        yield look.step("resolve", "--needs-met left", *then, why=why, details=of_call)


def _asked_at_the_end(look: Look) -> str:
    done = look.state.done_by(look.wanted) if look.wanted is not None else None
    told = f"I have heard from {done.party}: it is done. " if done is not None else ""
    return f"{_agreed(look)}{told}Is there anything left that we should put right for you? Were your needs met?"


def _to_part(look: Look) -> NextStep:
    return look.step(
        "end-contact",
        why="when everything is said; what is still to be done is done afterwards",
        say=f"{_agreed(look)}Is there anything else that we can do for you now?",
    )


def _agreed(look: Look) -> str:
    """What the customer has said yes to, said back to them."""
    proposal = look.state.proposal
    terms = proposal.accepted_terms if proposal is not None and look.state.stage is Stage.AGREED else None
    if terms is None:
        return ""
    return f"Thank you. So it is agreed: {look.voice.all_of([one.words(look.wording) for one in terms.remedies])}. "


def _of_call(look: Look) -> str:
    due = look.state.call_back_due
    still_due = f"a call-back is still promised, by {look.moment(due)}: " if due is not None else ""
    return f"{still_due}THEN is kept, or settled, where what it was for was settled in contact with the customer"


def to_give(look: Look) -> Iterator[NextStep]:
    """What is owed and not given yet, the wish first; what the customer pays for is theirs to ask for."""
    owed = [*entitlements(look.attempt)] if look.decided is not None else []
    wanted = look.remedies.get(look.wanted or "")
    if look.wanted is not None and look.wanted not in owed and wanted is not None and wanted.status == "owed":
        owed.insert(0, look.wanted)
    in_order = sorted(owed, key=lambda one: one != look.wanted)
    can_be_given = [name for name in in_order if name not in look.state.declined and look.passes(Give(name))]
    if can_be_given:
        first, *others = can_be_given
        yield _giving(look, first, look.remedies[first], others)


def _giving(look: Look, name: str, one: DecidedRemedy, others: list[str]) -> NextStep:
    later = "; it is released when what it awaits has arrived" if one.awaits else ""
    decline = look.step("decline", name, why="").command
    also = [f"also owed: {', '.join(others)}"] if others else []
    return look.step(
        "give",
        name,
        why=f"it is owed: nobody has to be asked{later}",
        say=clauses_of(look, one),
        details=[*([f"where the customer does not want it: {decline}"] if look.passes(Decline(name)) else []), *also],
        remedy=name,
    )


def _to_follow_up(look: Look) -> Iterator[NextStep]:
    """Something has a condition, and nobody is to look at it again."""
    waiting = look.state.conditional_gifts
    if waiting and look.state.follow_up_due is None:
        yield look.step(
            "follow-up",
            "--within TIME",
            why=f"somebody has to see whether the condition comes true: {quoted(waiting[0].condition)}",
            details=["TIME is like 60d, after which that can be seen"],
        )


def _to_judge(look: Look) -> Iterator[NextStep]:
    """What waits for its condition is given or released once that is known."""
    due = look.state.follow_up_due
    again = f"; it is looked at again by {look.moment(due)}" if due is not None else ""
    for gift in look.state.conditional_gifts:
        yield look.step(
            "settle",
            gift.remedy,
            'given --why "…"',
            why=f"when its condition has come true: {quoted(gift.condition)}{again}",
            details=["or `released`, where it has not"],
            remedy=gift.remedy,
        )
