"""What follows from bills that were sent: they are recorded at the promises, and what they fall short by is taken up.

It is done for a few promises at a time, each of them in one transaction, so that others go on meanwhile. Where it is
broken off, the next run does the rest: what was recorded already changes nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection

from amends.app.administration.asking import Asking, asking
from amends.app.bills.report import Followed
from amends.app.bills.taking_up import Found, TakingUp
from amends.app.promises.happening_to_many import happen_to_many
from amends.app.workspace import Desk
from amends.directory.keys import number_key
from amends.directory.organisation import Client
from amends.promises.bills.account import HeldBill
from amends.promises.bills.check import Checked
from amends.promises.bills.finding import Finding
from amends.promises.bills.outcome import bills_checked
from amends.promises.bills.shortfall import LineBeside
from amends.promises.events import BillChecked
from amends.store import bills as stored_bills
from amends.store import promises as stored_promises
from amends.store.bills import CheckedAs, CheckedPlace
from amends.store.directory_many import accounts_numbered
from amends.store.engine import reading, transact
from amends.store.parts import in_parts
from amends.store.references import case_references

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class FollowedBills:
    """What was recorded, and the case of each finding, by its key."""

    followed: Followed
    cases: Mapping[str, str]


class _Checked(NamedTuple):
    """A bill that was held to a part of a promise: how it was found, and what the promise gets to know."""

    place: CheckedPlace
    as_found: CheckedAs
    event: BillChecked


_ByPromise = Mapping[UUID, Sequence[_Checked]]


def follow_bills(desk: Desk, client: Client, checked: Checked) -> FollowedBills:
    """Records what a check of sent bills found, and takes up what they fall short by."""
    followed = Followed()
    cases: dict[str, str] = {}
    by_promise = _by_promise(checked)
    found = _found_by_promise(checked)
    for part in in_parts(list(by_promise), _AT_ONCE):
        some = {promise: by_promise[promise] for promise in part}
        if not _anything_new(desk, client, some):
            continue

        def work(connection: Connection, some: _ByPromise = some) -> tuple[Followed, Mapping[str, str]]:
            return _promises_followed(connection, desk, client, some, found)

        _add(followed, cases, transact(desk.workspace.engine, work))
    others = [finding for finding in checked.shortfalls if finding.promise is None]
    for some_findings in in_parts(others, _AT_ONCE):

        def others_work(
            connection: Connection, some: Sequence[Finding] = some_findings
        ) -> tuple[Followed, Mapping[str, str]]:
            return _charges_followed(connection, desk, client, some, checked)

        _add(followed, cases, transact(desk.workspace.engine, others_work))
    return FollowedBills(followed, {**_known_cases(desk, client, checked), **cases})


def _promises_followed(
    connection: Connection,
    desk: Desk,
    client: Client,
    some: _ByPromise,
    found: Mapping[UUID, Sequence[Found]],
) -> tuple[Followed, Mapping[str, str]]:
    who = asking(connection, desk)
    # Whoever checks the same bills at the same time waits here; what they have recorded is seen after it.
    stored_promises.load_many(connection, client.id, list(some))
    before = stored_bills.checked_before(connection, client.id, some.keys())
    changed = {
        promise: [one for one in bills if before.get(one.place) != one.as_found] for promise, bills in some.items()
    }
    changed = {promise: bills for promise, bills in changed.items() if bills}
    _record(connection, who, client, changed, before)
    taking_up = TakingUp(connection, who, client)
    taking_up.followed.bills = sum(map(len, changed.values()))
    known = stored_bills.shortfalls_of_promises(connection, client.id, changed.keys())
    with_shortfall = {one.promise for one in known} | (found.keys() & changed.keys())
    for promise in changed:
        if promise in with_shortfall:
            periods = {(one.event.part, one.event.period) for one in changed[promise]}
            taking_up.of_promise(promise, found.get(promise, ()), periods)
    return taking_up.followed, taking_up.cases


def _record(
    connection: Connection,
    who: Asking,
    client: Client,
    changed: _ByPromise,
    before: Mapping[CheckedPlace, CheckedAs],
) -> None:
    events = {promise: [one.event for one in bills] for promise, bills in changed.items()}
    happen_to_many(connection, who.desk, who, client, events)
    kept = [one for bills in changed.values() for one in bills]
    stored_bills.keep_checked(
        connection,
        client.id,
        {one.place: one.as_found for one in kept if one.place not in before},
        {one.place: one.as_found for one in kept if one.place in before},
        who.at,
    )


def _charges_followed(
    connection: Connection,
    desk: Desk,
    client: Client,
    some: Sequence[Finding],
    checked: Checked,
) -> tuple[Followed, Mapping[str, str]]:
    """What is wrong with charges about which nothing was promised."""
    taking_up = TakingUp(connection, asking(connection, desk), client)
    accounts = accounts_numbered(connection, client.id, {number_key(finding.account) for finding in some})
    for finding in some:
        account = accounts.get(number_key(finding.account))
        if account is not None:
            taking_up.of_account(account, [Found(finding, _beside(finding, checked))])
    return taking_up.followed, taking_up.cases


def _anything_new(desk: Desk, client: Client, some: _ByPromise) -> bool:
    with reading(desk.workspace.engine) as connection:
        asking(connection, desk)
        before = stored_bills.checked_before(connection, client.id, some.keys())
    return any(before.get(one.place) != one.as_found for bills in some.values() for one in bills)


def _known_cases(desk: Desk, client: Client, checked: Checked) -> Mapping[str, str]:
    """The cases of shortfalls that were found before, by the keys of the findings."""
    keys = [finding.key for finding in checked.shortfalls if finding.promise is not None]
    with reading(desk.workspace.engine) as connection:
        asking(connection, desk)
        known = stored_bills.shortfalls_with(connection, client.id, keys)
        ids = {one.case for one in known.values() if one.case is not None}
        references = case_references(connection, client.id, ids)
    return {key: references[one.case] for key, one in known.items() if one.case is not None}


def _by_promise(checked: Checked) -> _ByPromise:
    found: dict[UUID, list[_Checked]] = {}
    for held, (promise, event) in zip(checked.held, bills_checked(checked), strict=True):
        id = UUID(promise)
        found.setdefault(id, []).append(_Checked(_place(id, held), _as_found(held, event), event))
    return found


def _place(promise: UUID, held: HeldBill) -> CheckedPlace:
    return (promise, held.promise.part, held.period.first, held.period.last)


def _as_found(held: HeldBill, event: BillChecked) -> CheckedAs:
    return (held.due, held.found, bool(event.shortfalls), held.is_last)


def _found_by_promise(checked: Checked) -> Mapping[UUID, Sequence[Found]]:
    found: dict[UUID, list[Found]] = {}
    for finding in checked.shortfalls:
        if finding.promise is not None:
            found.setdefault(UUID(finding.promise.promise), []).append(Found(finding, _beside(finding, checked)))
    return found


def _beside(finding: Finding, checked: Checked) -> tuple[LineBeside, ...]:
    lines = checked.beside.get((finding.account, finding.period), ())
    return tuple(LineBeside(line.item, line.amount) for line in lines if line.item != finding.item)


def _add(followed: Followed, cases: dict[str, str], more: tuple[Followed, Mapping[str, str]]) -> None:
    some, of_cases = more
    followed.bills += some.bills
    followed.shortfalls += some.shortfalls
    followed.corrected += some.corrected
    followed.opened += some.opened
    followed.joined += some.joined
    followed.not_stated += some.not_stated
    followed.watched |= some.watched
    cases |= of_cases
