"""`amends case supervisor`, `take-over`, `second-opinion`, `opinion`, `hand-off` …: nobody meets a dead end."""

from typing import Annotated

from cyclopts import Parameter

from amends.app.cases.meant import hand_off_meant
from amends.cases.events.people import WhyWithdrawn
from amends.cases.gate.acts.people import (
    AnswerHandOff,
    AskOpinion,
    AskSupervisor,
    Assign,
    FinishHandOff,
    GiveOpinion,
    HandOver,
    TakeOver,
    WithdrawRequest,
)
from amends.cases.parts import HandOffState
from amends.cli.case.acting import acted, acted_as, acted_on
from amends.cli.case.common import ACT, ActOptions, CaseArgument
from amends.cli.case.typed import read_remedy, read_span

_View = Annotated[str, Parameter(name="--view", metavar="WORDS", help="What you would do, and why.")]
_Remedy = Annotated[
    str | None, Parameter(name="--remedy", metavar="REMEDY[=AMOUNT]", help="What you would give, where that fits.")
]
_HandOff = Annotated[
    str | None,
    Parameter(name="HAND-OFF", help="Its party, or its number in `amends case show`; else the last one that waits."),
]
_Words = Annotated[str, Parameter(name="--words", metavar="WORDS", help="What the other party said.")]


def supervisor(case: CaseArgument, /, *, options: ActOptions = ACT) -> int:
    """The customer asks for a supervisor: it goes to the next who has not decided this case. It can't be refused."""
    return acted(options, case, AskSupervisor())


def take_over(case: CaseArgument, /, *, options: ActOptions = ACT) -> int:
    """Takes the case, as the supervisor that the customer asked for."""
    return acted(options, case, TakeOver())


def withdraw_request(
    case: CaseArgument,
    how: Annotated[
        WhyWithdrawn,
        Parameter(name="HOW", help="`mistake`: the customer did not ask; `taken-back`: they take it back."),
    ],
    /,
    *,
    words: Annotated[
        str, Parameter(name="--words", metavar="WORDS", help="What the mistake was, or what the customer says.")
    ],
    options: ActOptions = ACT,
) -> int:
    """Withdraws a request for a supervisor that was a mistake, or that the customer takes back."""
    return acted(options, case, WithdrawRequest(how, words))


def second_opinion(
    case: CaseArgument,
    colleague: Annotated[str, Parameter(name="COLLEAGUE", help="Who is asked: the word that they log in with.")],
    /,
    *,
    view: _View,
    remedy: _Remedy = None,
    options: ActOptions = ACT,
) -> int:
    """Asks a colleague, with your own view written down first; neither sees the other's before both are there."""
    from amends.app.cases.colleagues import colleague as colleague_called

    name, amount = read_remedy(remedy) if remedy is not None else (None, None)
    return acted_on(options, case, lambda on: [AskOpinion(colleague_called(on, colleague).id, view, name, amount)])


def opinion(case: CaseArgument, /, *, view: _View, remedy: _Remedy = None, options: ActOptions = ACT) -> int:
    """Gives the second opinion that you were asked for; from then on both of you see both."""
    name, amount = read_remedy(remedy) if remedy is not None else (None, None)
    return acted(options, case, GiveOpinion(view, name, amount))


def hand_off(
    case: CaseArgument,
    party: Annotated[str, Parameter(name="PARTY", help="Who has to act: the brand, the repairer, the carrier …")],
    /,
    *,
    what: Annotated[str, Parameter(name="--what", metavar="WORDS", help="What they are to do.")],
    remedy: Annotated[
        str | None,
        Parameter(name="--remedy", metavar="REMEDY", help="What the customer has when it is done, where that is one."),
    ] = None,
    within: Annotated[
        str,
        Parameter(
            name="--within",
            metavar="TIME",
            help="In which time they answer, such as 4h or 2d: hours and days on which the client works.",
        ),
    ] = "1d",
    options: ActOptions = ACT,
) -> int:
    """Asks another party to act; until it accepts, the case is ours."""
    from amends.app.cases.dues import due_within

    span = read_span(within)
    return acted_on(options, case, lambda on: [HandOver(party, what, due_within(on, span), remedy)])


def answer_hand_off(
    case: CaseArgument,
    hand_off: _HandOff = None,
    /,
    *,
    accepted: Annotated[
        bool, Parameter(name="--accepted", negative="--declined", help="Whether the other party will act.")
    ],
    words: _Words,
    options: ActOptions = ACT,
) -> int:
    """Records what the other party answered."""
    return acted_as(
        options,
        case,
        lambda state: AnswerHandOff(hand_off_meant(state, hand_off, HandOffState.ASKED), accepted, words),
    )


def finish_hand_off(
    case: CaseArgument, hand_off: _HandOff = None, /, *, words: _Words, options: ActOptions = ACT
) -> int:
    """Records that the other party has done what it accepted to do."""
    return acted_as(
        options, case, lambda state: FinishHandOff(hand_off_meant(state, hand_off, HandOffState.ACCEPTED), words)
    )


def assign(
    case: CaseArgument,
    owner: Annotated[str, Parameter(name="USER", help="Who owns it from now on: the word that they log in with.")],
    /,
    *,
    to_team: Annotated[
        str | None, Parameter(name="--to-team", metavar="TEAM", help="The team that it goes to, where it changes.")
    ] = None,
    words: Annotated[
        str | None, Parameter(name="--words", metavar="WORDS", help="A word to whoever has it now.")
    ] = None,
    options: ActOptions = ACT,
) -> int:
    """Gives the case to somebody, as when a shift ends."""
    from amends.app.cases.colleagues import colleague

    return acted_on(options, case, lambda on: [Assign(colleague(on, owner).id, to_team or on.state.team, words)])
