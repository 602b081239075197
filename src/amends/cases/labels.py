"""The label of something that is to come back: text that can be printed, read out or copied onto a parcel by hand."""

from collections.abc import Iterator
from datetime import tzinfo

from amends.cases.parts import AwaitedReturn


def label_lines(awaited: AwaitedReturn, timezone: tzinfo) -> tuple[str, ...]:
    """The lines of a label: the number first, so that a parcel is known by it whatever else is torn off."""
    return tuple(_lines(awaited, timezone))


def _lines(awaited: AwaitedReturn, timezone: tzinfo) -> Iterator[str]:
    yield f"RETURN {awaited.number}"
    yield from awaited.address
    if awaited.device is not None:
        serial = f", serial number {awaited.serial}" if awaited.serial is not None else ""
        yield f"Inside: {awaited.device}{serial}"
    yield f"To arrive by {awaited.due.astimezone(timezone):%Y-%m-%d}"
