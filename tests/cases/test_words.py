from datetime import timedelta

import pytest

from amends.cases.words import lasting, somebody_of, spoken


@pytest.mark.parametrize(
    ("role", "words"),
    [("agent", "an agent"), ("team_lead", "a team lead"), ("owner", "an owner"), ("user", "a user")],
)
def test_a_role_is_spoken_of_with_its_article(role: str, words: str) -> None:
    assert somebody_of(role) == words


def test_a_name_is_spoken_without_its_underscores() -> None:
    assert spoken("service_credit") == "service credit"


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(days=1), "1 day"),
        (timedelta(hours=2, minutes=30), "2 hours and 30 minutes"),
        (timedelta(days=2, hours=1, minutes=1), "2 days and 1 hour"),
        (timedelta(seconds=20), "less than a minute"),
    ],
)
def test_a_length_of_time_is_told_in_days_hours_and_minutes(span: timedelta, words: str) -> None:
    assert lasting(span) == words
