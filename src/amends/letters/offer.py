"""The offer: the exact terms, until when they hold, and how to answer."""

from datetime import datetime

from amends.cases.events.letters import LetterKind
from amends.cases.events.route import SolutionOffered
from amends.cases.parts import Proposal, ProposalState
from amends.letters.letter import Items, Letter, Paragraph
from amends.letters.path import path_parts
from amends.letters.terms import condition_parts, terms_in_words
from amends.letters.writing import Writing


def offer_letter(writing: Writing) -> Letter | None:
    """The letter with what is offered now; None where nothing is any more."""
    proposal = writing.state.proposal
    if proposal is None or proposal.state is not ProposalState.OFFERED or proposal.approval is None:
        return None
    words = writing.phrases.offer
    return writing.letter(
        LetterKind.OFFER,
        words.subject,
        Paragraph(words.opening),
        Items(terms_in_words(writing, proposal.terms)),
        *condition_parts(proposal.terms, words.condition),
        Paragraph(words.until.format(moment=writing.moment(holds_until(writing, proposal)))),
        Items((words.yes, words.something_else, words.no)),
        *path_parts(writing, writing.phrases.path.if_not_right),
    )


def holds_until(writing: Writing, proposal: Proposal) -> datetime:
    """Until when it surely holds; while its end hangs on a contact that goes on, it holds no shorter than this."""
    approval = proposal.approval
    assert approval is not None, "only what was approved is offered"
    if approval.expires is not None:
        return approval.expires
    offered = (
        one.at
        for one in reversed(writing.history)
        if isinstance(one.event, SolutionOffered) and one.event.proposal == proposal.id
    )
    return next(offered, proposal.at) + approval.lasts
