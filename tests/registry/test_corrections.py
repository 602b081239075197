"""Versions that correct others, and which may be published beside which."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from amends.registry.corrections import line_of, root_of, standing
from amends.registry.rules import CorrectionError, SameFirstDayError
from tests.registry.versions import checked, document, drafted, published, withdrawn

FIRST = published(document("1"))
CORRECTED = published(document("1a", corrects="1"), number=101, others=[FIRST])
TWICE = published(document("1b", corrects="1a"), number=102, others=[FIRST, CORRECTED])


def test_versions_that_claim_to_correct_each_other_are_no_endless_line() -> None:
    one, other = replace(FIRST, corrects="1a"), replace(CORRECTED, corrects="1")
    assert root_of(one, [one, other]) == other


def test_a_version_and_its_corrections_are_one_line() -> None:
    everything = [TWICE, FIRST, CORRECTED, published(document("2", start="2026-12-01"), number=103)]
    assert root_of(TWICE, everything) == FIRST
    assert line_of(CORRECTED, everything) == (FIRST, CORRECTED, TWICE)
    assert standing(line_of(FIRST, everything)) == TWICE


def test_a_draft_belongs_to_no_line_yet() -> None:
    not_yet = checked(document("1c", corrects="1"), number=104)
    assert line_of(FIRST, [FIRST, not_yet]) == (FIRST,)


def test_where_a_correction_is_withdrawn_what_it_corrected_stands_again() -> None:
    assert standing([FIRST, withdrawn(CORRECTED)]) == FIRST
    assert standing([withdrawn(FIRST), withdrawn(CORRECTED)]) is None


def test_a_correction_names_a_version_that_was_published() -> None:
    with pytest.raises(CorrectionError) as caught:
        published(document("2a", corrects="one"), number=101, others=[FIRST])
    assert caught.value.message == "`phone-care 2a` corrects `one`, which was never published"
    assert caught.value.help == "name a version that was published, or leave `corrects` out"


def test_a_draft_cannot_be_corrected() -> None:
    with pytest.raises(CorrectionError) as caught:
        published(document("2.1", corrects="2"), number=101, others=[FIRST, drafted(document("2"), number=105)])
    assert caught.value.message == "`phone-care 2.1` corrects `2`, which was never published"


def test_a_version_does_not_correct_itself() -> None:
    with pytest.raises(CorrectionError):
        published(document("1", corrects="1"))


def test_what_was_corrected_is_not_corrected_beside_its_correction() -> None:
    with pytest.raises(CorrectionError) as caught:
        published(document("1c", corrects="1"), number=102, others=[FIRST, CORRECTED])
    assert caught.value.message == "`phone-care 1c` corrects `1`, in whose place `1a` stands"
    assert caught.value.help == "correct `1a`"


def test_where_the_correction_was_withdrawn_the_version_can_be_corrected_anew() -> None:
    again = published(document("1c", corrects="1"), number=102, others=[FIRST, withdrawn(CORRECTED)])
    assert standing(line_of(FIRST, [FIRST, withdrawn(CORRECTED), again])) == again


def test_where_all_was_withdrawn_the_last_one_is_corrected() -> None:
    gone = [withdrawn(FIRST), withdrawn(CORRECTED)]
    assert published(document("1c", corrects="1a"), number=102, others=gone).corrects == "1a"
    with pytest.raises(CorrectionError):
        published(document("1c", corrects="1"), number=102, others=gone)


def test_a_correction_does_not_begin_before_what_it_corrects() -> None:
    with pytest.raises(CorrectionError) as caught:
        published(document("1a", start="2026-10-31", corrects="1"), number=101, others=[FIRST])
    assert caught.value.message == ("`phone-care 1a` would govern from 2026-10-31 on, before `1` which it corrects")
    later = published(document("1a", start="2026-11-15", corrects="1"), number=101, others=[FIRST])
    assert later.first_day == date(2026, 11, 15)


def test_two_versions_do_not_begin_on_one_day() -> None:
    with pytest.raises(SameFirstDayError) as caught:
        published(document("2"), number=103, others=[FIRST, CORRECTED])
    assert caught.value.message == "`phone-care 1a` governs from 2026-11-01 on as well"
    assert caught.value.help == "begin on another day, or write `corrects: 1a`"


def test_a_line_holds_the_day_on_which_it_began() -> None:
    late = published(document("1a", start="2026-11-15", corrects="1"), number=101, others=[FIRST])
    with pytest.raises(SameFirstDayError):
        published(document("2"), number=103, others=[FIRST, late])
    assert published(document("2", start="2026-11-15"), number=103, others=[FIRST, late]).version == "2"


def test_in_the_place_of_a_withdrawn_version_another_may_begin_on_its_day() -> None:
    assert published(document("2"), number=103, others=[withdrawn(FIRST)]).version == "2"


def test_versions_of_other_policies_and_clients_are_no_obstacle() -> None:
    others = [replace(FIRST, policy="laptop-care"), replace(FIRST, client=UUID(int=2), id=UUID(int=3))]
    assert published(document("2"), number=103, others=others).version == "2"
