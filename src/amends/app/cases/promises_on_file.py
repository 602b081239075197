"""What a customer was promised and the house has on file, stated in a case as it is opened: nobody asks for it."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import Connection

from amends.app.bills.records import records_of
from amends.app.cases.from_records import RECORD
from amends.app.cases.stating import checked_values
from amends.cases.events.event import Plain
from amends.cases.events.evidence import FactStated
from amends.decide.errors import FactError
from amends.directory.organisation import Client
from amends.lang.tree import PolicyTree
from amends.promises.bills.stated import stated
from amends.promises.life import state_of
from amends.store import promises as stored_promises
from amends.store.promise_list import of_customer

_PROMISES = "promises"
"""The fact of a policy that lists what was promised."""


def promises_on_file(
    connection: Connection, client: Client, tree: PolicyTree, opened: tuple[UUID, UUID, UUID | None], today: date
) -> Iterator[FactStated]:
    """The open promises for an account, in the words of the policy, where it asks for them and has words for them.

    Args:
        connection: a transaction that is bound to the client.
        client: whose case it is.
        tree: the policy.
        opened: the case, the customer, and the account that it is about; None where it is about none.
        today: the day, by the client's clock.
    """
    if _PROMISES not in tree.facts:
        return
    case, customer, account = opened
    rows = [row for row in of_customer(connection, client.id, customer, today) if account in (None, row.account)]
    found = stored_promises.load_many(connection, client.id, [row.id for row in rows])
    elements: list[Plain] = []
    references: list[str] = []
    for row in reversed(rows):
        records = records_of(connection, client, case, row.id, state_of(found[row.id][1]))
        told = stated(tree, records).get(_PROMISES)
        if isinstance(told, list) and told:
            elements += [{**one} for one in told]
            references.append(row.reference)
    if elements:
        yield from _stated(tree, elements, f"the promise on file: {', '.join(references)}")


def _stated(tree: PolicyTree, elements: list[Plain], record: str) -> Iterator[FactStated]:
    try:
        values = checked_values(tree, {_PROMISES: elements})  # type: ignore[dict-item]  # elements are narrower
    except FactError:
        # What the policy can't use is asked as if there were nothing on file.
        return
    yield FactStated(fact=_PROMISES, source=RECORD, value=values[_PROMISES], record=record)
