import pytest

import amends
from amends.cases.privacy import is_private, tells_private

POLICY = amends.loads(
    """
language: 1
policy: small
version: 1
currency: USD
facts:
  story: text
  in_distress: {type: boolean, sensitive: true}
  plan: [economy, value]
  calls:
    type: list
    of: {dialled: text, charge: money}
    define: {is_ours: 'startswith(dialled, "800")', is_dear: charge > 5.00}
  rooms:
    type: list
    of: {price: money}
define:
  needs_help: in_distress and plan == "value"
remedies: {letter: {}}
clauses:
  - {id: A1, says: One., grants: letter, when: 'plan == "value"'}
  - {id: A2, says: Two., grants: letter, when: 'story == "It burned."'}
  - {id: A3, says: Three., grants: letter, when: needs_help}
  - {id: A4, says: Four., grants: letter, when: any(c.is_ours for c in calls)}
  - {id: A5, says: Five., grants: letter, when: any(c.is_dear for c in calls)}
  - {id: A6, says: Six., grants: letter, when: sum(r.price for r in rooms) > 5.00}
"""
)


@pytest.mark.parametrize(
    ("fact", "private"),
    [("story", True), ("in_distress", True), ("plan", False), ("calls", True), ("rooms", False)],
)
def test_sensitive_facts_free_texts_and_lists_that_hold_them_are_kept_apart(fact: str, private: bool) -> None:
    assert is_private(POLICY.tree.facts[fact]) is private


@pytest.mark.parametrize(
    ("clause", "tells"),
    [("A1", False), ("A2", True), ("A3", True), ("A4", True), ("A5", False), ("A6", False)],
)
def test_an_expression_tells_what_is_kept_apart_where_it_looks_at_it_however_indirectly(
    clause: str, tells: bool
) -> None:
    (found,) = (one.when for one in POLICY.tree.clauses if one.id == clause)
    assert found is not None
    assert tells_private(found, POLICY.tree) is tells
