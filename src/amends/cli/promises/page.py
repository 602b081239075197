"""A promise on a page of plain lines."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from amends.app.promises.reading import PromiseView
from amends.cases.words import moment
from amends.cli.answers import Next, typed
from amends.cli.case.page import Line
from amends.promises.alarm import needs_somebody
from amends.promises.keeping import Keeping
from amends.promises.state import Confirmation
from amends.promises.words import CONFIRMATIONS, KEEPINGS, sentence_of, terms_words

_SHOWN_BY = {Keeping.BROKEN: "Broken, as shown by", Keeping.KEPT: "Kept, as shown by"}


def promise_lines(view: PromiseView) -> Iterator[Line]:
    """What was promised to whom, how far its confirmation is, and whether the bills keep it."""
    row, state, zone = view.row, view.state, ZoneInfo(view.client.timezone)
    yield Line(f"Promise {row.reference}, of {view.client.title}: {KEEPINGS[view.standing.keeping]}", style="bold")
    yield Line(f"made {moment(row.made_at, zone)}, {_by(view)}, {row.channel}", 1)
    yield Line(f"to {_to(view)}", 1)
    yield from (Line(terms_words(terms, view.client.currency), 1) for terms in row.terms)
    if state.offer.words:
        yield Line(f"In words: “{state.offer.words}”", 1)
    for evidence in state.offer.evidence:
        yield Line(f"Shown by: {evidence.kind.value.replace('_', ' ')}, {evidence.where}", 1)
    yield Line(f"Confirmation: {CONFIRMATIONS[state.confirmation]}" + (f": “{state.told}”" if state.told else ""), 1)
    if view.alarm is not None:
        yield Line(f"{view.alarm.why} {view.alarm.do}", 1, "yellow")
    if view.standing.keeping in _SHOWN_BY:
        bills = ", ".join(f"{bill.bill or 'a bill'} for {bill.period}" for bill in view.standing.shown_by)
        owed = view.standing.owed
        rest = "; all of it was given back" if view.standing.is_made_good else ""
        left = f"; not given back yet: {len(owed)}" if owed else ""
        yield Line(f"{_SHOWN_BY[view.standing.keeping]} {bills}{rest}{left}", 1)


def history_lines(view: PromiseView) -> Iterator[Line]:
    """What happened, in its order."""
    zone = ZoneInfo(view.client.timezone)
    yield Line()
    yield Line("What happened", style="bold")
    for one in view.history:
        by = f"{one.by.called}: " if one.by is not None else ""
        yield Line(f"{moment(one.happened.at, zone)}  {by}{sentence_of(one.happened.event, view.client.currency)}", 1)


def next_steps(view: PromiseView) -> list[Next]:
    """What is sensible now."""
    reference = view.row.reference
    if view.state.confirmation is Confirmation.DISPUTED:
        restate = f'amends promises restate {reference} -c "…" --why "…"'
        return [Next(restate, "put the terms right, or state them again and say why they stand")]
    if view.state.is_confirmed:
        return [Next(typed("promises", "show", reference), "look at all that happened to it")]
    again = [Next(typed("promises", "ask", reference), "send it to the customer once more, once the address is right")]
    return [
        *(again if needs_somebody(view.state) else []),
        Next(typed("promises", "confirm", reference), "the customer says: this is what I was promised"),
        Next(f'amends promises dispute {reference} "…"', "the customer says: that's not what I was told"),
    ]


def _by(view: PromiseView) -> str:
    by = f"by {view.maker or view.row.seller or 'nobody who is named'}"
    return f"{by} ({view.row.team})" if view.row.team else by


def _to(view: PromiseView) -> str:
    parts = [
        view.customer.name or "a customer" if view.customer is not None else "nobody who is known here yet",
        f"account {view.account.number}" if view.account is not None and view.account.number else "",
        f"order {view.order.number}" if view.order is not None and view.order.number else "",
    ]
    return ", ".join(filter(None, parts))
