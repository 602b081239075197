"""What a mapping is for, and the fields that a table of that kind can fill."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Purpose:
    """A kind of table.

    Attributes:
        name: the word that a mapping begins with.
        fields: each field, and what it is.
        required: those that every table has.
        either: groups of which every table has one whole one.
    """

    name: str
    fields: Mapping[str, str]
    required: tuple[str, ...]
    either: tuple[tuple[str, ...], ...] = ()


BILLS = Purpose(
    "bills",
    MappingProxyType(
        {
            "account": "the number of the account",
            "bill": "the number of the bill",
            "line": "the number of the line, which no other line of the bill has",
            "period_from": "the first day that the bill is for",
            "period_to": "the last day that the bill is for",
            "month": "the calendar month that the bill is for, as 2026-03",
            "item": "what is charged or taken off",
            "amount": "how much",
            "kind": "whether the line is a charge or a credit",
            "tax": "whether the line is a tax",
            "currency": "the currency of the amount",
        }
    ),
    ("account", "bill", "item", "amount"),
    (("period_from", "period_to"), ("month",)),
)

CALLS = Purpose(
    "calls",
    MappingProxyType(
        {
            "call": "the number of the record",
            "account": "the number of the account",
            "number": "the number that was called",
            "at": "when the call began",
            "connected": "whether anybody or anything answered",
            "seconds_to_answer": "how long it rang",
            "seconds": "how long they talked",
            "charge": "what was charged",
            "currency": "the currency of the charge",
        }
    ),
    ("account", "number", "at", "connected", "charge"),
)

PROMISES = Purpose(
    "promises",
    MappingProxyType(
        {
            "promise": "the number of the promise",
            "account": "the number of the account",
            "order": "the number of the order",
            "made_at": "when it was made",
            "seller": "who said it",
            "team": "for which team",
            "channel": "where it was said",
            "words": "what was said",
            "gives": "what the customer gets: `credit`, `price` or `free`",
            "item": "what bills call it",
            "amount": "how much is taken off each month or once, or what it costs",
            "start": "from which day on",
            "months": "for how many months; nothing: a credit once, a price for good",
            "first_month": "what a month that is begun does: `whole`, `pro_rated` or `next`",
            "last_month": "what a month that is left does: `pro_rated`, `whole` or `nothing`",
        }
    ),
    ("promise", "account", "made_at", "gives", "item"),
)

PURPOSES = MappingProxyType({purpose.name: purpose for purpose in (BILLS, CALLS, PROMISES)})
