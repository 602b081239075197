"""Calls about cases."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import httpx

from amends.client.acts.act import Act
from amends.client.call import Call, Pages, in_path
from amends.client.calls.making import listing, reading, tagged
from amends.client.models.cases import (
    Acted,
    Attachments,
    Case,
    CaseListed,
    Entry,
    KnownFacts,
    NextSteps,
    Note,
    Precedents,
    Recorded,
    Threats,
)
from amends.client.values import plain, said

CaseMeant = str | UUID | Case | Acted | CaseListed
"""A case: its reference or its id, or what the service told of it."""


def open_case(  # noqa: PLR0913 - by all of these a customer can be known
    problem: str,
    *,
    channel: str | None = None,
    client: str | None = None,
    policy: str | None = None,
    customer: UUID | None = None,
    account: str | None = None,
    phone: str | None = None,
    email: str | None = None,
    name: str | None = None,
    order: str | None = None,
    serial: str | None = None,
    key: str | None = None,
) -> Call[Acted]:
    """Opens a case of the customer whom all that is said of them fits.

    Args:
        problem: in the customer's words.
        channel: begins a contact at once: `phone`, `chat`, `mail` or `visit`.
        client: for whom, where one works for several.
        policy: which, where the client has several.
        customer: the customer, by their id.
        account: the customer, by the number of an account of theirs.
        phone: the customer, by phone.
        email: the customer, by mail.
        name: the customer, by the beginning of their name.
        order: the order that it is about.
        serial: the product that it is about.
        key: under which this is done once, even where this program dies and asks again; else a new one.
    """
    body = {
        "problem": problem,
        "channel": channel,
        "client": client,
        "policy": policy,
        "customer": customer,
        "account": account,
        "phone": phone,
        "email": email,
        "name": name,
        "order": order,
        "serial": serial,
    }
    return Call(method="POST", path="/cases", read=tagged(Acted), body=said(body), takes_key=True, key=key)


def cases(
    *,
    mine: bool = False,
    due: bool = False,
    stage: Sequence[str] = (),
    client: str | None = None,
    team: str | None = None,
    policy: str | None = None,
    waiting_for: str | None = None,
) -> Pages[CaseListed]:
    """Lists cases, those that changed last first; what is due first, where that is asked for."""
    query = {
        "mine": mine or None,
        "due": due or None,
        "stage": list(stage) or None,
        "client": client,
        "team": team,
        "policy": policy,
        "waiting_for": waiting_for,
    }
    return listing("/cases", "cases", CaseListed, query)


def price_of_threats(*, client: str | None = None, since: datetime | None = None) -> Call[Threats]:
    """Each case in which a threat was stated, and what was given only after it, and could have been given before.

    Args:
        client: only those of one client.
        since: only threats from then on; with a time zone.
    """
    return reading("/cases/threats", Threats, {"client": client, "since": None if since is None else str(plain(since))})


def case(case: CaseMeant) -> Call[Case]:
    """A case as it stands. What was looked at before is not sent again where it is still so."""
    known = case if isinstance(case, Case) and case.tag is not None else None

    def read(response: httpx.Response) -> Case:
        return known if known is not None and response.status_code == 304 else tagged(Case)(response)

    headers = {"If-None-Match": known.tag} if known is not None and known.tag is not None else {}
    return Call(method="GET", path=path_of(case), read=read, headers=headers, may=frozenset({304}))


def act(case: CaseMeant, act: Act, *, seen: Case | Acted | str | None = None, key: str | None = None) -> Call[Acted]:
    """Acts on a case.

    Args:
        case: which.
        act: what is done.
        seen: the case as it was looked at, or its tag; where it has changed since, nothing is done.
        key: under which this is done once, even where this program dies and asks again; else a new one.

    Raises:
        TypeError: it is no act.
    """
    if not isinstance(act, Act):
        raise TypeError(f"{act!r} is no act; `amends.client.acts` has them, such as `acts.Decide()`")
    tag = seen if isinstance(seen, str) or seen is None else seen.tag
    return Call(
        method="POST",
        path=f"{path_of(case)}/{act.name}",
        read=tagged(Acted),
        body=act.body or None,
        headers={} if tag is None else {"If-Match": tag},
        takes_key=True,
        key=key,
    )


def history(case: CaseMeant) -> Pages[Recorded]:
    """Everything that happened in a case, from its beginning."""
    return listing(f"{path_of(case)}/history", "history", Recorded)


def note(case: CaseMeant) -> Call[Note]:
    """The note of a case."""
    return reading(f"{path_of(case)}/note", Note)


def facts(case: CaseMeant) -> Call[KnownFacts]:
    """What is known of a case, with who said so."""
    return reading(f"{path_of(case)}/facts", KnownFacts)


def attach(case: CaseMeant, content: bytes, *, name: str | None = None, key: str | None = None) -> Call[Acted]:
    """Hands a picture, a PDF, a mail or a text in; what it is, is read from its content.

    Args:
        case: to which case.
        content: all of it.
        name: what it is called.
        key: under which this is done once, even where this program dies and asks again; else a new one.
    """
    return Call(
        method="POST",
        path=f"{path_of(case)}/attachments",
        read=tagged(Acted),
        query={"name": name},
        content=("application/octet-stream", content),
        takes_key=True,
        key=key,
    )


def attachments(case: CaseMeant) -> Call[Attachments]:
    """What was handed in, without its content."""
    return reading(f"{path_of(case)}/attachments", Attachments)


def attachment(case: CaseMeant, number: int) -> Call[bytes]:
    """The content of an attachment."""
    return Call(method="GET", path=f"{path_of(case)}/attachments/{number}", read=lambda response: response.content)


def next_steps(case: CaseMeant) -> Call[NextSteps]:
    """What can be done next with a case, the best first."""
    return reading(f"{path_of(case)}/next", NextSteps)


def precedents(case: CaseMeant, remedy: str) -> Call[Precedents]:
    """What became of a remedy in cases that are alike in what decides it."""
    return reading(f"{path_of(case)}/precedents", Precedents, {"remedy": remedy})


def entries(case: CaseMeant) -> Pages[Entry]:
    """What the ledger holds of a case."""
    return listing(f"{path_of(case)}/entries", "entries", Entry)


def path_of(case: CaseMeant) -> str:
    """Where a case stands."""
    return f"/cases/{in_path(case if isinstance(case, (str, UUID)) else case.reference)}"
