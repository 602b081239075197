"""Next steps about what is at discretion: give it with a reason, withhold it with a reason, or have it decided."""

from collections.abc import Iterator

from amends.cases.events.deciding import DecidedRemedy
from amends.cases.gate.acts.giving import Give, Withhold
from amends.cases.gate.rules.authority import has_limit, is_at_least, limit_of
from amends.cases.next_steps.look import Look
from amends.cases.next_steps.step import NextStep
from amends.cases.words import somebody_of


def at_discretion(look: Look, name: str, one: DecidedRemedy) -> Iterator[NextStep]:
    """What the one who looks may give or withhold; else who may."""
    if not has_limit(look.policy, one.limits, look.role):
        yield from _by_others(look, name, one)
        return
    limit = limit_of(look.policy, one.limits, look.role)
    most = min((bound for bound in (limit, one.value) if bound is not None), default=None)
    wished = look.state.restatement.amount if look.state.restatement is not None else None
    amount = min((bound for bound in (wished, most) if bound is not None), default=None)
    reasons = [*look.around.house.reasons_to_give]
    if look.passes(Give(name, amount, reasons[0] if reasons else None)):
        yield look.step(
            "give",
            name if amount is None else f"{name}={amount:f}",
            "--reason REASON",
            why="you may give it" + (f", up to {look.wording.worth(name, most)}" if most is not None else ""),
            say=clauses_of(look, one),
            details=[f"REASON is {', '.join(reasons)}"],
            remedy=name,
        )
    to_withhold = one.reasons_to_withhold or look.around.house.reasons_to_withhold
    if look.passes(Withhold(name, next(iter(to_withhold), ""))):
        yield look.step(
            "withhold",
            name,
            "--reason REASON",
            why="or don't, for one of these reasons; the sentence is what the customer is told",
            details=[f"REASON is {reason}: {sentence}" for reason, sentence in to_withhold.items()],
            remedy=name,
        )


def referred(look: Look, name: str, one: DecidedRemedy) -> Iterator[NextStep]:
    """What somebody of a role decides."""
    can = is_at_least(look.policy, look.role, one.decided_by)
    yield look.step(
        "give",
        name,
        "--reason REASON",
        why="it is yours to decide" if can else f"{somebody_of(one.decided_by or '')} decides about it",
        whose=None if can else one.decided_by,
        details=[f"REASON is {', '.join(look.around.house.reasons_to_give)}"] if can else [],
        remedy=name,
    )


def clauses_of(look: Look, one: DecidedRemedy) -> str | None:
    """The sentences of the clauses by which something is given."""
    return look.voice.clauses(clause for clause in look.policy.clauses if clause.id in one.because) or None


def _by_others(look: Look, name: str, one: DecidedRemedy) -> Iterator[NextStep]:
    role = next((role for role in look.policy.roles if role in one.limits), None)
    if role is not None:
        limit = one.limits[role]
        up_to = f", up to {look.wording.worth(name, limit)}" if limit is not None else ""
        yield look.step("give", name, "--reason REASON", why=f"{somebody_of(role)} may give it{up_to}", whose=role)
