"""Cases that bills open by themselves: opening, what is on record stated as facts, and decided at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from amends.app.bills.repairs import repairing_gifts
from amends.app.by_itself import on_case_by_itself
from amends.app.cases.stating import Stating, requests_of
from amends.app.finding import one
from amends.app.governing import governing_version
from amends.app.known import decided_now, is_news
from amends.app.on_case import OnCase, pass_all
from amends.app.people import AMENDS
from amends.app.permissions import check_permitted
from amends.app.workspace import Workspace
from amends.cases.events.contacts import CaseOpened
from amends.cases.fold import fold
from amends.cases.gate.acts.deciding import Decide
from amends.cases.recorded import Recorded
from amends.cases.reference import new_reference
from amends.cases.state import Stage
from amends.decide.errors import FactError
from amends.directory.customers import Customer, Order
from amends.directory.organisation import Client
from amends.formats.values import Value
from amends.promises.bills.stated import Records, stated
from amends.store import cases as stored_cases
from amends.store.errors import ReferenceTakenError

BILLS = "bills"
"""The source of facts that come from bills, unless the policy trusts the record itself."""

_RECORD = "record"
_ORDERED_ON = "ordered_on"
_TRIES = 5
_AT_REST = frozenset({Stage.RESOLVED, Stage.CLOSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCase:
    """What a case is opened with."""

    customer: UUID
    account: UUID | None
    order: UUID | None
    policy: str
    problem: str


def open_case_by_itself(connection: Connection, workspace: Workspace, client: Client, new: NewCase) -> OnCase:
    """Opens a case that nobody has opened.

    Raises:
        NotFoundError: the customer is not there.
        NoVersionError: no version of the policy governs it.
    """
    for _ in range(_TRIES - 1):
        try:
            return _opened(connection, workspace, client, new)
        except ReferenceTakenError:
            # A reference is drawn; once in a long time it is one that exists.
            continue
    return _opened(connection, workspace, client, new)


def is_joined(on: OnCase) -> bool:
    """Whether a case can take one more shortfall: it is open, and nothing has been given or promised for the others."""
    return on.state.stage not in _AT_REST and not any(gift.stands for gift in repairing_gifts(on))


def tell_case(on: OnCase, promise: str | None, records: Records) -> Iterator[str]:
    """States to a case what is on record, and has the policy decide; yields what the policy could not use.

    A case that is on its way to another solution is only told: whoever has it decides.

    Args:
        on: the case.
        promise: the reference of the promise that it is about.
        records: what is on record.
    """
    tree = on.policy.tree
    values: dict[str, Value] = {**stated(tree, records)}  # type: ignore[dict-item]  # elements of lists are narrower
    ordered_on = _ordered_on(on)
    if ordered_on is not None and _ORDERED_ON in tree.facts:
        values[_ORDERED_ON] = ordered_on
    evidence = "bills held to what was promised" + (f" in {promise}" if promise is not None else "")
    for name, value in values.items():
        source = _RECORD if tree.facts[name].trusted_from == _RECORD else BILLS
        try:
            requests = requests_of(on, Stating(typed={}, written={name: value}, source=source, record=evidence))
        except FactError as error:
            yield f"{on.state.reference}: {error.faults[0].message}"
            continue
        pass_all(on, requests)
        on = _again(on)
    if on.state.stage in (Stage.OPEN, Stage.DECIDED) and (on.state.decision is None or is_news(on)):
        pass_all(on, [Decide(decided_now(on))])


def _opened(connection: Connection, workspace: Workspace, client: Client, new: NewCase) -> OnCase:
    customer = one(connection, Customer, new.customer, client.id)
    at, case = workspace.clock(), workspace.new_id()
    opened = CaseOpened(
        reference=new_reference(workspace.below),
        client=client.id,
        customer=customer.id,
        policy=new.policy,
        problem=new.problem,
        account=new.account,
        household=customer.household,
        order=new.order,
    )
    history = [Recorded(workspace.new_id(), case, 1, at, None, None, opened)]
    state = fold(history)
    check_permitted(AMENDS, "open", governing_version(connection, state, at).tree, None)
    stored_cases.append(connection, state, 0, history)
    return on_case_by_itself(connection, workspace, client.id, case)


def _again(on: OnCase) -> OnCase:
    """The case as it stands after what was recorded."""
    return on_case_by_itself(on.connection, on.desk.workspace, on.client.id, on.state.id)


def _ordered_on(on: OnCase) -> str | None:
    if on.state.order is None:
        return None
    day = one(on.connection, Order, on.state.order, on.client.id).ordered_on
    return None if day is None else day.isoformat()
