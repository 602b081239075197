"""`amends case exception`, `propose`, `approve`, `adjust` …: making it right, as far as the house is concerned."""

from decimal import Decimal
from typing import Annotated

from cyclopts import Parameter

from amends.app.cases.meant import digest_meant
from amends.cases.gate.acts.route import Adjust, Approve, OpenException, Propose, Return, Take, Withdraw
from amends.cli.case.acting import acted, acted_as
from amends.cli.case.common import ACT, ActOptions, CaseArgument, ConditionOption, TermsOption
from amends.cli.case.typed import read_amount, read_span, read_terms

_Terms = Annotated[
    str, Parameter(name="REMEDY[=AMOUNT]", help="What the customer would get, such as service_credit=40.00.")
]
_Ceiling = Annotated[
    str | None,
    Parameter(
        name="--ceiling", metavar="AMOUNT", help="How far the agent may go in a compromise, in all; else not further."
    ),
]
_Lasts = Annotated[
    str | None,
    Parameter(name="--lasts", metavar="TIME", help="How long the approval holds, such as 4h or 2d; else as settled."),
]
_Feedback = Annotated[str, Parameter(name="--feedback", metavar="WORDS", help="What the agent reads.")]


def open_exception(case: CaseArgument, /, *, options: ActOptions = ACT) -> int:
    """Opens Make It Right, where policy is exhausted and leaves a gap; prints the hold sentence to say."""
    return acted(options, case, OpenException())


def propose(
    case: CaseArgument,
    /,
    *terms: _Terms,
    why: Annotated[str, Parameter(name="--why", metavar="WORDS", help="Why it is fair: what the approver reads.")],
    own: Annotated[
        bool, Parameter(name="--own", negative=(), help="It is the customer's own solution, not yours.")
    ] = False,
    unknown: Annotated[
        str | None,
        Parameter(name="--unknown", metavar="FACT,FACT", help="What is to be considered and nobody knows."),
    ] = None,
    condition: ConditionOption = None,
    options: ActOptions = ACT,
) -> int:
    """Proposes a solution, which may be outside policy, to somebody who may approve it and is not you."""
    not_known = frozenset(name.strip() for name in (unknown or "").split(",") if name.strip())
    return acted(options, case, Propose(read_terms(terms, condition), why, own, not_known))


def approve(
    case: CaseArgument,
    /,
    *,
    ceiling: _Ceiling = None,
    lasts: _Lasts = None,
    terms: TermsOption = None,
    options: ActOptions = ACT,
) -> int:
    """Approves the exact terms that stand, until the approval ends; they are reserved."""
    highest = _amount(ceiling)
    holds = read_span(lasts) if lasts is not None else None
    return acted_as(options, case, lambda state: Approve(highest, digest_meant(state, terms), holds))


def adjust(
    case: CaseArgument,
    /,
    *new_terms: _Terms,
    feedback: _Feedback,
    ceiling: _Ceiling = None,
    lasts: _Lasts = None,
    condition: ConditionOption = None,
    terms: TermsOption = None,
    options: ActOptions = ACT,
) -> int:
    """Puts other terms in place of the proposed ones; the agent can take them as they are."""
    adjusted, highest = read_terms(new_terms, condition), _amount(ceiling)
    holds = read_span(lasts) if lasts is not None else None
    return acted_as(options, case, lambda state: Adjust(adjusted, feedback, highest, digest_meant(state, terms), holds))


def send_back(
    case: CaseArgument, /, *, feedback: _Feedback, terms: TermsOption = None, options: ActOptions = ACT
) -> int:
    """Returns the solution to the agent, with what to revise."""
    return acted_as(options, case, lambda state: Return(feedback, digest_meant(state, terms)))


def take(case: CaseArgument, /, *, terms: TermsOption = None, options: ActOptions = ACT) -> int:
    """Takes the approver's terms as they are; they can be offered at once."""
    return acted_as(options, case, lambda state: Take(digest_meant(state, terms)))


def withdraw(
    case: CaseArgument,
    /,
    *,
    why: Annotated[str, Parameter(name="--why", metavar="WORDS", help="Why it comes to nothing.")],
    options: ActOptions = ACT,
) -> int:
    """Takes a solution back: its approval has ended, or something better was found. What it reserved is free again."""
    return acted(options, case, Withdraw(why))


def _amount(text: str | None) -> Decimal | None:
    return read_amount(text) if text is not None else None
