"""A customer reads the same figures that the agent reads out; what a policy calls sensitive has none."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from amends.app.cases.reading import CaseView, view
from amends.app.customer_page.figures import figures_in
from amends.app.customer_page.grounds import answers_in
from amends.cases.decision import decide
from amends.cases.events.event import Plain
from amends.letters.writing import Writing
from amends.policy import loads
from tests.app.florist import POLICY, Florist, make_florist, workspace_at
from tests.stores import SqliteFiles

SMALL = "  - {id: R2, says: A small order is paid back., grants: refund, when: price <= 50.00}\n"
FACTS: Mapping[str, Plain] = {"came_late": False, "withered": False, "price": "60.00"}


@pytest.fixture(scope="module")
def case(sqlite_files: SqliteFiles) -> Iterator[CaseView]:
    """A case that was decided; by what, is another thing in each test."""
    url = sqlite_files.copy(sqlite_files.made("florist", make_florist))
    with workspace_at(url) as workspace:
        florist = Florist(workspace)
        yield view(florist.desk("ana"), florist.decided())
    sqlite_files.forget(url)


def not_met(case: CaseView, policy_text: str) -> tuple[str, ...]:
    """What would have made the refund possible, as the page says it."""
    policy, state = loads(policy_text, name="flowers"), case.state
    assert state.decision is not None
    decided = decide(policy, FACTS, "refund", case.by, state.changed_at, state.decision.decided.decision, None)
    told = replace(state, decisions=(replace(state.decision, decided=decided),), told=frozenset({"refund"}))
    writing = Writing(case.history, told, told.number, policy.tree, case.client, case.customer)
    (refund,) = [one for one in answers_in(writing, figures_in(writing, policy)) if one.not_met]
    return refund.not_met


def test_a_no_has_the_figures_that_the_agent_reads_out(case: CaseView) -> None:
    with_a_limit = POLICY.replace("clauses:\n", f"clauses:\n{SMALL}")
    assert "A small order is paid back. For price we have €60.00, and the limit is €50.00." in not_met(
        case, with_a_limit
    )


def test_what_the_policy_calls_sensitive_has_no_figures(case: CaseView) -> None:
    sensitive = POLICY.replace("price: {type: money,", "price: {type: money, sensitive: true,")
    told = not_met(case, sensitive.replace("clauses:\n", f"clauses:\n{SMALL}"))
    assert "A small order is paid back." in told
    assert not any("60" in words or "50" in words for words in told)
