"""Every case of the conformance data is decided as it is expected to be."""

import pytest

from tests.golden import RECORDING
from tests.spec.conformance import ConformanceCase, conformance_cases, differences


def name_of(case: ConformanceCase) -> str:
    return f"{case.topic.stem}: {case.told['name']}"


@pytest.mark.golden
@pytest.mark.parametrize("case", conformance_cases(), ids=name_of)
def test_the_case_is_decided_as_expected(case: ConformanceCase) -> None:
    decided = case.decided()
    found = list(differences(case.expected, decided))
    if found and RECORDING:
        case.record(decided)
    else:
        assert not found


def test_within_a_topic_no_two_cases_have_one_name() -> None:
    names = [name_of(case) for case in conformance_cases()]
    assert len(set(names)) == len(names)
