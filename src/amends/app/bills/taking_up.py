"""Taking up what bills fall short by: each shortfall is kept once, and opens a case or joins the one that is open."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection

from amends.app.administration.asking import Asking
from amends.app.bills.cases import NewCase, is_joined, open_case_by_itself, tell_case
from amends.app.bills.policies import policy_for_bills
from amends.app.bills.records import records_of
from amends.app.bills.report import Followed
from amends.app.by_itself import on_case_by_itself
from amends.app.on_case import OnCase
from amends.cases.state import Stage
from amends.directory.customers import Account
from amends.directory.organisation import Client
from amends.explain.sums import sum_told
from amends.promises.bills.finding import Finding
from amends.promises.bills.shortfall import LineBeside, Shortfall, ShortfallState
from amends.promises.bills.words import shortfall_sentence
from amends.promises.cycles import Period
from amends.promises.life import state_of
from amends.promises.state import PromiseState
from amends.store import bills as stored_bills
from amends.store import promises as stored_promises
from amends.store.promise_rows import PromiseRow

Place = tuple[int | None, Period]
"""Which of the terms of a promise, and the days of the bill."""


class Found(NamedTuple):
    """What a bill falls short by, and what else stands on it."""

    finding: Finding
    beside: tuple[LineBeside, ...]


class TakingUp:
    """Takes up what bills of a client fall short by, within one transaction.

    Attributes:
        followed: what has come of it so far.
        cases: the references of the cases, by the keys of the findings.
    """

    def __init__(self, connection: Connection, who: Asking, client: Client) -> None:
        self._connection = connection
        self._who = who
        self._client = client
        self.followed = Followed()
        self.cases: dict[str, str] = {}

    def of_promise(self, promise: UUID, found: Sequence[Found], places: AbstractSet[Place]) -> None:
        """Takes up what bills of these places fall short by for a promise; what they no longer do is corrected."""
        row, history = stored_promises.load(self._connection, [self._client.id], promise)
        known = stored_bills.shortfalls_of_promise(self._connection, self._client.id, promise)
        cause = _Cause(row.account, row.customer, row.order, row, state_of(history))
        keys = {one.finding.key: one.finding.key for one in found}
        self._take_up(cause, known, found, places, keys)

    def of_account(self, account: Account, found: Sequence[Found]) -> None:
        """Takes up what bills of an account charge too much, where nothing was promised about it."""
        [item] = {one.finding.item for one in found}
        known = stored_bills.shortfalls_of_item(self._connection, self._client.id, account.id, item)
        cause = _Cause(account.id, account.customer, None, None, None)
        keys = {one.finding.key: _without_number(one.finding, account.id) for one in found}
        self._take_up(cause, known, found, frozenset(), keys)

    def _take_up(
        self,
        cause: "_Cause",
        known: Sequence[Shortfall],
        found: Sequence[Found],
        places: AbstractSet[Place],
        keys: dict[str, str],
    ) -> None:
        kept = {one.key: one for one in known}
        touched: list[UUID] = []
        new: list[Shortfall] = []
        for one in found:
            same = kept.get(keys[one.finding.key])
            if same is None:
                new.append(_shortfall(one, keys[one.finding.key], cause, self._who))
            else:
                self._change(same, _found_again(same, one), touched)
        short_now = set(keys.values())
        for before in known:
            is_checked = (before.part, before.period) in places
            if is_checked and before.key not in short_now and before.state is ShortfallState.OPEN:
                self.followed.corrected += 1
                self._change(before, replace(before, state=ShortfallState.CORRECTED), touched)
        self._watch(known, found, places, touched)
        if new:
            self._add(cause, known, new, touched)
        self._tell(cause, touched)
        self._name_cases(cause, keys)

    def _change(self, before: Shortfall, now: Shortfall, touched: list[UUID]) -> None:
        if now == before:
            return
        stored_bills.change_shortfall(self._connection, self._client.id, now, self._who.at)
        if now.case is not None:
            touched.append(now.case)

    def _watch(
        self, known: Sequence[Shortfall], found: Sequence[Found], places: AbstractSet[Place], touched: list[UUID]
    ) -> None:
        """The next bill after one that fell short has come: the case gets to know it."""
        short = {(one.finding.promise.part, one.finding.period) for one in found if one.finding.promise is not None}
        for one in known:
            if one.case is None or one.state is ShortfallState.CORRECTED:
                continue
            later = [place for place in places if place[0] == one.part and place[1].first > one.period.last]
            if later:
                reference = self._case(one.case).state.reference
                self.followed.watched[reference] = not short.intersection(later)
                touched.append(one.case)

    def _add(self, cause: "_Cause", known: Sequence[Shortfall], new: Sequence[Shortfall], touched: list[UUID]) -> None:
        """Keeps new shortfalls, all in the one case that they open or join."""
        case: UUID | None = None
        tolerated = self._client.settings.bills.tolerance
        if cause.customer is not None and any(one.short_by > tolerated for one in new):
            on = self._open_case(known)
            if on is None:
                on = self._opened(cause, new)
                self.followed.opened.append(on.state.reference)
            else:
                self.followed.joined.append(on.state.reference)
            case = on.state.id
            touched.append(case)
        self.followed.shortfalls += len(new)
        kept = [replace(one, case=case if one.short_by > tolerated else None) for one in new]
        stored_bills.add_shortfalls(self._connection, self._client.id, kept)

    def _open_case(self, known: Sequence[Shortfall]) -> OnCase | None:
        """The latest case about the same that can take one more."""
        ids = dict.fromkeys(one.case for one in reversed(known) if one.case is not None)
        return next((on for on in map(self._case, ids) if is_joined(on)), None)

    def _opened(self, cause: "_Cause", new: Sequence[Shortfall]) -> OnCase:
        assert cause.customer is not None, "a case is opened for somebody"
        sentences = (shortfall_sentence(one, partial(sum_told, currency=self._client.currency)) for one in new)
        return open_case_by_itself(
            self._connection,
            self._who.desk.workspace,
            self._client,
            NewCase(
                customer=cause.customer,
                account=cause.account,
                order=cause.order,
                policy=policy_for_bills(self._connection, self._client),
                problem=" ".join(sentences),
            ),
        )

    def _tell(self, cause: "_Cause", touched: Iterable[UUID]) -> None:
        """States to each case what is on record now, and has the policy decide."""
        for case in dict.fromkeys(touched):
            on = self._case(case)
            if on.state.stage not in (Stage.RESOLVED, Stage.CLOSED):
                promise = None if cause.row is None else cause.row.id
                records = records_of(self._connection, self._client, case, promise, cause.state)
                self.followed.not_stated += tell_case(on, cause.reference, records)

    def _name_cases(self, cause: "_Cause", keys: dict[str, str]) -> None:
        kept = stored_bills.shortfalls_with(self._connection, self._client.id, [*keys.values()])
        for of_finding, key in keys.items():
            case = kept[key].case
            if case is not None:
                self.cases[of_finding] = self._case(case).state.reference

    def _case(self, case: UUID) -> OnCase:
        return on_case_by_itself(self._connection, self._who.desk.workspace, self._client.id, case)


class _Cause(NamedTuple):
    """What a shortfall is about: the promise, or an account about which nothing was promised."""

    account: UUID | None
    customer: UUID | None
    order: UUID | None
    row: PromiseRow | None
    state: PromiseState | None

    @property
    def reference(self) -> str | None:
        """What the promise is called."""
        return None if self.row is None else self.row.reference


def _shortfall(found: Found, key: str, cause: _Cause, who: Asking) -> Shortfall:
    finding = found.finding
    return Shortfall(
        key=key,
        kind=finding.kind,
        promise=None if cause.row is None else cause.row.id,
        part=None if finding.promise is None else finding.promise.part,
        account=cause.account,
        item=finding.item,
        period=finding.period,
        due=finding.due,
        found=finding.found,
        short_by=finding.difference,
        beside=found.beside,
        state=ShortfallState.OPEN,
        case=None,
        found_at=who.at,
    )


def _found_again(before: Shortfall, found: Found) -> Shortfall:
    """The shortfall as the bill shows it now; what was made good stays so."""
    if before.state is ShortfallState.MADE_GOOD:
        return before
    finding = found.finding
    return replace(
        before,
        kind=finding.kind,
        due=finding.due,
        found=finding.found,
        short_by=finding.difference,
        beside=found.beside,
        state=ShortfallState.OPEN,
    )


def _without_number(finding: Finding, account: UUID) -> str:
    """The key of a finding about which nothing was promised, with the account's id in place of its number."""
    return finding.key.replace(f"account/{finding.account}/", f"account/{account}/", 1)
