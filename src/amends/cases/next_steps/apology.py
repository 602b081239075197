"""A customer whom we had promised to call, and did not, hears first that we are sorry."""

from collections.abc import Sequence
from dataclasses import replace

from amends.cases.next_steps.look import Look
from amends.cases.next_steps.step import NextStep


def with_apology(look: Look, steps: Sequence[NextStep]) -> tuple[NextStep, ...]:
    """The steps, the first sentence among them beginning with the apology; until it is known who is speaking.

    Of the case it tells nothing; when they were to be called is told no stranger.
    """
    contact = look.state.contact
    if contact is None or contact.missed_call is None or contact.discloses:
        return tuple(steps)
    mine = [step for step in steps if step.whose is None]
    first = next((step for step in mine if step.say), mine[0] if mine else None)
    return tuple(replace(step, say=_sorry(step.say)) if step is first else step for step in steps)


def _sorry(say: str | None) -> str:
    sorry = "I am sorry that we did not call you back when we had promised to."
    return sorry if say is None else f"{sorry} {say}"
