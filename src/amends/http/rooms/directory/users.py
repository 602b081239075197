"""Who works here, and in which roles."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from starlette.responses import Response

from amends.app.access.passwords import set_password
from amends.app.administration import roles, users
from amends.app.administration.users import NewUser, UserChanges
from amends.app.plain.directory import user_to_plain
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.http.answers import json_response
from amends.http.asked import Reads, Write, Writes, WritesSecrets
from amends.http.models.access import SettingPassword
from amends.http.models.users import AddingUser, ChangingUser, RoleSent, UserShown, UsersShown
from amends.http.models.values import Name
from amends.http.pages import PageAsked

ROOM = APIRouter(prefix="/users")

_Sees = Annotated[Desk, Depends(Reads(Task.SEE_USERS))]
_Adds = Annotated[Write, Depends(Writes(Task.ADD_USERS))]
_User = Annotated[Name, Path(description="The word that they log in with.", examples=["ana"])]


@ROOM.post("", response_model=UserShown, status_code=201)
def add_user(write: _Adds, body: AddingUser) -> Response:
    """Adds a user with their first role."""
    new = NewUser(name=body.name, full_name=body.full_name, email=body.email, kind=body.kind)
    return write.shown(lambda desk: user_to_plain(users.add_user(desk, new, body.role.named())), 201)


@ROOM.get("", response_model=UsersShown)
def list_users(
    desk: _Sees,
    page: PageAsked,
    client: Annotated[Name | None, Query(description="Only those who work for this client.")] = None,
) -> Response:
    """Lists users with their roles, by the word that they log in with."""
    shown, last = page.of(users.list_users(desk, client), lambda view: view.user.name)
    return json_response({"users": list(map(user_to_plain, shown)), **page.next(last)})


@ROOM.get("/{user}", response_model=UserShown)
def show_user(desk: _Sees, user: _User) -> Response:
    """Shows a user with their roles."""
    return json_response(user_to_plain(users.show_user(desk, user)))


@ROOM.patch("/{user}", response_model=UserShown)
def change_user(write: _Adds, user: _User, body: ChangingUser) -> Response:
    """Changes a user, or deactivates them: who leaves is not deleted."""
    changes = UserChanges(full_name=body.full_name, email=body.email, active=body.active, kind=body.kind)
    return write.shown(lambda desk: user_to_plain(users.change_user(desk, user, changes)))


@ROOM.post("/{user}/roles", response_model=UserShown)
def grant_role(write: _Adds, user: _User, body: RoleSent) -> Response:
    """Gives a user a role; one that they have already stays as it is."""
    return write.shown(lambda desk: user_to_plain(roles.grant_role(desk, user, body.named())))


@ROOM.post("/{user}/roles/revoke", response_model=UserShown)
def revoke_role(write: _Adds, user: _User, body: RoleSent) -> Response:
    """Takes a role away, which has to be named as it was granted."""
    return write.shown(lambda desk: user_to_plain(roles.revoke_role(desk, user, body.named())))


@ROOM.put("/{user}/password", status_code=204)
def set_users_password(
    write: Annotated[Write, Depends(WritesSecrets(Task.GIVE_ACCESS))], user: _User, body: SettingPassword
) -> Response:
    """Sets the password of a user whom you look after; they are logged out wherever they are logged in."""

    def changed(desk: Desk) -> Response:
        set_password(desk, user, body.password, current=body.current)
        return Response(status_code=204)

    return write.answered(changed)
