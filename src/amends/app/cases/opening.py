"""Opening a case."""

from dataclasses import dataclass
from datetime import date
from itertools import islice
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from amends.app.cases.from_records import Records, on_record
from amends.app.cases.promises_on_file import promises_on_file
from amends.app.finding import client_named, one
from amends.app.governing import governing_version
from amends.app.people import person
from amends.app.permissions import check_permitted
from amends.app.workspace import Desk
from amends.cases.events.contacts import CaseOpened, ContactBegun
from amends.cases.fold import after, fold
from amends.cases.recorded import Recorded
from amends.cases.reference import new_reference
from amends.cases.state import CaseState
from amends.directory.customers import Account, Customer, Order, Product
from amends.lang.free_text import check_text
from amends.store import cases as stored_cases
from amends.store.case_list import CaseFilter, page
from amends.store.directory_pages import all_of
from amends.store.engine import writing
from amends.store.errors import ReferenceTakenError

_TRIES = 5
_LOOKED_AT = 20
"""So many earlier cases of a customer are looked at; whoever has more is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a case is opened with. The ids are those of the directory; `channel` begins a contact at once."""

    client: str
    customer: UUID
    policy: str
    problem: str
    channel: str | None = None
    account: UUID | None = None
    product: UUID | None = None
    order: UUID | None = None


def open_case(desk: Desk, opening: Opening) -> CaseState:
    """Opens a case and gives it as it stands.

    Raises:
        DirectoryError: the one who acts has no role for the client.
        NotPermittedError: the role opens no cases.
        StoreError: the client, the customer or the account is not there.
        NoVersionError: no version of the policy governs it.
        TextTooLongError: what the problem is was written too long.
    """
    check_text("the problem", opening.problem, "problem")
    for _ in range(_TRIES - 1):
        try:
            return _open(desk, opening)
        except ReferenceTakenError:
            # A reference is drawn; once in a long time it is one that exists.
            continue
    return _open(desk, opening)


def _open(desk: Desk, opening: Opening) -> CaseState:
    workspace = desk.workspace
    with writing(workspace.engine) as connection:
        who = person(connection, desk)
        client = client_named(connection, opening.client, who.clients)
        by = who.by(client, desk)
        customer = one(connection, Customer, opening.customer, client.id)
        account = one(connection, Account, opening.account, client.id) if opening.account is not None else None
        product = one(connection, Product, opening.product, client.id) if opening.product is not None else None
        order = one(connection, Order, opening.order, client.id) if opening.order is not None else None
        at = workspace.clock()
        opened = CaseOpened(
            reference=new_reference(workspace.below),
            client=client.id,
            customer=customer.id,
            policy=opening.policy,
            problem=opening.problem,
            account=opening.account,
            household=customer.household,
            product=opening.product,
            order=opening.order,
        )
        case = workspace.new_id()
        history = [Recorded(workspace.new_id(), case, 1, at, by, None, opened)]
        state = fold(history)
        policy = governing_version(connection, state, at).tree
        check_permitted(by, "open", policy, desk.limits)
        if opening.channel is not None:
            contact = workspace.new_id()
            begun = ContactBegun(contact=contact, channel=opening.channel)
            history.append(Recorded(workspace.new_id(), case, 2, at, by, contact, begun))
            state = after(state, history[-1])
        order = order or _order_of(connection, customer, product)
        zone = ZoneInfo(client.timezone)
        today = at.astimezone(zone).date()
        is_told = opening.channel is not None and _tells_first(connection, customer, opening.policy, today, zone)
        records = Records(
            today=today,
            opened_on=account.opened_on if account is not None else None,
            ordered_on=order.ordered_on if order is not None else None,
            # Who opens a case without a contact has found the problem by themselves: the customer has told nothing yet.
            told_on=today if is_told else None,
        )
        on_file = promises_on_file(connection, client, policy, (case, customer.id, opening.account), today)
        for stated in (*on_record(policy, records), *on_file):
            during = state.contact.id if state.contact is not None else None
            history.append(Recorded(workspace.new_id(), case, state.number + 1, at, by, during, stated))
            state = after(state, history[-1])
        stored_cases.append(connection, state, 0, history)
        return state


def _order_of(connection: Connection, customer: Customer, product: Product | None) -> Order | None:
    """The order of a product; where none is named, of the only one that the customer has."""
    if product is None:
        products = [*islice(all_of(connection, Product, customer.client, customer=customer.id), 2)]
        product = products[0] if len(products) == 1 else None
    if product is None or product.order is None:
        return None
    return one(connection, Order, product.order, customer.client)


def _tells_first(connection: Connection, customer: Customer, policy: str, today: date, zone: ZoneInfo) -> bool:
    """Whether the customer has no case of the kind from before today: they may have told us of it there."""
    kind = CaseFilter(customer=customer.id, policy=policy)
    found = page(connection, [customer.client], kind, limit=_LOOKED_AT).cases
    return len(found) < _LOOKED_AT and all(one.opened_at.astimezone(zone).date() == today for one in found)
