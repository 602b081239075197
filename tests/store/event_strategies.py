"""Any event, made from what its fields are declared to be."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from enum import Enum
from types import UnionType
from typing import Any, get_args, get_origin
from uuid import UUID

from hypothesis import strategies as st

from amends.cases.events import EVENTS
from amends.cases.events.event import Event, Plain

# PostgreSQL keeps no NUL in a text.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(texts, parts, max_size=3),
    max_leaves=6,
)
_SIMPLE: dict[object, st.SearchStrategy[Any]] = {
    str: texts,
    int: st.integers(),
    bool: st.booleans(),
    type(None): st.none(),
    UUID: st.uuids(),
    datetime: st.datetimes(min_value=datetime(1970, 1, 1), timezones=st.just(UTC)),
    timedelta: st.integers(0, 10**8).map(lambda seconds: timedelta(seconds=seconds)),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=0, max_value=10**9),
}


def events(kind: type[Event]) -> st.SearchStrategy[Event]:
    """Any event of a kind."""
    return _built(kind)


any_event = st.sampled_from(sorted(EVENTS)).flatmap(lambda name: events(EVENTS[name]))


def _built(kind: type[Any]) -> st.SearchStrategy[Any]:
    return st.builds(kind, **{field.name: _any(field.type) for field in fields(kind)})


def _any(hint: Any) -> st.SearchStrategy[Any]:
    if hint == Plain:
        return plain
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    parts = get_args(hint)
    if isinstance(hint, UnionType):
        return st.one_of(*map(_any, parts))
    if get_origin(hint) is tuple:
        return st.lists(_any(parts[0]), max_size=3).map(tuple)
    if get_origin(hint) is Mapping:
        return st.dictionaries(_any(parts[0]), _any(parts[1]), max_size=3)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    assert isinstance(hint, type) and is_dataclass(hint), hint
    return _built(hint)
