"""What every answer is made of."""

from datetime import date
from decimal import Decimal

from pydantic import AwareDatetime, BaseModel, ConfigDict

Amount = Decimal
"""An exact amount, in the currency of the policy."""

Day = date
"""A day of a calendar."""

Instant = AwareDatetime
"""An instant, in UTC."""

Value = bool | int | str | list[dict[str, bool | int | str | None]] | None
"""The value of a fact: exact amounts as text, days as `2026-11-02`, None where nobody knows it."""


class Answer(BaseModel):
    """Something that the service told. It stays as it is; what a later service tells besides is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)
