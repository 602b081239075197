"""`amends erase`: a person who asks for it is erased for good."""

from typing import Annotated

from cyclopts import App, Parameter

from amends.cli.answers import Next, answer, typed
from amends.cli.case.common import LOOK, LookOptions, desk_of
from amends.cli.case.page import Line

command = App(
    name="erase",
    usage="Usage: amends erase CUSTOMER [--for-good] [OPTIONS]",
    help_epilogue="""\
Examples:
  amends erase A-1002
  amends erase A-1002 --for-good

Histories and sums stay, without anything that tells who it was; they still
verify. Backups that were made before still hold the person.""",
)


@command.default
def erase(
    customer: Annotated[str, Parameter(name="CUSTOMER", help="The number of an account of theirs, or their id.")],
    /,
    *,
    for_good: Annotated[
        bool,
        Parameter(name="--for-good", negative=(), help="Erase them; without it is only shown whom it would be."),
    ] = False,
    options: LookOptions = LOOK,
) -> int:
    """Erases what tells who a customer is, in the directory and in all their cases. It cannot be undone."""
    return _erase(customer, options) if for_good else _show(customer, options)


def _show(customer: str, options: LookOptions) -> int:
    from amends.app.administration.customers import show_customer
    from amends.app.plain.directory import customer_view_to_plain
    from amends.cli.customer_page import customer_lines

    view = show_customer(desk_of(options), customer)
    return answer(
        options,
        {"erased": False, "customer": customer_view_to_plain(view)},
        [*customer_lines(view), Line(), Line("Nothing is erased yet.", style="bold")],
        [Next(typed("erase", str(view.customer.id), "--for-good"), "erase them; it cannot be undone")],
    )


def _erase(customer: str, options: LookOptions) -> int:
    from amends.app.administration.erasing import erase_person
    from amends.app.plain.erased import erased_to_plain
    from amends.cli.erased_page import again, erased_lines

    done = erase_person(desk_of(options), customer)
    again_typed = typed("erase", str(done.customer), "--for-good")
    return answer(options, erased_to_plain(done), erased_lines(done), again(done, again_typed))
