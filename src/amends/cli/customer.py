"""`amends customer`: whom amends are made to, and what they have."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from amends.cli.answers import ClientOption, Next, answer, group, table
from amends.cli.case.common import LOOK, LookOptions, desk_of
from amends.cli.case.page import Line
from amends.cli.customer_named import CustomerArgument, look

if TYPE_CHECKING:
    from amends.calendars.hours import WeeklyHours
    from amends.directory.customers import Customer

_MOST_SHOWN = 20


@Parameter(name="*")
@dataclass(frozen=True)
class Known:
    """What is known of a customer."""

    name: Annotated[str | None, Parameter(name="--name", metavar="NAME", help="Their name.")] = None
    phone: Annotated[str | None, Parameter(name="--phone", metavar="NUMBER", help="Their phone number.")] = None
    email: Annotated[str | None, Parameter(name="--email", metavar="ADDRESS", help="Their mail address.")] = None
    language: Annotated[
        str | None, Parameter(name="--language", metavar="LANG", help="The language that they wish to be spoken to in.")
    ] = None
    timezone: Annotated[
        str | None,
        Parameter(name="--timezone", metavar="ZONE", help="Whose clock is on their wall; else the client's."),
    ] = None
    channel: Annotated[
        str | None, Parameter(name="--channel", metavar="WORD", help="How they wish to be reached, such as `call`.")
    ] = None
    call_window: Annotated[
        str | None,
        Parameter(
            name="--call-window",
            metavar="HOURS",
            help="When they wish to be called, such as `mon-fri 17:00-20:00, sat 10:00-12:00`.",
        ),
    ] = None


@Parameter(name="*")
@dataclass(frozen=True)
class SearchedBy:
    """What customers are searched by; all that is given must fit."""

    name: Annotated[
        str | None, Parameter(name="--name", metavar="NAME", help="The beginning of the name or of the surname.")
    ] = None
    phone: Annotated[
        str | None,
        Parameter(name="--phone", metavar="NUMBER", help="The phone number, with or without country and area code."),
    ] = None
    email: Annotated[str | None, Parameter(name="--email", metavar="ADDRESS", help="The mail address.")] = None
    account: Annotated[str | None, Parameter(name="--account", metavar="NUMBER", help="The number of an account.")] = (
        None
    )
    order: Annotated[str | None, Parameter(name="--order", metavar="NUMBER", help="The number of an order.")] = None
    serial: Annotated[
        str | None, Parameter(name="--serial", metavar="NUMBER", help="The serial number of a product.")
    ] = None


_NOTHING_KNOWN = Known()
_BY_NOTHING = SearchedBy()

command = group(
    "customer",
    """\
Examples:
  amends customer search --phone "212 555 0142"
  amends customer show A-1002
  amends customer add --name "Ana Núñez" --phone "+1 212 555 0142" --client acme
  amends customer add-account CUSTOMER A-1002 --opened-on 2021-05-01

