"""Alerts: what somebody is told at once, read by whoever streams them, and taken by the one who sees to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from amends.app.administration.asking import Asking, asking
from amends.app.finding import NotFoundError, client_of
from amends.app.following.clocks import CALL_BACK
from amends.app.live.raising import AlertKind
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.cases.canonical import Json
from amends.store import alerts as stored
from amends.store.case_list import at_their_end
from amends.store.engine import reading, writing

OVERLAP = timedelta(seconds=10)
"""How far back a reader looks behind the last alert it saw: one that was recorded at the same time may show later."""


@dataclass(frozen=True, slots=True)
class AlertShown:
    """An alert as the one who is alerted reads it; `data` says what it is about, with nothing personal.

    `case` is the case that it is about, or with the kind `promise` the promise.
    """

    id: UUID
    kind: str
    client: str
    case: UUID
    reference: str
    data: Mapping[str, Json]
    at: datetime
    taken_at: datetime | None
    done_at: datetime | None


def alerts_after(desk: Desk, after: UUID | None = None, *, limit: int = 100) -> tuple[AlertShown, ...]:
    """What somebody was alerted to after an alert, the first first; without one, what nobody has settled yet.

    What a case at its end needs no more is left out, but for a call that is owed.

    The last seconds before that alert are read once more (see `OVERLAP`), without it: an id that was seen already is
    passed over by whoever streams them. An alert that is not theirs, or gone, counts as none.

    Raises:
        NoUserError: there is no such user.
        NotPermittedError: they may see no cases.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        clients = who.clients(Task.SEE_CASES)
        last = stored.alert_with_id(connection, clients, who.who.user.id, after) if after is not None else None
        since = last.at - OVERLAP if last is not None else None
        found = stored.alerts_of(connection, clients, who.who.user.id, since=since, limit=limit)
        over = at_their_end(connection, clients, {one.case for one in found if _ends_with_its_case(one)})
        still = [one for one in found if one.case not in over or not _ends_with_its_case(one)]
        return tuple(_shown(who, one) for one in still if one.id != after)


def take_alert(desk: Desk, id: UUID) -> AlertShown:
    """Somebody sees to what they were alerted to: nobody else is alerted to it meanwhile.

    Raises:
        NotFoundError: they have no such alert.
        NotPermittedError: they may see no cases.
    """
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        clients, user = who.clients(Task.SEE_CASES), who.who.user.id
        found = stored.alert_with_id(connection, clients, user, id)
        if found is None:
            raise NotFoundError(f"you have no alert `{id}`", "look at those that are open")
        stored.take(connection, found, who.at)
        again = stored.alert_with_id(connection, clients, user, id)
        return _shown(who, again or found)


def _ends_with_its_case(one: stored.Alert) -> bool:
    """Whether nobody needs to be told of it once the case is at its end; a call may be owed after that."""
    is_of_call = one.data.get("what") == CALL_BACK
    return one.kind != AlertKind.PROMISE and not is_of_call


def _shown(who: Asking, one: stored.Alert) -> AlertShown:
    return AlertShown(
        id=one.id,
        kind=one.kind,
        client=client_of(who.connection, one.client).name,
        case=one.case,
        reference=str(one.data.get("reference", "")),
        data={name: value for name, value in one.data.items() if name != "reference"},
        at=one.at,
        taken_at=one.taken_at,
        done_at=one.done_at,
    )
