"""Cases that wait for an approver, and what became of an agent's proposals, are read from indexes of their own."""

from uuid import UUID

from sqlalchemy import Engine

from amends.store.engine import reading
from amends.store.proposals import became_of_proposals, proposed_cases
from tests.store.histories import ADA, BEGIN, CLIENT, OTHER_CLIENT
from tests.store.plans import plans_of
from tests.stores import on_sqlite


@on_sqlite
def test_what_waits_for_an_approver_is_read_from_an_index_of_nothing_else(engine: Engine) -> None:
    with reading(engine) as connection, plans_of(connection) as plans:
        proposed_cases(connection, [CLIENT, OTHER_CLIENT], 200)
    assert "SEARCH cases USING INDEX ix_cases_proposed (client=?)" in plans[0]


@on_sqlite
def test_an_agents_proposals_are_read_from_an_index_of_nothing_else(engine: Engine) -> None:
    with reading(engine) as connection, plans_of(connection) as plans:
        became_of_proposals(connection, CLIENT, ADA.user, BEGIN, UUID(int=1), 200)
    assert "SEARCH case_events USING INDEX ix_case_events_proposed (client=? AND actor=? AND at>?)" in plans[0]
