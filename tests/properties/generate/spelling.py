"""The same facts in other forms: every form in which a value may be handed in."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

from amends.lang.tree import PolicyTree, Scalar
from amends.lang.types import Kind
from tests.properties.generate.cases import CaseFacts
from tests.properties.generate.chance import Chance
from tests.properties.generate.values import described_at

_OFFSETS = (timedelta(0), timedelta(hours=5, minutes=30), timedelta(hours=-8))


def spelled_otherwise(chance: Chance, tree: PolicyTree, facts: CaseFacts) -> Mapping[str, object]:
    """The facts in forms of their own choice, with what is unknown as None or absent."""
    spelled: dict[str, object] = {}
    for name, value in facts.items():
        if isinstance(value, list):
            spelled[name] = [
                {
                    field: _spelled(chance, part, described_at(tree, name, field).type.kind)
                    for field, part in one.items()
                }
                for one in value
            ]
        elif value is not None or chance.happens(50):
            spelled[name] = _spelled(chance, value, described_at(tree, name, "").type.kind)
    return spelled


def _spelled(chance: Chance, value: Scalar | None, kind: Kind) -> object:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, (int, Decimal)):
        return chance.pick(_forms_of_number(value))
    if isinstance(value, datetime):
        return chance.pick(_forms_of_moment(value))
    if isinstance(value, date):
        return chance.pick((value, value.isoformat()))
    assert kind in (Kind.TEXT, Kind.CHOICE)
    return value


def _forms_of_number(number: int | Decimal) -> list[object]:
    """A number as it is, as plain decimal text, with more zeros, and as an `int` where it is whole."""
    exact = Decimal(number)
    text = f"{exact:f}"
    longer = f"{text}0" if "." in text else f"{text}.00"
    whole = [int(exact)] if exact == exact.to_integral_value() else []
    return [number, text, longer, Decimal(longer), *whole]


def _forms_of_moment(moment: datetime) -> list[object]:
    """An instant as it is and in other offsets, as an object or as text."""
    forms: list[object] = [moment, moment.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ") + "Z"]
    if 2 <= moment.year <= 9998:
        local = [moment.astimezone(timezone(offset)) for offset in _OFFSETS]
        forms += [*local, *(one.isoformat() for one in local)]
    return forms
