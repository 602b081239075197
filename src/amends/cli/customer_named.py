"""A customer as they are named on the command line."""

from typing import Annotated

from cyclopts import Parameter

from amends.cli.answers import Next, typed

CustomerArgument = Annotated[str, Parameter(name="CUSTOMER", help="The number of an account of theirs, or their id.")]


def look(customer: str) -> Next:
    """To look at a customer, as what is next."""
    return Next(typed("customer", "show", customer), "look at what is known of them")
