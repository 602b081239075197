"""A call-detail record: one attempt to call a number, and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple


class CallRecord(NamedTuple):
    """One attempt.

    Attributes:
        call: the record's own number, by which a record that is read twice is known; None: records have none.
        account: the number of the account that called.
        number: the number that was called, as it was dialled.
        at: when it began (UTC).
        connected: whether anybody or anything answered.
        seconds_to_answer: how long it rang; None: not recorded.
        seconds: how long they talked; None: not recorded.
        charge: what was charged for it.
    """

    call: str | None
    account: str
    number: str
    at: datetime
    connected: bool
    seconds_to_answer: int | None
    seconds: int | None
    charge: Decimal


@dataclass(frozen=True, slots=True)
class TestCall:
    """A call that an agent made themselves to hear whether a number answers.

    Attributes:
        at: when (UTC).
        number: the number that was called.
        answered: whether anybody or anything answered.
        seconds_to_answer: how long it rang.
        by: who called.
        heard: what was heard, in their words.
    """

    __test__ = False

    at: datetime
    number: str
    answered: bool
    seconds_to_answer: int | None
    by: str
    heard: str | None = None


def dialled(number: str) -> str:
    """A number as a key: its digits alone, however they are set apart; letters count where there are no digits."""
    digits = "".join(sign for sign in number if sign.isascii() and sign.isdigit())
    return digits or number.strip().upper()
