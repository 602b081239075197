"""Promises: written down at the point of sale, confirmed, put right, and what became of them."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

from amends.app.administration.clients import list_clients
from amends.app.cases.caller import Caller, caller
from amends.app.permissions import NotPermittedError
from amends.app.promises.acting import confirm, dispute, order_went_out, restate
from amends.app.promises.asked import PromiseAsked
from amends.app.promises.asking_again import ask_again
from amends.app.promises.listing import PromiseList, PromisesWanted, count_promises, list_promises
from amends.app.promises.making import make
from amends.app.promises.reading import PromiseView, view
from amends.cases.canonical import instant_text
from amends.desk.done import just_done
from amends.desk.forms.form import Answers, FormError
from amends.desk.forms.on_the_call import CHANNELS
from amends.desk.forms.promising import (
    AT_FIRST,
    THINGS,
    conditions_asked,
    moment_typed,
    parts,
    rows_of,
    terms_in,
    things_typed,
)
from amends.desk.forms.rows import TypedRows
from amends.desk.rooms.calls import known_by
from amends.desk.rooms.room import Room
from amends.desk.visit import GoTo, Page, Shown, Visit
from amends.desk.wrong import told
from amends.directory.customers import Customer
from amends.directory.organisation import Client
from amends.lang.errors import AmendsError
from amends.promises.keeping import Keeping
from amends.promises.state import Confirmation
from amends.promises.words import CONFIRMATIONS, KEEPINGS, sentence_of, terms_words
from amends.store.promise_list import PromisePlace

_ON_A_PAGE = 50
_SOON = timedelta(days=3)
_PLACES = ("shop", *CHANNELS)


class Shows(StrEnum):
    """The lists of promises."""

    OPEN = "open"
    UNCONFIRMED = "unconfirmed"
    DUE = "due"
    DISPUTED = "disputed"
    BROKEN = "broken"
    ALL = "all"


def show_list(visit: Visit) -> Shown:
    """A list of promises."""
    shows = Shows(name) if (name := visit.query.get("show", "")) in {*Shows} else Shows.OPEN
    named = {name: value for name in ("team", "seller", "maker") if (value := visit.query.get(name))}
    wanted = _wanted(shows, visit.workspace.clock(), _place(visit.query.get("page")), named)
    found = list_promises(visit.here, wanted, limit=_ON_A_PAGE)
    following = {"page": f"{instant_text(found.next.at)}/{found.next.promise}"} if found.next is not None else {}
    values = {
        "here": "promises",
        "show": shows.value,
        "shows": tuple(Shows),
        "named": named,
        "rows": _in_order(shows, found),
        "confirmations": CONFIRMATIONS,
        "keepings": KEEPINGS,
        "next_page": urlencode({"show": shows.value, **named, **following}) if following else None,
    }
    return Page("promises/list.html", values)


def show_sellers(visit: Visit) -> Shown:
    """What became of the promises of each seller and each team."""
    counts = count_promises(visit.here, PromisesWanted())
    return Page(
        "promises/sellers.html", {"here": "promises", "counted": counts, "shows": tuple(Shows), "show": "sellers"}
    )


def form(visit: Visit) -> Shown:
    """A promise to write down; to whom, if they are known by what was typed."""
    typed = visit.query.get("to", "").strip()
    if typed and _customer(typed) is None:
        found = known_by(visit, typed)
        if len(found) == 1:
            return GoTo(f"/promises/new?{urlencode({'to': str(found[0].id)})}")
        return _form(visit, AT_FIRST, searched=typed, found=found)
    return _form(visit, AT_FIRST)


def add(visit: Visit) -> Shown:
    """Writes a promise down, and goes to it: it is sent to the customer by itself."""
    things = things_typed(visit.answers)
    if things.is_changed:
        return _form(visit, things)
    try:
        made = make(visit.here, _asked(visit, things))
    except NotPermittedError:
        raise
    except AmendsError as error:
        return _form(visit, things, wrong=error)
    return GoTo(f"/promises/{made.row.reference}?done=made")


def show(visit: Visit) -> Shown:
    """A promise: what it says, how far its confirmation is, and all that happened."""
    return _promise(visit)


def restating(visit: Visit) -> Shown:
    """The terms, to be put right."""
    seen = view(visit.here, visit.path["promise"])
    return _restating(visit, seen, rows_of(seen.row.terms, seen.client.currency))


def restated(visit: Visit) -> Shown:
    """Puts the terms right."""
    seen, things, answers = view(visit.here, visit.path["promise"]), things_typed(visit.answers), visit.answers
    if things.is_changed:
        return _restating(visit, seen, things)
    try:
        terms = terms_in(things, seen.row.terms)
        restate(visit.here, seen.row.id, answers.word("words"), terms, answers.words("why"), seen=answers.seen())
    except NotPermittedError:
        raise
    except AmendsError as error:
        return _restating(visit, seen, things, wrong=error)
    return GoTo(f"/promises/{seen.row.reference}?done=restated")


def act(visit: Visit) -> Shown:
    """What the customer says of it on the phone, sending it again, and that the order went out."""
    name = visit.path["act"]
    if name not in _ACTS:
        return GoTo(_address(visit))
    try:
        _ACTS[name](visit)
    except NotPermittedError:
        raise
    except AmendsError as error:
        return _promise(visit, error)
    return GoTo(f"{_address(visit)}?done={name}")


_ACTS: Mapping[str, Callable[[Visit], object]] = {
    "confirm": lambda visit: confirm(visit.here, visit.path["promise"], "phone", seen=visit.answers.seen()),
    "dispute": lambda visit: dispute(
        visit.here, visit.path["promise"], visit.answers.words("words"), seen=visit.answers.seen()
    ),
    "ask": lambda visit: ask_again(visit.here, visit.path["promise"]),
    "went-out": lambda visit: order_went_out(visit.here, visit.path["promise"], seen=visit.answers.seen()),
}


def _promise(visit: Visit, wrong: AmendsError | None = None) -> Page:
    seen = view(visit.here, visit.path["promise"])
    currency = seen.client.currency
    values = {
        "here": "promises",
        "v": seen,
        "zone": ZoneInfo(seen.client.timezone),
        "terms": [terms_words(one, currency) for one in seen.row.terms],
        "history": [(one, sentence_of(one.happened.event, currency)) for one in reversed(seen.history)],
        "confirmation": CONFIRMATIONS[seen.state.confirmation],
        "keeping": KEEPINGS[seen.standing.keeping],
        "can_answer": seen.state.confirmation not in (Confirmation.CONFIRMED, Confirmation.DISPUTED),
        "bills": sorted(seen.state.bills.values(), key=lambda bill: (bill.period, bill.part)),
        "done": just_done(visit, "promises.done"),
        "wrong": wrong and told(wrong),
        "answers": visit.answers,
    }
    return Page("promises/promise.html", values, 200 if wrong is None else 422)


def _form(
    visit: Visit,
    things: TypedRows,
    *,
    searched: str = "",
    found: tuple[Customer, ...] = (),
    wrong: AmendsError | None = None,
) -> Page:
    answers = visit.answers
    customer = _customer(answers.word("to") or visit.query.get("to", ""))
    whom: Caller | None = caller(visit.here, str(customer)) if customer is not None else None
    clients = list_clients(visit.here)
    client = whom.client if whom is not None else clients[0] if len(clients) == 1 else None
    values = {
        "here": "promises",
        "whom": whom,
        "searched_for": searched,
        "found": found,
        "clients": clients,
        "things": things,
        "name": THINGS,
        "parts": parts(client.currency if client is not None else None),
        "conditions": conditions_asked(),
        "channels": _PLACES,
        "answers": answers,
        "wrong": wrong and told(wrong),
    }
    return Page("promises/new.html", values, 200 if wrong is None else 422)


def _restating(visit: Visit, seen: PromiseView, things: TypedRows, wrong: AmendsError | None = None) -> Page:
    values = {
        "here": "promises",
        "v": seen,
        "things": things,
        "name": THINGS,
        "parts": parts(seen.client.currency),
        "conditions": conditions_asked(),
        "answers": visit.answers,
        "wrong": wrong and told(wrong),
    }
    return Page("promises/restate.html", values, 200 if wrong is None else 422)


def _asked(visit: Visit, things: TypedRows) -> PromiseAsked:
    answers = visit.answers
    customer = _customer(answers.word("to") or "")
    whom = caller(visit.here, str(customer)) if customer is not None else None
    client = whom.client if whom is not None else _client(visit, answers)
    seller = answers.word("seller")
    return PromiseAsked(
        whom=answers.word("account") or (str(customer) if customer is not None else None),
        client=client.name,
        channel=answers.word("channel") or _PLACES[0],
        words=answers.word("words"),
        terms=terms_in(things),
        seller=seller,
        order_goes_out_at=moment_typed(answers, "goes_out", client.timezone),
    )


def _client(visit: Visit, answers: Answers) -> Client:
    """Whose promise it is, where it is made to nobody who is known yet."""
    clients = list_clients(visit.here)
    named = answers.word("client")
    found = [one for one in clients if named in (None, one.name)]
    if len(found) != 1:
        raise FormError("client", "it is not said whose promise it is", "choose one")
    return found[0]


def _wanted(shows: Shows, now: datetime, after: PromisePlace | None, named: Mapping[str, str]) -> PromisesWanted:
    return PromisesWanted(
        is_open=shows is Shows.OPEN,
        is_unconfirmed=shows in (Shows.UNCONFIRMED, Shows.DUE),
        goes_out_before=now + _SOON if shows is Shows.DUE else None,
        confirmation=Confirmation.DISPUTED if shows is Shows.DISPUTED else None,
        keeping=Keeping.BROKEN if shows is Shows.BROKEN else None,
        team=named.get("team"),
        seller=named.get("seller"),
        maker=named.get("maker"),
        after=after,
    )


def _in_order(shows: Shows, found: PromiseList) -> PromiseList:
    """What goes out first stands first where that is what counts."""
    if shows is not Shows.DUE:
        return found
    rows = sorted(found.promises, key=lambda one: one.row.order_goes_out_at or one.row.made_at)
    return PromiseList(tuple(rows), found.next)


def _customer(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _place(page: str | None) -> PromisePlace | None:
    """Where a page begins; the first one where the address says nothing that makes sense."""
    at, _, promise = (page or "").partition("/")
    try:
        return PromisePlace(datetime.fromisoformat(at), UUID(promise))
    except ValueError:
        return None


def _address(visit: Visit) -> str:
    return f"/promises/{visit.path['promise']}"


ROOMS = (
    Room("GET", "/promises", show_list),
    Room("GET", "/promises/sellers", show_sellers),
    Room("GET", "/promises/new", form),
    Room("POST", "/promises/new", add),
    Room("GET", "/promises/{promise}", show),
    Room("GET", "/promises/{promise}/restate", restating),
    Room("POST", "/promises/{promise}/restate", restated),
    Room("POST", "/promises/{promise}/{act}", act),
)
