"""Made cases: the same for everyone, and the same in every run."""

import itertools
import random
from collections.abc import Iterator, Mapping
from decimal import Decimal

SEED = 20261101
MONEY = ("monthly_bill", "phone_price")
Facts = dict[str, bool | str | int | float | Decimal]
Columns = Mapping[str, list[bool] | list[str] | list[int] | list[Decimal]]


def columns(count: int, chance: random.Random) -> dict[str, list[bool] | list[str] | list[int] | list[Decimal]]:
    """Facts of that many cases, a list for each fact. Prices are even, so that a half of one is exact in cents."""
    bills = [Decimal(cents).scaleb(-2) for cents in range(1_000, 12_001)]
    prices = [Decimal(cents).scaleb(-2) for cents in range(8_000, 120_001, 2)]
    return {
        "stolen": [one < 0.01 for one in _chances(count, chance)],
        "account_status": chance.choices(["active", "suspended", "closed"], weights=[90, 6, 4], k=count),
        "days_owned": chance.choices(range(400), k=count),
        "damaged": [one < 0.35 for one in _chances(count, chance)],
        "claims_last_year": chance.choices(range(4), weights=[70, 20, 7, 3], k=count),
        "monthly_bill": chance.choices(bills, k=count),
        "phone_price": chance.choices(prices, k=count),
    }


def _chances(count: int, chance: random.Random) -> Iterator[float]:
    return (chance.random() for _ in range(count))


def made(count: int) -> list[Facts]:
    """Cases with exact amounts."""
    table = columns(count, random.Random(SEED))
    return [dict(zip(table, values, strict=True)) for values in zip(*table.values(), strict=True)]


def at_the_edges() -> list[Facts]:
    """A case on either side of everything that a rule looks at."""
    edges: dict[str, list[bool | str | int | Decimal]] = {
        "stolen": [False, True],
        "account_status": ["active", "suspended", "closed"],
        "days_owned": [0, 119, 120, 121, 178],
        "damaged": [False, True],
        "claims_last_year": [0, 1, 2, 3],
        "monthly_bill": [Decimal("0.00"), Decimal("39.99"), Decimal("40.00"), Decimal("40.01")],
        "phone_price": [Decimal("0.00"), Decimal("320.00")],
    }
    return [dict(zip(edges, values, strict=True)) for values in itertools.product(*edges.values())]


def floating(facts: Facts) -> Facts:
    """The same with binary floating point for money, as most engines take it."""
    return {name: float(value) if isinstance(value, Decimal) else value for name, value in facts.items()}


def in_texts(facts: Facts) -> Facts:
    """The same with texts for money, as it stands in JSON."""
    return {name: str(value) if isinstance(value, Decimal) else value for name, value in facts.items()}
