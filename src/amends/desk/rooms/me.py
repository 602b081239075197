"""Who somebody is here: their roles, their password, their tokens and logins."""

from datetime import timedelta

from amends.app.access.errors import AccessError
from amends.app.access.myself import myself
from amends.app.access.passwords import set_password
from amends.app.access.sessions import log_in
from amends.app.access.token_text import digest_of
from amends.app.access.tokens import MadeToken, NewToken, list_tokens, new_token, revoke
from amends.app.workspace import Scope
from amends.desk.done import just_done
from amends.desk.forms.form import Answers, FormError
from amends.desk.forms.ids import id_of
from amends.desk.rooms.room import Room
from amends.desk.visit import SESSION, GoTo, Page, Shown, Visit
from amends.desk.wrong import told
from amends.lang.errors import AmendsError

_EVERYTHING = "everything"


def show(visit: Visit) -> Shown:
    """The page."""
    return _shown(visit)


def change_password(visit: Visit) -> Shown:
    """Sets a new password; every other login has ended then, and this one goes on."""
    answers, desk = visit.answers, visit.here
    try:
        password = new_password(answers)
        set_password(desk, desk.user, password, current=answers.typed("current"))
    except AmendsError as error:
        return _shown(visit, error, wrong_in="password")
    try:
        session = log_in(desk.workspace, desk.user, password, visit.address)
    except AccessError:
        return GoTo("/sign-in", {SESSION: None})
    return GoTo("/me?done=password", {SESSION: session.token})


def make_token(visit: Visit) -> Shown:
    """Makes a token, and shows it this once."""
    try:
        return _shown(visit, made=new_token(visit.here, _wanted(visit.answers)))
    except AmendsError as error:
        return _shown(visit, error, wrong_in="token")


def end_token(visit: Visit) -> Shown:
    """Ends a token or a login of one's own."""
    revoke(visit.here, id_of(visit.answers, "token"))
    return GoTo("/me?done=ended")


def new_password(answers: Answers) -> str:
    """The password that was typed twice.

    Raises:
        FormError: the two are not the same.
    """
    password = answers.typed("password")
    if password != answers.typed("again"):
        raise FormError("again", "the two new passwords are not the same", "type both once more")
    return password


def _wanted(answers: Answers) -> NewToken:
    scopes, days = answers.each("scope"), answers.whole("days")
    everything = _EVERYTHING in scopes
    return NewToken(
        name=answers.words("name"),
        client=answers.word("client"),
        scopes=None if everything else frozenset(scope for scope in Scope if scope in scopes),
        lasts=None if days is None else timedelta(days=days),
    )


def _shown(
    visit: Visit, wrong: AmendsError | None = None, *, wrong_in: str | None = None, made: MadeToken | None = None
) -> Page:
    listed = list_tokens(visit.here)
    values = {
        "me": myself(visit.here),
        "tokens": [one for one in listed if not one.token.is_session],
        "logins": [one for one in listed if one.token.is_session],
        "this_login": visit.token and digest_of(visit.token),
        "scopes": [*(scope.value for scope in Scope), _EVERYTHING],
        "made": made,
        "answers": visit.answers,
        "wrong": wrong and told(wrong),
        "wrong_in": wrong_in,
        "done": just_done(visit, "me.done"),
    }
    return Page("me.html", values, 200 if wrong is None else 422)


ROOMS = (
    Room("GET", "/me", show),
    Room("POST", "/me/password", change_password),
    Room("POST", "/me/tokens", make_token),
    Room("POST", "/me/tokens/end", end_token),
)
