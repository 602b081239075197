"""Values that can be compared."""

from decimal import Decimal

from amends.cases.events.event import Plain
from amends.lang.quantities import parse_decimal
from amends.lang.tree import Field
from amends.lang.types import Kind


def exact_value(field: Field, value: Plain) -> Plain | Decimal:
    """A value that can be compared: 349 and 349.00 are the same amount."""
    is_number = field.type.kind in (Kind.INTEGER, Kind.NUMBER, Kind.MONEY)
    number = parse_decimal(str(value)) if is_number and value is not None else None
    return value if number is None else number
