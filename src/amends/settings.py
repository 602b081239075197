"""What can be settled about a running Amends: where its store is, where it listens, and how much it takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlsplit

from amends.lang.errors import AmendsError

DATABASE = "AMENDS_DATABASE"
HOST = "AMENDS_HOST"
PORT = "AMENDS_PORT"
LOGS = "AMENDS_LOGS"
CONNECTIONS = "AMENDS_CONNECTIONS"
MOST_AT_ONCE = "AMENDS_MOST_AT_ONCE"
LONGEST_BODY = "AMENDS_LONGEST_BODY"
MAIL = "AMENDS_MAIL"
BOUNCES = "AMENDS_BOUNCES"
ADDRESS = "AMENDS_ADDRESS"
FORGET_DAYS = "AMENDS_FORGET_DAYS"

LOOPBACK = "127.0.0.1"

Value = TypeVar("Value")


class Logs(StrEnum):
    """How requests are logged."""

    PLAIN = "plain"
    JSON = "json"
    NONE = "none"


class SettingError(AmendsError):
    """A setting is none; `help` says what one looks like."""

    def __init__(self, message: str, help_text: str) -> None:
        super().__init__(f"{message}; {help_text}")
        self.message = message
        self.help = help_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a server.

    Attributes:
        database: the URL of the store.
        host: the address that it listens on; nobody else's machine reaches the loopback address.
        port: the port; 0 takes one that is free.
        logs: how requests are logged.
        connections: how many requests use the store at the same time; others wait.
        most_at_once: how many requests are taken at once, those that wait among them; more are told to come again.
        longest_body: the most bytes that a request may carry, an import too.
        has_worker: whether jobs are performed in the same process.
        mail: where letters go out, as `amends mail --help` tells; empty where people post them.
        bounces: the maildir that undelivered mail comes back into; empty where there is none.
        forget_days: after how many days jobs that are done, settled alerts and ended links are forgotten.
        address: where customers and other help desks reach it, such as `https://amends.example`; empty: only here.
    """

    database: str = "sqlite:///amends.db"
    host: str = LOOPBACK
    port: int = 8000
    logs: Logs = Logs.PLAIN
    connections: int = 8
    most_at_once: int = 200
    longest_body: int = 12 * 1024 * 1024
    has_worker: bool = True
    mail: str = ""
    bounces: str = ""
    forget_days: int = 90
    address: str = ""

    @property
    def public_address(self) -> str:
        """What stands before the paths of links and cards."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.address or f"http://{host}:{self.port}"

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine reaches it."""
        return self.host in (LOOPBACK, "::1", "localhost")


DEFAULT = Settings()


def settings_in(environment: Mapping[str, str]) -> Settings:
    """The settings that an environment names; what it does not name is as usual.

    Raises:
        SettingError: one of them is none.
    """

    def read(name: str, value_of: Callable[[str], Value], usual: Value, expected: str) -> Value:
        text = environment.get(name, "").strip()
        if not text:
            return usual
        try:
            return value_of(text)
        except ValueError:
            raise SettingError(f"`{name}={text}` is no setting", f"expected {expected}") from None

    return Settings(
        database=read(DATABASE, str, DEFAULT.database, "the URL of a store"),
        host=read(HOST, str, DEFAULT.host, "an address"),
        port=read(PORT, _port, DEFAULT.port, "a port from 0 to 65535"),
        logs=read(LOGS, Logs, DEFAULT.logs, "`plain`, `json` or `none`"),
        connections=read(CONNECTIONS, _at_least(1), DEFAULT.connections, "a whole number from 1 on"),
        most_at_once=read(MOST_AT_ONCE, _at_least(1), DEFAULT.most_at_once, "a whole number from 1 on"),
        longest_body=read(LONGEST_BODY, _at_least(1024), DEFAULT.longest_body, "a number of bytes from 1024 on"),
        mail=environment.get(MAIL, "").strip(),
        bounces=environment.get(BOUNCES, "").strip(),
        forget_days=read(FORGET_DAYS, _at_least(1), DEFAULT.forget_days, "a number of days from 1 on"),
        address=read(ADDRESS, _address, DEFAULT.address, "an address such as `https://amends.example`"),
    )


def _address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise ValueError(text)
    return text.rstrip("/")


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise ValueError(text)
    return port


def _at_least(least: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        found = int(text)
        if found < least:
            raise ValueError(text)
        return found

    return number
