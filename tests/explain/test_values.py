"""Values in words: exact, and as each language writes them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from amends.explain.phrases import LANGUAGES
from amends.explain.values import ValueWords
from amends.lang.times import CalendarSpan, Duration, SpanUnit
from amends.lang.types import BOOLEAN, INTEGER, MONEY, NUMBER, TEXT


def words(language: str, currency: str | None = "EUR", minor_digits: int = 2) -> ValueWords:
    return ValueWords(LANGUAGES[language], currency, minor_digits, ZoneInfo("America/New_York"))


@pytest.mark.parametrize(
    ("language", "currency", "expected"),
    [
        ("en", "USD", "$1,234.50"),
        ("en", "EUR", "€1,234.50"),
        ("en", "CHF", "CHF 1,234.50"),
        ("es", "USD", "$1,234.50"),
        ("es", "EUR", "1.234,50\u00a0€"),
        ("es", "CHF", "1.234,50\u00a0CHF"),
        ("de", "EUR", "1.234,50\u00a0€"),
        ("fr", "EUR", "1\u202f234,50\u00a0€"),
    ],
)
def test_money_is_written_as_the_language_writes_it(language: str, currency: str, expected: str) -> None:
    assert words(language, currency).money(Decimal("1234.5")) == expected


def test_money_has_the_minor_digits_of_its_currency() -> None:
    assert words("en", "JPY", 0).money(1500) == "¥1,500"
    assert words("en", "KWD", 3).money(Decimal("2.5")) == "KWD 2.500"


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "-2,000.5"), ("es", "-2.000,5"), ("de", "-2.000,5"), ("fr", "-2\u202f000,5")]
)
def test_numbers_keep_every_digit_and_their_sign(language: str, expected: str) -> None:
    assert words(language).number(Decimal("-2000.50")) == expected


def test_a_number_between_minus_one_and_nothing_keeps_its_sign() -> None:
    assert words("en").number(Decimal("-0.5")) == "-0.5"


@pytest.mark.parametrize(
    ("language", "first", "other"),
    [
        ("en", "1 January 2026", "28 February 2026"),
        ("es", "1 de enero de 2026", "28 de febrero de 2026"),
        ("de", "1. Januar 2026", "28. Februar 2026"),
        ("fr", "1er janvier 2026", "28 février 2026"),
    ],
)
def test_days_are_named(language: str, first: str, other: str) -> None:
    assert words(language).day(date(2026, 1, 1)) == first
    assert words(language).day(date(2026, 2, 28)) == other


def test_moments_are_told_by_the_clock_of_the_policy() -> None:
    assert words("en").moment(datetime(2026, 1, 1, 3, 30, tzinfo=UTC)) == "31 December 2025, 22:30"


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("en", "1 day", "178 days"),
        ("es", "1 día", "178 días"),
        ("de", "1 Tag", "178 Tage"),
        ("fr", "1 jour", "178 jours"),
    ],
)
def test_one_day_and_many_days(language: str, one: str, many: str) -> None:
    assert words(language).duration(Duration(86_400)) == one
    assert words(language).duration(Duration(178 * 86_400)) == many


def test_no_days_at_all_are_days_too() -> None:
    assert words("en").duration(Duration(0)) == "0 days"
    assert words("fr").duration(Duration(0)) == "0 jour"


def test_a_length_of_time_is_told_in_days_hours_and_minutes() -> None:
    assert words("en").duration(Duration(86_400 + 2 * 3600 + 30 * 60)) == "1 day, 2 hours and 30 minutes"


@pytest.mark.parametrize(("number", "expected"), [(1, "1 an"), (Decimal("1.5"), "1,5 an"), (2, "2 ans")])
def test_french_counts_in_the_singular_below_two(number: int | Decimal, expected: str) -> None:
    assert words("fr").counted(number, "years") == expected


def test_german_spans_stand_in_the_dative_behind_a_preposition() -> None:
    assert words("de").span(CalendarSpan(56, SpanUnit.DAYS)) == "56 Tagen"
    assert words("de").span(CalendarSpan(4, SpanUnit.HOURS)) == "4 Stunden"
    assert words("de").counted(56, "days") == "56 Tage"


def test_a_unit_without_a_word_in_the_language_is_left_out() -> None:
    assert words("es").counted(3, "contacts") == "3"
    assert words("es").counted(3, "months") == "3 meses"


def test_truth_values_and_words_of_a_choice() -> None:
    assert words("de").value(True, BOOLEAN) == "ja"
    assert words("en").value("spilled_drink", TEXT) == "spilled drink"
    assert words("en").value(Decimal("12.5"), MONEY) == "€12.50"
    assert words("en").value(3, INTEGER, "hours") == "3 hours"
    assert words("en").value(Decimal("2.50"), NUMBER, "years") == "2.5 years"
