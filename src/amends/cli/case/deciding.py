"""`amends case decide`, `tell`, `correct`: what does the policy say?"""

from typing import Annotated

from cyclopts import Parameter

from amends.cases.gate.acts.deciding import Correct, Decide, Tell
from amends.cli.case.acting import acted, acted_on
from amends.cli.case.common import ACT, ActOptions, CaseArgument, RemedyArgument


def decide(case: CaseArgument, /, *, options: ActOptions = ACT) -> int:
    """Decides the case by the version that governs it, with everything known: owed, may be given, refused, to ask."""
    from amends.app.known import decided_now

    return acted_on(options, case, lambda on: [Decide(decided_now(on))])


def tell(case: CaseArgument, remedy: RemedyArgument, /, *, options: ActOptions = ACT) -> int:
    """Records that the customer was told a no, in the clauses' own sentences; they are printed to be read out."""
    return acted(options, case, Tell(remedy))


def correct(
    case: CaseArgument,
    /,
    *,
    why: Annotated[str, Parameter(name="--why", metavar="WORDS", help="What was wrong with the decision.")],
    version: Annotated[
        str | None,
        Parameter(name="--version", metavar="VERSION", help="The version by which it is decided anew, if another."),
    ] = None,
    options: ActOptions = ACT,
) -> int:
    """Approves that the case is decided anew; never by the one who decided it."""
    return acted(options, case, Correct(why, version))
