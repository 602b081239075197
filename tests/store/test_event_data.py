import json
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.cases.canonical import Json, canonical, read_canonical
from amends.cases.events import EVENTS
from amends.cases.events.event import Event
from amends.cases.events.evidence import FactStated
from amends.cases.events.giving import Basis, RemedyReserved
from amends.store.event_data import UnreadableEventError, data_of, event_of, personal_fields
from tests.store.event_strategies import any_event, events


@pytest.mark.parametrize("name", sorted(EVENTS))
@given(data=st.data())
def test_an_event_comes_back_as_it_was(name: str, data: st.DataObject) -> None:
    event = data.draw(events(EVENTS[name]))
    assert event_of(name, read_canonical(canonical(data_of(event)))) == event


@given(any_event)
def test_the_data_of_an_event_are_json_that_any_reader_reads(event: Event) -> None:
    assert canonical(json.loads(canonical(data_of(event)))) == canonical(data_of(event))


def test_an_amount_keeps_its_digits_and_a_choice_its_word() -> None:
    event = RemedyReserved(entry=UUID(int=1), remedy="credit", amount=Decimal("40.00"), basis=Basis.DISCRETION)
    data = data_of(event)
    assert (data["amount"], data["basis"]) == ("40.00", "discretion")
    back = event_of("remedy_reserved", data)
    assert isinstance(back, RemedyReserved)
    assert str(back.amount) == "40.00"


@pytest.mark.parametrize("value", [True, 1, "1", "2026-11-01", None, ["1", 1, True, {"a": None}]])
def test_a_value_keeps_its_type(value: Json) -> None:
    back = event_of("fact_stated", {"fact": "plan", "source": "system", "value": value})
    assert isinstance(back, FactStated)
    assert json.dumps(back.value) == json.dumps(value)


def test_an_event_of_a_later_version_is_told_by_its_name() -> None:
    with pytest.raises(UnreadableEventError, match="knows no event `moon_landed`"):
        event_of("moon_landed", {})


def test_data_that_do_not_fit_are_told_by_their_field_and_without_what_they_say() -> None:
    with pytest.raises(UnreadableEventError, match="`amount`") as told:
        event_of(
            "remedy_reserved", {"entry": str(UUID(int=1)), "remedy": "credit", "amount": "Ada", "basis": "entitled"}
        )
    assert "Ada" not in str(told.value)


def test_what_is_personal_is_said_by_the_kind_of_event() -> None:
    assert personal_fields("problem_restated") == {"issue", "wish"}
    assert personal_fields("moon_landed") == frozenset()


@pytest.mark.parametrize("name", sorted(EVENTS))
def test_every_personal_field_is_one_that_the_event_has(name: str) -> None:
    assert EVENTS[name].personal <= EVENTS[name].__dataclass_fields__.keys()
