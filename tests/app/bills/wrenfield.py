"""A cable company at work: its sellers promise, its bills go out, and its cases are decided by its own policy."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from uuid import UUID

from sqlalchemy import MetaData, func, select

from amends.app.administration.clients import ClientChanges, change_client
from amends.app.administration.settings import BillChanges, SettingChanges
from amends.app.bills.checking import check_after, check_before
from amends.app.bills.files import BillFile
from amends.app.bills.report import BillReport
from amends.app.cases.reading import view
from amends.app.following.bills import MAKE_GOOD, TAKEN_BACK
from amends.app.on_case import act
from amends.app.promises.asked import PromiseAsked, TermsAsked
from amends.app.promises.making import make
from amends.app.promises.reading import PromiseView
from amends.app.promises.reading import view as view_promise
from amends.app.sample.house import SampleClient, add_customer, furnish
from amends.app.workspace import Desk, Workspace, workspace_in
from amends.cases.events.deciding import DecidedRemedy
from amends.cases.state import CaseState
from amends.directory.bills import ItemWords
from amends.directory.organisation import ADMINISTRATOR, RoleGrant, User
from amends.jobs.performers import PERFORMERS
from amends.jobs.worker import Worker
from amends.promises.bills.line import BillLine
from amends.promises.bills.shortfall import Shortfall
from amends.promises.cycles import Period
from amends.promises.promise import PromisedItem
from amends.promises.terms import Gives
from amends.store import bills as stored_bills
from amends.store import directory
from amends.store.directory import every_client
from amends.store.directory_users import grant
from amends.store.engine import open_engine
from amends.store.migrations import create_store
from amends.store.promises_tables import promises
from tests.cli.command import ROOT
from tests.jobs.shop import QUICK
from tests.stores import reading_all, writing_all

CLIENT = "wrenfield"
POLICY = (ROOT / "examples" / "cable" / "cable-care.policy.yaml").read_text(encoding="utf-8")
DISCOUNT, BOX, PLAN, LATE_FEE = "web discount", "cable box", "plan", "late fee"
WORDS = (
    ItemWords(DISCOUNT, "monthly_discount", "discount"),
    ItemWords(BOX, "free_box", "box"),
    ItemWords(LATE_FEE, None, "late_fee"),
    ItemWords(PLAN, None, "plan"),
)
MAPPING = """\
mapping: bills
currency: USD
columns:
  account: Account No
  bill: Invoice
  line: Line
  period_from: From
  period_to: To
  item: Item
  amount: Amount
  tax: Tax
