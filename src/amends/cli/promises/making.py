"""`amends promises make`: what was promised, written down while it is said."""

from dataclasses import dataclass
from typing import Annotated

from cyclopts import Parameter

from amends.cli.answers import ClientOption, answer
from amends.cli.case.common import ACT, ActOptions, desk_of
from amends.cli.promises.typed import (
    NOTHING_PROMISED,
    ThingsPromised,
    evidence_typed,
    instant_typed,
    terms_typed,
)

_Whom = Annotated[
    str | None,
    Parameter(
        name="WHOM", help="The number of an account or an order, or a customer's id; else nobody who is known here yet."
    ),
]


@Parameter(name="*")
@dataclass(frozen=True)
class HowSaid:
    """How it was said, by whom, and what shows it."""

    words: Annotated[
        str | None, Parameter(name=("--words", "-w"), metavar="WORDS", help="What was said, as it was said.")
    ] = None
    channel: Annotated[str, Parameter(name="--channel", metavar="WORD", help="Where it was said.")] = "shop"
    seller: Annotated[
        str | None, Parameter(name="--seller", metavar="NAME", help="Who said it, where it was not you.")
    ] = None
    sellers_team: Annotated[
        str | None, Parameter(name="--sellers-team", metavar="TEAM", help="For which team they said it.")
    ] = None
    evidence: Annotated[
        tuple[str, ...],
        Parameter(
            name="--evidence",
            negative=(),
            metavar="KIND=WHERE",
            help="What shows it; KIND is order, note, recording, message, paper or customers_word.",
        ),
    ] = ()
    made_at: Annotated[str | None, Parameter(name="--made-at", metavar="TIME", help="When it was said; else now.")] = (
        None
    )
    order_goes_out: Annotated[
        str | None, Parameter(name="--order-goes-out", metavar="TIME", help="When the order goes out, where known.")
    ] = None


_AS_USUAL = HowSaid()


def make(
    whom: _Whom = None,
    /,
    *,
    things: ThingsPromised = NOTHING_PROMISED,
    said: HowSaid = _AS_USUAL,
    client: ClientOption = None,
    options: ActOptions = ACT,
) -> int:
    """Writes down what was promised."""
    from amends.app.plain.promises import promise_to_plain
    from amends.app.promises.asked import PromiseAsked
    from amends.app.promises.making import make as made
    from amends.cli.promises.page import next_steps, promise_lines

    asked = PromiseAsked(
        whom=whom,
        channel=said.channel,
        words=said.words,
        terms=terms_typed(things),
        client=client,
        seller=said.seller,
        team=said.sellers_team,
        evidence=evidence_typed(said.evidence),
        made_at=instant_typed("--made-at", said.made_at),
        order_goes_out_at=instant_typed("--order-goes-out", said.order_goes_out),
    )
    view = made(desk_of(options), asked)
    return answer(options, {"promise": promise_to_plain(view)}, promise_lines(view), next_steps(view))
