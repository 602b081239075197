"""Users: adding them, their roles, their passwords, their tokens, and that they may no longer act."""

from collections.abc import Callable

from amends.app.access.passwords import set_password
from amends.app.access.sessions import log_out_everywhere
from amends.app.access.tokens import TokenView, list_tokens, revoke
from amends.app.administration.role_places import role_places
from amends.app.administration.roles import NamedRole, grant_role, revoke_role
from amends.app.administration.users import NewUser, UserChanges, add_user, change_user, list_users, show_user
from amends.app.permissions import NotPermittedError
from amends.desk.done import just_done
from amends.desk.forms.form import Answers
from amends.desk.forms.ids import id_of
from amends.desk.rooms.me import new_password
from amends.desk.rooms.room import Room
from amends.desk.texts import texts
from amends.desk.visit import GoTo, Page, Shown, Visit
from amends.desk.wrong import page_of, told
from amends.directory.organisation import WORKSPACE_ROLES, UserKind
from amends.lang.errors import AmendsError

_USERS = "/administration/users"


def listed(visit: Visit) -> Shown:
    """Everybody."""
    return _listed(visit)


def add(visit: Visit) -> Shown:
    """Adds a user with their first role."""
    answers = visit.answers
    new = NewUser(
        name=answers.word("name") or "",
        full_name=answers.word("full_name"),
        email=answers.word("email"),
        kind=UserKind.AI_AGENT if answers.word("ai_agent") else UserKind.PERSON,
    )
    try:
        added = add_user(visit.here, new, _role(answers))
    except NotPermittedError:
        raise
    except AmendsError as error:
        return _listed(visit, error)
    return GoTo(f"{_USERS}/{added.user.name}?done=added")


def show(visit: Visit) -> Shown:
    """A user."""
    return _shown(visit)


def change(visit: Visit) -> Shown:
    """Does one thing with a user, and shows them anew."""
    done = visit.path["act"]
    if done not in _ACTS:
        return page_of(texts().text("wrong.not_found"), 404)
    try:
        _ACTS[done](visit)
    except NotPermittedError:
        raise
    except AmendsError as error:
        return _shown(visit, error, done)
    return GoTo(f"{_USERS}/{visit.path['user']}?done={done}")


def _change_details(visit: Visit) -> None:
    answers = visit.answers
    kind = UserKind.AI_AGENT if answers.word("ai_agent") else UserKind.PERSON
    changes = UserChanges(full_name=answers.word("full_name"), email=answers.word("email"), kind=kind)
    change_user(visit.here, visit.path["user"], changes)


def _deactivate(visit: Visit) -> None:
    change_user(visit.here, visit.path["user"], UserChanges(active=False))


def _activate(visit: Visit) -> None:
    change_user(visit.here, visit.path["user"], UserChanges(active=True))


def _grant(visit: Visit) -> None:
    grant_role(visit.here, visit.path["user"], _role(visit.answers))


def _revoke_role(visit: Visit) -> None:
    revoke_role(visit.here, visit.path["user"], _role(visit.answers))


def _set_password(visit: Visit) -> None:
    set_password(visit.here, visit.path["user"], new_password(visit.answers), current=visit.answers.typed("current"))


def _sign_out(visit: Visit) -> None:
    log_out_everywhere(visit.here, visit.path["user"])


def _end_token(visit: Visit) -> None:
    revoke(visit.here, id_of(visit.answers, "token"))


_ACTS: dict[str, Callable[[Visit], None]] = {
    "change": _change_details,
    "deactivate": _deactivate,
    "activate": _activate,
    "grant": _grant,
    "revoke": _revoke_role,
    "password": _set_password,
    "sign-out": _sign_out,
    "end-token": _end_token,
}


def _role(answers: Answers) -> NamedRole:
    client, _, team = (answers.word("place") or "").partition("/")
    return NamedRole(role=answers.words("role"), client=client or None, team=team or None)


def _listed(visit: Visit, wrong: AmendsError | None = None) -> Page:
    values = {
        "users": list_users(visit.here),
        "answers": visit.answers,
        "wrong": wrong and told(wrong),
        "here": "administration",
    }
    return Page("administration/users.html", {**values, **_to_choose(visit)}, 200 if wrong is None else 422)


def _shown(visit: Visit, wrong: AmendsError | None = None, wrong_in: str | None = None) -> Page:
    name = visit.path["user"]
    values = {
        "view": show_user(visit.here, name),
        "tokens": _tokens(visit, name),
        "is_me": name == visit.here.user,
        "answers": visit.answers,
        "wrong": wrong and told(wrong),
        "wrong_in": wrong_in,
        "done": just_done(visit, "administration.users.done"),
        "here": "administration",
    }
    return Page("administration/user.html", {**values, **_to_choose(visit)}, 200 if wrong is None else 422)


def _tokens(visit: Visit, name: str) -> tuple[TokenView, ...] | None:
    """Their tokens and logins, for whoever may give access; None for anybody else who may see users."""
    try:
        return list_tokens(visit.here, name)
    except NotPermittedError:
        return None


def _to_choose(visit: Visit) -> dict[str, object]:
    places = role_places(visit.here)
    roles = dict.fromkeys(role for place in places for role in place.roles)
    return {"role_places": places, "roles": (*roles, *sorted(WORKSPACE_ROLES))}


ROOMS = (
    Room("GET", _USERS, listed),
    Room("POST", _USERS, add),
    Room("GET", f"{_USERS}/{{user}}", show),
    Room("POST", f"{_USERS}/{{user}}/{{act}}", change),
)
