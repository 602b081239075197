"""A letter as it is written from the store: the record up to an event, with who is around it."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from amends.app.finding import one
from amends.app.letters.asked import LetterAsked
from amends.cases.fold import fold
from amends.cases.recorded import Recorded
from amends.cases.state import CaseState
from amends.directory.customers import Customer, Household
from amends.directory.organisation import Client
from amends.letters.composing import compose
from amends.letters.letter import Letter
from amends.letters.writing import Writing
from amends.policy import Policy
from amends.store import directory


@dataclass(frozen=True, slots=True)
class Written:
    """A letter, to whom it goes, and up to which event it tells."""

    letter: Letter
    customer: Customer
    through: int


def write(
    connection: Connection, client: Client, policy: Policy, history: Iterable[Recorded], asked: LetterAsked
) -> Written | None:
    """The letter as the record makes it, up to now or up to where it was told before; None where nothing is to say.

    Name and language are those that the customer has now.
    """
    whole = tuple(history)
    through = _through(fold(whole), asked)
    events = tuple(recorded for recorded in whole if recorded.number <= through)
    state = fold(events)
    customer = one(connection, Customer, state.customer, client.id)
    writing = Writing(
        history=events,
        state=state,
        number=asked.number,
        policy=policy.tree,
        client=client,
        customer=customer,
    )
    letter = compose(asked.kind, writing)
    return None if letter is None else Written(letter, customer, through)


def address_lines(connection: Connection, customer: Customer) -> tuple[str, ...]:
    """Where a letter to a customer goes by post: their name and the household's address, as far as they are known."""
    address = postal_address(connection, customer)
    return tuple(line.strip() for text in (customer.name, address) if text for line in text.splitlines())


def postal_address(connection: Connection, customer: Customer) -> str | None:
    """The address of a customer's household; None where it is not known."""
    if customer.household is None:
        return None
    household = directory.get(connection, Household, customer.household, [customer.client])
    return household.address if household is not None else None


def _through(state: CaseState, asked: LetterAsked) -> int:
    """What was written once is written to the same letter again."""
    before = state.letters.get(asked.letter)
    return before.through if before is not None else state.number
