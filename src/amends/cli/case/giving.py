"""`amends case give`, `withhold`, `settle`, `reverse`: giving, and what becomes of what was promised."""

from typing import Annotated

from cyclopts import Parameter

from amends.app.cases.meant import gift_meant
from amends.cases.gate.acts.giving import Decline, Give, Reverse, Settle
from amends.cases.gate.rules.settling import Outcome
from amends.cases.parts import GiftState
from amends.cli.case.acting import acted, acted_as, acted_on
from amends.cli.case.common import ACT, ActOptions, CaseArgument, RemedyArgument
from amends.cli.case.typed import read_remedy

GiftArgument = Annotated[
    str, Parameter(name="GIFT", help="What was promised or given: its remedy, or its number in `amends case show`.")
]


def give(
    case: CaseArgument,
    remedy: Annotated[
        str, Parameter(name="REMEDY[=AMOUNT]", help="What to give; without an amount all that the decision gives.")
    ],
    /,
    *,
    reason: Annotated[
        str | None,
        Parameter(name="--reason", metavar="REASON", help="The coded reason; what is at discretion needs one."),
    ] = None,
    options: ActOptions = ACT,
) -> int:
    """Gives what is owed, at once; or what is at discretion, within your authority and with a coded reason."""
    name, amount = read_remedy(remedy)
    return acted(options, case, Give(name, amount, reason))


def withhold(
    case: CaseArgument,
    remedy: RemedyArgument,
    /,
    *,
    reason: Annotated[
        str, Parameter(name="--reason", metavar="REASON", help="One of the clause's reasons; `show` lists them.")
    ],
    options: ActOptions = ACT,
) -> int:
    """Does not give what may be given, for one of the clause's reasons; like cases that got it are shown."""
    from amends.app.cases.precedents import withholding

    return acted_on(options, case, lambda on: [withholding(on, remedy, reason)])


def decline(
    case: CaseArgument,
    remedy: RemedyArgument,
    /,
    *,
    words: Annotated[
        str, Parameter(name="--words", metavar="WORDS", help="What the customer said, where they said why.")
    ] = "",
    options: ActOptions = ACT,
) -> int:
    """Records that the customer was offered what is owed to them, and does not want it."""
    return acted(options, case, Decline(remedy, words))


def settle(
    case: CaseArgument,
    gift: GiftArgument,
    outcome: Annotated[Outcome, Parameter(name="OUTCOME", help="What became of it.")],
    /,
    *,
    why: Annotated[
        str,
        Parameter(
            name="--why",
            metavar="WORDS",
            help="Why, where it was not given or nobody can know; of what has a condition, how it came true.",
        ),
    ] = "",
    options: ActOptions = ACT,
) -> int:
    """Says what became of something that was promised: it reached the customer, it is not given, or nobody knows."""
    return acted_as(options, case, lambda state: Settle(gift_meant(state, gift, lambda one: one.is_open), outcome, why))


def reverse(
    case: CaseArgument,
    gift: GiftArgument,
    /,
    *,
    why: Annotated[str, Parameter(name="--why", metavar="WORDS", help="What the mistake was.")],
    options: ActOptions = ACT,
) -> int:
    """Takes back what was given by mistake."""
    return acted_as(
        options,
        case,
        lambda state: Reverse(gift_meant(state, gift, lambda one: one.state is GiftState.GIVEN), why),
    )
