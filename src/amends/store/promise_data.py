"""Events of promises as JSON data, and back: the boundary between what happened and how it is kept.

What is personal stands at the top of the data, also where it is part of an offer, so that the chain can seal it.
"""

import re
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any, cast, get_args

from pydantic import TypeAdapter, ValidationError

from amends.cases.canonical import Json
from amends.promises.events import Made, PromiseEvent
from amends.promises.promise import Offer
from amends.promises.terms import Terms
from amends.store.event_data import UnreadableEventError

_WORD = re.compile(r"(?<!^)(?=[A-Z])")

EVENTS: Mapping[str, type[PromiseEvent]] = {
    _WORD.sub("_", kind.__name__).lower(): kind for kind in get_args(PromiseEvent)
}
"""Every kind of event, by the word that it is kept by."""

_KINDS: Mapping[type[PromiseEvent], str] = {kind: name for name, kind in EVENTS.items()}
_NOTHING_OF_AN_OFFER = {field.name: None for field in fields(Offer) if field.name in Offer.personal}
_MADE = _KINDS[Made]


def kind_of(event: PromiseEvent) -> str:
    """The word that a kind of event is kept by, such as `order_went_out`."""
    return _KINDS[type(event)]


def personal_fields(kind: str) -> frozenset[str]:
    """The fields of a kind of event that are personal; none where the kind is not known."""
    if kind == _MADE:
        return Offer.personal
    return EVENTS[kind].personal if kind in EVENTS else frozenset()


def data_of(event: PromiseEvent) -> dict[str, Json]:
    """The fields of an event as JSON; exact numbers, instants, days and ids are texts."""
    data: dict[str, Any] = _adapter(_KINDS[type(event)]).dump_python(event, mode="json", warnings="error")
    if isinstance(event, Made):
        offer = data["offer"]
        beside = {name: offer.pop(name) or None for name in _NOTHING_OF_AN_OFFER}
        return {"offer": offer, **beside}
    return data


def event_of(kind: str, data: Mapping[str, Json]) -> PromiseEvent:
    """The event that `data_of` told.

    Raises:
        UnreadableEventError: there is no such kind, or the data do not fit it.
    """
    if kind not in EVENTS:
        raise UnreadableEventError(
            f"this version of Amends knows nothing that happens to a promise as `{kind}`",
            "use the version that the store was written with",
        )
    try:
        return _adapter(kind).validate_python(_with_its_offer(data) if kind == _MADE else data)
    except (ValidationError, KeyError, TypeError):
        raise UnreadableEventError(f"the data of an event `{kind}` cannot be read") from None


def terms_data(terms: tuple[Terms, ...]) -> Json:
    """Terms as JSON."""
    data: Json = _terms().dump_python(terms, mode="json")
    return data


def terms_of(data: Json) -> tuple[Terms, ...]:
    """The terms that `terms_data` told."""
    return _terms().validate_python(data)


def _with_its_offer(data: Mapping[str, Json]) -> dict[str, Json]:
    offer = cast("Mapping[str, Json]", data["offer"])
    beside = {name: data[name] for name in _NOTHING_OF_AN_OFFER}
    return {"offer": {**offer, **beside, "evidence": beside["evidence"] or ()}}


@cache
def _adapter(kind: str) -> TypeAdapter[PromiseEvent]:
    return cast("TypeAdapter[PromiseEvent]", TypeAdapter(EVENTS[kind]))


@cache
def _terms() -> TypeAdapter[tuple[Terms, ...]]:
    return TypeAdapter(tuple[Terms, ...])
