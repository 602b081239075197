"""`amends case ask-return`, `return-arrived`, `fulfil`: what has to come back, and what goes out by itself."""

from datetime import timedelta
from typing import Annotated

from cyclopts import Parameter

from amends.cases.events.returns import Found
from amends.cases.gate.acts.fulfilling import FulfilAgain
from amends.cli.case.acting import acted_as, acted_on
from amends.cli.case.common import ACT, ActOptions, CaseArgument, desk_of
from amends.cli.case.giving import GiftArgument
from amends.cli.case.typed import read_span


def ask_return(
    case: CaseArgument,
    gift: GiftArgument,
    /,
    *,
    within: Annotated[
        str | None,
        Parameter(name="--within", metavar="TIME", help="How long they have, such as 10d; else as the client settled."),
    ] = None,
    options: ActOptions = ACT,
) -> int:
    """Asks the customer to send what is awaited, under a number that stands on the label; asked anew: until later."""
    from amends.app.fulfilment.returns import asking_for

    span: timedelta | None = read_span(within) if within is not None else None
    return acted_on(options, case, lambda on: [asking_for(on, gift, span)])


def return_arrived(
    number: Annotated[str, Parameter(name="NUMBER", help="What stands on the label, such as 7K3M-9Q44-1X.")],
    /,
    *,
    serial: Annotated[
        str | None, Parameter(name="--serial", metavar="SERIAL", help="The serial number that stands on the device.")
    ] = None,
    found: Annotated[
        Found | None,
        Parameter(name="--found", help="What was found, where no serial number tells it."),
    ] = None,
    options: ActOptions = ACT,
) -> int:
    """Records what arrived: held to the serial number that is awaited, it is the right thing or another one."""
    from amends.app.cases.reading import view
    from amends.app.fulfilment.returns import record_arrival
    from amends.cli.case.telling import tell_acted

    desk = desk_of(options)
    done = record_arrival(desk, number, serial=serial, found=found)
    return tell_acted(options, view(desk, done.state.reference), done.happened)


def fulfil(case: CaseArgument, gift: GiftArgument, /, *, options: ActOptions = ACT) -> int:
    """Has it tried again to give something by itself, when what stood in the way is put right."""
    from amends.app.cases.meant import gift_meant

    return acted_as(options, case, lambda state: FulfilAgain(gift_meant(state, gift, lambda one: one.has_failed)))
