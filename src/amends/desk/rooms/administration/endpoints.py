"""Endpoints: who outside gives remedies when told to, the secrets that sign what they are told, and taking one away."""

from collections.abc import Callable

from amends.app.administration.endpoints import (
    DEFAULT_TIMEOUT,
    EndpointChanges,
    NewEndpoint,
    add_endpoint,
    change_endpoint,
    remove_endpoint,
    retire_secret,
    rotate_secret,
    see_endpoints,
    see_every_endpoint,
)
from amends.app.permissions import NotPermittedError
from amends.desk.done import just_done
from amends.desk.rooms.room import Room
from amends.desk.texts import texts
from amends.desk.visit import GoTo, Page, Shown, Visit
from amends.desk.wrong import page_of, told
from amends.directory.endpoints import Endpoint
from amends.lang.errors import AmendsError

_ENDPOINTS = "/administration/endpoints"


def listed(visit: Visit) -> Shown:
    """Every endpoint, by client."""
    return _listed(visit)


def add(visit: Visit) -> Shown:
    """Adds one, and shows its secret this once."""
    answers = visit.answers
    try:
        new = NewEndpoint(
            name=answers.word("name") or "",
            url=answers.word("url") or "",
            honours_key=answers.flag("honours_key"),
            is_private=answers.flag("is_private"),
            timeout_seconds=_seconds(visit) or DEFAULT_TIMEOUT,
        )
        return _shown(visit, add_endpoint(visit.here, answers.word("client"), new), is_new=True)
    except NotPermittedError:
        raise
    except AmendsError as error:
        return _listed(visit, error)


def show(visit: Visit) -> Shown:
    """An endpoint."""
    endpoint = _meant(visit)
    return _shown(visit, endpoint) if endpoint is not None else page_of(texts().text("wrong.not_found"), 404)


def act(visit: Visit) -> Shown:
    """Does one thing with an endpoint; a new secret is shown this once."""
    done = visit.path["act"]
    endpoint = _meant(visit)
    if done not in _ACTS or endpoint is None:
        return page_of(texts().text("wrong.not_found"), 404)
    try:
        changed = _ACTS[done](visit)
    except NotPermittedError:
        raise
    except AmendsError as error:
        return _shown(visit, endpoint, error, wrong_in=done)
    if done == "rotate":
        return _shown(visit, changed, is_new=True)
    return GoTo(f"{_ENDPOINTS}?done=remove" if done == "remove" else f"{_address(visit)}?done={done}")


def _change(visit: Visit) -> Endpoint:
    answers = visit.answers
    changes = EndpointChanges(
        url=answers.word("url") or "",
        honours_key=answers.flag("honours_key"),
        is_private=answers.flag("is_private"),
        timeout_seconds=_seconds(visit),
    )
    return change_endpoint(visit.here, *_named(visit), changes)


_ACTS: dict[str, Callable[[Visit], Endpoint]] = {
    "change": _change,
    "rotate": lambda visit: rotate_secret(visit.here, *_named(visit)),
    "retire": lambda visit: retire_secret(visit.here, *_named(visit)),
    "remove": lambda visit: remove_endpoint(visit.here, *_named(visit)),
}


def _seconds(visit: Visit) -> int | None:
    return visit.answers.whole("timeout_seconds")


def _named(visit: Visit) -> tuple[str, str]:
    return visit.path["client"], visit.path["endpoint"]


def _address(visit: Visit) -> str:
    return f"{_ENDPOINTS}/{'/'.join(_named(visit))}"


def _meant(visit: Visit) -> Endpoint | None:
    client, name = _named(visit)
    return next((one for one in see_endpoints(visit.here, client)[1] if one.name == name), None)


def _listed(visit: Visit, wrong: AmendsError | None = None) -> Page:
    values = {
        "every": see_every_endpoint(visit.here),
        "address": _ENDPOINTS,
        "answers": visit.answers,
        "usual_seconds": DEFAULT_TIMEOUT,
        "wrong": wrong and told(wrong),
        "done": just_done(visit, "administration.endpoints.done"),
        "here": "administration",
    }
    return Page("administration/endpoints.html", values, 200 if wrong is None else 422)


def _shown(
    visit: Visit,
    endpoint: Endpoint,
    wrong: AmendsError | None = None,
    *,
    wrong_in: str | None = None,
    is_new: bool = False,
) -> Page:
    """An endpoint; of its secrets only one that was just made, and no more than once."""
    client = visit.path.get("client") or visit.answers.word("client")
    values = {
        "name": endpoint.name,
        "url": endpoint.url,
        "honours_key": endpoint.honours_key,
        "is_private": endpoint.is_private,
        "timeout_seconds": endpoint.timeout_seconds,
        "live_secrets": len(endpoint.secrets),
        "made": endpoint.secret if is_new else None,
        "client": see_endpoints(visit.here, client)[0],
        "answers": visit.answers,
        "wrong": wrong and told(wrong),
        "wrong_in": wrong_in,
        "done": just_done(visit, "administration.endpoints.done"),
        "here": "administration",
    }
    return Page("administration/endpoint.html", values, 200 if wrong is None else 422)


ROOMS = (
    Room("GET", _ENDPOINTS, listed),
    Room("POST", _ENDPOINTS, add),
    Room("GET", f"{_ENDPOINTS}/{{client}}/{{endpoint}}", show),
    Room("POST", f"{_ENDPOINTS}/{{client}}/{{endpoint}}/{{act}}", act),
)
