"""How ids, instants, amounts and data stand in a column: as text that reads and sorts alike in every database."""

from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from uuid import UUID

from sqlalchemy import Dialect, String, Text
from sqlalchemy.types import TypeDecorator

from amends.cases.canonical import Json as JsonValue
from amends.cases.canonical import canonical, instant_text, read_canonical


class Id(TypeDecorator[UUID]):
    """A UUID as its 36 characters."""

    impl = String(36)
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        """The text of an id; what is not a UUID is refused."""
        if value is None:
            return None
        if not isinstance(value, UUID):
            raise TypeError(f"an id is a UUID; got {value!r}")
        return str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> UUID | None:
        """The id that a text stands for."""
        return None if value is None else _id_of(value)


@lru_cache(maxsize=10_000)
def _id_of(text: str) -> UUID:
    """The id of a text: the same few stand in row after row."""
    return UUID(text)


class Instant(TypeDecorator[datetime]):
    """An aware instant as `YYYY-MM-DDTHH:MM:SS.ffffffZ`, always in UTC: the order of the texts is that of time."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        """The text of an instant; one without a time zone is refused."""
        if value is None:
            return None
        if not isinstance(value, datetime):
            raise TypeError(f"an instant is a datetime; got {value!r}")
        return instant_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """The instant, in UTC, that a text stands for."""
        return None if value is None else datetime.fromisoformat(value)


class Amount(TypeDecorator[Decimal]):
    """An exact decimal as plain digits. It has no order and no sum in SQL: those are worked out in Python."""

    impl = String(64)
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        """The digits of an amount; what is not an exact, finite decimal is refused."""
        if value is None:
            return None
        if not isinstance(value, Decimal) or not value.is_finite():
            raise TypeError(f"an amount is a finite decimal; got {value!r}")
        return f"{value if value else value.copy_abs():f}"

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """The amount that the digits stand for."""
        return None if value is None else Decimal(value)


class Hex(TypeDecorator[bytes]):
    """Bytes as their hexadecimal digits."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        """The digits of some bytes."""
        if value is None:
            return None
        if not isinstance(value, bytes):
            raise TypeError("only bytes have hexadecimal digits")
        return value.hex()

    def process_result_value(self, value: str | None, dialect: Dialect) -> bytes | None:
        """The bytes that the digits stand for."""
        return None if value is None else bytes.fromhex(value)


class Json(TypeDecorator[JsonValue]):
    """JSON data as its one canonical text: keys sorted, no blanks, numbers exact. None is SQL's NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: JsonValue, dialect: Dialect) -> str | None:
        """The canonical text; a float, or what else JSON cannot tell exactly, is refused."""
        return None if value is None else canonical(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> JsonValue:
        """The data; its numbers are whole or exact decimals."""
        return None if value is None else read_canonical(value)
