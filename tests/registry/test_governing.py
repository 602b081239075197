"""Which version of a policy governs a case."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import amends
from amends.registry.governing import DateUnknown, Governs, NonePublished, NoneYetInForce, current, governing
from amends.registry.version import PolicyVersion
from tests.registry.versions import document, drafted, published, reviewed, withdrawn

FIRST = published(document("1"))
SECOND = published(document("2", start="2026-12-01"), number=103, others=[FIRST])
CORRECTED = published(document("1a", corrects="1"), number=104, others=[FIRST, SECOND])
BOTH = [SECOND, FIRST]


def bought(day: str) -> dict[str, object]:
    return {"purchased_on": day}


@pytest.mark.parametrize(("day", "version"), [
    ("2026-11-01", FIRST), ("2026-11-30", FIRST), ("2026-12-01", SECOND), ("2030-01-01", SECOND),
])  # fmt: skip
def test_the_version_that_began_last_governs(day: str, version: PolicyVersion) -> None:
    assert governing(BOTH, bought(day)) == Governs(version)


def test_a_date_may_come_as_a_date() -> None:
    assert governing(BOTH, {"purchased_on": date(2026, 11, 5)}) == Governs(FIRST)


def test_before_the_first_day_none_is_in_force_yet() -> None:
    answer = governing(BOTH, bought("2026-10-31"))
    assert answer == NoneYetInForce(FIRST, date(2026, 10, 31))
    assert answer.sentence == (
        "no version of `phone-care` was in force on 2026-10-31, the date in `purchased_on`; "
        "the first is from 2026-11-01 on"
    )


@pytest.mark.parametrize(("at", "version"), [
    (datetime(2026, 11, 20, tzinfo=UTC), FIRST), (datetime(2027, 1, 1, tzinfo=UTC), SECOND),
    (datetime(2026, 10, 1, tzinfo=UTC), FIRST),
])  # fmt: skip
def test_the_current_version_is_the_one_that_began_last_or_else_the_first_to_begin(
    at: datetime, version: PolicyVersion
) -> None:
    assert current(BOTH, at) == version
    assert current([], at) is None


def test_while_the_date_is_unknown_it_is_not_known_which_governs() -> None:
    answer = governing(BOTH, {"purchased_on": None})
    assert answer == DateUnknown("purchased_on", (SECOND, FIRST))
    assert answer.sentence == (
        "which version of `phone-care` governs is not known yet: it depends on the date in `purchased_on`"
    )


def test_what_is_no_date_is_told() -> None:
    with pytest.raises(amends.FactError) as caught:
        governing(BOTH, bought("last spring"))
    assert str(caught.value) == (
        "`purchased_on` is `last spring`; expected a date such as 2026-11-01; "
        "it decides which version of `phone-care` governs"
    )


def test_where_nothing_is_published_nothing_governs() -> None:
    assert governing([], bought("2026-11-05")) == NonePublished()
    assert governing([drafted(), reviewed(document("2"), number=2)], bought("2026-11-05")) == NonePublished()
    assert governing([withdrawn(FIRST)], bought("2026-11-05")).sentence == "no version of the policy is published"


def test_a_withdrawn_version_governs_no_new_case() -> None:
    assert governing([FIRST, withdrawn(SECOND)], bought("2026-12-24")) == Governs(FIRST)


def test_a_withdrawn_version_still_governs_what_was_decided_by_it() -> None:
    gone = withdrawn(SECOND)
    assert governing([FIRST, gone], bought("2026-12-24"), decided_by=gone) == Governs(gone)


def test_a_new_case_is_governed_by_the_correction() -> None:
    assert governing([*BOTH, CORRECTED], bought("2026-11-05")) == Governs(CORRECTED)


def test_a_correction_that_came_late_does_not_stand_before_a_later_version() -> None:
    assert governing([*BOTH, CORRECTED], bought("2026-12-24")) == Governs(SECOND)


def test_a_correction_that_begins_late_does_not_stand_before_a_later_version() -> None:
    late = published(document("1a", start="2026-12-15", corrects="1"), number=104, others=BOTH)
    assert governing([*BOTH, late], bought("2026-12-24")) == Governs(SECOND)


def test_a_decided_case_stays_with_its_version_and_names_the_correction() -> None:
    answer = governing([*BOTH, CORRECTED], bought("2026-11-05"), decided_by=FIRST)
    assert answer == Governs(FIRST, correction=CORRECTED)
    assert answer.sentence == "`phone-care 1` governs the case; `1a` corrects it"


def test_a_case_that_was_decided_by_the_correction_has_no_other() -> None:
    assert governing([*BOTH, CORRECTED], bought("2026-11-05"), decided_by=CORRECTED) == Governs(CORRECTED)


def test_a_later_version_is_no_correction_of_a_decided_case() -> None:
    assert governing(BOTH, bought("2026-12-24"), decided_by=FIRST) == Governs(FIRST)


def test_a_withdrawn_correction_corrects_nothing() -> None:
    versions = [*BOTH, withdrawn(CORRECTED)]
    assert governing(versions, bought("2026-11-05")) == Governs(FIRST)
    assert governing(versions, bought("2026-11-05"), decided_by=FIRST) == Governs(FIRST)


def test_a_correction_stands_for_the_version_that_was_withdrawn_for_it() -> None:
    versions = [withdrawn(FIRST), CORRECTED, SECOND]
    assert governing(versions, bought("2026-11-05")) == Governs(CORRECTED)


def test_a_correction_governs_from_its_own_first_day_on() -> None:
    late = published(document("1a", start="2026-11-15", corrects="1"), number=104, others=BOTH)
    assert governing([*BOTH, late], bought("2026-11-14")) == Governs(FIRST)
    assert governing([*BOTH, late], bought("2026-11-15")) == Governs(late)
    assert governing([*BOTH, late], bought("2026-11-14"), decided_by=FIRST) == Governs(FIRST)


def test_an_instant_counts_by_its_day_in_the_time_zone_of_the_policy() -> None:
    version = published(document("1", by="called_at", timezone="America/New_York"))
    for called in (datetime(2026, 11, 1, 4, 30, tzinfo=UTC), "2026-11-01T04:30:00Z", "2026-11-01T00:30"):
        assert governing([version], {"called_at": called}) == Governs(version)
    before = governing([version], {"called_at": datetime(2026, 11, 1, 3, 30, tzinfo=UTC)})
    assert before == NoneYetInForce(version, date(2026, 10, 31))


def test_a_policy_that_names_no_fact_goes_by_today() -> None:
    version = published(document("1", start=None), from_day=date(2026, 11, 1))
    assert governing([version], {"today": date(2026, 11, 1)}) == Governs(version)
    assert governing([version], {"now": datetime(2026, 11, 1, tzinfo=UTC)}) == Governs(version)
    assert governing([version], {}) == DateUnknown("today", (version,))


def test_versions_that_go_by_different_dates_are_asked_one_after_the_other() -> None:
    by_today = published(document("1", by="today"))
    versions = [by_today, SECOND]
    november = {"today": date(2026, 11, 20)}
    assert governing(versions, {**november, **bought("2026-11-20")}) == Governs(by_today)
    assert governing(versions, november) == DateUnknown("purchased_on", (SECOND, by_today))
    assert governing(versions, {"today": date(2026, 10, 1)}) == DateUnknown("purchased_on", (SECOND,))


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(st.lists(DAYS, unique=True, max_size=4), DAYS)
def test_without_corrections_the_last_first_day_that_has_come_governs(starts: list[date], day: date) -> None:
    versions = [published(document(f"v{n}", start=str(start)), number=n) for n, start in enumerate(starts)]
    answer = governing(versions, {"purchased_on": day})
    begun = [start for start in starts if start <= day]
    if begun:
        assert isinstance(answer, Governs)
        assert answer.version.first_day == max(begun)
    else:
        assert not isinstance(answer, (Governs, DateUnknown))


@given(DAYS, st.integers(0, 40))
def test_a_case_never_goes_back_to_a_version_that_began_earlier_by_a_later_date(day: date, later: int) -> None:
    def first_day(of_day: date) -> date:
        answer = governing([*BOTH, CORRECTED], {"purchased_on": of_day})
        return (answer.version.first_day or date.max) if isinstance(answer, Governs) else date.min

    assert first_day(day) <= first_day(day + timedelta(days=later))
