"""`amends calls test-call`: a call that somebody makes themselves, to hear whether a number answers."""

from enum import StrEnum
from typing import Annotated

from cyclopts import Parameter

from amends.cli.answers import ClientOption, answer
from amends.cli.case.common import ACT, ActOptions, desk_of
from amends.cli.case.page import Line


class Outcome(StrEnum):
    """What came of it."""

    ANSWERED = "answered"
    NOT_ANSWERED = "not-answered"


def record(
    number: Annotated[str, Parameter(name="NUMBER", help="The number that you called.")],
    outcome: Annotated[Outcome, Parameter(name="OUTCOME", help="Whether anybody or anything answered.")],
    /,
    *,
    seconds: Annotated[
        int | None, Parameter(name="--seconds", metavar="N", help="After how many seconds it was answered.")
    ] = None,
    heard: Annotated[str | None, Parameter(name="--heard", metavar="WORDS", help="What was to be heard.")] = None,
    client: ClientOption = None,
    options: ActOptions = ACT,
) -> int:
    """Records that you called a number yourself just now."""
    from amends.app.calls.own_calls import OwnCall, record_own_call
    from amends.app.plain.calls import recorded_test_call_to_plain

    answered = outcome is Outcome.ANSWERED
    call = OwnCall(number=number, answered=answered, seconds_to_answer=seconds, heard=heard)
    of, made = record_own_call(desk_of(options), client, call)
    after = f" after {seconds} s" if answered and seconds is not None else ""
    told = f"{made.number} answered{after} when you called it." if answered else f"{made.number} did not answer you."
    return answer(options, recorded_test_call_to_plain(of, made), [Line(told)])
