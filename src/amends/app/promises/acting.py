"""What people have happen to a promise that was made."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from sqlalchemy import Connection

from amends.app.promises.asked import TermsAsked
from amends.app.promises.on_promise import OnPromise, happen, on_promise
from amends.app.promises.reading import PromiseView, day_of, view_of
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.lang.free_text import check_text
from amends.promises.checks import LONGEST_NAME, check_offer
from amends.promises.errors import NotPossibleNowError
from amends.promises.events import Confirmed, Disputed, OrderWentOut, PromiseEvent, Restated
from amends.store import promises as stored_promises
from amends.store.engine import transact
from amends.store.errors import ChangedMeanwhileError


def confirm(desk: Desk, promise: UUID | str, how: str, *, seen: int | None = None) -> PromiseView:
    """Records that the customer said: this is what I was promised; `how` tells where, such as `phone` or `paper`.

    Raises:
        PromiseError: it cannot happen to the promise as it is.
        NotPermittedError: the one who acts may not.
        ChangedMeanwhileError: something happened since it was looked at, when it had `seen` events.
        NoPromiseError: there is no such promise.
    """
    _require("how the customer confirmed it", how, "how")
    if len(how) > LONGEST_NAME:
        message = f"how the customer confirmed it has {len(how):,} characters"
        raise NotPossibleNowError(message, f"{LONGEST_NAME:,} are the most")
    return _act(desk, promise, lambda _: Confirmed(how), seen)


def dispute(desk: Desk, promise: UUID | str, words: str, *, seen: int | None = None) -> PromiseView:
    """Records that the customer said: that is not what I was told; in their words. Errors as in `confirm`."""
    _require("what the customer said", words, "words")
    return _act(desk, promise, lambda _: Disputed(words), seen)


def restate(
    desk: Desk,
    promise: UUID | str,
    words: str | None,
    terms: tuple[TermsAsked, ...],
    why: str,
    *,
    seen: int | None = None,
) -> PromiseView:
    """Puts the terms of a promise right; the customer is asked anew to confirm it.

    Args:
        desk: who acts.
        promise: its id or its reference.
        words: what was said; None: as it was written down.
        terms: all of what was promised. What names no day runs from the day on which the promise was made.
        why: why they change.
        seen: how many events the promise had when it was looked at; None where that does not matter.

    Raises:
        FaultyTermsError: it cannot be promised as it is written.
        And those of `confirm`.
    """
    _require("the reason why the terms change", why, "why")

    def restated(on: OnPromise) -> Restated:
        day = day_of(on.client, on.state.made_at)
        offer = on.state.offer
        now = replace(offer, words=words or offer.words, terms=tuple(one.from_day(day) for one in terms))
        check_offer(now, on.client.currency)
        return Restated(now.words, now.terms, why)

    return _act(desk, promise, restated, seen)


def order_went_out(desk: Desk, promise: UUID | str, *, seen: int | None = None) -> PromiseView:
    """Records that the order went out: nobody is told in time any more. Errors as in `confirm`."""
    return _act(desk, promise, lambda _: OrderWentOut(), seen)


def _act(desk: Desk, promise: UUID | str, make: Callable[[OnPromise], PromiseEvent], seen: int | None) -> PromiseView:
    def work(connection: Connection) -> PromiseView:
        on = on_promise(connection, desk, promise, Task.MAKE_PROMISES)
        if seen is not None and seen != on.number:
            raise ChangedMeanwhileError(
                f"the promise {on.reference} was changed since you looked at it", "look at it again"
            )
        happen(on, make(on))
        return view_of(connection, on.client, stored_promises.find(connection, [on.client.id], on.id), on.at)

    return transact(desk.workspace.engine, work)


def _require(what: str, text: str, field: str) -> None:
    if not text.strip():
        raise NotPossibleNowError(f"{what} is empty", "say it in a few words")
    check_text(what, text, field)
