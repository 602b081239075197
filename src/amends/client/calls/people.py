"""Calls about clients with their places, and about who works for them in which role."""

from collections.abc import Mapping, Sequence

from amends.client.call import Call, Pages, in_path
from amends.client.calls.making import listing, nothing, reading, writing
from amends.client.models.house import Client, ClientChanged, ClientWithPlaces, RoleNamed, Site, Team, User
from amends.client.values import plain, said


def clients() -> Pages[Client]:
    """Lists the clients for whom one works."""
    return listing("/clients", "clients", Client)


def client(client: str) -> Call[ClientWithPlaces]:
    """A client with its sites and teams."""
    return reading(_client(client), ClientWithPlaces)


def add_client(
    name: str, title: str, timezone: str, currency: str, languages: Sequence[str], *, key: str | None = None
) -> Call[Client]:
    """Adds a brand on whose behalf cases are handled; `name` is the short word that it is known by."""
    body = {"name": name, "title": title, "timezone": timezone, "currency": currency, "languages": list(languages)}
    return writing("/clients", Client, body, key=key)


def change_client(
    client: str,
    *,
    title: str | None = None,
    timezone: str | None = None,
    languages: Sequence[str] | None = None,
    settings: Mapping[str, object] | None = None,
    key: str | None = None,
) -> Call[ClientChanged]:
    """Changes a client; what is left out stays.

    Args:
        client: which.
        title: how it is called.
        timezone: by whose clock it works.
        languages: those that it speaks, the first one first.
        settings: what it settles for itself, as the description of the interface has it (`SettingsSent`).
        key: under which this is done once, even where this program dies and asks again; else a new one.
    """
    spoken = None if languages is None else list(languages)
    body = {"title": title, "timezone": timezone, "languages": spoken, "settings": settings}
    return writing(_client(client), ClientChanged, body, method="PATCH", key=key)


def add_site(client: str, name: str, title: str, *, key: str | None = None) -> Call[Site]:
    """Adds a place where a client's cases are handled."""
    return writing(f"{_client(client)}/sites", Site, {"name": name, "title": title}, key=key)


def add_team(client: str, name: str, title: str, site: str, *, key: str | None = None) -> Call[Team]:
    """Adds a team at a site; the client's policies know it by its name."""
    return writing(f"{_client(client)}/teams", Team, {"name": name, "title": title, "site": site}, key=key)


def users(*, client: str | None = None) -> Pages[User]:
    """Lists who works here, with their roles."""
    return listing("/users", "users", User, {"client": client})


def user(user: str) -> Call[User]:
    """A user with their roles."""
    return reading(_user(user), User)


def add_user(
    name: str,
    role: RoleNamed,
    *,
    full_name: str | None = None,
    email: str | None = None,
    kind: str | None = None,
    key: str | None = None,
) -> Call[User]:
    """Adds somebody who works here, with their first role.

    Args:
        name: the word that they log in with.
        role: their first role.
        full_name: their full name.
        email: their mail address.
        kind: `ai_agent` for an AI agent; else `person`.
        key: under which this is done once, even where this program dies and asks again; else a new one.
    """
    body = {"name": name, "role": plain(role), "full_name": full_name, "email": email, **said({"kind": kind})}
    return writing("/users", User, body, key=key)


def change_user(
    user: str,
    *,
    full_name: str | None = None,
    email: str | None = None,
    active: bool | None = None,
    kind: str | None = None,
    key: str | None = None,
) -> Call[User]:
    """Changes a user; what is left out stays. Who is not active acts no more, and stays in histories."""
    body = {"full_name": full_name, "email": email, "active": active, "kind": kind}
    return writing(_user(user), User, body, method="PATCH", key=key)


def grant_role(user: str, role: RoleNamed, *, key: str | None = None) -> Call[User]:
    """Gives a user a further role."""
    return writing(f"{_user(user)}/roles", User, _role(role), key=key)


def revoke_role(user: str, role: RoleNamed, *, key: str | None = None) -> Call[User]:
    """Takes a role from a user."""
    return writing(f"{_user(user)}/roles/revoke", User, _role(role), key=key)


def set_password_of(user: str, password: str) -> Call[None]:
    """Gives somebody else a password; they are logged out wherever they are logged in."""
    return Call(method="PUT", path=f"{_user(user)}/password", read=nothing, body={"password": password})


def _client(client: str) -> str:
    return f"/clients/{in_path(client)}"


def _user(user: str) -> str:
    return f"/users/{in_path(user)}"


def _role(role: RoleNamed) -> Mapping[str, object]:
    return said({"role": role.role, "client": role.client, "team": role.team})
