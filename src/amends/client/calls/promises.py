"""Calls about what somebody said that a customer would get."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

from amends.client.call import Call, Pages, in_path
from amends.client.calls.making import listing, reading, tagged, told
from amends.client.models.promises import ImportedPromises, Promise, PromiseCounts, PromiseListed
from amends.client.promised import Shown, Thing
from amends.client.values import plain, said

PromiseMeant = str | UUID | Promise | PromiseListed
"""A promise: its reference or its id, or what the service told of it."""

Seen = str | Promise
"""A promise as it was looked at, or its tag: where something happened since, nothing is done."""


def make_promise(  # noqa: PLR0913 - whom, what, and how it was said
    channel: str,
    terms: Sequence[Thing],
    *,
    words: str | None = None,
    account: str | None = None,
    order: str | None = None,
    customer: UUID | None = None,
    client: str | None = None,
    seller: str | None = None,
    team: str | None = None,
    evidence: Sequence[Shown] = (),
    made_at: datetime | None = None,
    order_goes_out_at: datetime | None = None,
    key: str | None = None,
) -> Call[Promise]:
    """Writes down what was promised to an account, for an order, or to a customer; or to nobody who is known yet.

    Args:
        channel: where it was said, such as `shop`.
        terms: each thing that was promised; see `amends.client.promised`.
        words: what was said, as it was said.
        account: by its number; of account, order and customer one is named at most.
        order: by its number.
        customer: by their id.
        client: whose, where one works for several and names nobody.
        seller: who said it, where it was not the one who writes it down.
        team: for which team that seller said it.
        evidence: what shows it.
        made_at: when it was said; else now.
        order_goes_out_at: when the order goes out, where that is known.
        key: under which this is done once, even where this program dies and asks again; else a new one.
    """
    body = {
        "channel": channel,
        "terms": terms,
        "words": words,
        "account": account,
        "order": order,
        "customer": customer,
        "client": client,
        "seller": seller,
        "team": team,
        "evidence": evidence,
        "made_at": made_at,
        "order_goes_out_at": order_goes_out_at,
    }
    return _acting("/promises", body, None, key)


def promises(  # noqa: PLR0913 - by all of these promises are found
    *,
    to: str | UUID | None = None,
    mine: bool = False,
    maker: str | None = None,
    team: str | None = None,
    seller: str | None = None,
    keeping: Literal["running", "kept", "broken", "expired"] | None = None,
    confirmation: str | None = None,
    is_open: bool = False,
    unconfirmed: bool = False,
    made_from: datetime | None = None,
    made_before: datetime | None = None,
    client: str | None = None,
) -> Pages[PromiseListed]:
    """Lists promises, the latest made first.

    Args:
        to: only those to an account or for an order (by number), or to a customer (by id).
        mine: only those that one made oneself.
        maker: only those that this user made.
        team: only those of this team.
        seller: only those of this seller.
        keeping: only those that stand so.
        confirmation: only those whose confirmation is so far, such as `disputed`.
        is_open: only those with bills still to come, or something owed.
        unconfirmed: only those that the customer has not confirmed while the order is here; none that was imported.
        made_from: only those that were made from then on.
        made_before: only those that were made before then.
        client: only those of one client.
    """
    query = {
        "to": str(to) if to is not None else None,
        "mine": mine or None,
        "maker": maker,
        "team": team,
        "seller": seller,
        "keeping": keeping,
        "confirmation": confirmation,
        "open": is_open or None,
        "unconfirmed": unconfirmed or None,
        **_made(made_from, made_before),
        "client": client,
    }
    return listing("/promises", "promises", PromiseListed, query)


def promise(promise: PromiseMeant) -> Call[Promise]:
    """A promise, and all that happened to it."""
    return Call(method="GET", path=_path(promise), read=tagged(Promise))


def confirm_promise(
    promise: PromiseMeant, how: str = "phone", *, seen: Seen | None = None, key: str | None = None
) -> Call[Promise]:
    """Records that the customer said: this is what I was promised; `how` tells where they said so."""
    return _acting(f"{_path(promise)}/confirm", {"how": how}, seen, key)


def dispute_promise(
    promise: PromiseMeant, words: str, *, seen: Seen | None = None, key: str | None = None
) -> Call[Promise]:
    """Records that the customer said: that's not what I was told; in their words."""
    return _acting(f"{_path(promise)}/dispute", {"words": words}, seen, key)


def restate_promise(
    promise: PromiseMeant,
    terms: Sequence[Thing],
    why: str,
    *,
    words: str | None = None,
    seen: Seen | None = None,
    key: str | None = None,
) -> Call[Promise]:
    """Puts the terms right: all of what was promised is said anew; what was written before stays to be read."""
    body = {"terms": terms, "why": why, "words": words}
    return _acting(f"{_path(promise)}/restate", body, seen, key)


def ask_of_promise(promise: PromiseMeant, *, key: str | None = None) -> Call[Promise]:
    """Has the customer sent what they were promised once more, such as to an address that is right now."""
    return _acting(f"{_path(promise)}/ask", None, None, key)


def order_went_out(promise: PromiseMeant, *, seen: Seen | None = None, key: str | None = None) -> Call[Promise]:
    """Records that the order went out: nobody is told in time any more."""
    return _acting(f"{_path(promise)}/went-out", None, seen, key)


def promise_counts(
    *,
    team: str | None = None,
    seller: str | None = None,
    made_from: datetime | None = None,
    made_before: datetime | None = None,
    client: str | None = None,
) -> Call[PromiseCounts]:
    """How many promises were made, confirmed, kept and broken, by seller and by team."""
    query = {"team": team, "seller": seller, **_made(made_from, made_before), "client": client}
    return reading("/promises/counts", PromiseCounts, query)


def import_promises(
    csv: str | bytes, mapping: str, *, client: str | None = None, key: str | None = None
) -> Call[ImportedPromises]:
    """Takes over promises that another system lists, all of them or none; twice adds nothing the second time.

    Args:
        csv: the content of a CSV file: a row for each thing that was promised.
        mapping: which column holds what, as YAML.
        client: whose, where one works for several.
        key: under which this is done once, even where this program dies and asks again; else a new one.
    """
    return Call(
        method="POST",
        path="/imports/promises",
        read=told(ImportedPromises),
        query={"mapping": mapping, "client": client},
        content=("text/csv", csv.encode() if isinstance(csv, str) else csv),
        takes_key=True,
        key=key,
    )


def _acting(path: str, body: Mapping[str, object] | None, seen: Seen | None, key: str | None) -> Call[Promise]:
    tag = seen if isinstance(seen, str) or seen is None else seen.tag
    return Call(
        method="POST",
        path=path,
        read=tagged(Promise),
        body=None if body is None else said(body),
        headers={} if tag is None else {"If-Match": tag},
        takes_key=True,
        key=key,
    )


def _made(since: datetime | None, before: datetime | None) -> dict[str, str | None]:
    return {
        "made_from": None if since is None else str(plain(since)),
        "made_before": None if before is None else str(plain(before)),
    }


def _path(promise: PromiseMeant) -> str:
    named = promise.reference if isinstance(promise, (Promise, PromiseListed)) else promise
    return f"/promises/{in_path(named)}"
