"""Opening a case."""

from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from amends.app.cases.from_records import on_record
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
from amends.store import cases as stored_cases
from amends.store.engine import writing
from amends.store.errors import ReferenceTakenError

_TRIES = 5


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
    """
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
        if opening.product is not None:
            one(connection, Product, opening.product, client.id)
        if opening.order is not None:
            one(connection, Order, opening.order, client.id)
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
        for stated in on_record(policy, account, at.astimezone(ZoneInfo(client.timezone)).date()):
            during = state.contact.id if state.contact is not None else None
            history.append(Recorded(workspace.new_id(), case, state.number + 1, at, by, during, stated))
            state = after(state, history[-1])
        stored_cases.append(connection, state, 0, history)
        return state
