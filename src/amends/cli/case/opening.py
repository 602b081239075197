"""`amends case open`: for whom, and about what."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

from cyclopts import Parameter

from amends.cli.case.common import ACT, ActOptions, desk_of
from amends.formats.errors import InputError

if TYPE_CHECKING:
    from amends.app.cases.customers import Said


@Parameter(name="*")
@dataclass(frozen=True)
class WhoCalls:
    """What is known of the customer, and of what they call about; all that is given must fit."""

    account: Annotated[
        str | None, Parameter(name="--account", metavar="NUMBER", help="The customer, by an account of theirs.")
    ] = None
    phone: Annotated[str | None, Parameter(name="--phone", metavar="NUMBER", help="The customer, by phone.")] = None
    email: Annotated[str | None, Parameter(name="--email", metavar="ADDRESS", help="The customer, by mail.")] = None
    name: Annotated[
        str | None, Parameter(name="--name", metavar="NAME", help="The customer, by the beginning of their name.")
    ] = None
    order: Annotated[
        str | None, Parameter(name="--order", metavar="NUMBER", help="The order that it is about, and so the customer.")
    ] = None
    serial: Annotated[
        str | None,
        Parameter(name="--serial", metavar="NUMBER", help="The product that it is about, and so the customer."),
    ] = None
    customer: Annotated[str | None, Parameter(name="--customer", metavar="ID", help="The customer, by their id.")] = (
        None
    )
    client: Annotated[
        str | None, Parameter(name="--client", metavar="NAME", help="The client, where you work for several.")
    ] = None
    policy: Annotated[
        str | None, Parameter(name="--policy", metavar="NAME", help="The policy, where the client has several.")
    ] = None


def open_case(
    *,
    problem: Annotated[str, Parameter(name="--problem", metavar="WORDS", help="The problem, in the customer's words.")],
    channel: Annotated[
        str | None,
        Parameter(name="--channel", metavar="CHANNEL", help="Begins a contact at once: phone, chat, mail or visit."),
    ] = None,
    who: WhoCalls = WhoCalls(),
    options: ActOptions = ACT,
) -> int:
    """Opens a case for a customer, and gives it the reference by which everything else names it."""
    from amends.app.cases.customers import find_meant
    from amends.app.cases.opening import Opening
    from amends.app.cases.opening import open_case as opened
    from amends.app.cases.reading import view
    from amends.cli.case.telling import tell_acted

    desk = desk_of(options)
    meant = find_meant(desk, _said(who))
    opening = Opening(
        client=meant.client,
        customer=meant.customer,
        policy=meant.policy,
        problem=problem,
        channel=channel,
        account=meant.account,
        product=meant.product,
        order=meant.order,
    )
    state = opened(desk, opening)
    seen = view(desk, state.id)
    return tell_acted(options, seen, [one.event for one in seen.history[: state.number]])


def _said(who: WhoCalls) -> "Said":
    from amends.app.cases.customers import Said
    from amends.directory.search import CustomerSearch

    return Said(
        client=who.client,
        policy=who.policy,
        customer=_id(who.customer) if who.customer is not None else None,
        search=CustomerSearch(
            name=who.name,
            phone=who.phone,
            email=who.email,
            account=who.account,
            order=who.order,
            serial=who.serial,
        ),
    )


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise InputError(
            f"`{text}` is not the id of a customer", "search them by `--account`, `--phone`, `--name` …"
        ) from None
