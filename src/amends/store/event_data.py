"""Events as JSON data, and back: the boundary between what happened and how it is kept."""

from functools import cache
from typing import cast

from pydantic import JsonValue, TypeAdapter, ValidationError

from amends.cases.canonical import Json
from amends.cases.events import EVENTS
from amends.cases.events.event import Event
from amends.store.errors import StoreError


class UnreadableEventError(StoreError):
    """An event in the store is none that this version of Amends knows, or its data do not fit."""


def data_of(event: Event) -> dict[str, Json]:
    """The fields of an event as JSON; exact numbers, instants and ids are texts."""
    data: dict[str, Json] = _adapter(event.name).dump_python(event, mode="json", warnings="error")
    return data


def event_of(kind: str, data: Json) -> Event:
    """The event that `data_of` told.

    Raises:
        UnreadableEventError: there is no such kind, or the data do not fit it.
    """
    if kind not in EVENTS:
        raise UnreadableEventError(
            f"this version of Amends knows no event `{kind}`", "use the version that the store was written with"
        )
    try:
        return _adapter(kind).validate_python(data)
    except ValidationError as error:
        raise UnreadableEventError(f"the data of an event `{kind}` cannot be read: {_first_of(error)}") from None


def personal_fields(kind: str) -> frozenset[str]:
    """The fields of a kind of event that are personal; none where the kind is not known."""
    return EVENTS[kind].personal if kind in EVENTS else frozenset()


@cache
def _adapter(kind: str) -> TypeAdapter[Event]:
    # Names in annotations are looked up here too: the events' recursive `Plain` becomes one that can be built.
    Plain = JsonValue  # noqa: F841, N806
    return cast("TypeAdapter[Event]", TypeAdapter(EVENTS[kind]))


def _first_of(error: ValidationError) -> str:
    first = error.errors(include_input=False, include_url=False)[0]
    return f"`{'.'.join(map(str, first['loc']))}`: {first['msg'].lower()}"
