"""Next steps of Make It Right inside the house: consider, propose, and approve, adjust or return."""

from collections.abc import Iterator

from amends.cases.before_proposing import settles_whether_forbidden
from amends.cases.events.event import quoted
from amends.cases.gate.acts.route import Adjust, Approve, Return, Take
from amends.cases.gate.rules.authority import approval_limit, lowest_approver
from amends.cases.gate.rules.route import all_considered
from amends.cases.next_steps.before_route import final_response
from amends.cases.next_steps.look import Look
from amends.cases.next_steps.questions import to_find_out
from amends.cases.next_steps.step import ANY_WORDS, SHORTLY, NextStep, short_digest
from amends.cases.next_steps.with_customer import (
    accepting_what_stands,
    asking_for,
    current,
    until,
    withdrawing_what_is_over,
)
from amends.cases.parts import ProposalState
from amends.cases.words import somebody_of
from amends.lang.tree import Clause


def to_propose(look: Look) -> Iterator[NextStep]:
    """What is fair? Everything that the policy names is considered; then the agent writes a solution."""
    missing = [name for name, value in all_considered(look.attempt).items() if value is None]
    yield from _nothing_forbids_the_wish(look)
    yield from to_find_out(look, missing, "the policy wants this to be considered before a solution is proposed")
    yield _proposing(look, missing)
    if look.state.rounds:
        yield from final_response(look)
    yield look.step(
        "second-opinion", "COLLEAGUE", '--view "…"', why="ask a colleague; your own view is written down first, sealed"
    )


def to_approve(look: Look) -> Iterator[NextStep]:
    """The approver's turn: as it is, with other terms, or back with feedback."""
    proposal = current(look)
    named, terms = f"--terms {short_digest(proposal.terms)}", proposal.terms
    may_approve, may_return = look.passes(Approve()), look.passes(Return(ANY_WORDS))
    if may_approve:
        yield look.step(
            "approve",
            named,
            f"--ceiling {terms.total:f}",
            why=f"approves {terms.words(look.wording)}{_reach(look)}",
            details=[*_considered(look), "--ceiling is how far a compromise may go"],
        )
    else:
        approver = look.state.approver or proposal.asked_of
        yield look.step(
            "approve",
            named,
            why=f"{somebody_of(approver)} approves it, never who proposed it",
            whose=approver,
            details=["or adjusts it, or returns it with what to revise"],
        )
    if look.passes(Adjust(terms, ANY_WORDS)):
        yield look.step(
            "adjust",
            asking_for(terms),
            named,
            '--feedback "…"',
            why="other terms in their place, for the agent to take",
        )
    if may_return:
        yield look.step("return", named, '--feedback "…"', why="back to the agent, with what to revise")
    else:
        yield look.step("withdraw", '--why "…"', why="if something better was found")
    yield from accepting_what_stands(look)


def to_take(look: Look) -> Iterator[NextStep]:
    """The agent's turn: take the approver's terms, or think again."""
    proposal = current(look)
    over = [*withdrawing_what_is_over(look)]
    yield from over
    if over:
        return
    said = f": {quoted(proposal.feedback, SHORTLY)}" if proposal.feedback else ""
    can = look.passes(Take())
    yield look.step(
        "take",
        f"--terms {short_digest(proposal.terms)}",
        why=("" if can else "the agent ") + f"takes {proposal.terms.words(look.wording)}{said}{until(look, proposal)}",
        whose=None if can else proposal.by.role,
    )
    yield look.step("withdraw", '--why "…"', why="to propose something else instead")
    yield from accepting_what_stands(look)


def _nothing_forbids_the_wish(look: Look) -> Iterator[NextStep]:
    """An exception for the wish needs every clause that could forbid it known to be false."""
    may_forbid, wanted = _may_forbid_the_wish(look), look.wanted or ""
    in_order = settles_whether_forbidden(look.state, look.policy, wanted)
    open_facts = [*to_find_out(look, in_order, "before an exception it has to be known that nothing forbids the wish")]
    yield from open_facts
    if may_forbid and not open_facts and look.is_news:
        yield look.step("decide", why="shows whether anything still forbids the wish")


def _may_forbid_the_wish(look: Look) -> list[Clause]:
    one = look.remedies.get(look.wanted or "")
    return [clause for clause in look.policy.clauses if one is not None and clause.id in one.may_be_forbidden]


def _proposing(look: Look, missing: list[str]) -> NextStep:
    last = look.state.proposal
    unknown = [f"--unknown {','.join(missing)}"] if missing else []
    terms = _wished(look)
    why = "your solution, or the customer's own, and why it is fair"
    if last is not None and last.state is ProposalState.RETURNED:
        terms, why = asking_for(last.terms), f"propose again: it came back with {quoted(last.feedback, SHORTLY)}"
    elif last is not None and last.state is ProposalState.REJECTED:
        terms, why = "REMEDY[=AMOUNT] …", f"another solution: the customer said {quoted(last.answer, SHORTLY)}"
    approver = lowest_approver(look.attempt)
    details = [f"{somebody_of(approver)} approves{_limit(look, approver)}"] if approver is not None else []
    details.append("--own says that it is the customer's; --why is what the approver reads")
    return look.step("propose", terms, '--why "…"', *unknown, why=why, details=details)


def _wished(look: Look) -> str:
    """The wish as terms; an amount that was not named is filled in by whoever proposes."""
    wish = look.state.restatement
    if wish is None or wish.remedy is None or _may_forbid_the_wish(look):
        return "REMEDY[=AMOUNT] …"
    has_amount = look.policy.remedies[wish.remedy].value_type is not None
    return f"{wish.remedy}=AMOUNT" if wish.amount is None and has_amount else wish.wanted or wish.remedy


def _considered(look: Look) -> list[str]:
    values = all_considered(look.attempt).items()
    considered = ", ".join(f"{look.wording.fact(name)}: {look.wording.value(name, value)}" for name, value in values)
    return [f"considered: {considered}"] if considered else []


def _reach(look: Look) -> str:
    limit = approval_limit(look.policy, look.role)
    return f" (you may approve {look.wording.money(limit)} at most)" if limit is not None else ""


def _limit(look: Look, role: str) -> str:
    limit = approval_limit(look.policy, role)
    return f", up to {look.wording.money(limit)}" if limit is not None else ""
