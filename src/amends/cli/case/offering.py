"""`amends case offer`, `accept`, `compromise`, `reject` …: making it right, together with the customer."""

from typing import Annotated

from cyclopts import Parameter

from amends.app.cases.meant import digest_meant
from amends.cases.gate.acts.route import Accept, Compromise, GiveFinalResponse, Offer, Reject
from amends.cli.case.acting import acted, acted_as
from amends.cli.case.common import ACT, ActOptions, CaseArgument, ConditionOption, TermsOption
from amends.cli.case.typed import read_terms

_Words = Annotated[str, Parameter(name="--words", metavar="WORDS", help="What the customer said, in their words.")]


def offer(
    case: CaseArgument,
    /,
    *,
    terms: TermsOption = None,
    in_writing: Annotated[
        bool,
        Parameter(
            name="--in-writing", negative=(), help="Where nobody speaks with them: on their page, and by letter."
        ),
    ] = False,
    options: ActOptions = ACT,
) -> int:
    """Puts the approved terms to the customer; it is then their turn."""
    return acted_as(options, case, lambda state: Offer(digest_meant(state, terms), in_writing))


def accept(case: CaseArgument, /, *, options: ActOptions = ACT) -> int:
    """The customer says yes; what was reserved is promised."""
    return acted(options, case, Accept())


def compromise(
    case: CaseArgument,
    /,
    *terms: Annotated[
        str, Parameter(name="REMEDY[=AMOUNT]", help="What the customer would take, such as service_credit=60.00.")
    ],
    words: _Words,
    condition: ConditionOption = None,
    options: ActOptions = ACT,
) -> int:
    """The customer asks for other terms: agreed at once within what was approved, else proposed again."""
    return acted(options, case, Compromise(read_terms(terms, condition), words))


def reject(case: CaseArgument, /, *, words: _Words, options: ActOptions = ACT) -> int:
    """The customer says no: another round; after several the next role joins."""
    return acted(options, case, Reject(words))


def final_response(
    case: CaseArgument,
    /,
    *,
    words: Annotated[str, Parameter(name="--words", metavar="WORDS", help="What is said beside the grounds.")],
    options: ActOptions = ACT,
) -> int:
    """Gives the last word of the house, with all grounds and the body outside that can be asked."""
    return acted(options, case, GiveFinalResponse(words))
