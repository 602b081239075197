"""What people are found by, however it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.directory.keys import (
    email_key,
    name_key,
    number_key,
    phone_key,
    phone_tail,
    same_phone,
    surname_key,
)


@pytest.mark.parametrize(("one", "other"), [
    ("+1 (212) 555-0142", "212-555-0142"),
    ("+1 (212) 555-0142", "555 0142"),
    ("+44 20 7946 0958", "020 7946 0958"),
    ("+44 (0)20 7946 0958", "0044 20 7946 0958"),
    ("+45 12 34 56 78", "12345678"),
    ("+39 06 1234 5678", "06 12345678"),
    ("212-555-0142 ext. 77", "+1 212 555 0142"),
    ("212 555 0142 x7", "(212) 555 0142"),
    ("\uff12\uff11\uff12 555 0142", "212 555 0142"),
    ("\u0662\u0661\u0662 555 0142", "212 555 0142"),
])  # fmt: skip
def test_one_phone_is_written_in_several_ways(one: str, other: str) -> None:
    assert same_phone(phone_key(one), phone_key(other))
    assert phone_tail(phone_key(one)) == phone_tail(phone_key(other))


@pytest.mark.parametrize(("one", "other"), [
    ("+1 212 555 0142", "+1 646 555 0142"),
    ("+1 212 555 0142", "+44 212 555 0142"),
    ("212 555 0142", "212 555 0143"),
    ("555 0142", "0142"),
    ("112", "012 345 6112"),
])  # fmt: skip
def test_two_phones_stay_two(one: str, other: str) -> None:
    assert not same_phone(phone_key(one), phone_key(other))


def test_a_short_number_is_found_whole() -> None:
    assert same_phone(phone_key("112"), phone_key(" 112"))


def test_words_are_no_phone() -> None:
    assert phone_key("ask her sister") == ""


@given(st.text(alphabet="0123456789+-() ", max_size=20))
def test_a_phone_is_always_the_same_as_itself(phone: str) -> None:
    key = phone_key(phone)
    assert phone_key(key) == key
    assert same_phone(key, key)


@given(st.text(alphabet="0123456789", min_size=7, max_size=15), st.text(alphabet="0123456789", max_size=15))
def test_phones_that_can_be_the_same_end_alike(one: str, other: str) -> None:
    first, second = phone_key(one), phone_key(other)
    assert not same_phone(first, second) or phone_tail(first) == phone_tail(second)
    assert same_phone(first, second) == same_phone(second, first)


def test_a_name_is_compared_without_capitals_accents_and_doubled_blanks() -> None:
    assert name_key("  José  NÚÑEZ ") == "jose nunez"
    assert name_key("Strauß") == name_key("STRAUSS")


def test_a_name_can_be_looked_up_by_its_last_word() -> None:
    assert surname_key("Ana María Núñez") == "nunez ana maria"
    assert surname_key("Cher") == ""
    assert surname_key("  ") == ""


@given(st.text(alphabet=st.characters(codec="latin-1")))
def test_a_key_is_its_own_key(text: str) -> None:
    for key_of in (name_key, number_key, email_key):
        assert key_of(key_of(text)) == key_of(text)


def test_a_number_is_compared_by_its_letters_and_digits() -> None:
    assert number_key("A-100 23") == number_key("a10023") == "a10023"
    assert number_key("- -") == ""


def test_a_mail_address_is_compared_without_capitals() -> None:
    assert email_key(" Ana.Nunez@Example.ORG ") == "ana.nunez@example.org"
