"""Verifying a store: whether everything in it is what was recorded, and agrees with everything else."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, Engine

from amends.cases.fold import fold as fold_events
from amends.ledger.balances import BalanceDifference
from amends.store.bounds import EVERY_CLIENT, bind
from amends.store.checkpoints import check_checkpoints
from amends.store.engine import reading
from amends.store.sqlite import file_faults
from amends.store.transactions import is_postgresql
from amends.store.verify.balances import balance_differences
from amends.store.verify.bills import bill_findings
from amends.store.verify.calls import call_findings
from amends.store.verify.cases import Fold, check_cases
from amends.store.verify.findings import Area, Finding
from amends.store.verify.promises import check_promises
from amends.store.walls import database_faults

__all__ = ["Area", "Finding", "verify", "verify_within"]


def verify(engine: Engine, told_outside: Iterable[str] = (), fold: Fold = fold_events) -> Iterator[Finding]:
    """Everything that differs in a store, as it is found; nothing where all is well.

    It looks at one state of the store and holds one case at a time; others read and write meanwhile.

    Args:
        engine: the store.
        told_outside: digests of checkpoints that were told outside; each must still be there.
        fold: what makes a case of its events.
    """
    with reading(engine) as connection:
        bind(connection, EVERY_CLIENT)
        yield from verify_within(connection, told_outside, fold)


def verify_within(
    connection: Connection, told_outside: Iterable[str] = (), fold: Fold = fold_events
) -> Iterator[Finding]:
    """The same within a transaction, which is bound to every client: of what it has not committed yet, too."""
    faults = database_faults if is_postgresql(connection) else file_faults
    yield from (Finding(Area.FILE, "database", fault) for fault in faults(connection))
    yield from check_cases(connection, fold)
    yield from check_promises(connection)
    yield from _readable(Area.BILL, bill_findings(connection))
    yield from _readable(Area.CHECKPOINT, _checkpoints(connection, told_outside))
    yield from _readable(Area.LEDGER, _balances(connection))
    yield from _readable(Area.CALLS, call_findings(connection))


def _checkpoints(connection: Connection, told_outside: Iterable[str]) -> Iterator[Finding]:
    for fault in check_checkpoints(connection, told_outside):
        yield Finding(Area.CHECKPOINT, str(fault.checkpoint), fault.sentence)


def _balances(connection: Connection) -> Iterator[Finding]:
    for found in balance_differences(connection):
        yield Finding(Area.LEDGER, _name(found), _difference(found))


def _name(found: BalanceDifference) -> str:
    key = found.key
    return f"{key.policy}/{key.remedy} per {key.per} {key.subject}"


def _difference(found: BalanceDifference) -> str:
    kept, entered = found.stored, found.from_entries
    return f"the balance says {kept.count} of {kept.amount}; the entries make {entered.count} of {entered.amount}"


def _readable(area: Area, findings: Iterator[Finding]) -> Iterator[Finding]:
    """The findings, up to a place that no code of ours wrote."""
    try:
        yield from findings
    except (ValueError, TypeError, ArithmeticError) as error:
        yield Finding(area, "?", f"something in it cannot be read: {error}")
