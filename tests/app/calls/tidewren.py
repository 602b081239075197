"""A brand of prepaid phones, its call records, and a customer who calls the lottery line."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from amends.app.calls.asked import CallsAsked
from amends.app.calls.importing import CallFile, ImportedCalls, import_call_records, read_call_mapping
from amends.app.cases.opening import Opening, open_case
from amends.app.cases.reading import view
from amends.app.finding import client_named
from amends.app.on_case import act
from amends.app.sample.house import SampleClient, add_customer, furnish
from amends.app.workspace import Desk, Workspace, workspace_in
from amends.calls.record import CallRecord
from amends.cases.gate.acts.contacts import VerifyCaller
from amends.cases.state import CaseState
from amends.directory.customers import Account
from amends.directory.keys import number_key
from amends.directory.organisation import ADMINISTRATOR, AUDITOR, RoleGrant, User
from amends.store import directory
from amends.store.directory import every_client
from amends.store.directory_many import accounts_numbered
from amends.store.directory_users import grant
from amends.store.engine import open_engine
from amends.store.migrations import create_store
from amends.store.verify import verify
from tests.calls.lottery import (
    A_MINUTE,
    ACCOUNT,
    BEGINS,
    CONNECTED_AND_CHARGED,
    ENDS,
    LOTTERY,
    NEIGHBOUR,
    NOT_CONNECTED_AND_FREE,
    call,
)
from tests.stores import reading_all, writing_all

CLIENT = "tidewren"
CHARGED_FOR_NOTHING = [call(number, connected=False, charge=A_MINUTE) for number in (20, 21)]
LEO = [*CONNECTED_AND_CHARGED, *NOT_CONNECTED_AND_FREE]
THE_SAME_QUESTION = CallsAsked(number=LOTTERY, begins=BEGINS, ends=ENDS)
MAPPING = b"""\
mapping: calls
currency: USD
columns:
  call: record
  account: account
  number: dialled
  at: begun
  connected: answered
  seconds_to_answer: rang
  seconds: talked
  charge: charge
"""
WITHOUT_NUMBERS = MAPPING.replace(b"  call: record\n", b"")
_POLICY = Path(__file__).parents[3] / "examples" / "phone" / "phone-care.policy.yaml"
_AFTERWARDS = datetime(2026, 4, 2, 15, 0, tzinfo=UTC)


def csv_of(*records: Iterable[CallRecord]) -> bytes:
    """Call records as the switch writes them."""
    lines = ["record,account,dialled,begun,answered,rang,talked,charge"]
    for one in (record for some in records for record in some):
        answered = "yes" if one.connected else "no"
        cells = (one.call, one.account, one.number, one.at.isoformat(), answered)
        told = (*cells, one.seconds_to_answer, one.seconds, one.charge)
        lines.append(",".join("" if cell is None else str(cell) for cell in told))
    return "\n".join(lines).encode() + b"\n"


def make_tidewren(url: str) -> None:
    """A new store in which the brand, its people, its policy and two customers are."""
    engine = create_store(url)
    try:
        new_id = workspace_in(engine).new_id
        brand = SampleClient(CLIENT, "Tidewren Mobile", ("en",), _POLICY.read_text(encoding="utf-8"))
        furnish(engine, [brand], new_id, datetime(2026, 1, 1, tzinfo=UTC))
        with writing_all(engine) as connection:
            client = client_named(connection, CLIENT, every_client(connection))
            for name, role in (("ada", ADMINISTRATOR), ("udo", AUDITOR)):
                user = User(id=new_id(), name=name, full_name=None, email=None)
                directory.add(connection, user)
                grant(connection, RoleGrant(id=new_id(), user=user.id, client=client.id, team=None, role=role))
            add_customer(connection, client.id, "Leo Marsh", ACCOUNT, new_id)
            add_customer(connection, client.id, "Nora Neighbour", NEIGHBOUR, new_id)
    finally:
        engine.dispose()


@dataclass
class Tidewren:
    """The brand at work. An agent is `ana`, the policy owner `olga`, the administrator `ada`, the auditor `udo`."""

    workspace: Workspace
    now: datetime = field(default=_AFTERWARDS)

    def __post_init__(self) -> None:
        self.workspace = replace(self.workspace, clock=lambda: self.now)

    def desk(self, user: str) -> Desk:
        """Where somebody works."""
        return Desk(self.workspace, user)

    def imports(self, file: bytes, mapping: bytes = MAPPING, user: str = "ada") -> ImportedCalls:
        """A file is imported."""
        read = read_call_mapping(mapping, "mapping.yaml")
        return import_call_records(self.desk(user), None, CallFile(BytesIO(file), "calls.csv", read))

    def case(self, *, verified: bool = True) -> str:
        """A case that was opened on the phone for Leo, by default with the caller verified."""
        account = self.account(ACCOUNT)
        opening = Opening(
            client=CLIENT,
            customer=account.customer,
            account=account.id,
            policy="phone-care",
            problem="You charge me for calls that never connect.",
            channel="phone",
        )
        case = open_case(self.desk("ana"), opening).reference
        if verified:
            act(self.desk("ana"), case, VerifyCaller("one_time_code"))
        return case

    def account(self, number: str) -> Account:
        """The account of that number."""
        with reading_all(self.workspace.engine) as connection:
            client = client_named(connection, CLIENT, every_client(connection))
            [found] = accounts_numbered(connection, client.id, {number_key(number)}).values()
            return found

    def state(self, case: str) -> CaseState:
        """A case as it stands."""
        return view(self.desk("dora"), case).state

    def findings(self) -> list[str]:
        """What verifying the store finds."""
        return list(map(str, verify(self.workspace.engine)))


@contextmanager
def tidewren_at(url: str) -> Iterator[Tidewren]:
    """The brand in a store that is there."""
    engine = open_engine(url)
    try:
        yield Tidewren(workspace_in(engine))
    finally:
        engine.dispose()
