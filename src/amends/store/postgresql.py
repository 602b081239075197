"""What only PostgreSQL needs: its settings for each connection, its ways to begin, its faults in our words.

How a writer is made sure of what it has read, where on SQLite it is simply the only one:

- A writer is READ COMMITTED, and locks first what it is about to change: the row of the case that it acts on
  (`cases.load`), the balances that it adds to (`ledger_balances.lock_balances`), the record of the directory
  (`directory.get`), or a name where no row stands for what must not change meanwhile (`holding.hold`). Each statement
  after a lock was waited for sees what the other one has committed, just as a writer that had to wait on SQLite does.
  Writers on different cases wait for each other only at a balance that they share, and only from there to their end.
- REPEATABLE READ and SERIALIZABLE would keep the state from before the wait, and so end in an error where one has to
  wait here; on tables as small as those of a new store SERIALIZABLE also refuses writers that have nothing in common.
- Locks are taken in one order within each step, but a transaction of several steps can meet another crosswise. The
  database then undoes one of the two, and `engine.transact` does it anew.
- A reader is REPEATABLE READ and READ ONLY: it sees one state, and nobody waits for it.
- What two write at the same moment where neither could see the other is refused by a constraint (a reference, a login
  name, the number of an event), and told as what it is.
"""

from collections.abc import Mapping
from contextlib import suppress
from enum import IntEnum

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from amends.store.errors import (
    ChangedMeanwhileError,
    DeadlockError,
    NoStoreError,
    OutOfBoundsError,
    StoreBusyError,
    StoreError,
    StoreFailedError,
    UnkeepableError,
)
from amends.store.transactions import may_be_lost, may_write

_UNIQUE_VIOLATION = "23505"
_REFUSED = "42501"

_NOTHING_WRITTEN = "nothing was written; try again"
_SEE_WHERE = "see that the URL is right, and that the server runs and lets you in"

_FAULTS: Mapping[str, tuple[type[StoreError], str, str]] = {
    "55P03": (
        StoreBusyError,
        "somebody else held what was to be changed for longer than Amends waits",
        "nothing was written; try again, and if it stays so, look which other process holds the store",
    ),
    "40P01": (
        DeadlockError,
        "somebody else changed the same at the same moment, and each waited for the other",
        _NOTHING_WRITTEN,
    ),
    "40001": (DeadlockError, "somebody else changed the same at the same moment", _NOTHING_WRITTEN),
    "25006": (StoreFailedError, "the store cannot be written", "see that the server is not a standby of another"),
    "53100": (StoreFailedError, "the disk is full", "nothing was written; make room and try again"),
    "53200": (StoreFailedError, "the database is out of memory", _NOTHING_WRITTEN),
    "53300": (StoreBusyError, "the database has no connection left", "try again, or let it have more connections"),
    "57P01": (StoreFailedError, "the database was shut down", _NOTHING_WRITTEN),
    "57P02": (StoreFailedError, "the database broke down", _NOTHING_WRITTEN),
    "57P03": (StoreBusyError, "the database is just starting or ending", "try again in a moment"),
    "3D000": (NoStoreError, "there is no such database", "make it first: `createdb`, with the role as its owner"),
    "28P01": (NoStoreError, "the database did not accept the password", _SEE_WHERE),
    "28000": (NoStoreError, "the database did not let the role in", _SEE_WHERE),
    _REFUSED: (
        StoreFailedError,
        "the role may not do this in the database",
        "grant it what it needs, or let it own the tables; see the page on PostgreSQL in the documentation",
    ),
    "22001": (UnkeepableError, "a text is longer than the store keeps", "make it shorter"),
    "22021": (UnkeepableError, "a text holds a sign that the store cannot keep", "take the sign out"),
    "22P05": (UnkeepableError, "a text holds a sign that the store cannot keep", "take the sign out"),
    "XX001": (StoreFailedError, "the database is damaged", "restore the latest backup into a new one"),
    "XX002": (StoreFailedError, "an index of the database is damaged", "have the database make it anew: `REINDEX`"),
}

# What the driver tells before a server has answered has no code.
_WORDS: tuple[tuple[str, str], ...] = (
    ("password authentication failed", "28P01"),
    ("no password supplied", "28P01"),
    ("no pg_hba.conf entry", "28000"),
    ("peer authentication failed", "28000"),
    ("ident authentication failed", "28000"),
    ("too many clients", "53300"),
    ("remaining connection slots", "53300"),
    ("the database system is", "57P03"),
)


