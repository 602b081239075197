"""Promises, as plain data."""

from amends.app.plain.values import Plain, exact, instant, person
from amends.app.promises.importing import ImportedPromises
from amends.app.promises.listing import ListedRow, PromiseCounts
from amends.app.promises.reading import PromiseView
from amends.promises.counts import Count
from amends.promises.state import CheckedBill, Statement
from amends.promises.terms import Terms
from amends.promises.words import sentence_of
from amends.store.promise_data import kind_of
from amends.store.promise_links import RecordedHappening


def promise_to_plain(view: PromiseView) -> Plain:
    """A promise with all that happened to it."""
    row, state, found = view.row, view.state, view.standing
    return {
        "id": str(row.id),
        "reference": row.reference,
        "listed_as": row.listed_as,
        "client": view.client.name,
        "version": row.number,
        "customer": None if view.customer is None else {"id": str(view.customer.id), "name": view.customer.name},
        "account": None if view.account is None else view.account.number,
        "order": None if view.order is None else view.order.number,
        "maker": view.maker,
        "team": row.team,
        "seller": row.seller,
        "channel": row.channel,
        "made_at": instant(row.made_at),
        "words": state.offer.words,
        "terms": list(map(terms_to_plain, row.terms)),
        "evidence": [{"kind": one.kind.value, "where": one.where} for one in state.offer.evidence],
        "confirmation": state.confirmation.value,
        "told": state.told,
        "order_goes_out_at": instant(row.order_goes_out_at),
        "order_went_out_at": instant(row.order_went_out_at),
        "alarm": None if view.alarm is None else {"why": view.alarm.why, "do": view.alarm.do},
        "keeping": found.keeping.value,
        "shown_by": list(map(_bill, found.shown_by)),
        "owed": list(found.owed),
        "is_made_good": found.is_made_good,
        "stated": list(map(_statement, state.stated)),
        "history": [happened_to_plain(one, view.client.currency) for one in view.history],
    }


def listed_to_plain(listed: ListedRow) -> Plain:
    """A promise in a list."""
    row = listed.row
    return {
        "id": str(row.id),
        "reference": row.reference,
        "client": listed.client.name,
        "customer": None if listed.customer is None else {"id": str(listed.customer.id), "name": listed.customer.name},
        "account": None if listed.account is None else listed.account.number,
        "maker": listed.maker,
        "team": row.team,
        "seller": row.seller,
        "channel": row.channel,
        "made_at": instant(row.made_at),
        "terms": list(map(terms_to_plain, row.terms)),
        "confirmation": row.confirmation.value,
        "order_went_out_at": instant(row.order_went_out_at),
        "keeping": listed.keeping.value,
        "owed": row.owed,
    }


def counts_to_plain(counts: PromiseCounts) -> Plain:
    """What became of promises, by seller and by team."""
    return {
        "sellers": [
            {"team": one.team, "seller": one.seller, "maker": one.maker, **_count(one.count)}
            for one in counts.by_seller
        ],
        "teams": [{"team": team, **_count(count)} for team, count in counts.by_team.items()],
    }


def imported_promises_to_plain(done: ImportedPromises) -> Plain:
    """What came of an import."""
    return {
        "client": done.client.name,
        "rows": done.rows,
        "new": done.new,
        "known": done.known,
        "differing": list(done.differing),
    }


def terms_to_plain(terms: Terms) -> Plain:
    """One thing that was promised."""
    return {
        "gives": terms.gives.value,
        "item": terms.item,
        "amount": exact(terms.amount),
        "start": terms.start.isoformat(),
        "months": terms.months,
        "recurring": terms.recurring,
        "first_month": terms.first_month.value,
        "last_month": terms.last_month.value,
        "conditions": [{"says": one.says, "item": one.item} for one in terms.conditions],
    }


def happened_to_plain(recorded: RecordedHappening, currency: str) -> Plain:
    """Something that happened to a promise."""
    event = recorded.happened.event
    return {
        "number": recorded.number,
        "at": instant(recorded.happened.at),
        "by": person(recorded.by),
        "event": kind_of(event),
        "sentence": sentence_of(event, currency),
    }


def _bill(bill: CheckedBill) -> Plain:
    return {
        "bill": bill.bill,
        "from": bill.period.first.isoformat(),
        "to": bill.period.last.isoformat(),
        "part": bill.part,
        "kept": bill.kept,
        "shortfalls": list(bill.shortfalls),
    }


def _statement(statement: Statement) -> Plain:
    return {
        "at": instant(statement.at),
        "words": statement.words,
        "terms": list(map(terms_to_plain, statement.terms)),
    }


def _count(count: Count) -> Plain:
    return {name: getattr(count, name) for name in Count.__dataclass_fields__}
