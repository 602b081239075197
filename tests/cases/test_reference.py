from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.cases.reference import ALPHABET, new_reference, read_reference


def _drawing(numbers: list[int]) -> Callable[[int], int]:
    waiting = iter(numbers)
    return lambda below: next(waiting) % below


REFERENCES = st.lists(st.integers(0, len(ALPHABET) - 1), min_size=7, max_size=7).map(
    lambda numbers: new_reference(_drawing(numbers))
)


def _with(reference: str, place: int, character: str) -> str:
    plain = reference.replace("-", "")
    return plain[:place] + character + plain[place + 1 :]


@given(REFERENCES)
def test_a_reference_is_read_as_it_was_given(reference: str) -> None:
    assert read_reference(reference) == reference


@given(REFERENCES, st.integers(0, 7))
def test_every_single_wrong_character_is_found(reference: str, place: int) -> None:
    right = reference.replace("-", "")[place]
    assert [one for one in ALPHABET if one != right and read_reference(_with(reference, place, one))] == []


@given(REFERENCES)
def test_every_swap_of_two_characters_is_found(reference: str) -> None:
    plain = reference.replace("-", "")
    for one in range(8):
        for other in range(one):
            swapped = _with(_with(reference, one, plain[other]), other, plain[one])
            assert swapped == plain or read_reference(swapped) is None, swapped


@given(REFERENCES)
def test_a_reference_can_be_typed_as_it_was_heard(reference: str) -> None:
    plain = reference.replace("-", "")
    heard = [plain.lower(), " ".join(plain), plain.replace("0", "O").replace("1", "l").replace("5", "S")]
    assert {read_reference(one) for one in heard} == {reference}


@pytest.mark.parametrize("text", ["", "7K3M", "7K3M-9Q4X-1", "7K3M-9Q4!", "0000-0001"])
def test_what_is_no_reference_is_not_taken_for_one(text: str) -> None:
    assert read_reference(text) is None


def test_the_alphabet_has_nothing_that_is_mistaken_for_another() -> None:
    assert len(ALPHABET) == 31
    assert set("ILOSU") & set(ALPHABET) == set()
