"""What is known of a case now, and what the version that governs it makes of that."""

from typing import TYPE_CHECKING

from amends.app.entering import subject_of
from amends.cases.decision import decide, digest_of_what_is_known
from amends.cases.events.deciding import Decided
from amends.cases.events.event import Plain
from amends.cases.facts import known_facts
from amends.cases.parts import Restatement
from amends.decide.errors import FactError
from amends.decide.plain_values import value_to_plain
from amends.ledger.history import history_facts
from amends.store.earlier_cases import StoredEarlierCases

if TYPE_CHECKING:
    from amends.app.on_case import OnCase


def decided_now(on: "OnCase") -> Decided:
    """What the version that governs the case makes of everything that is known now; nothing is recorded.

    Raises:
        FactError: a fact that was stated cannot be used.
    """
    return decide(
        on.policy,
        facts_now(on),
        wanted(on.state.restatement),
        on.by,
        on.at,
        on.desk.workspace.new_id(),
        on.client.languages[0],
    )


def is_news(on: "OnCase") -> bool:
    """Whether something is known that the live decision was not made on; false while there is none."""
    live = on.state.decision
    if live is None:
        return False
    try:
        known = digest_of_what_is_known(on.policy.tree, facts_now(on), wanted(on.state.restatement), on.by, on.at)
    except FactError:
        # To decide is what tells which fact it is.
        return True
    return known != live.decided.known


def facts_now(on: "OnCase") -> dict[str, Plain]:
    """Everything that is known of a case: what was stated, and what the ledger says of earlier gifts."""
    tree = on.policy.tree
    history = history_facts(
        tree,
        on.ledger,
        StoredEarlierCases(on.connection, on.client.id),
        subject_of(on.state, on.by),
        on.at,
        on.state.id,
    )
    reckoned = {name: value_to_plain(value, tree.facts[name].type, tree) for name, value in history.items()}
    return {**known_facts(on.state, tree), **reckoned}


def wanted(restatement: Restatement | None) -> str | None:
    """The wish as `decide` takes it: `replacement`, or `goodwill_credit=20.00`."""
    if restatement is None or restatement.remedy is None:
        return None
    amount = restatement.amount
    return restatement.remedy if amount is None else f"{restatement.remedy}={amount:f}"
