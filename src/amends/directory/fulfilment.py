"""By what a client's remedies go out, and where to a customer sends what has to come back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

_LONGEST_LINE = 60
_MOST_LINES = 8
_NAME = re.compile(r"\*|[a-z][a-z0-9_]*")


class Channel(StrEnum):
    """By what a remedy goes out."""

    WEBHOOK = "webhook"
    MAIL = "mail"
    LOG = "log"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Way:
    """By what some remedies go out.

    Attributes:
        of: the name of a remedy, or a kind of remedies, or `*` for all that nothing else is said of.
        channel: by what.
        to: the name of the endpoint for `webhook`, the address of whoever sees to it for `mail`; else None.
    """

    of: str
    channel: Channel
    to: str | None = None

    @property
    def words(self) -> str:
        """By what, as it stands in the record: `webhook billing`; an address does not."""
        return f"{self.channel} {self.to}" if self.channel is Channel.WEBHOOK else self.channel.value


@dataclass(frozen=True, slots=True)
class ReturnTerms:
    """What holds for things that have to come back.

    Attributes:
        address: where they go to, a line each.
        within_days: how many days a customer has.
        remind_after_days: after how many they are reminded; 0: never.
    """

    address: tuple[str, ...] = ()
    within_days: int = 14
    remind_after_days: int = 7

    @property
    def within(self) -> timedelta:
        """How long a customer has."""
        return timedelta(days=self.within_days)

    @property
    def remind_after(self) -> timedelta | None:
        """After how long they are reminded; None: never."""
        return timedelta(days=self.remind_after_days) if self.remind_after_days else None


def faults_of_ways(ways: tuple[Way, ...]) -> Iterator[str]:
    """What is wrong with how remedies go out."""
    for way in ways:
        if not _NAME.fullmatch(way.of):
            yield f"`{way.of}` is neither a remedy nor a kind of remedies, nor `*` for all"
        if way.channel is Channel.WEBHOOK and not way.to:
            yield f"`{way.of}` goes out by a webhook, and none is named: `{way.of}=webhook:NAME`"
        if way.channel is Channel.MAIL and (way.to is None or "@" not in way.to):
            yield f"`{way.of}` goes out by mail, and no address is named: `{way.of}=mail:ADDRESS`"
        if way.channel in (Channel.LOG, Channel.PERSON) and way.to is not None:
            yield f"`{way.of}` goes out by `{way.channel}`, which takes no name"
    if len({way.of for way in ways}) < len(ways):
        yield "how a remedy goes out is said once"


def faults_of_returns(terms: ReturnTerms) -> Iterator[str]:
    """What is wrong with the terms of returns."""
    if terms.within_days < 1:
        yield f"a customer has at least 1 day to send something, not `{terms.within_days}`"
    if not 0 <= terms.remind_after_days < terms.within_days:
        yield f"a reminder comes before the {terms.within_days} days are over, not after `{terms.remind_after_days}`"
    if len(terms.address) > _MOST_LINES or any(not 0 < len(line.strip()) <= _LONGEST_LINE for line in terms.address):
        yield f"an address has at most {_MOST_LINES} lines, each with 1 to {_LONGEST_LINE} characters"