Many at once: `amends import customers FILE`.""",
)


for _number, (_name, _arguments, _says, _example) in enumerate(
    (
        ("add-account", "CUSTOMER NUMBER", "Adds an account.", "CUSTOMER A-1002 --opened-on 2021-05-01"),
        ("add-order", "CUSTOMER NUMBER", "Adds an order.", "A-1002 O-77 --ordered-on 2026-11-02"),
        ("add-product", "CUSTOMER TITLE", "Adds something that they have.", 'A-1002 "Phone, black" --serial 35-209-1'),
        ("household", "CUSTOMER...", "Puts customers into one household.", 'A-1002 A-1003 --address "1 Main Street"'),
    ),
    start=10,
):
    command.command(
        f"amends.cli.belongings:{_name.replace('-', '_')}",
        name=_name,
        usage=f"Usage: amends customer {_name} {_arguments} [OPTIONS]",
        help=_says,
        help_epilogue=f"Example:\n  amends customer {_name} {_example}",
        sort_key=_number,
    )


@command.command(
    sort_key=0,
    usage="Usage: amends customer add [OPTIONS]",
    help_epilogue='Example:\n  amends customer add --name "Ana Núñez" --phone "+1 212 555 0142" --client acme',
)
def add(*, known: Known = _NOTHING_KNOWN, client: ClientOption = None, options: LookOptions = LOOK) -> int:
    """Adds a customer."""
    from amends.app.administration.customers import NewCustomer, add_customer
    from amends.app.plain.directory import customer_to_plain

    new = NewCustomer(
        name=known.name,
        phone=known.phone,
        email=known.email,
        language=known.language,
        timezone=known.timezone,
        preferred_channel=known.channel,
        call_window=_window(known),
    )
    added = add_customer(desk_of(options), client, new)
    customer = added.customer
    what = "was known before and erased; they go on as the same" if added.came_back else "is added"
    return answer(
        options,
        {
            "customer": customer_to_plain(customer),
            "came_back": added.came_back,
            "alike": list(map(customer_to_plain, added.alike)),
        },
        [
            Line(f"{customer.name or 'The customer'} {what}: {customer.id}"),
            *(Line(f"Has the same phone or mail: {_shown(one)}", 1, "yellow") for one in added.alike),
        ],
        [
            Next(f"amends customer add-account {customer.id} NUMBER", "the account that stands on the bill"),
            Next(
                f'amends case open --customer {customer.id} --client {added.client.name} --problem "…"',
                "what they call about",
            ),
        ],
    )


@command.command(
    sort_key=1,
    usage="Usage: amends customer change CUSTOMER [OPTIONS]",
    help_epilogue='Example:\n  amends customer change A-1002 --phone "+1 212 555 0199"',
)
def change(customer: CustomerArgument, /, *, known: Known = _NOTHING_KNOWN, options: LookOptions = LOOK) -> int:
    """Changes what is known of a customer; what is not named stays."""
    from amends.app.administration.customers import CustomerChanges, change_customer
    from amends.app.plain.directory import customer_to_plain

    changes = CustomerChanges(
        name=known.name,
        phone=known.phone,
        email=known.email,
        language=known.language,
        timezone=known.timezone,
        preferred_channel=known.channel,
        call_window=_window(known),
    )
    changed = change_customer(desk_of(options), customer, changes)
    return answer(
        options, {"customer": customer_to_plain(changed)}, [Line(f"Changed: {_shown(changed)}")], [look(customer)]
    )


@command.command(
    sort_key=2,
    usage="Usage: amends customer search [OPTIONS]",
    help_epilogue="""\
Examples:
  amends customer search --phone "212 555 0142"
  amends customer search --name nunez --client acme""",
)
def search(*, searched: SearchedBy = _BY_NOTHING, client: ClientOption = None, options: LookOptions = LOOK) -> int:
    """Searches customers; all that is given must fit."""
    from amends.app.administration.customers import find_customers
    from amends.app.plain.directory import customer_to_plain
    from amends.directory.search import CustomerSearch

    wanted = CustomerSearch(
        name=searched.name,
        phone=searched.phone,
        email=searched.email,
        account=searched.account,
        order=searched.order,
        serial=searched.serial,
    )
    found = find_customers(desk_of(options), wanted, client, limit=_MOST_SHOWN)
    rows = [(one.name or "", one.phone or "", one.email or "", str(one.id)) for one in found.customers]
    more = [Line(f"There are more than {_MOST_SHOWN}: search by more.")] if found.next is not None else []
    lines = [*table(("name", "phone", "mail", "id"), rows), *more] if rows else [Line("No customer is known by that.")]
    first = [look(str(found.customers[0].id))] if rows else []
    missing = [Next('amends customer add --name "…"', "add who is new")]
    document = {"customers": list(map(customer_to_plain, found.customers)), "more": found.next is not None}
    return answer(options, document, lines, first or missing)


@command.command(
    sort_key=3,
    usage="Usage: amends customer show CUSTOMER [OPTIONS]",
    help_epilogue="Example:\n  amends customer show A-1002",
)
def show(customer: CustomerArgument, /, *, options: LookOptions = LOOK) -> int:
    """Shows a customer with their accounts, orders, products and household."""
    from amends.app.administration.customers import show_customer
    from amends.app.plain.directory import customer_view_to_plain
    from amends.cli.customer_page import customer_lines

    view = show_customer(desk_of(options), customer)
    opening = f'amends case open --customer {view.customer.id} --client {view.client.name} --problem "…"'
    return answer(
        options,
        {"customer": customer_view_to_plain(view)},
        customer_lines(view),
        [Next(opening, "what they call about")],
    )


def _window(known: Known) -> "WeeklyHours | None":
    from amends.calendars.hours import weekly_hours

    return weekly_hours(known.call_window) if known.call_window is not None else None


def _shown(customer: "Customer") -> str:
    known = (customer.name, customer.phone, customer.email, str(customer.id))
    return ", ".join(one for one in known if one)
