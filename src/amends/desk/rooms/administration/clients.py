"""Clients: their sites and teams, and what each settles for itself."""

from amends.app.administration.clients import NewClient, add_client, change_client, list_clients, show_client
from amends.app.administration.places import add_site, add_team
from amends.app.permissions import NotPermittedError
from amends.desk.forms.client.bills import items_filled_in
from amends.desk.forms.client.parts import PARTS
from amends.desk.forms.form import Answers
from amends.desk.rooms.room import Room
from amends.desk.texts import texts
from amends.desk.visit import GoTo, Page, Shown, Visit
from amends.desk.wrong import page_of, told
from amends.directory.fulfilment import Channel
from amends.directory.organisation import Client
from amends.directory.settings import DataKind
from amends.lang.errors import AmendsError

_CLIENTS = "/administration/clients"
_NOTHING_FILLED_IN = Answers(())


def listed(visit: Visit) -> Shown:
    """All for whom one works."""
    return _listed(visit)


def add(visit: Visit) -> Shown:
    """Adds a client."""
    answers = visit.answers
    new = NewClient(
        name=answers.word("name") or "",
        title=answers.word("title") or "",
        timezone=answers.word("timezone") or "",
        currency=(answers.word("currency") or "").upper(),
        languages=tuple((answers.word("languages") or "").split()),
    )
    try:
        client = add_client(visit.here, new)
    except NotPermittedError:
        raise
    except AmendsError as error:
        return _listed(visit, error)
    return GoTo(f"{_CLIENTS}/{client.name}")


def show(visit: Visit) -> Shown:
    """A client."""
    return _shown(visit)


def change(visit: Visit) -> Shown:
    """Changes a part of what it has settled, or adds a site or a team."""
    name, part, answers = visit.path["client"], visit.path["part"], visit.answers
    try:
        if part == "sites":
            add_site(visit.here, name, answers.word("name") or "", answers.word("title") or "")
        elif part == "teams":
            add_team(
                visit.here, name, answers.word("name") or "", answers.word("title") or "", answers.word("site") or ""
            )
        elif part in PARTS:
            client = show_client(visit.here, name).client
            change_client(visit.here, name, PARTS[part].changes(client, answers))
        else:
            return page_of(texts().text("wrong.not_found"), 404)
    except NotPermittedError:
        raise
    except AmendsError as error:
        return _shown(visit, error, part)
    return GoTo(f"{_CLIENTS}/{name}?done={part}#{part}")


def _listed(visit: Visit, wrong: AmendsError | None = None) -> Page:
    values = {
        "clients": list_clients(visit.here),
        "answers": visit.answers,
        "wrong": wrong and told(wrong),
        "here": "administration",
    }
    return Page("administration/clients.html", values, 200 if wrong is None else 422)


def _shown(visit: Visit, wrong: AmendsError | None = None, wrong_in: str | None = None) -> Page:
    view = show_client(visit.here, visit.path["client"])
    values = {
        "view": view,
        "address": f"{_CLIENTS}/{view.client.name}",
        "parts": {name: part.fields(view.client) for name, part in PARTS.items()},
        "ways": _ways(visit.answers if wrong_in == "fulfilment" else _NOTHING_FILLED_IN, view.client),
        "bill_items": items_filled_in(visit.answers if wrong_in == "bills" else _NOTHING_FILLED_IN, view.client),
        "kinds": tuple(DataKind),
        "channels": tuple(Channel),
        "given": visit.answers,
        "not_given": _NOTHING_FILLED_IN,
        "wrong": wrong and told(wrong),
        "wrong_in": wrong_in,
        "done": visit.query.get("done"),
        "here": "administration",
    }
    return Page("administration/client.html", values, 200 if wrong is None else 422)


def _ways(answers: Answers, client: Client) -> list[tuple[str, str, str]]:
    """By what remedies go out: as it was filled in, else as it stands; and a row to fill in."""
    rows = zip(answers.each("way_of"), answers.each("way_channel"), answers.each("way_to"), strict=False)
    filled_in = [(of, channel, to) for of, channel, to in rows if of]
    stands = [(way.of, way.channel.value, way.to or "") for way in client.settings.fulfilment]
    return [*(filled_in or stands), ("", Channel.PERSON.value, "")]


ROOMS = (
    Room("GET", _CLIENTS, listed),
    Room("POST", _CLIENTS, add),
    Room("GET", f"{_CLIENTS}/{{client}}", show),
    Room("POST", f"{_CLIENTS}/{{client}}/{{part}}", change),
)
