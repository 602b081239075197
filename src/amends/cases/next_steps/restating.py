"""Next steps of restating: the problem and the wish in the agent's words, confirmed by the customer."""

from collections.abc import Iterator

from amends.cases.events.event import quoted
from amends.cases.gate.acts.evidence import Confirm
from amends.cases.next_steps.look import Look
from amends.cases.next_steps.people import to_speak
from amends.cases.next_steps.step import SHORTLY, NextStep
from amends.cases.state import Stage

_NAMED = 8


def to_restate(look: Look) -> Iterator[NextStep]:
    """Restating, where nothing was restated; confirming, where it was."""
    restatement = look.state.restatement
    if restatement is None:
        yield _restating(look)
    elif restatement.is_contested:
        yield from to_restate_anew(look)
    elif not restatement.is_confirmed:
        if look.passes(Confirm()):
            yield look.step(
                "confirm",
                why="when the customer says that this is what they mean; else restate it",
                say=f"Let me make sure that I have understood you: {_whole(restatement.issue)} "
                f"And what you would like is this: {_whole(restatement.wish)} Is that right?",
            )
        else:
            yield from to_speak(look)


def to_restate_anew(look: Look) -> Iterator[NextStep]:
    """The customer has written that this is not what they mean."""
    restatement = look.state.restatement
    is_over = look.state.stage in (Stage.RESOLVED, Stage.CLOSED)
    if restatement is not None and restatement.is_contested and not is_over:
        said = quoted(restatement.contest, SHORTLY)
        yield _restating(look, f"the customer says that this is not what they mean: {said}")


def _restating(
    look: Look, why: str = "say back, in your own words, what went wrong and what the customer wants"
) -> NextStep:
    remedies = [*look.policy.remedies]
    more = f" … (`amends case show {look.state.reference}` lists all)" if len(remedies) > _NAMED else ""
    return look.step(
        "restate",
        '--issue "…" --wish "…" --remedy REMEDY[=AMOUNT]',
        why=why,
        say="Let me make sure that I have understood you. …",
        details=[f"REMEDY is {', '.join(remedies[:_NAMED])}{more}; leave --remedy out where none fits the wish"],
    )


def _whole(words: str | None) -> str:
    """Somebody's words as a sentence of their own."""
    said = (words or "…").strip()
    return said if said[-1:] in ".!?…" else f"{said}."
