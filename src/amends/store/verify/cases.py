"""Verifying the cases: each chain, each personal value, and that the row and the ledger say what the events say."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping

from amends.cases.chain import Break, Link, check_chain
from amends.cases.recorded import Recorded
from amends.cases.state import CaseState
from amends.store.attachments import KeptContent, kept_contents
from amends.store.case_links import read_link, read_secrets, recorded_of
from amends.store.case_rows import row_of
from amends.store.cases_tables import case_events, case_personal, cases
from amends.store.event_data import UnreadableEventError, personal_fields
from amends.store.ledger_tables import ledger_entries
from amends.store.live_tables import call_backs
from amends.store.precedents import precedents
from amends.store.verify.attachments import attachment_problems
from amends.store.verify.call_backs import call_back_problems
from amends.store.verify.findings import Area, Finding
from amends.store.verify.gifts import gift_problems
from amends.store.verify.going_out import going_out_problems
from amends.store.verify.personal import Secrets, personal_problems
from amends.store.verify.precedents import precedent_problems
from amends.store.verify.rows import OfCases, RowsOfCases, UnreadableRowError, Values, raw_rows, values_of

Fold = Callable[[Iterable[Recorded]], CaseState]


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands in other tables of a case, as it stands there."""

    events: Sequence[RowMapping]
    personal: Sequence[RowMapping]
    entries: Sequence[RowMapping]
    precedents: Sequence[RowMapping]
    calls: Sequence[RowMapping]


@dataclass(frozen=True, slots=True)
class _Follows:
    """What belongs to a case: what the ledger, the precedents and the list of calls have, and what was handed in."""

    given: Sequence[Values]
    precedents: Sequence[Values]
    calls: Sequence[Values]
    contents: Sequence[KeptContent]


def check_cases(connection: Connection, fold: Fold) -> Iterator[Finding]:
    """Everything that differs in the cases, one case after the other; the rows of one are held at a time."""
    beside = (
        RowsOfCases(connection, case_events, "events", "number"),
        RowsOfCases(connection, case_personal, "personal values", "number", "field"),
        RowsOfCases(connection, ledger_entries, "entries in the ledger", "at", "id"),
        RowsOfCases(connection, precedents, "precedents", "remedy"),
        RowsOfCases(connection, call_backs, "call-backs", "case"),
    )
    contents = OfCases("attachments", kept_contents(connection))
    everything = (*beside, contents)
    for row in raw_rows(connection, cases, "id"):
        case = str(row["id"])
        yield from _without_case(everything, case)
        of_case, handed_in = _Beside(*(rows.of(case) for rows in beside)), contents.of(case)
        for problem in _problems(connection, row, of_case, handed_in, fold):
            yield Finding(Area.CASE, str(row["reference"]), problem)
    yield from _without_case(everything, None)


def _without_case(beside: Iterable[OfCases[Any]], before: str | None) -> Iterator[Finding]:
    for rows in beside:
        for case in rows.before(before):
            yield Finding(Area.CASE, case, f"there is no such case, but there are {rows.named} of it")


def _problems(
    connection: Connection, case: RowMapping, beside: _Beside, handed_in: Sequence[KeptContent], fold: Fold
) -> Iterator[str]:
    """Everything that differs in one case, as sentences."""
    try:
        row = values_of(cases, case, connection)
        linked = [values_of(case_events, event, connection) for event in beside.events]
        secrets = read_secrets(values_of(case_personal, value, connection) for value in beside.personal)
        given = [values_of(ledger_entries, entry, connection) for entry in beside.entries]
        alike = [values_of(precedents, one, connection) for one in beside.precedents]
        calls = [values_of(call_backs, one, connection) for one in beside.calls]
    except UnreadableRowError as error:
        yield f"what stands in {error} cannot be read"
        return
    links = [read_link(values) for values in linked]
    faults = list(
        check_chain(zip(links, (values["digest"] for values in linked), strict=True), row["number"], row["head"])
    )
    yield from map(str, faults)
    yield from personal_problems(links, secrets, row["erased_at"], personal_fields)
    yield from _foreign_rows(row, (*linked, *given, *alike, *calls))
    if all(fault.what not in (Break.MISSING, Break.CUT) for fault in faults):
        yield from _state_problems(connection, links, secrets, row, _Follows(given, alike, calls, handed_in), fold)


def _foreign_rows(row: Values, others: Iterable[Values]) -> Iterator[str]:
    if any(other["client"] != row["client"] for other in others):
        yield "some of its rows are another client's"


def _state_problems(
    connection: Connection, links: Sequence[Link], secrets: Secrets, row: Values, follows: _Follows, fold: Fold
) -> Iterator[str]:
    """Where the row, the ledger and the precedents say something else than the events."""
    try:
        state = fold(recorded_of(link, secrets.get(link.number, {})) for link in links)
    except UnreadableEventError as error:
        yield error.message
        return
    except Exception as error:  # Whatever stops the fold: the events are not ones that it made room for.
        yield f"its events do not make a case: {type(error).__name__}"
        return
    for column, made in row_of(state).columns().items():
        if row[column] != made:
            yield f"its row says {column} is `{row[column]}`; its events make it `{made}`"
    yield from gift_problems(state, follows.given)
    yield from precedent_problems(state, follows.precedents)
    yield from call_back_problems(state, follows.calls)
    yield from going_out_problems(connection, state)
    yield from attachment_problems(state, follows.contents, row["erased_at"])