once: [plan]
"""
HEADER = "Account No,Invoice,Line,From,To,Item,Amount,Tax"
INSTALLED = date(2026, 12, 1)
TEN_OFF = TermsAsked(gives=Gives.CREDIT, item=DISCOUNT, amount=Decimal("10.00"), months=12, start=INSTALLED)
FREE_BOX = TermsAsked(gives=Gives.PRICE, item=BOX, amount=Decimal(0), months=12, start=INSTALLED)


def month(year: int, number: int) -> Period:
    """A calendar month."""
    following = date(year + number // 12, number % 12 + 1, 1)
    return Period(date(year, number, 1), following - timedelta(days=1))


DECEMBER, JANUARY, FEBRUARY, MARCH = month(2026, 12), month(2027, 1), month(2027, 2), month(2027, 3)


def bill(period: Period, account: str = "4471-2", **items: str) -> list[BillLine]:
    """A bill with an amount for each item; `_` stands for a blank."""
    number = f"B-{account}-{period.first:%Y-%m}"
    return [
        BillLine(account, number, str(place), period, item.replace("_", " "), Decimal(amount), item == "tax")
        for place, (item, amount) in enumerate(items.items(), start=1)
    ]


def as_promised(period: Period, account: str = "4471-2", **more: str) -> list[BillLine]:
    """A bill with the plan and the discount of ten dollars."""
    return bill(period, account, **{"plan": "59.00", "web_discount": "-10.00", "tax": "3.90", **more})


def csv_of(lines: Sequence[BillLine]) -> str:
    """The lines as the billing system writes them."""
    rows = (
        f"{one.account},{one.bill},{one.line},{one.period.first},{one.period.last},{one.item},{one.amount},"
        f"{'yes' if one.tax else 'no'}"
        for one in lines
    )
    return "\n".join((HEADER, *rows, ""))


@dataclass
class Wrenfield:
    """The company: `ana` sells and answers, `olga` owns the policy and checks bills, `alma` administers.

    Attributes:
        now: what time it is.
    """

    engine_url: str
    workspace: Workspace = field(init=False)
    now: datetime = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)

    def __post_init__(self) -> None:
        made = workspace_in(open_engine(self.engine_url))
        self.workspace = replace(made, clock=lambda: self.now)

    @property
    def client(self) -> UUID:
        """The company's id."""
        with reading_all(self.workspace.engine) as connection:
            [found] = every_client(connection)
            return found

    def desk(self, user: str) -> Desk:
        """Where somebody works."""
        return Desk(self.workspace, user)

    def customer(self, account: str) -> None:
        """A customer with an account."""
        with writing_all(self.workspace.engine) as connection:
            add_customer(connection, self.client, f"Owner of {account}", account, self.workspace.new_id)

    def promised(self, account: str = "4471-2", *terms: TermsAsked) -> PromiseView:
        """What was promised to a new customer: ten dollars off for a year, unless told otherwise."""
        self.customer(account)
        asked = PromiseAsked(whom=account, channel="shop", words="As I said.", terms=terms or (TEN_OFF,))
        return make(self.desk("ana"), asked)

    def keeps(self, items: Sequence[PromisedItem]) -> dict[str, str]:
        """Promises that are there as they were made elsewhere: their ids here, by those there."""
        names: dict[str, str] = {}
        for account in sorted({one.account for one in items}):
            self.customer(account)
            own = [one for one in items if one.account == account]
            terms = tuple(
                TermsAsked(
                    gives=one.terms.gives,
                    item=one.terms.item,
                    amount=one.terms.amount,
                    months=one.terms.months if one.terms.recurring else None,
                    start=one.terms.start,
                    first_month=one.terms.first_month,
                    last_month=one.terms.last_month,
                )
                for one in own
            )
            made = make(self.desk("ana"), PromiseAsked(whom=account, channel="shop", words=None, terms=terms))
            names[own[0].promise] = str(made.row.id)
        return names

    def settles(self, **changes: object) -> None:
        """The company settles something about its bills."""
        of_bills = BillChanges(**changes)  # type: ignore[arg-type]  # a test names what it changes
        change_client(self.desk("alma"), CLIENT, ClientChanges(settings=SettingChanges(bills=of_bills)))

    def before(self, *bills: Sequence[BillLine], text: str | None = None) -> BillReport:
        """Bills are checked before they go out."""
        return check_before(self.desk("olga"), None, self._file(bills, text))

    def after(
        self, *bills: Sequence[BillLine], text: str | None = None, user: str = "olga", mapping: str = MAPPING
    ) -> BillReport:
        """Bills that went out are checked."""
        self.now += timedelta(days=1)
        return check_after(self.desk(user), None, self._file(bills, text, mapping))

    def seen(self, reference: str) -> CaseState:
        """A case as it stands."""
        return view(self.desk("dora"), reference).state

    def decided(self, reference: str, remedy: str) -> DecidedRemedy:
        """What the live decision of a case makes of a remedy."""
        decision = self.seen(reference).decision
        assert decision is not None
        return decision.decided.remedies[remedy]

    def does(self, user: str, reference: str, request: object) -> CaseState:
        """Somebody acts on a case."""
        return act(self.desk(user), reference, request)

    def promise(self, promise: PromiseView) -> PromiseView:
        """A promise as it stands."""
        return view_promise(self.desk("ana"), promise.row.reference)

    def shortfalls(self, promise: PromiseView) -> tuple[Shortfall, ...]:
        """What bills fell short by for a promise."""
        with reading_all(self.workspace.engine) as connection:
            return stored_bills.shortfalls_of_promise(connection, self.client, promise.row.id)

    def owed(self) -> int:
        """How many shortfalls of all promises are not made good."""
        with reading_all(self.workspace.engine) as connection:
            owed: int = connection.execute(select(func.sum(promises.c.owed))).scalar_one()
            return owed

    def works(self) -> None:
        """What waits to be done for bills is done."""
        Worker(self.workspace, {kind: PERFORMERS[kind] for kind in (MAKE_GOOD, TAKEN_BACK)}, QUICK).run_until_idle()

    def everything(self) -> Mapping[str, int]:
        """How many rows each table has that a check could write to."""
        with reading_all(self.workspace.engine) as connection:
            tables = MetaData()
            tables.reflect(connection)
            return {
                table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in tables.sorted_tables
            }

    def _file(self, bills: Sequence[Sequence[BillLine]], text: str | None, mapping: str = MAPPING) -> BillFile:
        lines = [line for one in bills for line in one]
        written = csv_of(lines) if text is None else text
        return BillFile(stream=BytesIO(written.encode()), name="bills.csv", mapping=mapping.encode())


def make_wrenfield(url: str) -> None:
    """A new store in which the company, its people and its policy are."""
    engine = create_store(url)
    try:
        new_id = workspace_in(engine).new_id
        furnish(engine, [SampleClient(CLIENT, "Wrenfield", ("en",), POLICY)], new_id, datetime(2026, 1, 1, tzinfo=UTC))
        with writing_all(engine) as connection:
            alma = User(id=new_id(), name="alma", full_name="Alma", email=None)
            directory.add(connection, alma)
            grant(connection, RoleGrant(id=new_id(), user=alma.id, client=None, team=None, role=ADMINISTRATOR))
    finally:
        engine.dispose()


@contextmanager
def wrenfield_at(url: str) -> Iterator[Wrenfield]:
    """The company in a store that is there."""
    company = Wrenfield(url)
    try:
        yield company
    finally:
        company.workspace.engine.dispose()
