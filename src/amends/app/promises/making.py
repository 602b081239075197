"""Making a promise: writing down what was said, in the ten seconds that there are."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from amends.app.administration.asking import Asking, asking
from amends.app.promises.asked import PromiseAsked
from amends.app.promises.following import follow
from amends.app.promises.on_promise import OnPromise
from amends.app.promises.reading import PromiseView, view_of
from amends.app.promises.references import new_references
from amends.app.promises.whom import Whom, whom_meant
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.cases.recorded import By
from amends.directory.actor import Actor
from amends.promises.checks import check_offer
from amends.promises.errors import NotPossibleNowError
from amends.promises.events import Happened, Made
from amends.promises.life import begun
from amends.promises.promise import Offer
from amends.store import promises as stored_promises
from amends.store.engine import transact
from amends.store.promise_links import RecordedHappening
from amends.store.promise_rows import PromiseKey, row_of
from amends.store.promises import Addition


def make(desk: Desk, asked: PromiseAsked) -> PromiseView:
    """Records a promise, and gives it as it stands.

    Raises:
        FaultyTermsError: it cannot be promised as it is written.
        NotFoundError: nobody is known by the name or number.
        NotPermittedError: the one who acts may not.
        NotPossibleNowError: it is said to have been made later than now.
    """

    def work(connection: Connection) -> PromiseView:
        who = asking(connection, desk)
        whom = whom_meant(who, asked.whom, asked.client, Task.MAKE_PROMISES)
        actor = who.allowed(Task.MAKE_PROMISES, whom.client)
        return view_of(connection, whom.client, _made(connection, who, whom, actor, asked).row, who.at)

    return transact(desk.workspace.engine, work)


def _made(connection: Connection, who: Asking, whom: Whom, actor: Actor, asked: PromiseAsked) -> OnPromise:
    at, new_id = _made_at(asked, who.at), who.desk.workspace.new_id
    offer = _offer(asked, whom, actor, at)
    check_offer(offer, whom.client.currency)
    (reference,) = new_references(connection, who.desk.workspace.below, 1)
    key = PromiseKey(id=new_id(), client=whom.client.id, reference=reference)
    made = Made(offer)
    state = begun(made, at)
    by = By(actor.user, actor.name, actor.role, actor.team, actor.kind)
    recorded = RecordedHappening(new_id(), 1, by, Happened(at, made))
    stored_promises.append(connection, Addition(key=key, state=state, recorded=(recorded,)))
    on = OnPromise(
        connection=connection,
        desk=who.desk,
        client=whom.client,
        who=who,
        row=row_of(key, state, 1, at),
        state=state,
        number=1,
        at=who.at,
    )
    follow(on, made)
    return on


def _made_at(asked: PromiseAsked, now: datetime) -> datetime:
    if asked.made_at is None:
        return now
    if asked.made_at > now:
        raise NotPossibleNowError(f"`{asked.made_at}` is yet to come", "say when it was promised, or leave it out")
    return asked.made_at


def _offer(asked: PromiseAsked, whom: Whom, actor: Actor, at: datetime) -> Offer:
    day = at.astimezone(ZoneInfo(whom.client.timezone)).date()
    is_own = asked.seller is None
    return Offer(
        customer=whom.customer,
        account=whom.account,
        order=whom.order,
        maker=actor.user if is_own else None,
        team=(asked.team or actor.team) if is_own else asked.team,
        seller=asked.seller,
        channel=asked.channel,
        words=asked.words,
        terms=tuple(terms.from_day(day) for terms in asked.terms),
        evidence=asked.evidence,
        order_goes_out_at=asked.order_goes_out_at,
    )
