"""Next steps about other parties who were asked to act: whose turn it is, and what follows from what they said."""

from collections.abc import Iterator
from datetime import datetime

from amends.cases.events.event import quoted
from amends.cases.gate.acts.people import HandOver
from amends.cases.next_steps.before_route import beyond_policy
from amends.cases.next_steps.look import Look
from amends.cases.next_steps.news import AT_ITS_END, done_for_wish, news, refusal_of_others
from amends.cases.next_steps.people import who_is_it
from amends.cases.next_steps.step import ANY_WORDS, SHORTLY, NextStep
from amends.cases.parts import HandOffState


def unanswered(look: Look) -> Iterator[NextStep]:
    """Those who have not answered yet, with what they were asked; while they have not, the case is ours."""
    if look.state.stage in AT_ITS_END:
        return
    for one in look.state.hand_offs:
        if one.state is HandOffState.ASKED:
            due = look.moment(one.due)
            late = f"an answer was due {due}, and has not come: ask after it"
            waits = late if one.due < look.around.at else f"not answered yet, due {due}"
            yield look.step(
                "answer-hand-off",
                '--accepted --words "…"',
                why=f"the turn of {one.party}, {quoted(one.what, SHORTLY)}: {waits}; until then the case is ours",
            )


def who_act(look: Look) -> Iterator[NextStep]:
    """Other parties who have accepted; the case does not wait for them with what else there is to do."""
    for one in look.state.hand_offs:
        if one.state is HandOffState.ACCEPTED:
            yield look.step(
                "finish-hand-off",
                '--words "…"',
                why=f"when {one.party} has done it, {quoted(one.what, SHORTLY)} (due {look.moment(one.due)})",
            )


def after_refusal(look: Look) -> Iterator[NextStep]:
    """The last who was asked does not see to it: somebody else may, or we make it right; the customer hears of it."""
    refused = refusal_of_others(look)
    if refused is None:
        return
    yield from who_is_it(look)
    for_wish = [f"--remedy {look.wanted}"] if look.wanted is not None else []
    if look.passes(HandOver(ANY_WORDS, ANY_WORDS, datetime.max.replace(tzinfo=look.around.at.tzinfo))):
        yield look.step(
            "hand-off",
            "PARTY",
            '--what "…"',
            *for_wish,
            why=f"{refused.party} does not see to it, {quoted(refused.words, SHORTLY)}: ask somebody else, "
            "such as an insurer",
            say=_told(look, f"I have heard from {refused.party}: they do not see to it. Your case stays with us."),
            details=["PARTY is who else may have to act"],
        )
    if look.decided is not None and not look.is_news:
        yield from beyond_policy(look)
    yield from _to_tell(look)


def after_it_was_done(look: Look) -> Iterator[NextStep]:
    """Another party has done what the customer wants; they hear of it before the case ends."""
    if done_for_wish(look) is not None:
        yield from _to_tell(look)


def _to_tell(look: Look) -> Iterator[NextStep]:
    """The customer has not heard of it."""
    why = news(look)
    if why is not None and not look.is_speaking:
        yield look.step("contact", "phone", why=why)


def _told(look: Look, words: str) -> str | None:
    """What is told only to who was verified."""
    return words if look.is_verified else None
