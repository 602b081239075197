"""What a route needs: who may use it. Every route says so; one that doesn't is a failing test, and opens to nobody."""

from dataclasses import dataclass
from enum import StrEnum

from amends.app.permissions import PERMISSIONS, check_scope
from amends.app.workspace import Limits


class Door(StrEnum):
    """Who comes in without more being asked for."""

    ANYBODY = "anybody"
    WHO_IS_LOGGED_IN = "whoever is logged in"


@dataclass(frozen=True, slots=True)
class Need:
    """What somebody needs for a route: one of the permissions of `app.permissions`, or only to come in."""

    permission: str

    def __post_init__(self) -> None:
        if self.permission not in PERMISSIONS and self.permission not in set(Door):
            raise ValueError(f"nobody has said who may `{self.permission}`")

    @property
    def is_public(self) -> bool:
        """Whether strangers may use it."""
        return self.permission == Door.ANYBODY

    def check_scope(self, limits: Limits | None) -> None:
        """Lets those in who came for this; whether their role may do it is seen to where it is done.

        Raises:
            NotPermittedError: their token is not for that.
        """
        if self.permission in PERMISSIONS:
            check_scope(self.permission, limits)

    @property
    def words(self) -> str:
        """What it needs, as the description of the interface says it."""
        if self.permission not in PERMISSIONS:
            return self.permission
        scopes = sorted(PERMISSIONS[self.permission].scopes)
        return f"the permission to {self.permission}; a token with scopes needs {' or '.join(scopes)}"