class _Isolation(IntEnum):
    """The driver's numbers; it is not imported here, for who has an SQLite file needs none."""

    READ_COMMITTED = 2
    REPEATABLE_READ = 3


def prepare(engine: Engine, busy_milliseconds: int) -> None:
    """Gives every connection of the engine its settings, and every transaction its beginning."""

    @event.listens_for(engine, "connect")
    def configure(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        connection.autocommit = True
        cursor = connection.cursor()
        # What is told as committed is on the server's disk, whatever the server does by default.
        cursor.execute(
            "SELECT set_config('lock_timeout', %s, false), set_config('synchronous_commit', CASE "
            "current_setting('synchronous_commit') WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') "
            "END, false)",
            (str(busy_milliseconds),),
        )
        cursor.close()
        connection.autocommit = False

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = may_write(connection)
        driver = connection.connection.driver_connection
        assert driver is not None, "a transaction begins on an open connection"
        driver.read_only = not writes
        driver.isolation_level = _Isolation.READ_COMMITTED if writes else _Isolation.REPEATABLE_READ
        if writes and may_be_lost(connection):
            connection.exec_driver_sql("SET LOCAL synchronous_commit TO off")

    @event.listens_for(engine, "handle_error")
    def tell(context: ExceptionContext) -> None:
        fault = fault_of(context.original_exception, is_lost=context.is_disconnect)
        if fault is not None:
            raise fault from context.original_exception


def fault_of(error: BaseException, *, is_lost: bool = False) -> StoreError | None:
    """The fault in our words, where the driver's error tells of the database or the value and not of a statement.

    Args:
        error: the driver's error.
        is_lost: whether the connection was lost by it.
    """
    code = getattr(error, "sqlstate", None)
    if code is None and type(error).__name__ == "OperationalError":
        return _without_code(str(error), is_lost)
    if code is None and type(error).__name__ == "DataError":
        # The driver itself refuses a text with a NUL.
        code = "22021"
    if code == _REFUSED and "row-level security" in str(error):
        return OutOfBoundsError(
            "a row was to be written for a client whom this is not about; nothing was written",
            "this is a fault of Amends: please report what you did",
        )
    known = _FAULTS.get(str(code))
    return known[0](known[1], known[2]) if known else None


def written_meanwhile(error: DBAPIError) -> ChangedMeanwhileError | None:
    """Where somebody else wrote the same at the same moment: that, in our words."""
    if violated(error) is None:
        return None
    return ChangedMeanwhileError("somebody else entered the same at the same moment", "look at it again")


def violated(error: DBAPIError) -> str | None:
    """The name of the constraint by which something is there only once, where that was violated."""
    if getattr(error.orig, "sqlstate", None) != _UNIQUE_VIOLATION:
        return None
    with suppress(AttributeError):
        return str(error.orig.diag.constraint_name)  # type: ignore[union-attr]  # the driver's own
    return ""


def _without_code(words: str, is_lost: bool) -> StoreError:
    for beginning, code in _WORDS:
        if beginning in words:
            kind, message, help_text = _FAULTS[code]
            return kind(message, help_text)
    if 'database "' in words and "does not exist" in words:
        kind, message, help_text = _FAULTS["3D000"]
        return kind(message, help_text)
    if 'role "' in words and "does not exist" in words:
        return NoStoreError("the database knows no such role", _SEE_WHERE)
    if is_lost:
        return StoreFailedError(
            "the connection to the database was lost",
            "look whether what you asked for was done; if not, ask again",
        )
    return NoStoreError(f"the database cannot be reached: {_reason(words)}", _SEE_WHERE)


def _reason(words: str) -> str:
    """The end of the driver's words, which name the address first: `connection to server at … failed: REASON`."""
    first = words.strip().splitlines()[0] if words.strip() else "no reason is known"
    return first.rpartition("failed: ")[2].removeprefix("FATAL:").strip().lower()


def scrub(engine: Engine) -> None:
    """Frees what was deleted to be written over; whoever reads and writes goes on.

    Until then it stands in the server's files, as it does in its log and in what was copied from there: to rewrite the
    tables would keep everybody out of them, and reach neither the log nor the copies.
    """
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM case_personal, customers, accounts, orders, products, households")
