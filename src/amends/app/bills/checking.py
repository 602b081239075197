"""Holding a file of bills to everything that was promised."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from amends.app.administration.asking import asking
from amends.app.bills.earlier import earlier_bills
from amends.app.bills.files import BillFile
from amends.app.bills.following import follow_bills
from amends.app.bills.policies import check_policy_is_there
from amends.app.bills.report import BillReport
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.directory.keys import number_key
from amends.directory.organisation import Client
from amends.formats.errors import InputError
from amends.formats.mapped.mapping import FileMapping
from amends.promises.bills.check import Checked, check
from amends.promises.bills.line import BillLine
from amends.promises.bills.rules import Rules
from amends.promises.bills.words import Stage
from amends.promises.promise import PromisedItem
from amends.store import bills as stored_bills
from amends.store import promises as stored_promises
from amends.store.engine import reading
from amends.store.references import case_references, promise_references


def check_before(desk: Desk, client: str | None, file: BillFile) -> BillReport:
    """What would break if these bills were sent; nothing is recorded.

    Raises:
        NotPermittedError: the one who asks may not.
        NotFoundError: none of the clients for whom they work has the name.
        MappingError: the mapping cannot be used.
        InputError: the file cannot be read.
        NothingToCheckError: there is no line in it.
        RejectedFileError: with the lines that cannot be used.
    """
    promised = _promised(desk, client)
    found = _held(desk, promised, file)
    about = _promises_of(found.checked)
    with reading(desk.workspace.engine) as connection:
        asking(connection, desk)
        owed = stored_bills.open_promises(connection, promised.client.id)
        owed = {promise: case for promise, case in owed.items() if promise in about}
        names = case_references(connection, promised.client.id, [case for case in owed.values() if case is not None])
        references = promise_references(connection, promised.client.id, about)
    return BillReport(
        stage=Stage.BEFORE,
        client=promised.client,
        checked=found.checked,
        minor_digits=found.mapping.minor_digits,
        lines=found.lines,
        promises=references,
        cases={
            finding.key: names[case]
            for finding in found.checked.findings
            if finding.promise is not None and (case := owed.get(UUID(finding.promise.promise))) in names
        },
    )


def check_after(desk: Desk, client: str | None, file: BillFile) -> BillReport:
    """What broke in bills that were sent, recorded at the promises; each shortfall opens or joins one case.

    The file is read as a whole before anything is recorded. To check the same bills twice changes nothing.

    Raises:
        NoPolicyForBillsError: nothing tells by which policy the cases are decided; nothing was recorded.
        AmendsError: as `check_before`; nothing was recorded.
    """
    promised = _promised(desk, client)
    check_policy_is_there(desk, promised.client)
    found = _held(desk, promised, file)
    followed = follow_bills(desk, promised.client, found.checked)
    with reading(desk.workspace.engine) as connection:
        asking(connection, desk)
        references = promise_references(connection, promised.client.id, _promises_of(found.checked))
    return BillReport(
        stage=Stage.AFTER,
        client=promised.client,
        checked=found.checked,
        minor_digits=found.mapping.minor_digits,
        lines=found.lines,
        promises=references,
        cases=followed.cases,
        followed=followed.followed,
    )


class NothingToCheckError(InputError):
    """There is nothing in the file that could be held to a promise."""


@dataclass(frozen=True, slots=True)
class _Promised:
    """Everything that was promised to a client's accounts."""

    client: Client
    items: tuple[PromisedItem, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    """What came of holding a file to it."""

    checked: Checked
    mapping: FileMapping
    lines: int


def _promised(desk: Desk, client: str | None) -> _Promised:
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        of = who.client(client)
        who.allowed(Task.CHECK_BILLS, of)
        return _Promised(of, tuple(stored_promises.items(connection, of.id)))


def _held(desk: Desk, promised: _Promised, file: BillFile) -> _Held:
    mapping = file.mapping_for(promised.client)
    lines = _Lines(file.lines(mapping), promised.items)
    earlier = partial(earlier_bills, desk, promised.client)
    checked = check(promised.items, lines, rules_for(promised.client, mapping), earlier)
    if not lines.count:
        raise NothingToCheckError(
            f"`{file.name}` holds no line of a bill, so nothing was checked",
            "look whether it is the right file, and whole",
        )
    return _Held(checked, mapping, lines.count)


def rules_for(client: Client, mapping: FileMapping) -> Rules:
    """The rules by which the bills of a client are held to promises."""
    terms = client.settings.bills
    told = frozenset(words.item for words in terms.items if words.billed_as is not None)
    return Rules(mapping.minor_digits, terms.taxes_count, mapping.once, told, mapping.late_fees)


class _Lines:
    """Lines with the numbers of accounts as the directory writes them, counted on their way."""

    def __init__(self, lines: Iterable[BillLine], promised: Sequence[PromisedItem]) -> None:
        self._lines = lines
        self._numbers = {one.account: one.account for one in promised}
        self._by_key = {number_key(one.account): one.account for one in promised}
        self.count = 0

    def __iter__(self) -> Iterator[BillLine]:
        numbers = self._numbers
        count = 0
        for line in self._lines:
            count += 1
            number = numbers.get(line.account)
            if number is None:
                number = numbers[line.account] = self._by_key.get(number_key(line.account), line.account)
            yield line if number == line.account else line._replace(account=number)
        self.count = count


def _promises_of(checked: Checked) -> frozenset[UUID]:
    return frozenset(UUID(one.promise.promise) for one in checked.findings if one.promise is not None)
