"""The figures with which a refusal is read out: 178 days, where the limit is 120; nothing that is sensitive."""

from collections.abc import Mapping

from amends.decide.errors import FactError
from amends.explain.refusals import refusal
from amends.letters.writing import Writing
from amends.policy import Policy

Figures = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Of each remedy and each clause that would have given it, the sentences with figures."""


def figures_in(writing: Writing, policy: Policy) -> Figures:
    """The figures of what was refused, as the live decision found them.

    They are worked out from the facts that the decision shows; what it keeps apart has no figures.
    """
    live = writing.state.decision
    if live is None:
        return {}
    try:
        found = policy.decide(live.decided.facts, want=live.decided.wanted, extra="ignore")
    except FactError:
        # Facts of which a part was kept apart need not make a case.
        return {}
    return {
        name: {missed.clause.id: missed.figures for missed in refusal(one, writing.voice).missed}
        for name, one in found.items()
    }
