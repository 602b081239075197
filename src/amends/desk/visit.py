"""A visit to a page: who is there, what they asked for, and what they get back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from amends.app.workspace import Desk, Workspace
from amends.desk.forms.form import Answers
from amends.desk.forms.multipart import SentFile

SESSION = "amends_session"
"""The name of the cookie that holds the token of a login."""


CUSTOMER_SESSION = "amends_customer"
"""The name of the cookie of a customer who has shown who they are; it is sent to their page alone."""


@dataclass(frozen=True, slots=True)
class Cookie:
    """What a browser keeps for the pages below a path: for some seconds, or until it is closed."""

    value: str
    path: str = "/"
    seconds: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Somebody asks for a page, or sends a form.

    Attributes:
        desk: where the one works who is signed in; None for a stranger.
        asked: what the address asks for, where a name may come several times.
        token: of their login.
        address: where they are, as the network tells it.
        path: the parts of the address that a route names.
        is_partial: whether a script asks, and shows only a part of the page.
        cookies: what the browser has kept for this page.
        languages: what the browser says that its user reads.
        origin: where the desk is, as the browser knows it.
        files: the files that a form sends.
        is_too_long: whether it sends more than is taken; nothing of it was read then.
    """

    workspace: Workspace
    desk: Desk | None
    token: str | None
    address: str
    target: str
    path: Mapping[str, str]
    query: Mapping[str, str]
    asked: Answers
    answers: Answers
    is_partial: bool
    is_secure: bool
    cookies: Mapping[str, str]
    languages: str
    origin: str
    files: tuple[SentFile, ...] = ()
    is_too_long: bool = False

    @property
    def here(self) -> Desk:
        """Where the one works who is signed in; routes that ask for it are for nobody else."""
        assert self.desk is not None, "this page is for who is signed in"
        return self.desk


@dataclass(frozen=True, slots=True)
class Page:
    """A page to show; a sheet opens over the page where a script asked for it.

    Attributes:
        parents: the origins of others who may show it in a frame.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)
    status: int = 200
    is_sheet: bool = False
    parents: tuple[str, ...] = ()
    cookies: Mapping[str, Cookie | str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GoTo:
    """Another page to go to."""

    address: str
    cookies: Mapping[str, Cookie | str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Download:
    """Something that is saved, or shown within a page; its headers say how."""

    content: bytes
    headers: Mapping[str, str]


Shown = Page | GoTo | Download
Handler = Callable[[Visit], Shown]
