"""Precedents are what their cases make them, and whoever changes one behind the store's back is found out."""

import pytest

from amends.cases.gate.acts.deciding import Tell
from amends.store.verify import verify
from tests.app.florist import Florist
from tests.store.tampering import tampered


def found(florist: Florist) -> list[str]:
    return [finding.problem for finding in verify(florist.workspace.engine)]


@pytest.fixture
def denied(florist: Florist) -> Florist:
    """A florist with one case, in which a refund was denied."""
    florist.does("ana", florist.decided(), Tell("refund"))
    return florist


def test_precedents_that_nobody_touched_agree_with_their_cases(denied: Florist) -> None:
    assert found(denied) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            "UPDATE precedents SET ending = 'given'",
            "its precedent of `refund` says ending is `given`; its events make it `denied`",
        ),
        ("UPDATE precedents SET decisive = '0'", "its precedent of `refund` says decisive is `0`; its events make it "),
        ("DELETE FROM precedents", "`refund` is denied in the case and missing among the precedents"),
        (
            "UPDATE precedents SET remedy = 'gesture'",
            "there is a precedent of `gesture`, denied, that its events don't make",
        ),
        ("UPDATE precedents SET at = 'yesterday'", "what stands in at cannot be read"),
    ],
)
def test_a_precedent_that_was_changed_is_told(denied: Florist, change: str, expected: str) -> None:
    tampered(denied.workspace.engine, change)
    assert any(problem.startswith(expected) for problem in found(denied)), found(denied)


def test_a_precedent_of_no_case_is_told(denied: Florist) -> None:
    tampered(denied.workspace.engine, "UPDATE precedents SET \"case\" = '00000000-0000-0000-0000-000000000001'")
    assert "there is no such case, but there are precedents of it" in found(denied)
