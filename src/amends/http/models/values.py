"""Single values on the wire: words, names, exact amounts, lengths of time, and what a fact can be."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from amends.formats.values import Value
from amends.lang.free_text import LONGEST

_NO_NUL = r"^[^\x00]*$"
LONGEST_NAME = 200
LONGEST_WORDS = LONGEST


class Taken(BaseModel):
    """Something that is sent here: what it does not know is refused."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=False)


class Shown(BaseModel):
    """Something that is shown."""


Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME, pattern=_NO_NUL)]
Words = Annotated[str, Field(min_length=1, max_length=LONGEST_WORDS, pattern=_NO_NUL)]
Text = Annotated[str, Field(max_length=LONGEST_WORDS, pattern=_NO_NUL)]
Amount = Annotated[
    str,
    Field(
        pattern=r"^[0-9]{1,28}(\.[0-9]{1,10})?$",
        description="An exact amount in plain digits, in the currency of the policy.",
        examples=["40.00"],
    ),
]
ShownAmount = Annotated[str, Field(description="An exact amount, in the currency of the policy.", examples=["40.00"])]
ShownInstant = Annotated[
    str, Field(description="A time in UTC (ISO 8601, with `Z`).", examples=["2026-11-02T14:05:09.120000Z"])
]
ShownDay = Annotated[str, Field(description="A day (ISO 8601).", examples=["2026-11-02"])]
Id = Annotated[str, Field(description="An id (UUID).", examples=["0199f3a2-7c44-7d05-8b7e-0d1c7a1f9a51"])]
Seconds = Annotated[int, Field(ge=1, le=10 * 365 * 86_400, description="A length of time in whole seconds.")]

Scalar = bool | int | Annotated[str, Field(max_length=LONGEST_WORDS, pattern=_NO_NUL)] | None
FactValue = Annotated[
    Scalar | Annotated[list[dict[Name, Scalar]], Field(max_length=500)],
    Field(
        description='Money and numbers with a point as exact text (`"20.00"`); days as `2026-11-02`; a list of '
        "records as a list of objects; null where nobody knows it."
    ),
]
FactValues = Annotated[dict[Name, FactValue], Field(max_length=500)]


def exact(amount: str | None) -> Decimal | None:
    """The amount that was sent."""
    return None if amount is None else Decimal(amount)


def span(seconds: int | None) -> timedelta | None:
    """The length of time that was sent."""
    return None if seconds is None else timedelta(seconds=seconds)


def values(facts: Mapping[str, FactValue]) -> dict[str, Value]:
    """The facts that were sent, as the rest of Amends takes them."""
    return {name: [dict(one) for one in value] if isinstance(value, list) else value for name, value in facts.items()}
