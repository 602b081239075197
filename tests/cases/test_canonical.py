from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.cases.canonical import Json, canonical, instant_text, read_canonical

data = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.decimals(allow_nan=False, allow_infinity=False, places=2),
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(st.text(), parts, max_size=4),
    max_leaves=12,
)


def test_keys_are_sorted_and_nothing_is_blank() -> None:
    assert canonical({"b": [1, True, None], "a": {"y": "é “so”", "x": Decimal("1.50")}}) == (
        '{"a":{"x":1.50,"y":"é “so”"},"b":[1,true,null]}'
    )


def test_an_amount_keeps_its_digits() -> None:
    text = canonical([Decimal("150.00"), Decimal("1E+3"), Decimal("1E-7"), Decimal("-0.00")])
    assert text == "[150.00,1000,0.0000001,0.00]"
    assert str(read_canonical("[150.00]")) == "[Decimal('150.00')]"


@pytest.mark.parametrize("inexact", [0.5, {"a": [1.0]}, {1, 2}, {1: "a"}, b"bytes", datetime(2026, 1, 1, tzinfo=UTC)])
def test_what_json_cannot_tell_exactly_is_refused(inexact: Json) -> None:
    with pytest.raises(TypeError):
        canonical(inexact)


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), "half \ud800"])
def test_what_no_database_can_keep_is_refused(value: Json) -> None:
    with pytest.raises(ValueError, match=r"no such number|surrogates"):
        canonical(value)


@given(data)
def test_what_was_written_is_read_and_written_alike(value: Json) -> None:
    text = canonical(value)
    assert read_canonical(text) == value
    assert canonical(read_canonical(text)) == text


def test_an_instant_has_one_text_in_whatever_zone_it_was_told() -> None:
    at = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
    assert instant_text(at) == "2026-11-01T09:30:00.000000Z"
    assert instant_text(at.astimezone(timezone(timedelta(hours=-8)))) == instant_text(at)


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(TypeError, match="time zone"):
        instant_text(datetime(2026, 11, 1, 9, 30))


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_the_order_of_the_texts_is_that_of_time(first: datetime, second: datetime) -> None:
    assert (instant_text(first) < instant_text(second)) == (first < second)
