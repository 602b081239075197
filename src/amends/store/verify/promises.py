"""Verifying the promises: each chain, each personal value, and that each row says what the events say."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, RowMapping, Table

from amends.cases.chain import Break, ChainFault, Link, check_chain
from amends.promises.life import state_of
from amends.store.case_links import read_secrets
from amends.store.event_data import UnreadableEventError
from amends.store.promise_data import personal_fields
from amends.store.promise_links import read_link, recorded_of
from amends.store.promise_rows import PromiseKey, row_of
from amends.store.promises_tables import promise_events, promise_personal, promises
from amends.store.verify.findings import Area, Finding
from amends.store.verify.personal import Secrets, personal_problems
from amends.store.verify.rows import OfCases, UnreadableRowError, Values, raw_rows, values_of


def check_promises(connection: Connection) -> Iterator[Finding]:
    """Everything that differs in the promises, one after the other; the rows of one are held at a time."""
    events = _of_promises(connection, promise_events, "events", "number")
    personal = _of_promises(connection, promise_personal, "personal values", "number", "field")
    for row in raw_rows(connection, promises, "id"):
        promise = str(row["id"])
        yield from _without_promise((events, personal), promise)
        for problem in _problems(connection, row, events.of(promise), personal.of(promise)):
            yield Finding(Area.PROMISE, str(row["reference"]), problem)
    yield from _without_promise((events, personal), None)


def _of_promises(connection: Connection, table: Table, named: str, *order: str) -> OfCases[RowMapping]:
    rows = raw_rows(connection, table, "promise", *order)
    return OfCases(named, ((str(row["promise"]), row) for row in rows))


def _without_promise(beside: Sequence[OfCases[RowMapping]], before: str | None) -> Iterator[Finding]:
    for rows in beside:
        for promise in rows.before(before):
            yield Finding(Area.PROMISE, promise, f"there is no such promise, but there are {rows.named} of it")


def _problems(
    connection: Connection, promise: RowMapping, events: Sequence[RowMapping], personal: Sequence[RowMapping]
) -> Iterator[str]:
    """Everything that differs in one promise, as sentences."""
    try:
        row = values_of(promises, promise, connection)
        linked = [values_of(promise_events, event, connection) for event in events]
        beside = [values_of(promise_personal, value, connection) for value in personal]
    except UnreadableRowError as error:
        yield f"what stands in {error} cannot be read"
        return
    links, secrets = [read_link(values) for values in linked], read_secrets(beside)
    digests = (values["digest"] for values in linked)
    faults = list(check_chain(zip(links, digests, strict=True), row["number"], row["head"]))
    yield from map(_told, faults)
    yield from personal_problems(links, secrets, row["erased_at"], personal_fields)
    if any(other["client"] != row["client"] for other in (*linked, *beside)):
        yield "some of its rows are another client's"
    if all(fault.what not in (Break.MISSING, Break.CUT) for fault in faults):
        yield from _row_problems(links, secrets, row)


def _told(fault: ChainFault) -> str:
    if fault.what is Break.OTHER_END:
        return f"it does not end with event {fault.number} as it stands there"
    return str(fault)


def _row_problems(links: Sequence[Link], secrets: Secrets, row: Values) -> Iterator[str]:
    """Where the row says something else than the events."""
    try:
        history = [recorded_of(link, secrets.get(link.number, {})).happened for link in links]
        state = state_of(history)
    except UnreadableEventError as error:
        yield error.message
        return
    except Exception as error:  # Whatever stops the fold: the events are not ones that it made room for.
        yield f"its events do not make a promise: {type(error).__name__}"
        return
    key = PromiseKey(id=row["id"], client=row["client"], reference=row["reference"], listed_as=row["listed_as"])
    yield from _differing(row, row_of(key, state, len(history), history[-1].at).columns())


def _differing(row: Values, made: Mapping[str, object]) -> Iterator[str]:
    for column, value in made.items():
        if row[column] != value:
            yield f"its row says {column} is `{row[column]}`; its events make it `{value}`"
