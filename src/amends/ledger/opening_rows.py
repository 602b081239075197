"""Rows of a table of what was given before the ledger began, typed; every fault of them is told by its row."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from amends.lang.names import one_of, suggestion
from amends.lang.quantities import MAXIMUM_DIGITS, digits, parse_decimal, plain
from amends.lang.times import as_instant, parse_date
from amends.lang.tree import PolicyTree, Remedy
from amends.lang.types import Kind
from amends.ledger.errors import LedgerError

REQUIRED_COLUMNS = ("policy", "remedy", "amount", "given_on")
FOR_WHOM = ("customer", "account", "household")
COLUMNS = (*FOR_WHOM, *REQUIRED_COLUMNS, "agent", "team", "approved")

_MOST_TOLD = 50
_TRUTHS = {"true": True, "false": False, "": None}


@dataclass(frozen=True, slots=True)
class OpeningFault:
    """What is wrong with a row: the line of the file on which it begins, the column where one is meant, and more."""

    line: int
    column: str | None
    message: str
    help: str | None = None

    def __str__(self) -> str:
        where = f"line {self.line}, `{self.column}`" if self.column else f"line {self.line}"
        told = f"{where}: {self.message}"
        return f"{told}; {self.help}" if self.help else told


class OpeningError(LedgerError):
    """Opening balances that cannot be used; `faults` holds every one, in the order of the rows."""

    def __init__(self, faults: Iterable[OpeningFault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line))
        told = list(map(str, self.faults[:_MOST_TOLD]))
        more = len(self.faults) - len(told)
        if more:
            told.append(f"… and {more:,} more")
        super().__init__("\n".join(told), "nothing was imported; repair these rows and import the whole file again")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningRow:
    """A row that was read: who got what, and when. People are named as the row names them; None is not known."""

    line: int
    policy: str
    remedy: str
    kind: str | None
    amount: Decimal
    given_on: date
    at: datetime
    customer: str | None
    account: str | None
    household: str | None
    agent: str | None
    team: str | None
    approved: bool | None


def read_opening(
    rows: Iterable[tuple[int, Mapping[str, str]]],
    policies: Mapping[str, PolicyTree],
    now: datetime,
    faults: Iterable[OpeningFault] = (),
) -> tuple[OpeningRow, ...]:
    """The rows, typed.

    Args:
        rows: the line and the cells of each, by their columns; an empty or absent cell is not known.
        policies: the client's policies by name, each in the version that names its remedies.
        now: nothing was given later.
        faults: what was found already when the table was read.

    Raises:
        OpeningError: with every fault of every row.
    """
    found = list(faults)
    read = []
    for line, cells in rows:
        reader = _RowReader(line, cells, policies, now)
        row = reader.row()
        if row is not None:
            read.append(row)
        found += reader.faults
    if found:
        raise OpeningError(found)
    return tuple(read)


class _RowReader:
    """Reads the cells of one row, and gathers what is wrong with them."""

    def __init__(self, line: int, cells: Mapping[str, str], policies: Mapping[str, PolicyTree], now: datetime) -> None:
        self._line = line
        self._cells = cells
        self._policies = policies
        self._now = now
        self.faults: list[OpeningFault] = []

    def row(self) -> OpeningRow | None:
        """The row, or None where something is wrong with it."""
        self._for_whom()
        given_on, approved = self._given_on(), self._approved()
        tree = self._policy()
        if tree is None:
            return None
        remedy, team = self._remedy(tree), self._team(tree)
        amount = None if remedy is None else self._amount(remedy, tree.minor_digits)
        at = None if given_on is None else self._instant(given_on, tree)
        if self.faults or remedy is None or amount is None or given_on is None or at is None:
            return None
        return OpeningRow(
            line=self._line,
            policy=tree.name,
            remedy=remedy.name,
            kind=remedy.kind,
            amount=amount,
            given_on=given_on,
            at=at,
            customer=self._cell("customer") or None,
            account=self._cell("account") or None,
            household=self._cell("household") or None,
            agent=self._cell("agent") or None,
            team=team,
            approved=approved,
        )

    def _for_whom(self) -> None:
        if not any(map(self._cell, FOR_WHOM)):
            self.faults.append(
                OpeningFault(self._line, None, "nobody is named who got it", f"fill in {one_of(FOR_WHOM)}")
            )

    def _policy(self) -> PolicyTree | None:
        name = self._required("policy")
        tree = self._policies.get(name)
        if name and tree is None:
            self._fault("policy", f"the client has no policy `{name}`", suggestion(name, self._policies))
        return tree

    def _remedy(self, tree: PolicyTree) -> Remedy | None:
        name = self._required("remedy")
        remedy = tree.remedies.get(name)
        if name and remedy is None:
            self._fault("remedy", f"`{name}` is no remedy of `{tree.name}`", suggestion(name, tree.remedies))
        return remedy

    def _team(self, tree: PolicyTree) -> str | None:
        name = self._cell("team")
        if name and tree.teams and name not in tree.teams:
            self._fault("team", f"`{name}` is no team of `{tree.name}`", suggestion(name, tree.teams))
        return name or None

    def _amount(self, remedy: Remedy, minor_digits: int) -> Decimal | None:
        """The amount, which may be left out only where the remedy has no value at all."""
        text = self._cell("amount")
        if not text and remedy.value_type is None:
            return Decimal(0)
        amount = parse_decimal(self._required("amount"))
        if text and (amount is None or amount < 0 or digits(amount) > MAXIMUM_DIGITS):
            self._fault("amount", f"found `{text}`", "write an amount of 0 or more in plain digits, such as 10.00")
        elif amount is not None and remedy.value_type is not None and remedy.value_type.kind is Kind.MONEY:
            _, _, fraction = plain(amount).partition(".")
            if len(fraction) > minor_digits:
                places = f"at most {minor_digits} decimal places" if minor_digits else "no decimal places"
                self._fault("amount", f"found `{text}`", f"the currency has {places}")
        return amount

    def _given_on(self) -> date | None:
        text = self._required("given_on")
        day = parse_date(text)
        if text and day is None:
            self._fault("given_on", f"found `{text}`", "write a date such as 2026-11-01")
        return day

    def _instant(self, day: date, tree: PolicyTree) -> datetime | None:
        """The beginning of the day: of what was given on it, nobody knows the hour."""
        try:
            at = as_instant(datetime.combine(day, time.min), tree.timezone)
        except OverflowError:
            at = None
        if at is None or at > self._now:
            self._fault("given_on", f"`{day}` is no day on which something was given yet",
                        "expected a day in the past, or today")  # fmt: skip
            return None
        return at

    def _approved(self) -> bool | None:
        text = self._cell("approved")
        if text not in _TRUTHS:
            self._fault("approved", f"found `{text}`", "write `true` or `false`, or leave it empty")
        return _TRUTHS.get(text)

    def _required(self, column: str) -> str:
        text = self._cell(column)
        if not text:
            self._fault(column, "nothing stands here", None)
        return text

    def _cell(self, column: str) -> str:
        return self._cells.get(column, "").strip()

    def _fault(self, column: str, message: str, help_text: str | None) -> None:
        self.faults.append(OpeningFault(self._line, column, message, help_text))
