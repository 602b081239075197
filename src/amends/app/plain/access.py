"""Tokens as plain data; never their text."""

from amends.app.access.tokens import TokenView
from amends.app.plain.values import Plain, instant


def token_to_plain(view: TokenView) -> Plain:
    """A token as its user sees it."""
    token = view.token
    return {
        "id": str(token.id),
        "name": token.name,
        "user": view.user,
        "client": view.client,
        "team": token.team,
        "role": token.role,
        "scopes": None if token.scopes is None else list(token.scopes),
        "is_session": token.is_session,
        "created": instant(token.created_at),
        "expires": instant(token.expires_at),
        "revoked": instant(token.revoked_at),
        "last_used": instant(token.last_used_at),
    }
