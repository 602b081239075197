"""Next steps of Make It Right with the customer: offer what was approved, and hear what they say."""

import shlex
from collections.abc import Iterator

from amends.cases.gate.acts.route import Accept, Offer
from amends.cases.gate.rules.disclosing import NotVerifiedError
from amends.cases.next_steps.look import Look
from amends.cases.next_steps.people import to_speak
from amends.cases.next_steps.step import NextStep, short_digest
from amends.cases.parts import Proposal
from amends.cases.terms import Terms
from amends.cases.words import lasting

_ENDS = (".", "!", "?", "…")
_MEANS_SOMETHING = frozenset('"$`\\!')


def to_offer(look: Look) -> Iterator[NextStep]:
    """The customer hears the solution."""
    proposal = current(look)
    yield from withdrawing_what_is_over(look)
    refusal = look.refusal(Offer())
    if isinstance(refusal, NotVerifiedError):
        yield from to_speak(look)
        if look.passes(Offer(in_writing=True)):
            yield look.step(
                "offer",
                f"--in-writing --terms {short_digest(proposal.terms)}",
                why="or put it to the customer in writing: on their page, and by letter",
            )
    elif refusal is None:
        yield look.step(
            "offer",
            f"--terms {short_digest(proposal.terms)}",
            why=f"put it to the customer{until(look, proposal)}",
            say=_offered(look, proposal.terms),
        )
    else:
        yield look.step("withdraw", '--why "…"', why=f"it can't be offered any more: {refusal.message}")
    yield from accepting_what_stands(look)


def to_answer(look: Look) -> Iterator[NextStep]:
    """The customer's turn: yes, something else, or no."""
    proposal = current(look)
    yield from withdrawing_what_is_over(look)
    refusal = look.refusal(Accept())
    if isinstance(refusal, NotVerifiedError):
        yield from to_speak(look)
    if refusal is None:
        yield look.step("accept", why=f"the customer says yes{until(look, proposal)}")
        yield look.step(
            "compromise",
            asking_for(proposal.terms),
            '--words "…"',
            why=f"the customer asks for other terms: {_agreed_at_once(look, proposal)}",
        )
    yield look.step("reject", '--words "…"', why="the customer says no: another round")


def _agreed_at_once(look: Look, proposal: Proposal) -> str:
    """What of other terms nobody has to be asked about."""
    approval = proposal.approval
    if approval is None or approval.by.user == look.around.by.user:
        return "whoever approved these is not who agrees to others, so they are proposed anew"
    condition = " under the same condition" if proposal.terms.condition is not None else ""
    ceiling = look.wording.money(approval.ceiling)
    return (
        f"up to {ceiling} in all is agreed at once, of the same remedies{condition}, and of what you may give "
        "yourself; for anything else an approver is asked"
    )


def accepting_what_stands(look: Look) -> Iterator[NextStep]:
    """The customer may still take the offer that they had before they asked for something else."""
    standing = look.state.standing_offer
    if standing is not None and look.passes(Accept()):
        yield look.step(
            "accept",
            why=f"the customer takes the offer that stands after all, {standing.terms.words(look.wording)}"
            f"{until(look, standing)}",
        )


def withdrawing_what_is_over(look: Look) -> Iterator[NextStep]:
    """An approval whose time has ended leads to nothing any more."""
    approval = current(look).approval
    if approval is not None and approval.expires is not None and approval.is_over(look.around.at):
        yield look.step(
            "withdraw",
            '--why "the approval has ended"',
            why=f"the approval ended {look.moment(approval.expires)}; then propose again",
        )


def current(look: Look) -> Proposal:
    """The solution that is on its way; the stage says that there is one."""
    proposal = look.state.proposal
    assert proposal is not None, "a stage of Make It Right"
    return proposal


def typed(terms: Terms) -> str:
    """Terms as they are typed."""
    listed = (
        term.remedy if term.amount is None else f"{term.remedy}={term.amount:f}"
        for term in terms.remedies
    )  # fmt: skip
    return " ".join((*listed, *_condition(terms)))


def asking_for(terms: Terms) -> str:
    """Terms of the same remedies, with amounts to be filled in."""
    listed = (term.remedy if term.amount is None else f"{term.remedy}=AMOUNT" for term in terms.remedies)
    return " ".join((*listed, *_condition(terms)))


def _condition(terms: Terms) -> tuple[str, ...]:
    if terms.condition is None:
        return ()
    of = f"{terms.condition_of}=" if terms.condition_of is not None else ""
    return (f"--condition {of}{_in_quotes(terms.condition)}",)


def _in_quotes(words: str) -> str:
    """Words as one argument of a shell, in the quotation marks that read best."""
    return shlex.quote(words) if _MEANS_SOMETHING & set(words) else f'"{words}"'


def until(look: Look, proposal: Proposal) -> str:
    """How long the approval of a solution holds."""
    approval = proposal.approval
    if approval is None:
        return ""
    if approval.expires is None:
        return f"; approved until {lasting(approval.lasts)} after this contact"
    return f"; approved until {look.moment(approval.expires)}"


def _offered(look: Look, terms: Terms) -> str:
    """The offer as it is said; its condition has a sentence of its own."""
    condition = ""
    if terms.condition is not None:
        words = terms.condition.strip()
        end = "" if words[-1:] in _ENDS else "."
        condition = f" {_of_what(look, terms)} is one condition: {words}{end}"
    return f"To make it right, we would like to offer you {_in_words(look, terms)}.{condition} Would that be fair?"


def _of_what(look: Look, terms: Terms) -> str:
    if terms.condition_of is None or len(terms.remedies) == 1:
        return "There"
    return f"For {look.voice.remedy(look.policy.remedies[terms.condition_of])} there"


def _in_words(look: Look, terms: Terms) -> str:
    return look.voice.all_of([term.words(look.wording) for term in terms.remedies])
