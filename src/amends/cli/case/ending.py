"""`amends case resolve`, `note`, `close`, `reopen`: the end, and the beginning anew."""

from typing import Annotated

from cyclopts import Parameter

from amends.cases.call_backs import PromisedCall
from amends.cases.events.ending import NeedsMet
from amends.cases.gate.acts.ending import Close, FollowUp, Reopen, Resolve, WriteThoughts
from amends.cli.case.acting import acted, acted_on, looked_at
from amends.cli.case.common import ACT, ActOptions, CaseArgument
from amends.cli.case.typed import read_span
from amends.cli.status import ExitStatus


def follow_up(
    case: CaseArgument,
    /,
    *,
    within: Annotated[
        str, Parameter(name="--within", metavar="TIME", help="When somebody looks at it again, such as 60d.")
    ],
    options: ActOptions = ACT,
) -> int:
    """Plans when somebody sees whether the condition has come true under which something was promised."""
    span = read_span(within)
    return acted_on(options, case, lambda on: [FollowUp(on.at + span)])


def resolve(
    case: CaseArgument,
    /,
    *,
    needs_met: Annotated[
        NeedsMet, Parameter(name="--needs-met", help="What the customer said when asked whether their needs were met.")
    ],
    call_back: Annotated[
        PromisedCall | None,
        Parameter(name="--call-back", help="Whether a promised call is made all the same, or was settled."),
    ] = None,
    heard: Annotated[
        str | None,
        Parameter(name="--heard", metavar="WORDS", help="Where the answer is known from, once the contact has ended."),
    ] = None,
    options: ActOptions = ACT,
) -> int:
    """Resolves the case, when nothing is left to give, to tell or to wait for."""
    return acted(options, case, Resolve(needs_met, call_back, heard))


def note(
    case: CaseArgument,
    /,
    *,
    thoughts: Annotated[
        str | None,
        Parameter(name="--thoughts", metavar="WORDS", help="Writes the eighth answer: your final thoughts."),
    ] = None,
    options: ActOptions = ACT,
) -> int:
    """Prints the note: eight answers, of which seven come from what happened, and one is yours to write."""
    if thoughts is not None:
        return acted(options, case, WriteThoughts(thoughts))
    from amends.cli.case.notes import print_note

    print_note(looked_at(options, case), as_json=options.as_json)
    return ExitStatus.DONE


def close(case: CaseArgument, /, *, options: ActOptions = ACT) -> int:
    """Lets a resolved case rest; one of Make It Right only with its note written."""
    return acted(options, case, Close())


def reopen(
    case: CaseArgument,
    /,
    *,
    why: Annotated[str, Parameter(name="--why", metavar="WORDS", help="Why it goes on.")],
    options: ActOptions = ACT,
) -> int:
    """Lets a case go on that was resolved or closed."""
    return acted(options, case, Reopen(why))
