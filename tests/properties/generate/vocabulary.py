"""The words that generated policies are made of: names by type, literals, sentences. The simplest come first."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What an expression is wanted to give. `AMOUNT` is money, or a number that counts as it."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"
    AMOUNT = "amount"
    DATE = "date"
    DATETIME = "datetime"
    WHOLE_DAYS = "whole days"
    DURATION = "duration"
    TEXT = "text"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A sort, and for a choice its words."""

    sort: Sort
    options: tuple[str, ...] = ()


BOOLEAN = Wanted(Sort.BOOLEAN)
INTEGER = Wanted(Sort.INTEGER)
NUMBER = Wanted(Sort.NUMBER)
MONEY = Wanted(Sort.MONEY)
AMOUNT = Wanted(Sort.AMOUNT)
DATE = Wanted(Sort.DATE)
DATETIME = Wanted(Sort.DATETIME)
WHOLE_DAYS = Wanted(Sort.WHOLE_DAYS)
DURATION = Wanted(Sort.DURATION)
TEXT = Wanted(Sort.TEXT)

PLANS = Wanted(Sort.CHOICE, ("economy", "standard", "value"))
CAUSES = Wanted(Sort.CHOICE, ("wear", "water damage", "no. 7"))
CHOICES = (PLANS, CAUSES)
CHANNELS = ("phone", "web", "shop")

FACTS: Mapping[Wanted, tuple[str, ...]] = {
    BOOLEAN: ("late", "damaged", "returned", "stolen"),
    INTEGER: ("claims", "nights", "attempts"),
    NUMBER: ("weight", "share"),
    MONEY: ("price", "fee", "refunded"),
    DATE: ("bought_on", "reported_on", "ended_on"),
    DATETIME: ("left_at", "arrived_at"),
    TEXT: ("note", "city"),
    PLANS: ("plan", "plan_before"),
    CAUSES: ("cause", "second_cause"),
}
"""Names of facts by what they are."""

LISTS = ("bags", "calls")
FIELDS: Mapping[Wanted, tuple[str, ...]] = {
    BOOLEAN: ("lost", "opened"),
    INTEGER: ("pieces", "rings"),
    NUMBER: ("kilos",),
    MONEY: ("fare", "cost"),
    DATE: ("found_on",),
    DATETIME: ("checked_at",),
    TEXT: ("label",),
    PLANS: ("cabin",),
    CAUSES: ("state",),
}
DERIVED = ("heavy", "worth", "since", "alike")
DEFINITIONS = ("covered", "reason", "base", "limit", "level", "term", "other_way", "in_time")
TABLES = ("rates", "grid", "steps", "season_prices")
TEXTS = ("towns", "phrases")
VARIABLES = ("x", "y")
REMEDIES = ("refund", "repair", "credit", "pickup_fee")
ROLES = ("agent", "senior", "manager")
TEAMS = ("care", "retention")
SOURCES = ("customer", "record", "agent", "inspection", "branch office")
REASONS = ("repeated", "no_fault")

INTEGERS = ("1", "0", "2", "3", "7", "30", "120", "1000000", "99999999999999999999")
DECIMALS = ("0.5", "1.25", "10.00", "2.345", "99.99", "0.000001", "123456789012345678901.5")
AMOUNTS = ("10.00", "5", "0", "0.005", "19.99", "150.00", "1000")
DAYS = ("2026-11-01", "2026-10-31", "2024-02-29", "2026-12-31", "2027-01-30", "9999-12-30", "0001-01-02")
MOMENTS = (
    "2026-11-01T12:00",
    "2026-11-01T01:30",
    "2026-03-08T02:30:15.5",
    "2026-10-25 00:30Z",
    "2026-11-01T09:30+05:30",
    "9999-12-30T12:00Z",
    "0001-01-02T12:00Z",
)
PHRASES = (
    "a",
    "Oslo",
    "oslo",
    "economy",
    "value",
    "the screen broke",
    "Straße",
    "İzmir",
    "it's: no. 7, [c] # 5%",
    'say "hi"',
    "",
)

SENTENCES = (
    "It is given.",
    "Not under this policy: see no. 7.",
    "Whoever waits longer than promised is paid back, in full.",
    "Nothing # else, it's said.",
    'What we call "goodwill" is ours to give.',
)
SENTENCE_IN_SPANISH = "Se concede; así lo quiere la póliza."
QUESTIONS = ("How is it?", "When, exactly, was that: today?")
TIMEZONES = ("UTC", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "Pacific/Auckland")
CURRENCIES = ("USD", "JPY", "KWD")
